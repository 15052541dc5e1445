import {add, scale, sub} from '../../arithmetic/interval.ts';
import {type Case, type Hypothesis, makeCase, memoised} from '../../case/case.ts';
import {bestHead, shiftTerm} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf, scaledTerm, withoutTerm} from '../../claim/mutate.ts';
import {inequality, named} from '../../statement/inequality.ts';
import {relatedTasks, transferredGap, transferredHead, transferTerm} from '../../transfer/decomposition.ts';
import {decomposed, decompositionStated, namedTask, namedTransfer} from './decomposed.ts';

/** Sharp form: each of the two changes of law costs B TV. */
export const transferDecomposition = defineClaim({
  id: 'transfer-decomposition',
  title: 'Transfer decomposition, sharp',
  ...decompositionStated({shift: String.raw`2B\,\mathrm{TV}(T,U)`}),
  source:
    'theory section 1; Deng, Hong, Zhou, Mahdavi 2024, theorem 1 with its smallest constants; docs/theory/decomposition.md',
  kind: 'deterministic',
  needs: {heads: 'any', images: true, informative: true},
  hypotheses: [relatedTasks],
  evaluate: (c) => decomposed(c, {shift: named('2 B TV(T,U)', scale(2, shiftTerm(c)))}),
  fixture: {runs: 1500, term: 'shift'},
});

/** The same case with h° taken out of H; it stays the reference. */
function withoutReference(c: Case): Case {
  return memoised(c, ['without h°'], () =>
    makeCase({...c, family: c.family.filter((table) => table !== c.reference)}),
  );
}

/** inf over f and over h in H of L_T. */
function bestInClass(c: Case) {
  const values = withoutReference(c)
    .family.filter((table) => c.heads.kind === 'ball' || table.columns === c.representation.columns)
    .map((table) => bestHead(c, 'T', table, c.heads).value);
  return {lo: Math.min(...values.map(({lo}) => lo)), hi: Math.min(...values.map(({hi}) => hi))};
}

const outsideReference: Hypothesis = {name: 'h is not h°', holds: (c) => c.representation !== c.reference};

export const mutants = [
  withoutTerm(transferDecomposition, 'shift', {
    id: 'decomposition-without-tv',
    title: 'Transfer decomposition without its TV term',
    why: 'C is measured under U: under another law T the head on h can lose more against the head on h° than C pays for',
  }),
  scaledTerm(transferDecomposition, 'shift', 0.5, {
    id: 'decomposition-with-single-tv',
    title: 'Transfer decomposition with B TV for 2 B TV',
    name: 'B TV(T,U)',
    latex: String.raw`B\,\mathrm{TV}(T,U)`,
    why: 'the law changes twice, once for h and once for h°, and on two points both changes can cost B TV',
    fixture: {seed: 3},
  }),
  withoutTerm(transferDecomposition, 'task', {
    id: 'decomposition-without-task-heterogeneity',
    title: 'Transfer decomposition without task heterogeneity',
    why: 'the reference h° need not be the best representation for the downstream task',
  }),
  mutantOf(transferDecomposition, {
    id: 'decomposition-with-outside-reference',
    title: 'Transfer decomposition with h° outside the class',
    statement: String.raw`${transferDecomposition.statement},\quad h^\circ\notin H`,
    hypotheses: [...transferDecomposition.hypotheses, outsideReference],
    why: 'the best h of H has no pretext excess there, yet a better h° outside makes task heterogeneity negative',
    evaluate(c) {
      const {estimation} = transferredHead(c);
      const best = bestInClass(c);
      const transfer = transferTerm(withoutReference(c));
      const shift = scale(2, shiftTerm(c));
      const task = sub(bestHead(c, 'T', c.reference, c.referenceHeads).value, best);
      return inequality(
        add(estimation, sub(bestHead(c, 'T', c.representation, c.heads).value, best)),
        {
          estimation,
          transfer: namedTransfer(transfer),
          shift: named('2 B TV(T,U)', shift),
          task: namedTask(task),
        },
        {slack: sub(add(transfer, shift), transferredGap(c))},
      );
    },
  }),
];
