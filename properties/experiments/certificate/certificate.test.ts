/** Both forms on the same trials; the tables of a trained world for claims about pools give its pretext excess. */
import test from 'ava';
import {selectBackend} from '../../../models/index.ts';
import {decoderMatrix} from '../../../models/layout.ts';
import {point, sub, sum, ZERO} from '../../../theory/arithmetic/interval.ts';
import {populationRisk} from '../../../theory/case/quantities.ts';
import {cheapestDecodedHead, decodedTransfer} from '../../../theory/certificate/decodedHeads.ts';
import {heldOutLosses} from '../../../theory/certificate/heldOutExcess.ts';
import {cheapestHead} from '../../../theory/certificate/shrunkHeads.ts';
import {referenceCase, referenceHead} from '../../../theory/endToEnd/endToEndBound.ts';
import {lossAtMargin} from '../../../theory/heads/loss.ts';
import {jointAtoms, weightedMean} from '../../../theory/heads/risk.ts';
import {pooledWorld} from '../../worlds/endToEnd/pooledWorld.ts';
import {decoderLoss} from '../../worlds/pretext/pretextRows.ts';
import {poolSettings} from '../../worlds/trained/poolSettings.ts';
import {trainBatch} from '../../worlds/trained/trainBatch.ts';
import {markdown} from '../experiment.ts';
import {certificateExperiment} from './certificateExperiment.ts';

const backend = await selectBackend();
const sizes = {n: 1000, heldOut: 100_000, nu: 0.1};

for (const kind of ['context', 'masked'] as const) {
  test.serial(`${kind}: the tables with the trained decoder lose what the network loses`, async (t) => {
    const [one] = await trainBatch(backend, poolSettings(kind, {seed: 1, count: 1}));
    const {case: c, network} = pooledWorld(one!, sizes);
    const {measured, mean, referenceLoss} = heldOutLosses(c, network);
    const {trained, world} = one!;
    const whole = decoderLoss(world.rows, trained, decoderMatrix(trained.weights));
    t.true(Math.abs(measured.hi + referenceLoss.hi - whole.hi) < 1e-5 * (1 + whole.hi));
    t.true(Math.abs(mean.hi - measured.hi) < 1e-9);
  });
}

test.serial(
  'the cheapest head: theta° where the pretext loses nothing, else less than it costs',
  async (t) => {
    const [one] = await trainBatch(backend, poolSettings('context', {seed: 1, count: 1}));
    const {case: c} = pooledWorld(one!, sizes);
    const best = referenceHead(c);
    t.is(cheapestHead(c, 0), best);
    const head = cheapestHead(c, 0.5);
    const cost = ({gap, preimage}: typeof best) => gap + preimage.norm.hi * 0.5;
    t.true(cost(head) <= cost(best));
    t.true(head.preimage.inRowSpace && Math.hypot(...head.theta) <= c.referenceRadius);
    const known = referenceCase(c);
    const risk = (theta: Float64Array) => populationRisk(known, 'U', known.reference, theta);
    t.true(risk(head.theta).hi - risk(best.theta).lo <= head.gap + best.gap + 1e-12);
  },
);

for (const kind of ['context', 'masked'] as const) {
  test.serial(`${kind}: what a decoded head loses by the transfer is at most what it pays`, async (t) => {
    for (const one of await trainBatch(backend, poolSettings(kind, {seed: 1, count: 3}))) {
      const {case: c, network} = pooledWorld(one, sizes);
      const {measured} = heldOutLosses(c, network);
      const law = jointAtoms(c.pool.T);
      for (const excess of [measured.hi, 4 * measured.hi, measured.hi / 16]) {
        const head = cheapestDecodedHead(c, network, point(excess));
        const {slope, curvature} = decodedTransfer(head, point(measured.hi));
        const lost = sub(weightedMean(law, head.transferred, c.pool.total), head.risk);
        t.true(lost.lo <= sum([slope, curvature, head.unseen]).hi);
        t.true(head.risk.hi <= lossAtMargin(c.loss, ZERO).hi + 1e-9);
      }
      // Without a pretext excess nothing keeps the head from being as long as it likes.
      const free = cheapestDecodedHead(c, network, ZERO);
      const costly = cheapestDecodedHead(c, network, point(100));
      t.true(free.risk.hi <= costly.risk.hi && free.norm.hi > costly.norm.hi);
    }
  });
}

test.serial('all forms in the ball, the certificates alone elsewhere; a row counts its trials', async (t) => {
  const values = {encoder: 'context', settings: 3, n: 1000, heldOut: 10_000};
  const report = await certificateExperiment.run(values, {backend, seed: 1});
  const {rows} = report as unknown as {
    rows: {world: string; form: string; kept: number; levels: Record<string, number>; violated: number}[];
  };
  t.deepEqual(
    rows.filter(({world}) => world === 'ball').map(({form, kept}) => [form, kept]),
    [
      ['decoder', 3],
      ['certificate', 3],
      ['covering', 3],
    ],
  );
  for (const {kept, levels, violated, world, form} of rows) {
    t.is(
      Object.values(levels).reduce((a, b) => a + b, 0),
      kept,
    );
    t.is(violated, 0);
    if (world !== 'ball') t.not(form, 'covering');
  }
  t.regex(markdown(certificateExperiment.view(report)), /\| context \| in the ball \| covering \| 3 \|/);
});
