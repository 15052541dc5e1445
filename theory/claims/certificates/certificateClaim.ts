/** What the chained certificates and their mutants share: they differ in the transfer term and in what they assume. */

import {type CertificateOptions, certificateOn} from '../../certificate/chainedCertificate.ts';
import type {EndToEndClaim} from '../../claim/claim.ts';
import type {Needs} from '../../claim/needs.ts';
import {stated} from '../../statement/inequality.ts';

export const heldOutEstimationLatex = {
  test: String.raw`U_{D'}(\hat f\circ h)-\hat L_D(\hat f\circ h)`,
  deviation: String.raw`b\sqrt{\tfrac{\ln(2/\nu)}{2n}}`,
  optimisation: String.raw`\epsilon_{opt}`,
};

const ESTIMATION = {
  full: heldOutEstimationLatex,
  short: {'test + deviation + optimisation': String.raw`\text{held-out estimation}`},
};
const DOWNSTREAM = {
  full: {
    shift: String.raw`\sup_{F_R}|L_T(f\circ\hat h)-L_U(f\circ\hat h)|`,
    'shift of h°': String.raw`\sup_{F_{R_0}}|L_T(f\circ h^\circ)-L_U(f\circ h^\circ)|`,
    task: String.raw`[\inf_{F_{R_0}}L_T(f\circ h^\circ)-\inf_{f,h}L_T]`,
  },
  short: {
    shift: String.raw`\mathrm{disc}(\hat h)`,
    'shift of h°': String.raw`\mathrm{disc}(h^\circ)`,
    task: String.raw`\text{task}`,
  },
};

const GAP = {
  full: String.raw`[L_U(\theta\circ h^\circ)-\inf_{F_{R_0}}L_U(f\circ h^\circ)]`,
  short: String.raw`\text{gap}(\theta)`,
};

/** G |(W°^T)^+ theta| of any head theta of radius R0 on h°. */
export const HEAD_CONSTANT = String.raw`G\,|(W^{\circ\top})^+\theta|`;

/** @param transfer LaTeX of the transfer term; the other terms in full or by their names */
export const certificateStated = (
  transfer: string,
  {form = 'short', where = ''}: {form?: 'full' | 'short'; where?: string} = {},
) =>
  stated(
    String.raw`\mathcal E_T(\hat f,\hat h)`,
    {...ESTIMATION[form], transfer, 'reference gap': GAP[form], ...DOWNSTREAM[form]},
    {where},
  );

/** The certificate with these options, on a case, then on what pretraining made of a U-sample. */
export const certificateWith =
  (options: CertificateOptions): EndToEndClaim['prepare'] =>
  (c) =>
  (pretraining) =>
    certificateOn(c, pretraining, options).judge;

export const certificateNeeds = {heldOut: 'counts', test: true, informative: true} as const satisfies Needs;
