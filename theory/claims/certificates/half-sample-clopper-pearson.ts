import type {Case} from '../../case/case.ts';
import {binomialUpper} from '../../certificate/binomialUpper.ts';
import {testOf} from '../../certificate/chainedCertificate.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {fineTuner} from '../../estimation/fineTuning.ts';
import type {Sample} from '../../laws/pool.ts';
import {recalled} from '../../laws/recalled.ts';
import {stated} from '../../statement/inequality.ts';
import {clopperPearson, judged, type Limit, limits} from './clopperPearsonLimit.ts';
import {headErrors} from './zeroOneRisk.ts';

const LHS = String.raw`L_T^{01}(\hat f_D\circ h)`;
const LIMIT = String.raw`\sup\{p:P(\mathrm{Bin}(n,p)\le S_{D'}(\hat f_D))\ge\nu\}`;

const prepared =
  (limit: Limit, exact = false) =>
  (c: Case) => {
    const tune = fineTuner(c);
    const limitOf = limits(c, limit);
    const judge = recalled(
      (sample) => judged(c, headErrors(c, tune(sample).theta), limitOf, exact),
      c.pool.size,
    );
    return (sample: Sample) => judge(sample)(testOf(sample));
  };

/** 2n labels alone: D, the first half, trains the head, and D', the second, counts its errors. */
export const halfSampleClopperPearson = defineClaim({
  id: 'half-sample-clopper-pearson',
  title: 'One half trains, the other half tests: Clopper-Pearson',
  ...stated(LHS, {limit: LIMIT}),
  source: 'theory section 11; Clopper, Pearson 1934; Langford 2005, theorem 3.3; docs/theory/certificates.md',
  kind: 'with-probability',
  needs: {
    heads: 'any',
    samples: true,
    test: true,
    fittedHeads: true,
    trained: true,
    images: true,
    informative: true,
  },
  hypotheses: [],
  prepare: prepared(clopperPearson, true),
});

/** Counts of both samples together. */
const together = ({plus, minus, n, test}: Sample): Sample => ({
  plus: Array.from(plus, (count, j) => count + test!.plus[j]!),
  minus: Array.from(minus, (count, j) => count + test!.minus[j]!),
  n: 2 * n,
});

export const mutants = [
  mutantOf(halfSampleClopperPearson, {
    id: 'half-sample-clopper-pearson-with-head-of-all-draws',
    title: 'Clopper-Pearson on the second half, the head trained on both',
    ...stated(LHS.replace('_D', String.raw`_{D\cup D'}`), {
      limit: LIMIT.replace('f_D', String.raw`f_{D\cup D'}`),
    }),
    why: 'labels are fair, and the head has learned those that it is tested on',
    fixture: {edge: 'fairAxesOnce'},
    prepare(c) {
      const tune = fineTuner(c);
      const limitOf = limits(c, clopperPearson);
      return (sample) =>
        judged(c, headErrors(c, tune(together(sample)).theta), limitOf, true)(testOf(sample));
    },
  }),
  mutantOf(halfSampleClopperPearson, {
    id: 'half-sample-clopper-pearson-counting-all-draws',
    title: 'Clopper-Pearson with errors of the second half among the draws of both',
    ...stated(LHS, {limit: LIMIT.replace('(n,', '(2n,')}),
    why: 'half of the draws were not looked at',
    prepare: prepared((errors, {n, nu}) => binomialUpper(errors, 2 * n, nu)),
  }),
];
