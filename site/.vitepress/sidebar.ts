import type {DefaultTheme} from 'vitepress';

const ROW = /^\| \[([^\]]+)\]\(([^)]+)\)/;

/** The tables of docs/README.md, a group for each: a page that it lacks is missing on the site as well. */
export function sidebar(index: string): DefaultTheme.SidebarItem[] {
  const groups: DefaultTheme.SidebarItem[][] = [];
  let inTable = false;
  for (const line of index.split('\n')) {
    const [, text, page] = ROW.exec(line) ?? [];
    if (!line.startsWith('|')) inTable = false;
    if (text === undefined || page === undefined) continue;
    if (!inTable) groups.push([]);
    inTable = true;
    groups.at(-1)?.push({text, link: `/${page.replace(/README\.md$/, '').replace(/\.md$/, '')}`});
  }
  const [guide, proofs] = groups;
  if (groups.length !== 2 || !guide || !proofs) {
    throw new Error(`docs/README.md: expected 2 tables of pages, got ${groups.length}`);
  }
  return [
    {text: 'Guide', items: [{text: 'Documentation', link: '/'}, ...guide]},
    {text: 'Theory and proofs', items: [{text: 'All statements', link: '/theory/'}, ...proofs]},
  ];
}
