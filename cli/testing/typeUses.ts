/**
 * A file that uses the types: what `needs` promises is read without a guard; what it does not is an error. It compiles where
 * `evaluations` is a number in source text.
 */
export const typeUses = (evaluations: string): string => `
import {check, defineClaim, hunt, inequality, interval, type Run} from 'transferbound';
const own = defineClaim({
  id: 'own', title: 't', statement: 's', source: 'mine', kind: 'deterministic', needs: {heads: 'finite'},
  hypotheses: [], evaluate: () => inequality(interval.ZERO, {}),
});
export const run: Run = await check(own, {runs: 3});
export const ratio: number | undefined = (await hunt(own, {evaluations: ${evaluations}})).tightest?.ratio;
import {type CaseMeeting, type Claim} from 'transferbound';
const text = {title: 't', statement: 's', source: 'mine'};
const shared = (c: CaseMeeting<{heads: 'finite'}>): number => c.heads.thetas.length;
const zero = inequality(interval.ZERO, {});
export const narrowed: Claim[] = [
  defineClaim({
    ...text, id: 'finite', kind: 'deterministic', needs: {heads: 'finite', losses: ['hinge', 'ramp'], tokens: true},
    hypotheses: [{name: 'two heads', holds: (c) => c.heads.thetas.length === 2}],
    evaluate(c) {
      const loss: 'hinge' | 'ramp' = c.loss;
      // @ts-expect-error heads are finite
      void c.heads.radius;
      // @ts-expect-error nothing is promised of the reference
      void c.referenceHeads.thetas;
      return inequality(interval.point(shared(c) + loss.length + c.tokens.target.rows), {});
    },
  }),
  defineClaim({
    ...text, id: 'ball', kind: 'with-probability', needs: {heads: 'ball', test: true}, hypotheses: [],
    prepare: (c) => (sample) => inequality(interval.point(c.heads.radius + sample.test.n), {}),
  }),
  defineClaim({
    ...text, id: 'any', kind: 'in-expectation', needs: {heads: 'any'}, hypotheses: [],
    evaluate(c) {
      // @ts-expect-error of either kind
      void c.heads.thetas;
      // @ts-expect-error perhaps none
      void c.tokens.target;
      return c.heads.kind === 'finite' && c.heads.thetas.length > 0 ? inequality(interval.ONE, {}) : zero;
    },
  }),
  defineClaim({
    ...text, id: 'nothing', kind: 'with-probability', needs: {}, hypotheses: [],
    prepare(c) {
      // @ts-expect-error of either kind
      void c.heads.radius;
      // @ts-expect-error perhaps none
      return (sample) => inequality(interval.point(sample.test.n), {});
    },
  }),
  defineClaim({
    ...text, id: 'network', subject: 'network', kind: 'deterministic', needs: {network: 'deep'}, hypotheses: [],
    evaluate: (c) => inequality(interval.point(c.first.size), {}),
  }),
  // @ts-expect-error a misspelt kind of heads
  defineClaim({...text, id: 'x', kind: 'deterministic', needs: {heads: 'finit'}, hypotheses: [], evaluate: () => zero}),
];
// @ts-expect-error a ball has no heads to read
defineClaim({...text, id: 'x', kind: 'deterministic', needs: {heads: 'ball'}, hypotheses: [], evaluate: (c) => inequality(interval.point(shared(c)), {})});
`;
