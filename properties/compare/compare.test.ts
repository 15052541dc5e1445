/** The grid, the document, and that limits are above what they limit: on small worlds, and with a theory that is made false. */
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {InputError} from '../../theory/errors.ts';
import {compare, plannedPoints, refutes} from './compare.ts';
import {comparedWorld} from './comparedWorlds.ts';
import {compareText} from './compareText.ts';
import type {Ground} from './ground.ts';
import {theories} from './theories/index.ts';
import {viewsWorld} from './worlds/views.ts';

const backend = () => Promise.reject(new Error('no training here'));
const shared = {seed: 1, delta: 0.1, loss: 'hinge', backend} as const;

async function grounds(points: readonly object[], loss: 'hinge' | 'squared'): Promise<Ground[]> {
  const made = await viewsWorld.grounds(
    points.map((at) => ({...viewsWorld.base, ...at})),
    {...shared, loss, repeat: 0},
  );
  return made.map((one) => one());
}

const POINTS = [
  {},
  {n: 100},
  {N: 100},
  {shift: 0.1},
  {dependence: 0.25},
  {n: 300, N: 30, shift: 0.3, dependence: 0.5},
];

for (const loss of ['hinge', 'squared'] as const) {
  test(`${loss}: every theory has a limit in these worlds, terms add up to it, and few are below what they limit`, async (t) => {
    const violated = new Map<string, number>();
    const all = await grounds(POINTS, loss);
    for (const ground of all)
      for (const {key, limit} of theories) {
        const found = limit(ground);
        if ('missing' in found) {
          t.fail(`${key}: ${found.missing}`);
          continue;
        }
        const sum = found.terms.reduce((s, {value}) => s + value.hi, 0);
        t.true(Math.abs(Math.min(1, sum) - found.limit.hi) < 1e-9, key);
        if (found.limit.hi < found.truth.lo) violated.set(key, (violated.get(key) ?? 0) + 1);
      }
    for (const [key, times] of violated) t.true(times <= 3, `${key}: ${times} of ${all.length}`);
  });
}

test('R0 alone: theories whose transfer asks for a longer head have no limit, the others keep theirs', async (t) => {
  const at = {...viewsWorld.base, N: 1000};
  const limits = async (radius: 'transfer' | 'reference') => {
    const [one] = await viewsWorld.grounds([at], {...shared, repeat: 0, radius});
    const ground = one!();
    return new Map(theories.map(({key, limit}) => [key, limit(ground)]));
  };
  const [longer, short] = [await limits('transfer'), await limits('reference')];
  for (const key of ['main-assumptions', 'covering', 'certificate']) {
    t.false('missing' in longer.get(key)!, key);
    const found = short.get(key)!;
    t.regex('missing' in found ? found.missing : '', /head room/, key);
  }
  for (const key of ['main', 'contrastive', 'certificate-decoder', 'test-set'])
    t.false('missing' in short.get(key)!);
});

test('a few limits below what they limit are chance, many refute the level', (t) => {
  t.false(refutes(0, 1000, 0.1));
  t.false(refutes(1, 1, 0.1));
  t.false(refutes(15, 100, 0.1));
  t.true(refutes(40, 100, 0.1));
  t.true(refutes(100, 100, 0.1));
});

test('equal options, equal documents; every cell is on its axes; a stopped run says so', async (t) => {
  const options = {
    ...shared,
    worlds: [viewsWorld],
    repeats: 1,
    baseOnly: true,
    command: 'transferbound compare',
  };
  const [first, second] = [await compare(options), await compare(options)];
  t.is(JSON.stringify(first), JSON.stringify(second));
  t.true(first.complete);
  t.deepEqual(
    first.worlds[0]!.cells.map(({on}) => on),
    [['base']],
  );
  const plan = plannedPoints(viewsWorld);
  t.is(plan.length, new Set(plan.map(({at}) => JSON.stringify(at))).size);
  for (const axis of Object.keys(viewsWorld.axes) as (keyof typeof viewsWorld.axes)[])
    t.is(plan.filter(({on}) => on.has(axis)).length, viewsWorld.axes[axis]!.length);
  const stopped = await compare({...options, signal: AbortSignal.abort()});
  t.false(stopped.complete);
  t.regex(compareText(stopped), /Stopped early/);
});

test('docs/compare.md shows what the small command prints', async (t) => {
  const page = await readFile(join('docs', 'compare.md'), 'utf8');
  const found = await compare({...shared, worlds: [viewsWorld], repeats: 1, baseOnly: true, command: ''});
  const [table] = compareText(found).split('\n## What each');
  t.true(page.includes(table!.split('\n').slice(2).join('\n').trim()), table);
  for (const {name, needs} of theories) {
    t.true(page.includes(name), name);
    t.true(page.includes(needs), needs);
  }
});

test('worlds that are none', async (t) => {
  await t.throwsAsync(comparedWorld('digit'), {
    instanceOf: InputError,
    message:
      /expected views \| teacher \| digits \| fashion \| text \| masked-teacher \| masked-digits \| file:DIR, got "digit"/,
  });
  await t.throwsAsync(comparedWorld('file:no-such-directory'), {instanceOf: InputError});
  await t.throwsAsync(
    async () =>
      viewsWorld
        .grounds([{...viewsWorld.base, dependence: 0.3}], {...shared, repeat: 0})
        .then(([one]) => one!()),
    {
      instanceOf: InputError,
      message: /a multiple of 1\/16/,
    },
  );
});
