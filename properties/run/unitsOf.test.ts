import test from 'ava';
import {findClaim} from '../claimRegistry/loadClaims.ts';
import {jsonText} from '../files/jsonText.ts';
import type {RunSettings} from '../worldKinds/runSettings.ts';
import {backendOf, type Executor, performUnit, type UnitOutcome} from './executor.ts';
import {type Group, type Unit, unitIndex} from './plan.ts';
import {executeRun} from './runCheck.ts';
import {prepareRun} from './runManifest.ts';
import {WHOLE} from './shardResult.ts';
import {type UnitOrder, unitsOf} from './unitsOf.ts';

const claims = ['data-processing-reversed', 'transfer-decomposition', 'main-theorem'];

const settings: RunSettings = {
  worlds: ['finite', 'mlp'],
  runs: 30,
  imageRuns: 1,
  trainedRuns: 5,
  trainedImageRuns: 1,
  trials: 40,
  nu: 0.1,
  seed: 1,
  alpha: 1e-6,
};

const prepared = await prepareRun(claims.map(findClaim), claims, settings);

/** Group of weight `weight` behind `before` units. */
const group = (weight: number, before: number) => ({weight, before, batches: 2}) as Group;
const plan = {groups: [group(1, 0), group(400, 2), group(20, 4), group(400, 6)]};
const places = (order: UnitOrder, shard = WHOLE, needed: (unit: Unit) => boolean = () => true) =>
  [...unitsOf(plan, shard, needed, order)].map(unitIndex);

test('heaviest groups first, equal ones in the order of the plan; or all in that order', (t) => {
  t.deepEqual(places('plan'), [0, 1, 2, 3, 4, 5, 6, 7]);
  t.deepEqual(places('heaviestFirst'), [2, 3, 6, 7, 4, 5, 0, 1]);
  t.deepEqual(places('inTurn'), [0, 2, 4, 6, 1, 3, 5, 7]);
});

test('in turn: groups of different length advance by the same share of their units', (t) => {
  const uneven = {
    groups: [
      {...group(1, 0), batches: 4},
      {...group(1, 4), batches: 1},
      {...group(1, 5), batches: 2},
    ],
  };
  const order = [...unitsOf(uneven as typeof plan, WHOLE, () => true, 'inTurn')].map(unitIndex);
  t.deepEqual(order, [0, 4, 5, 1, 2, 6, 3]);
});

test('shards and groups that are decided leave units out in any order', (t) => {
  for (const order of ['plan', 'heaviestFirst', 'inTurn'] as const) {
    const odd = places(order, {index: 2, of: 2});
    t.deepEqual(
      [...odd].sort((a, b) => a - b),
      [1, 3, 5, 7],
    );
    t.false(places(order, WHOLE, ({group: {weight}, at}) => weight !== 20 || at === 0).includes(5));
  }
});

/** What units come to, each done once. */
const outcomes = new Map<number, Promise<UnitOutcome | undefined>>();
function outcomeOf(unit: Unit): Promise<UnitOutcome | undefined> {
  const known =
    outcomes.get(unitIndex(unit)) ??
    backendOf(prepared.manifest).then((backend) => performUnit(unit, {...(backend ? {backend} : {})}));
  outcomes.set(unitIndex(unit), known);
  return known;
}

/** Hands on the outcomes of units in one order, and takes note of it; `from` says from which end of what it is handed. */
function noting(order: UnitOrder, from: 'first' | 'last', begun: number[]): Executor {
  return {
    order,
    async execute(units, sink) {
      const all = [];
      for (let {value} = units.next(); value; {value} = units.next()) all.push(value);
      for (const unit of from === 'first' ? all : all.reverse()) {
        begun.push(unitIndex(unit));
        const outcome = await outcomeOf(unit);
        if (outcome) sink.accept(unit, outcome);
      }
    },
  };
}

test('the evidence is the same to the byte in whatever order units are done', async (t) => {
  const runs = [];
  const orders: number[][] = [];
  for (const [order, from] of [
    ['plan', 'first'],
    ['heaviestFirst', 'first'],
    ['plan', 'last'],
  ] as const) {
    const begun: number[] = [];
    runs.push(jsonText(await executeRun(prepared, noting(order, from, begun), {})));
    orders.push(begun);
  }
  t.true(prepared.plan.groups.some(({world}) => world === 'mlp'));
  t.is(new Set(orders.map(String)).size, 3);
  t.is(runs[1], runs[0]);
  t.is(runs[2], runs[0]);
});
