import {html, type Markup} from '../html.ts';

/** Text to copy: selectable, with a button where scripts run. */
export function copyable(text: string, label: string): Markup {
  return html`<div class="copy"><pre tabindex="0" role="group" aria-label="${label}"><code>${text}</code></pre><button type="button" class="script" data-copy aria-label="Copy ${label}">Copy</button></div>`;
}
