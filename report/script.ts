/** What the page does beyond reading: another theme, copying. Without it everything is still there to read. */
export const script = `
(() => {
  const root = document.documentElement;
  root.classList.add('scripted');
  const theme = document.querySelector('[data-theme-button]');
  const dark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  const say = () => { theme.textContent = dark() ? 'Light' : 'Dark'; };
  theme.addEventListener('click', () => { root.dataset.theme = dark() ? 'light' : 'dark'; say(); });
  say();
  const select = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    const code = button.parentElement.querySelector('code');
    select(code);
    let copied = false;
    try { await navigator.clipboard.writeText(code.textContent); copied = true; }
    catch { copied = document.execCommand('copy'); }
    button.textContent = copied ? 'Copied' : 'Selected';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
})();
`;
