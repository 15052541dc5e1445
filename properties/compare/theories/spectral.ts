/** HaoChen et al. 2021: the head on the first eigenvectors of the graph of positive pairs. */
import {sqrt} from '../../../theory/arithmetic/elementary.ts';
import {
  abs,
  add,
  div,
  type Interval,
  point,
  scale,
  square,
  sub,
  sum,
} from '../../../theory/arithmetic/interval.ts';
import {constants, shiftTerm} from '../../../theory/case/quantities.ts';
import {pointMass} from '../../../theory/laws/pool.ts';
import {rowsAt} from '../../../theory/linear/matrix.ts';
import {dirichletEnergy, spectralTable} from '../../../theory/spectral/spectralTable.ts';
import {named} from '../../../theory/statement/inequality.ts';
import {caseOfTable, estimation, fitted, type Ground} from '../ground.ts';
import {limited, missing, type Theory} from '../theory.ts';

/** u = 2 P(y=+1|node) - 1 and the masses of the nodes under U. */
function labelsOf({pool, pairs}: Ground) {
  const nodes = pairs!.graph.length;
  const [plus, mass] = [new Float64Array(nodes), new Float64Array(nodes)];
  for (let j = 0; j < pool.size; j++) {
    plus[pairs!.node[j]!]! += pool.U.plus[j]!;
    mass[pairs!.node[j]!]! += pointMass(pool.U, j);
  }
  return {mass, u: plus.map((x, i) => (mass[i]! > 0 ? (2 * x) / mass[i]! - 1 : 0))};
}

/** Whether the degrees are the masses of U, up to what rounding of the weights leaves; how far they are in total variation. */
function degreesApart({pool}: Ground, degrees: readonly number[], all: number, mass: Float64Array): Interval {
  return scale(
    0.5,
    sum(
      degrees.map((d, i) => {
        return abs(sub(div(point(d), point(all)), div(point(mass[i]!), point(pool.total))));
      }),
    ),
  );
}

export const spectral: Theory = {
  key: 'spectral',
  name: 'spectral',
  kind: 'pretraining',
  source: 'HaoChen et al. 2021; theory section 12',
  risk: 'spectral',
  needs: 'the graph of positive pairs: its eigenvectors, l_(k+1), how often labels of a pair differ; TV(T,U)',
  brought:
    'min_b E(y - <b,f*>)^2 <= E(1 - u^2) + E(u)/l_(k+1), u = E[y|x]; hinge by its root (Jensen); |b| <= 1 has room; then B TV and section 2',
  limit(ground) {
    const {pairs, pool, sample, delta, loss} = ground;
    if (!pairs) return missing('no positive pairs are given');
    const {mass, u} = labelsOf(ground);
    const {table, next, off, length} = spectralTable(pairs.graph, pairs.kept);
    if (!(next > 0)) return missing('l_(k+1) > 0');
    if (!(off.hi < 1)) return missing('a gap below l_(k+1)');
    const c = caseOfTable(
      ground,
      rowsAt(
        table,
        Array.from({length: pool.size}, (_, j) => pairs.node[j]!),
      ),
      length,
    );
    const own = fitted(c, sample);
    const degrees = pairs.graph.map((row) => row.reduce((a, b) => a + b, 0));
    const all = degrees.reduce((a, b) => a + b, 0);
    const noise = div(
      sum(Array.from(u, (x, i) => scale(degrees[i]!, sub(point(1), square(point(x)))))),
      point(all),
    );
    const regression = add(sqrt(div(dirichletEnergy(pairs.graph, u), point(next))), off);
    // u is rounded: its last bits move either term by less than this.
    const least = add(add(noise, square(regression)), point(2 ** -40));
    const apart = degreesApart(ground, degrees, all, mass);
    return limited(
      {
        ...estimation(own, sample, delta),
        spectral:
          loss === 'hinge'
            ? named('(noise + E(u)/l_(k+1))^(1/2)', sqrt(least))
            : named('noise + E(u)/l_(k+1)', least),
        shift: named('B TV(T,U)', shiftTerm(c)),
        degrees: named('B TV(U, degrees)', scale(constants(c).B, apart)),
      },
      own.risk,
    );
  },
};
