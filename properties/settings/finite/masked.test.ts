// Masked inputs: token rows under mu, means over K downstream.
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {toInterval} from '../../../theory/arithmetic/rational.ts';
import {makeCase} from '../../../theory/case/case.ts';
import {pretextSide, pretextTable} from '../../../theory/case/pretextSide.ts';
import {claims} from '../../../theory/claims/index.ts';
import {entry} from '../../../theory/linear/exactMatrix.ts';
import {toRows} from '../../../theory/linear/matrix.ts';
import {pooledOverMask} from '../../../theory/transfer/assumptions.ts';
import {schurOf} from '../../../theory/transfer/contextEncoder.ts';
import {evaluate} from '../../evaluate/evaluate.ts';
import {shrink} from '../shrink.ts';
import {finiteSettings} from './arbitrary.ts';
import {finiteCase} from './case.ts';
import type {FiniteSetting} from './setting.ts';

/** One point, K of two tokens with h° = 1 at both, h blind: every deviation is 1, so that Jensen is an equality. */
const two: FiniteSetting = {
  family: 'finite',
  total: 1,
  U: {plus: [1], minus: [0]},
  T: {plus: [1], minus: [0]},
  loss: 'hinge',
  heads: {kind: 'ball', radius: 1},
  referenceHeads: {kind: 'ball', radius: 1},
  representation: [[0], [0], [5]],
  reference: [[1], [1], [-3]],
  others: [],
  decoder: [[1]],
  beta: 0.5,
  n: 1,
  nu: 0.5,
  tokens: [[1, 1, 0]],
};

const own = claims.filter(({id}) => id.startsWith('masked-autoencoder'));
const claim = (id: string) => claims.find((one) => one.id === id)!;

test('attained with two tokens in the mask; an unmasked token counts nowhere', (t) => {
  const c = finiteCase(two);
  t.deepEqual(toRows(c.reference), [[1]]);
  t.deepEqual(toRows(c.representation), [[0]]);
  for (const one of own) t.like(evaluate(one, c), {verdict: 'holds'}, one.id);
  for (const id of ['head', 'transferability', 'transferability-published'])
    t.is(evaluate(claim(`masked-autoencoder-${id}`), c).ratio, 1, id);
});

test('h° = (1, -1) on a mask of two pools to 0: the pretext loses 1, the head nothing', (t) => {
  const c = finiteCase({...two, reference: [[1], [-1], [0]]});
  const {inequality} = evaluate(claim('masked-autoencoder-head'), c);
  t.deepEqual(inequality?.lhs, {lo: 0, hi: 0});
  t.deepEqual(toInterval(entry(schurOf(c), 0, 0)), {lo: 1, hi: 1});
});

test('mu: rows weigh mass / |K|, unmasked ones nothing', (t) => {
  const rows = [[3], [3], [3], [1], [1], [2]];
  const c = finiteCase({
    ...two,
    total: 4,
    U: {plus: [1, 2], minus: [0, 1]},
    T: {plus: [4, 0], minus: [0, 0]},
    representation: rows,
    reference: rows,
    tokens: [
      [1, 1, 1],
      [1, 0, 1],
    ],
  });
  const {law, total} = pretextSide(c);
  t.deepEqual(
    Array.from(law.plus, (mass) => mass / total),
    [1 / 12, 1 / 12, 1 / 12, 3 / 8, 0, 3 / 8],
  );
  t.deepEqual(toRows(c.representation), [[3], [1.5]]);
});

test('a mean that is no double, a point without masked token, rows that do not fit: input errors', (t) => {
  const thirds = {...two, representation: [[0], [0], [1]], tokens: [[1, 1, 1]]};
  t.throws(() => finiteCase(thirds), {message: /means over K are doubles/});
  t.throws(() => finiteCase({...two, tokens: [[0, 0, 0]]}), {message: /a masked row of point 0/});
  t.throws(() => finiteCase({...two, tokens: [[1, 1]]}), {name: 'InputError'});
  t.throws(() => finiteCase({...two, tokens: [[1, 1], [1]]}), {name: 'InputError'});
});

