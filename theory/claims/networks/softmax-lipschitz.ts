import {abs, type Interval, max, sum, ZERO} from '../../arithmetic/interval.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import type {IntervalMatrix} from '../../linear/intervalMatrix.ts';
import {parameter} from '../../networks/evaluateNetwork.ts';
import {at} from '../../networks/pair.ts';
import {softmaxRows} from '../../networks/softmaxRows.ts';
import {inequality} from '../../statement/inequality.ts';

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
