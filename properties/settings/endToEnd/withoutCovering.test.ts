/** End to end, context encoder, without the covering term: false, on a sample too large to enumerate. */
import test from 'ava';
import {sqrt} from '../../../theory/arithmetic/elementary.ts';
import {mul, point, positivePart, sum} from '../../../theory/arithmetic/interval.ts';
import {endToEndOn, realisableTransfer, type TransferForm} from '../../../theory/endToEnd/endToEndBound.ts';
import {makeEndToEndCase} from '../../../theory/endToEnd/endToEndCase.ts';
import {endToEndCase} from './case.ts';
import {edgeSettings} from './edges.ts';

const withoutCovering: TransferForm = ({optimisation, tail, rounding}, constant) =>
  mul(constant, sqrt(positivePart(point(sum([optimisation, tail, rounding]).hi))));

const N_LABELLED = 1e6;

test('one unlabelled draw of two points, a million labels: violated by every pair of samples', (t) => {
  const setting = edgeSettings({network: 'deep'})['context oneOfTwo']!;
  const {
    subject: _,
    memo: __,
    ...parts
  } = endToEndCase({
    ...setting,
    nu: 2 ** -15,
    nuPretraining: 1 - 2 ** -14,
  });
  const c = makeEndToEndCase({...parts, n: N_LABELLED});
  t.true(c.nu + c.nuPretraining < 1);
  for (const counts of [
    [1, 0],
    [0, 1],
  ]) {
    const pretraining = {counts, network: c.pretrain!(counts)};
    // The complexity grows with how often the point is drawn that h sees, and nothing else depends on D.
    const all = {plus: counts.map((x) => x * N_LABELLED), minus: [0, 0], n: N_LABELLED};
    const found = endToEndOn(c, pretraining, withoutCovering).judge(all);
    t.true(found.lhs.lo > found.rhs.hi, `${found.lhs.lo}, ${found.rhs.hi}`);
    t.true(endToEndOn(c, pretraining, realisableTransfer).judge(all).slack.lo > 0);
  }
});
