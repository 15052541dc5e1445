/** The transfer decomposition with given shift terms: its variants and their mutants differ in those alone. */

import {add, type Interval, sub} from '../../arithmetic/interval.ts';
import type {Case} from '../../case/case.ts';
import {constants, untrainedExcess} from '../../case/quantities.ts';
import {
  type Inequality,
  inequality,
  named,
  stated,
  type Terms,
  termList,
} from '../../statement/inequality.ts';
import {
  taskHeterogeneity,
  transferredGap,
  transferredHead,
  transferTerm,
} from '../../transfer/decomposition.ts';

/** C E_U^beta, in the decomposition and in the main theorem. */
export const namedTransfer = (value: Interval) => named('C E_U^beta', value);
export const namedTask = (value: Interval) => named('task heterogeneity', value);

/** LaTeX of the terms after the estimation term. */
export const transferLatex = (shift: Readonly<Record<string, string>>, F0 = 'F_{R_0}') => ({
  transfer: String.raw`C\,\mathcal E_U(\hat g,h)^\beta`,
  ...shift,
  task: String.raw`[\inf_{${F0}}L_T(f\circ h^\circ)-\inf_{f,h}L_T]`,
});

/** @param shift LaTeX of the shift terms by key */
export const decompositionStated = (shift: Readonly<Record<string, string>>, F = 'F_R', F0 = 'F_{R_0}') =>
  stated(String.raw`\mathcal E_T(\hat f,h)`, {
    estimation: String.raw`[L_T(\hat f\circ h)-\inf_{${F}}L_T(f\circ h)]`,
    ...transferLatex(shift, F0),
  });

/** @param shift the terms that pay for both changes of law */
export function decomposed(c: Case, shift: Terms): Inequality {
  const {excess, estimation} = transferredHead(c);
  const transfer = transferTerm(c);
  const paid = termList(shift).reduce((total, {value}) => add(total, value), transfer);
  return inequality(
    excess,
    {estimation, transfer: namedTransfer(transfer), ...shift, task: namedTask(taskHeterogeneity(c))},
    {slack: sub(paid, transferredGap(c)), largestLhs: constants(c).B, untrained: untrainedExcess(c)},
  );
}
