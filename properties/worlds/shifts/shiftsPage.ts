import {SHIFT_KINDS, shiftNamed} from './registry.ts';

/** The Markdown table of docs/worlds-and-shifts.md: kind, fields, what it does. */
function shiftTable(): string {
  const rows = SHIFT_KINDS.map((name) => {
    const {schema, about} = shiftNamed(name)!;
    const fields = Object.keys(schema.properties).filter((field) => field !== 'kind');
    return `| \`${name}\` | ${fields.map((field) => `\`${field}\``).join(', ')} | ${about} |`;
  });
  return ['| kind | fields | what it does |', '|---|---|---|', ...rows].join('\n');
}

const BETWEEN = /(<!-- shifts: [^>]*-->\n\n)[\s\S]*?(\n\n<!-- end of shifts -->)/;

/** The page with the table of today's registry between its two marks. */
export function shiftsPage(page: string): string {
  return page.replace(BETWEEN, (_, before, after) => `${before}${shiftTable()}${after}`);
}
