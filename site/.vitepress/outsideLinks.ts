import type MarkdownIt from 'markdown-it';

/**
 * Links to what is no page: fixtures and examples are files of the site (under `base`), source files open in the repository where
 * package.json names one and are plain text elsewhere.
 */
export function outsideLinks(
  md: MarkdownIt,
  {source, base}: {readonly source: string | undefined; readonly base: string},
): void {
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
        const relative = !/^(?:[a-z]+:|[/#])/.test(href);
        const file = relative ? (/^\/(?:docs\/)?((?:fixtures|examples)\/.*)/.exec(path)?.[1] ?? '') : '';
        const outside = relative && !file && !path.startsWith('/docs/');
        const plain = outside && !source;
        hidden.push(plain);
        if (plain) token.type = 'text';
        else if (file) {
          token.attrSet('href', `${base}${file}`);
          token.attrSet('target', '_self');
        } else if (outside) token.attrSet('href', `${source}/blob/main${path}`);
      }
    }
  });
}
