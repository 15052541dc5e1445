/** docs/sharp-constants.md: the committed table of sharp constants, each refuted value with its world. */
import {counterexampleText} from '../cli/reporters/counterexampleText.ts';
import {constantsOf} from '../properties/claimRegistry/constants.ts';
import {findClaim} from '../properties/claimRegistry/loadClaims.ts';
import type {SharpConstants, SharpRow} from '../properties/sharpen/sharpDocument.ts';
import {constantText, meetText, refutedText} from '../properties/sharpen/sharpText.ts';

export const SHARP_CONSTANTS = 'fixtures/sharp/constants.json';

/** Columns of a world's text. */
const WIDTH = 110;

const latexOf = ({claim, constant}: SharpRow): string =>
  constantsOf(findClaim(claim), findClaim).find(({name}) => name === constant)?.latex ?? '';

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function entry(row: SharpRow): string {
  const {claim, constant, published, proved} = row;
  const known = published === undefined ? '-' : constantText(published);
  const name = `[\`${claim}\`](claims.md#${claim})`;
  return line([name, constant, known, constantText(proved), refutedText(row), meetText(row)]);
}

function world(row: SharpRow): string[] {
  const {claim, constant, refuted} = row;
  if (!refuted) return [];
  const text = counterexampleText({setting: refuted.setting}, WIDTH).join('\n');
  const latex = latexOf(row);
  return [
    `### \`${claim}\`: ${constant}`,
    '',
    `$\`${latex}\`$: ${refutedText(row)}`,
    '',
    '```text',
    text,
    '```',
    '',
  ];
}

/** @param found the committed table */
export function sharpPage({rows, command}: SharpConstants): string {
  const attained = rows.filter(({refuted}) => refuted?.attained).length;
  const none = rows.filter(({refuted}) => !refuted).length;
  return [
    '# Sharp constants',
    '',
    '<!-- Written by `npm run docs`; a test fails where it is stale. -->',
    '',
    'How far could the constants of the claims come down? For a constant c in front of a term, every world gives a lower limit:',
    '(left side - other terms) / term, where the term is above 0. Anything below it is refuted by that world. For a claim with',
    'probability 1 - nu the ratio is its (1 - nu)-quantile over all samples, so that with a smaller c the bound fails with a probability above nu.',
    '',
    `\`${command}\` maximises that ratio by [the hunt](hunt.md), then evaluates the claim with the constant just below it: the enclosures of`,
    'both sides must not overlap. **A refuted constant is a theorem**: its world is below, and a test evaluates all of them again. That',
    'nothing larger was refuted is no more than a **conjecture**, but for the proved constant, above which nothing can be refuted. Each hunt goes on from the',
    'worlds of the committed table, so that another run finds no less.',
    '',
    'Constants are the numbers that a term begins with (1 where it begins with none), with the other terms as they are stated. *left side*: a constant in front of the left',
    'side, where larger ones are refuted. *beta*: the exponent of the pretext gap, C as it is: a world that attains the bound with a gap below 1 refutes every larger one.',
    'Published constants are in the units of the row: a published 4 sqrt(ln(1/nu)/n) is 5.66 sqrt(ln(1/nu)/(2n)).',
    '',
    `Of ${rows.length} constants ${attained} are attained: no smaller one is true. For ${none} no positive value was refuted.`,
    '',
    line(['claim', 'constant of', 'published', 'proved', 'refuted', 'do they meet?']),
    line(['---', '---', '---:', '---:', '---', '---']),
    ...rows.map(entry),
    '',
    `\`transferbound sharpen CLAIM\` does one claim, with \`--evaluations\` or \`--budget\` per constant. The rows above are in [\`${SHARP_CONSTANTS}\`](../${SHARP_CONSTANTS});`,
    'with `--counterexamples DIR` each is a fixture that `transferbound replay` takes, and that [`transferbound prove`](prove.md) writes a certificate of. `npm run certificates`',
    'makes and checks them all. A claim that is new comes into the table by `--into FILE`.',
    '',
    '## The worlds',
    '',
    ...rows.flatMap(world),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}
