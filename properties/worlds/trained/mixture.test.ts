import test from 'ava';
import {selectBackend} from '../../../models/index.ts';
import {compare, rational} from '../../../theory/arithmetic/rational.ts';
import {drawSample} from '../../../theory/case/drawSample.ts';
import {claims} from '../../../theory/claims/index.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {exactPretextLoss} from '../../../theory/pretext/leastSquares.ts';
import {evaluate} from '../../evaluate/evaluate.ts';
import {jsonText} from '../../files/jsonText.ts';
import {plainSettings} from './plainSettings.ts';
import {poolWorld} from './poolWorld.ts';
import {type TrainedCase, trainBatch} from './trainBatch.ts';

const backend = await selectBackend();

/** Evidence of every claim that trained worlds are for, the with-probability ones on one fresh sample; none held out. */
function evidence({case: c, setting}: TrainedCase): string {
  const own = claims.filter(
    ({needs, subject}) => subject === undefined && !needs.test && (needs.images || needs.realisable),
  );
  const sample = drawSample(c, generator(setting.seed).derive('test'));
  const found = own.map((claim) =>
    claim.kind === 'with-probability' ? claim.prepare(c)(sample) : evaluate(claim, c),
  );
  return jsonText([own.map(({id}) => id), found]);
}

for (const encoder of ['context', 'masked'] as const) {
  const settings = plainSettings(encoder, {seed: 11, count: 3}).map((s) => ({...s, n: 4}));

  test.serial(`${encoder}: one seed twice gives the same evidence, bit for bit`, async (t) => {
    const [first, second] = [await trainBatch(backend, settings), await trainBatch(backend, settings)];
    t.is(first.length, 3);
    t.deepEqual(first.map(evidence), second.map(evidence));
    t.not(evidence(first[0]!), evidence(first[1]!));
    t.true(evidence(first[0]!).includes('main-theorem'));
  });

  test.serial(`${encoder}: a batch of settings trains as one at a time`, async (t) => {
    const together = await trainBatch(backend, settings);
    for (const [k, setting] of settings.entries()) {
      const [alone] = await trainBatch(backend, [setting]);
      const [a, b] = [together[k]!.trained, alone!.trained];
      t.is(b.steps, setting.training.steps);
      const last = b.curves.pretext.at(-1)!;
      t.true(Math.abs(a.curves.pretext.at(-1)! - last) <= 1e-4 * last);
      t.true(Math.abs(a.risk - b.risk) <= 1e-4 * b.risk);
    }
  });

  test.serial(`${encoder}: the teacher's loss is 0, exactly, on what the encoder is given`, (t) => {
    const {pool, inputs, teacher} = poolWorld(backend, settings[0]!);
    const {reference, decoder, target} = teacher!;
    const loss = exactPretextLoss(pool.U, pool.total, reference, decoder, target);
    t.is(compare(loss, rational(0n)), 0);
    if (!inputs.masks) return;
    const {length} = inputs.masks;
    const q = target.columns;
    const places = new Set<number>();
    for (let at = inputs.masks.indexOf(1); at >= 0; at = inputs.masks.indexOf(1, at + 1)) {
      const point = Math.floor((at * pool.size) / length);
      places.add(at % (length / pool.size));
      t.deepEqual(
        Array.from(inputs.inputs.subarray(at * q, (at + 1) * q)),
        Array.from(target.data.subarray(point * q, (point + 1) * q)),
      );
    }
    t.true(places.size > 1);
  });
}
