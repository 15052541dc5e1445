import type MarkdownIt from 'markdown-it';

/**
 * Links that leave docs/: fixtures are files of the site, source files open in the repository where package.json names one and
 * are plain text elsewhere.
 */
export function outsideLinks(md: MarkdownIt, {source}: {readonly source: string | undefined}): void {
  md.core.ruler.push('outside-links', ({tokens, env}) => {
    const page: string = env.relativePath ?? '';
    const folder = page.includes('/') ? page.slice(0, page.lastIndexOf('/')) : '';
    for (const {children} of tokens) {
      const hidden: boolean[] = [];
      for (const token of children ?? []) {
        if (token.type === 'link_close' && hidden.pop()) {
          token.hidden = true;
          token.type = 'text';
        }
        if (token.type !== 'link_open') continue;
        const href = token.attrGet('href') ?? '';
        const path = new URL(href, `file:///docs/${folder && `${folder}/`}`).pathname;
        const outside = /^\.\.?\//.test(href) && !path.startsWith('/docs/');
        const plain = outside && !path.startsWith('/fixtures/') && !source;
        hidden.push(plain);
        if (plain) token.type = 'text';
        else if (outside && path.startsWith('/fixtures/')) {
          token.attrSet('href', path);
          token.attrSet('target', '_self');
        } else if (outside) token.attrSet('href', `${source}/blob/main${path}`);
      }
    }
  });
}
