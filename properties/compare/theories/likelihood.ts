/** After Ge et al. 2024: maximum likelihood over a finite class of laws of w given v. */
import {power, sqrt} from '../../../theory/arithmetic/elementary.ts';
import {mul, point, scale, square, sub} from '../../../theory/arithmetic/interval.ts';
import {makeCase} from '../../../theory/case/case.ts';
import {constants, shiftTerm} from '../../../theory/case/quantities.ts';
import {decodableHead, realisablePretext, referenceHead} from '../../../theory/endToEnd/endToEndBound.ts';
import {headRoom} from '../../../theory/pretext/headRoom.ts';
import {moments} from '../../../theory/pretext/moments.ts';
import {named} from '../../../theory/statement/inequality.ts';
import {estimation, fitted} from '../ground.ts';
import {firstUnmet, limited, missing, type Theory} from '../theory.ts';
import {leastRisk} from './mainTheorem.ts';

export const likelihood: Theory = {
  key: 'likelihood',
  name: 'likelihood',
  kind: 'pretraining',
  source: 'after Ge et al. 2024; theory section 12',
  risk: 'likelihood',
  needs: 'a finite class of laws of w given v that contains the true one, N; W°, h° = psi*; TV(T,U), inf L_T',
  brought:
    'TV(p_hat, p*) <= eps(N) of the laws of (v, w) gives E|psi_hat - psi*|^2 <= diameter^2 eps, as the members share the law of v; then C of (A1)-(A3), 2 B TV and section 2',
  limit(ground) {
    const {likelihood: chosen, endToEnd, draws, sample, delta, fitted: common} = ground;
    if (!chosen || !endToEnd || draws === undefined)
      return missing('no finite class of laws with the true one in it');
    const {case: e} = endToEnd;
    const unmet = firstUnmet(e, [realisablePretext, decodableHead]);
    if (unmet !== undefined) return missing(unmet);
    const {theta, gap, preimage} = referenceHead(e);
    const {law, total} = e.pretext;
    const room = headRoom(moments(law, total, chosen.table, e.reference.rows), theta).norm.hi;
    const known = common.case;
    const c = makeCase({
      ...known,
      representation: chosen.table,
      heads: {kind: 'ball', radius: Math.max(e.referenceRadius, room)},
      family: [chosen.table, ...known.family],
    });
    const own = fitted(c, sample);
    // 1 - (nu/(|Phi|-1))^(2/N), at level delta/2.
    const share = power(point(delta / 2 / (chosen.members - 1)), 2 / draws <= 1 ? 2 / draws : 1);
    const variation = sqrt(sub(point(1), share));
    const excess = mul(square(chosen.diameter), variation);
    const constant = scale(constants(c).G, preimage.norm);
    return limited(
      {
        ...estimation(own, sample, delta / 2),
        transfer: named('C (diameter^2 eps(N))^(1/2)', mul(constant, sqrt(excess))),
        gap: named('gap of theta°', point(gap)),
        shift: named('2 B TV(T,U)', scale(2, shiftTerm(c))),
        ...leastRisk(c),
      },
      own.risk,
      constant.hi,
    );
  },
};
