/** The pages of docs/ as a site: the same files that a reader of the repository opens, with formulas, search and a side bar. */
import {readFileSync} from 'node:fs';
import {cp, readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {tex} from '@mdit/plugin-tex';
import {defineConfig} from 'vitepress';
import {diagrams} from './diagrams.ts';
import {formula} from './formula.ts';
import {outsideLinks} from './outsideLinks.ts';
import {sidebar} from './sidebar.ts';

// Pages find packages from where they lie, so they are copied to beside them: in a dot folder, which TypeScript leaves out.
const pages = fileURLToPath(new URL('../.pages', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
await rm(pages, {recursive: true, force: true});
await cp(join(root, 'docs'), pages, {recursive: true});
const {version, description, repository} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
// The path under which a server has the site.
const base = process.env['SITE_BASE'] ?? '/';
const source: string | undefined = repository?.url?.replace(/^git\+/, '').replace(/\.git$/, '');

export default defineConfig({
  srcDir: pages,
  outDir: join(root, 'site/dist'),
  cacheDir: join(root, 'site/.cache'),
  title: 'transferbound',
  description,
  lang: 'en',
  head: [['link', {rel: 'icon', href: 'data:,'}]],
  base,
  rewrites: {'README.md': 'index.md', ':folder/README.md': ':folder/index.md'},
  vite: {build: {chunkSizeWarningLimit: 4096}},
  markdown: {
    theme: {light: 'github-light-high-contrast', dark: 'github-dark-high-contrast'},
    config(md) {
      md.use(tex, {mathFence: true, render: formula});
      md.use(diagrams);
      // Indented blocks look and scroll as fenced ones.
      md.renderer.rules.code_block = (tokens, index, options, env, self) => {
        tokens[index]!.info = 'text';
        return md.renderer.rules.fence!(tokens, index, options, env, self);
      };
      md.use(outsideLinks, {source, base});
    },
  },
  themeConfig: {
    search: {
      provider: 'local',
      options: {translations: {button: {buttonText: 'Search', buttonAriaLabel: 'Search'}}},
    },
    nav: [
      {text: 'Start', link: '/start'},
      {text: 'Claims', link: '/claims'},
      {text: 'Theory', link: '/theory/'},
      {text: 'Reference', link: '/reference/'},
      {text: version, link: '/'},
    ],
    sidebar: sidebar(await readFile(join(root, 'docs/README.md'), 'utf8')),
    outline: [2, 3],
  },
  // Counterexamples, witnesses and programs that pages link to.
  async buildEnd({outDir}) {
    await cp(join(root, 'fixtures'), join(outDir, 'fixtures'), {recursive: true});
    await cp(join(root, 'docs/examples'), join(outDir, 'examples'), {recursive: true});
  },
});
