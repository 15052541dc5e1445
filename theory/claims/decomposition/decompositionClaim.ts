/** The transfer decomposition with a given law-change term; its variants and their mutants differ in that alone. */

import {add, type Interval, sub} from '../../arithmetic/interval.ts';
import type {Case} from '../../case/case.ts';
import {constants} from '../../case/quantities.ts';
import {type Inequality, inequality} from '../../statement/inequality.ts';
import {
  taskHeterogeneity,
  transferredGap,
  transferredHead,
  transferTerm,
} from '../../transfer/decomposition.ts';

/** @param lawChange named term that pays for both changes of law */
export function decomposed(c: Case, lawChange: Readonly<Record<string, Interval>>): Inequality {
  const {excess, estimation} = transferredHead(c);
  const transfer = transferTerm(c);
  let paid = transfer;
  for (const value of Object.values(lawChange)) paid = add(paid, value);
  return inequality(
    excess,
    {
      estimation,
      'C E_U^beta': transfer,
      ...lawChange,
      'task heterogeneity': taskHeterogeneity(c),
    },
    sub(paid, transferredGap(c)),
    constants(c).B,
  );
}