test("claims of one row per point and claims of token rows know each other's cases", (t) => {
  const names = (id: string, setting: FiniteSetting) =>
    evaluate(claim(id), finiteCase(setting)).failed.map(({name}) => name);
  const {tokens: _tokens, ...plain} = two;
  const points = {...plain, representation: [[0]], reference: [[1]]};
  t.deepEqual(names('context-encoder-head', two), ['one row per point in the pretext']);
  t.deepEqual(names('masked-autoencoder-head', points), ['masked inputs with token rows']);
});

test('tables that are not the means over K fail a hypothesis', (t) => {
  const c = finiteCase(two);
  const representation = {rows: 1, columns: 1, data: Float64Array.of(2 ** -60)};
  const tables = new Map([
    [representation, pretextTable(c, c.representation)],
    [c.reference, pretextTable(c, c.reference)],
  ]);
  const off = makeCase({...c, representation, family: [representation], tokens: {...c.tokens!, tables}});
  t.true(pooledOverMask.holds(c));
  t.false(pooledOverMask.holds(off));
  t.deepEqual(
    evaluate(claim('masked-autoencoder-head'), off).failed.map(({name}) => name),
    [pooledOverMask.name],
  );
});

const settings = finiteSettings({heads: 'ball', realisable: true, tokens: true});

testProp(
  'Lambda is the Schur complement of a plain case in which mu is the law',
  [settings],
  (t, setting) => {
    const c = finiteCase(setting);
    const {law, total} = pretextSide(c);
    const spread = {plus: Array.from(law.plus), minus: Array.from(law.minus)};
    const {tokens: _tokens, ...rows} = setting;
    const plain = schurOf(finiteCase({...rows, total, U: spread, T: spread}));
    for (let i = 0; i < plain.rows; i++)
      for (let j = 0; j < plain.columns; j++)
        t.deepEqual(toInterval(entry(schurOf(c), i, j)), toInterval(entry(plain, i, j)));
  },
  {numRuns: 60},
);

testProp(
  'masks of one token: the claims of section 5 say what those of section 4 say',
  [finiteSettings({heads: 'ball', realisable: true})],
  (t, setting) => {
    const masked = finiteCase({...setting, tokens: setting.representation.map(() => [1])});
    const plain = finiteCase(setting);
    for (const one of own) {
      const id = one.id.replace('masked-autoencoder', 'context-encoder');
      t.deepEqual(evaluate(one, masked), evaluate(claim(id), plain), one.id);
    }
  },
  {numRuns: 40},
);

testProp(
  'pooled tables are means over the mask, to rounding',
  [settings],
  (t, setting) => {
    const c = finiteCase(setting);
    const flags = setting.tokens!;
    let start = 0;
    for (const [j, row] of flags.entries()) {
      const size = row.reduce((a, b) => a + b);
      for (let i = 0; i < c.reference.columns; i++) {
        const from = start;
        const sum = row.reduce((all, flag, p) => all + flag * setting.reference[from + p]![i]!, 0);
        t.true(Math.abs(c.reference.data[j * c.reference.columns + i]! - sum / size) < 1e-12);
      }
      start += row.length;
    }
  },
  {numRuns: 60},
);

test('settings with masks of several tokens are common, and shrink to the few that matter', (t) => {
  const drawn = fc.sample(settings, {seed: 7, numRuns: 200});
  const several = drawn.filter(({tokens}) => tokens!.some((row) => row.reduce((a, b) => a + b) > 1));
  t.true(several.length > 80, `${several.length} of 200`);
  const found = several.find(({tokens}) => tokens!.length > 2)!;
  const {tokens} = shrink(found, (s) => s.tokens!.some((row) => row.reduce((a, b) => a + b) > 1));
  t.deepEqual(tokens, [[1, 1]]);
});
