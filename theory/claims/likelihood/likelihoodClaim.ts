/** What the claims about likelihood pretraining share: the violation probability, exact over all samples, against nu. */
import {type Interval, interval, square} from '../../arithmetic/interval.ts';
import {minus, toInterval} from '../../arithmetic/rational.ts';
import type {Hypothesis} from '../../case/case.ts';
import {chanceOf, containsTruth, distance, type LikelihoodCase} from '../../likelihood/likelihoodCase.ts';
import {type Inequality, inequality, named} from '../../statement/inequality.ts';

export const realisable: Hypothesis<LikelihoodCase> = {name: 'p* in Phi', holds: containsTruth};

/** Statements are about P(TV(p_hat, p*) > bound). */
export const probability = (bound: string): string =>
  String.raw`P\Bigl(\mathrm{TV}(\hat p,p^*)>${bound}\Bigr)`;

/** P(some p_hat is too far) <= nu, where it is known exactly which members are. */
export function exactly(c: LikelihoodCase, far: (member: number) => boolean): Inequality {
  const chance = chanceOf(c, far);
  return inequality(
    toInterval(chance),
    {level: named('nu', toInterval(c.level))},
    {slack: toInterval(minus(c.level, chance)), largestLhs: 1},
  );
}

/** The same where TV (or its square) is compared with an enclosed bound. */
export function enclosedBy(c: LikelihoodCase, bound: Interval, squared: boolean): Inequality {
  const size = c.members.map((law) => {
    const tv = toInterval(distance(c, law));
    return squared ? square(tv) : tv;
  });
  const sure = toInterval(chanceOf(c, (i) => size[i]!.lo > bound.hi));
  const possible = toInterval(chanceOf(c, (i) => size[i]!.hi > bound.lo));
  return inequality(
    interval(sure.lo, possible.hi),
    {level: named('nu', toInterval(c.level))},
    {largestLhs: 1},
  );
}
