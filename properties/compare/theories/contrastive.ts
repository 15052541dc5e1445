/** Arora et al. 2019: the head of the class means against the contrastive loss of h. */
import {abs, div, type Interval, point, scale, sub, sum} from '../../../theory/arithmetic/interval.ts';
import {constants, radiusOf} from '../../../theory/case/quantities.ts';
import {pairsOf, supervisedLimit} from '../../../theory/contrastive/pairLoss.ts';
import type {Pool} from '../../../theory/laws/pool.ts';
import {vectorNorm} from '../../../theory/linear/norms/matrixNorms.ts';
import {named} from '../../../theory/statement/inequality.ts';
import {estimation} from '../ground.ts';
import {limited, missing, type Theory} from '../theory.ts';

/** Scales a of a^(1/2) h that are tried, where a (mu_+ - mu_-) has room. */
const SCALES = Array.from({length: 25}, (_, k) => 2 ** ((k - 8) / 2));

/** TV between T and U with both labels made equally likely. */
function balancedVariation({T, U, total, size}: Pool): Interval {
  const [plus, minus] = [U.plus.reduce((a, b) => a + b, 0), U.minus.reduce((a, b) => a + b, 0)];
  const apart = ([side, whole]: readonly ['plus' | 'minus', number]) =>
    Array.from({length: size}, (_, j) =>
      abs(sub(div(point(T[side][j]!), point(total)), div(point(U[side][j]!), point(2 * whole)))),
    );
  return scale(0.5, sum([...apart(['plus', plus]), ...apart(['minus', minus])]));
}

/** More points than these take too long: all pairs are looked at. */
const MOST_POINTS = 4000;

export const contrastive: Theory = {
  key: 'contrastive',
  name: 'contrastive',
  kind: 'pretraining',
  source: 'Arora et al. 2019, lemma 4.3; theory section 12',
  risk: 'head',
  needs: 'the contrastive loss of h under U on pairs of one label; TV of T and U with balanced labels',
  brought:
    'L_sup^mu of a^(1/2) h is L of the head a (mu_+ - mu_-) under U with balanced labels, the best a; then B TV and section 2',
  limit({fitted, pool, loss, sample, delta}) {
    const c = fitted.case;
    const {plus, minus} = pool.U;
    if (!plus.some((x) => x > 0) || !minus.some((x) => x > 0))
      return missing('tau < 1: both labels have mass');
    if (pool.size > MOST_POINTS) return missing(`at most ${MOST_POINTS} points, as all pairs are looked at`);
    const {collisions, direction, loss: pairLoss} = pairsOf(pool.U, pool.total, c.representation);
    const length = vectorNorm(Array.from(direction, point)).hi * (1 + 2 ** -30);
    const radius = radiusOf(c);
    let best = supervisedLimit(pairLoss(loss, 0), collisions);
    for (const a of SCALES) {
      if (a * length > radius) continue;
      const found = supervisedLimit(pairLoss(loss, a), collisions);
      if (found.hi < best.hi) best = found;
    }
    return limited(
      {
        ...estimation(fitted, sample, delta),
        contrastive: named('(L_un - tau)/(1 - tau)', best),
        shift: named('B TV(T, balanced U)', scale(constants(c).B, balancedVariation(pool))),
      },
      fitted.risk,
    );
  },
};
