import {abs, type Interval, max, sum, ZERO} from '../../arithmetic/interval.ts';
import {defineClaim} from '../../claim/claim.ts';
import {scaledTerm} from '../../claim/mutate.ts';
import {at, type IntervalMatrix} from '../../linear/intervalMatrix.ts';
import {parameter} from '../../networks/evaluateNetwork.ts';
import {softmaxRows} from '../../networks/softmaxRows.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';

/** |x| of every entry of the first row. */
function sizes(table: IntervalMatrix): Interval[] {
  return Array.from({length: table.columns}, (_, i) => abs(at(table, 0, i)));
}

/** The constant 1 is the supremum over logits, approached as two equal logits move apart; it is not attained. */
export const softmaxLipschitz = defineClaim({
  id: 'softmax-lipschitz',
  subject: 'network',
  title: 'Softmax is 1-Lipschitz from sup norm to l1 norm',
  ...stated(String.raw`|\mathrm{softmax}(a)-\mathrm{softmax}(b)|_1`, {distance: String.raw`|a-b|_\infty`}),
  source: 'theory sections 5 and 6; docs/theory/lipschitz.md',
  kind: 'deterministic',
  needs: {network: 'vectors'},
  hypotheses: [],
  evaluate(c) {
    const logits = parameter(c, 'vector');
    const lhs = sum(sizes(softmaxRows(logits).change));
    return inequality(lhs, {distance: named('|a - b|_inf', sizes(logits.change).reduce(max, ZERO))});
  },
});

export const mutants = [
  scaledTerm(softmaxLipschitz, 'distance', 0.5, {
    id: 'softmax-with-constant-half',
    title: 'Softmax, sup norm to l1 norm, with constant 1/2',
    name: '|a - b|_inf / 2',
    latex: String.raw`\tfrac12|a-b|_\infty`,
    why: '1/2 is the constant from l2 to l2; from sup norm to l1 norm two logits that part lose twice that',
  }),
];
