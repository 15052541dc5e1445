/** What the end-to-end claims and their mutants share: they differ in the transfer term and in what they assume. */
import {sqrt} from '../../arithmetic/elementary.ts';
import {add, mul, point, positivePart} from '../../arithmetic/interval.ts';
import type {EndToEndClaim} from '../../claim/claim.ts';
import {
  decodableHead,
  endToEndOn,
  realisablePretext,
  realisableTransfer,
  referenceInBall,
  type TransferForm,
} from '../../endToEnd/endToEndBound.ts';
import {stated} from '../../statement/inequality.ts';

/** G |(W°^T)^+ theta°|. */
export const CONSTANT = String.raw`G\,|(W^{\circ\top})^+\theta^\circ|`;

const ESTIMATION = {
  full: {
    complexity: String.raw`\tfrac{2GR}{n}\sqrt{\textstyle\sum_D|\hat h_i|^2}`,
    deviation: String.raw`4B\sqrt{\tfrac{\ln(1/\nu)}{2n}}`,
    optimisation: String.raw`\epsilon_{opt}`,
  },
  short: {'complexity + deviation + optimisation': String.raw`\text{estimation}`},
};
const DOWNSTREAM = {
  full: {
    shift: String.raw`2B\,\mathrm{TV}(T,U)`,
    task: String.raw`[\inf_{F_{R_0}}L_T(f\circ h^\circ)-\inf_{f,h}L_T]`,
  },
  short: {shift: String.raw`2B\,\mathrm{TV}`, task: String.raw`\text{task}`},
};

/** @param transfer LaTeX of the transfer term; the other terms in full or by their names */
export const endToEndStated = (
  transfer: string,
  {
    estimation = 'short',
    downstream = 'short',
    where = '',
  }: {estimation?: 'full' | 'short'; downstream?: 'full' | 'short'; where?: string} = {},
) =>
  stated(
    String.raw`\mathcal E_T(\hat f,\hat h)`,
    {...ESTIMATION[estimation], transfer, ...DOWNSTREAM[downstream], 'reference gap': ''},
    {where},
  );

/** The bound with this transfer term, on a case, then on what pretraining made of a U-sample. */
export const endToEndWith =
  (form: TransferForm): EndToEndClaim['prepare'] =>
  (c) =>
  (pretraining) =>
    endToEndOn(c, pretraining, form).judge;

/** What both realisable claims say and assume. */
export const realisableEndToEnd = {
  ...endToEndStated(
    String.raw`${CONSTANT}\Big(\hat L_U(\hat g,\hat h)-\hat L_U(W^\circ,h^\circ)+\inf_\epsilon\big[2\Lambda\epsilon+B_\ell\sqrt{\tfrac{p\ln(1+2r/\epsilon)}{2N}}\big]+2B_\ell\sqrt{\tfrac{\ln(1/\nu')}{2N}}\Big)_+^{1/2}`,
    {estimation: 'full', downstream: 'full'},
  ),
  subject: 'endToEnd',
  kind: 'end-to-end',
  hypotheses: [realisablePretext, decodableHead, referenceInBall],
  prepare: endToEndWith(realisableTransfer),
} as const;

/** What mutants change that take a network to do on U as it does on its sample. */
export const withoutPretrainingDeviation = {
  ...endToEndStated(String.raw`C\big(\hat L_U(\hat g,\hat h)-\hat L_U(W^\circ,h^\circ)\big)_+^{1/2}`),
  prepare: endToEndWith(({optimisation, rounding}, constant) =>
    mul(constant, sqrt(positivePart(point(add(optimisation, rounding).hi)))),
  ),
};
