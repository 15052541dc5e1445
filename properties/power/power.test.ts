// A few cells of the matrix; and an edge setting that has lost its power is noticed.
import test from 'ava';
import {selectBackend} from '../../models/index.ts';
import {type Case, makeCase} from '../../theory/case/case.ts';
import {claims, mutants} from '../../theory/claims/index.ts';
import type {EndToEndCase} from '../../theory/endToEnd/endToEndCase.ts';
import {InputError} from '../../theory/errors.ts';
import {evaluateSetting} from '../evaluate/evaluate.ts';
import {edgeSettings} from '../settings/endToEnd/edges.ts';
import type {EdgeCase} from '../worldKinds/edges/edgeGroups.ts';
import {failures, powerMatrix} from './powerMatrix.ts';

const limits = {seed: 1, nu: 0.1, alpha: 1e-6};
const BOTH = [
  'end-to-end-context-encoder',
  'end-to-end-context-without-transfer',
  'end-to-end-context-without-tv',
  'end-to-end-context-without-task',
  'end-to-end-context-with-tenth-of-terms',
  'end-to-end-context-with-largest-loss',
];
const POOLS = ['main-theorem', 'main-theorem-without-transferability', 'main-theorem-without-tv'];

test('end to end on the context world: five neighbours refuted, the claim itself not', async (t) => {
  const cells = await powerMatrix({...limits, worlds: ['context'], ids: BOTH});
  t.is(cells.length, BOTH.length);
  t.deepEqual(failures(cells), []);
  for (const {mutates, verdict, trials} of cells) {
    t.is(verdict, mutates ? 'refuted' : 'not refuted');
    t.true(mutates ? trials <= 10 : trials === 80);
  }
});

/** The blind encoder replaced by h°, which sees. */
function seeing(edge: EdgeCase): EdgeCase {
  if (!('nuPretraining' in edge.case)) {
    const c = edge.case as Case;
    const {memo: _, ...kept} = c;
    return {...edge, case: makeCase({...kept, representation: c.reference})};
  }
  const {reference, nuPretraining} = edge.case as EndToEndCase;
  const {stages} = edge;
  const network = {...reference, scale: {factor: 1, nu: nuPretraining}, distance: 1};
  return {
    ...edge,
    stages(claim) {
      const [first, second] = stages!(claim);
      return [{draw: (random) => ({...(first!.draw(random) as object), network})}, second!];
    },
  };
}

test('where the blind encoder sees, nothing pays for its transfer, and the matrix fails', async (t) => {
  const ids = ['end-to-end-context-without-transfer', 'end-to-end-context-with-largest-loss'];
  const cells = await powerMatrix({...limits, worlds: ['context'], ids, change: seeing});
  t.deepEqual(
    failures(cells).map(({claim}) => claim),
    ['end-to-end-context-without-transfer'],
  );
});

test('the main theorem on the context world, and with an encoder that sees', async (t) => {
  const backend = await selectBackend();
  const shared = {...limits, worlds: ['context'], ids: POOLS, backend};
  t.deepEqual(failures(await powerMatrix(shared)), []);
  const broken = failures(await powerMatrix({...shared, change: seeing}));
  t.deepEqual(
    broken.map(({claim}) => claim),
    POOLS.slice(1),
  );
});

test('a world without edges is refused', async (t) => {
  await t.throwsAsync(powerMatrix({...limits, worlds: ['finite']}), {instanceOf: InputError});
});

test('no end-to-end claim is refuted on the edges of enumerable worlds', (t) => {
  for (const claim of claims.filter(({kind}) => kind === 'end-to-end')) {
    for (const [name, setting] of Object.entries(edgeSettings(claim.needs))) {
      const {failed, verdict} = evaluateSetting(claim, setting);
      const [first] = failed;
      // One draw has no sample variance; pairs of samples of 1,000 draws are too many; no decoder says both of two opposite targets.
      const where =
        first?.name === 'm >= 2'
          ? /oneOfTwo|fittedDecoder|oppositeTargets/
          : first?.name.startsWith('at most')
            ? /twoLaws|fittedDecoder|oppositeTargets|oneOfTwo/
            : /oppositeTargets|oppositeDecoder/;
      if (first) t.regex(name, where, `${claim.id}: ${first.name}`);
      else t.is(verdict, 'holds', `${claim.id} on ${name}`);
    }
  }
});

test('every enumerable edge refutes a mutant', (t) => {
  const own = mutants.filter(({kind}) => kind === 'end-to-end');
  for (const [name, setting] of Object.entries(edgeSettings({}))) {
    const encoder = setting.scenario === 'masked' ? 'masked' : 'deep';
    const about = own.filter(({needs: {network = encoder}}) => network === encoder);
    t.true(
      about.some((claim) => evaluateSetting(claim, setting).verdict === 'refuted'),
      name,
    );
  }
});
