/** What the page does beyond reading: another theme, copying, filtering, sorting. Without it everything is still there to read. */
export const script = `
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
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
  const copy = async (button) => {
    const code = button.parentElement.querySelector('code');
    select(code);
    let copied = false;
    try { await navigator.clipboard.writeText(code.textContent); copied = true; }
    catch { copied = document.execCommand('copy'); }
    button.textContent = copied ? 'Copied' : 'Selected';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  };
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button && 'copy' in button.dataset) copy(button);
    if (button && button.dataset.all) for (const part of all('details.part')) part.open = button.dataset.all === 'open';
  });

  // Whatever is linked to is opened, with what is around it; print shows everything.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let node = target; node; node = node.parentElement) if (node.tagName === 'DETAILS') node.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  reveal();
  addEventListener('beforeprint', () => { for (const part of all('details.part, details.fold')) part.open = true; });

  // A click on a heading sorts: first down from the largest, then up, then as it was.
  const order = (row, i) => row.children[i].dataset.order ?? row.children[i].textContent.trim();
  const compare = (a, b) => {
    if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
    const [x, y] = [Number(a), Number(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? b.localeCompare(a) : y - x;
  };
  const known = (a, b, i) => order(a, i) !== '' && order(b, i) !== '';
  for (const table of all('table[data-sortable]')) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, i) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const next = {descending: 'ascending', ascending: ''}[head.getAttribute('aria-sort')] ?? 'descending';
        for (const other of heads) other.removeAttribute('aria-sort');
        if (next) head.setAttribute('aria-sort', next);
        const sign = next === 'ascending' ? -1 : 1;
        const sorted = next ? [...rows].sort((a, b) => (known(a, b, i) ? sign : 1) * compare(order(a, i), order(b, i))) : rows;
        body.append(...sorted);
      });
    });
  }

  const form = document.querySelector('form.filter');
  if (form) {
    const words = form.querySelector('[data-filter-words]');
    const verdict = form.querySelector('[data-filter-verdict]');
    const count = form.querySelector('[data-filter-count]');
    const found = all('[data-find]');
    const claims = all('table[data-sortable] [data-find]', document.querySelector('[aria-labelledby=claims-table]'));
    const apply = () => {
      const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
      for (const one of found)
        one.hidden = !(wanted.every((word) => one.dataset.find.includes(word)) && (!verdict.value || one.dataset.verdict === verdict.value));
      const shown = claims.filter((row) => !row.hidden).length;
      count.textContent = wanted.length || verdict.value ? shown + ' of ' + claims.length + ' claims' : '';
    };
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', apply);
    apply();
  }
})();
`;
