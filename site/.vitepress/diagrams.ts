import {renderMermaidSVG} from 'beautiful-mermaid';
import type MarkdownIt from 'markdown-it';

/** Mermaid diagrams as pictures in the page's own colours, drawn when the site is built. */
export function diagrams(md: MarkdownIt): void {
  const {fence} = md.renderer.rules;
  md.renderer.rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index]!;
    if (token.info.trim() !== 'mermaid') return fence!(tokens, index, options, env, self);
    const svg = renderMermaidSVG(token.content, {
      bg: 'var(--vp-c-bg)',
      fg: 'var(--vp-c-text-1)',
      font: 'inherit',
      transparent: true,
    });
    // Fonts are the page's: nothing is fetched.
    const own = svg.replace(/@import url\([^)]*\);?/g, '');
    // Templates of pages may not hold a style sheet: the picture is given as a value.
    const value = JSON.stringify(own).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    return `<div class="diagram" tabindex="0" role="group" aria-label="Diagram" v-html="${value}"></div>\n`;
  };
}
