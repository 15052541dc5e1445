/** A baseline of one's own claims: made, compared, moved by a change of the claim, and never that of the built-in ones. */
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {startSession} from './testing/session.ts';

const folder = mkdtempSync(join(tmpdir(), 'transferbound-regress-'));
const session = startSession(folder);
test.after.always(() => {
  session.end();
  rmSync(folder, {recursive: true, force: true});
});

/** A claim whose right side is `right` everywhere; its left side is 1. */
function claim(name: string, right: number, body = ''): string {
  const [one, limit, slack] = [1, right, right - 1].map((x) => `{lo: ${x}, hi: ${x}}`);
  writeFileSync(
    join(folder, name),
    `export const own = {id: 'own', title: 't', statement: 's', source: 'mine', kind: 'deterministic', needs: {}, hypotheses: [],
  evaluate() { ${body} return {lhs: ${one}, rhs: ${limit}, slack: ${slack}, terms: [{key: 'a', name: 'a', value: ${limit}}]}; }};\n`,
  );
  return `./${name}`;
}

test('a baseline of the claims of a file', async (t) => {
  const baseline = ['--baseline', 'own.json'];
  t.like(await session.run(['regress', '--claims', claim('two.js', 2)]), {code: 2});
  t.false(existsSync(join(folder, 'ci')));
  const made = ['regress', '--claims', './two.js', ...baseline, '--update', '--each', '2'];
  t.like(await session.run(made), {code: 0, out: 'baseline written: 1 claim, 2 settings, 0 refuted\n'});
  t.like(await session.run(['regress', '--claims', './two.js', ...baseline]), {code: 0});
  const moved = await session.run(['regress', '--claims', claim('half.js', 0.5), ...baseline]);
  if (typeof moved === 'string') return t.fail(moved);
  t.is(moved.code, 1);
  t.regex(moved.out, /own: NEW VIOLATION: verdict was holds, is refuted/);
  const endless = await session.run([
    'regress',
    '--claims',
    claim('loop.js', 2, 'for (;;);'),
    ...baseline,
    '--timeout',
    '1s',
  ]);
  if (typeof endless === 'string') return t.fail(endless);
  t.is(endless.code, 2);
  t.regex(endless.err, /did not end within 1 s \(--timeout\)/);
});
