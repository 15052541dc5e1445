import {defineClaim, inequality} from '../claim.ts';
import {abs, type Interval, max, sum, ZERO} from '../interval.ts';
import type {IntervalMatrix} from '../intervalMatrix.ts';
import {parameter} from '../lipschitz/evaluateNetwork.ts';
import {at} from '../lipschitz/pair.ts';
import {softmaxRows} from '../lipschitz/softmaxRows.ts';

/** |x| of every entry of the first row. */
export function sizes(table: IntervalMatrix): Interval[] {
  return Array.from({length: table.columns}, (_, i) => abs(at(table, 0, i)));
}

/** The constant 1 is the supremum over logits, approached by two equal logits that part; it is not attained. */
export const softmaxLipschitz = defineClaim({
  id: 'softmax-lipschitz',
  subject: 'network',
  title: 'Softmax is 1-Lipschitz from sup norm to l1 norm',
  statement: String.raw`|\mathrm{softmax}(a)-\mathrm{softmax}(b)|_1\le|a-b|_\infty`,
  source: 'theory sections 5 and 6; docs/theory/lipschitz.md',
  kind: 'deterministic',
  needs: {network: 'vectors'},
  hypotheses: [],
  evaluate(c) {
    const logits = parameter(c, 'vector');
    const lhs = sum(sizes(softmaxRows(logits).change));
    return inequality(lhs, {'|a - b|_inf': sizes(logits.change).reduce(max, ZERO)});
  },
});
