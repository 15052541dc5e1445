/**
 * f on its box, its exact minimum, and its Moreau envelope with exact proximal points:
 *   Phi = f + indicator of X,  Phi_{1/rho^}(x) = min_y Phi(y) + (rho^/2)|y - x|^2,  grad Phi_{1/rho^}(x) = rho^ (x - y*).
 * The kinks cut X into boxes on each of which f is a quadratic.
 * Source: Davis, Drusvyatskiy 2019, section 2.
 */
import {compare, minus, plus, type Rational, rational, times} from '../arithmetic/rational.ts';
import {memoised} from '../case/case.ts';
import {boxMinimum, type Minimum, quadraticValue} from './boxMinimum.ts';
import {type DescentCase, innerProduct, NIL} from './descentCase.ts';

type Vector = readonly Rational[];

const HALF = rational(1n, 2n);

export interface Piece {
  readonly quadratic: readonly Vector[];
  readonly linear: Vector;
  readonly constant: Rational;
  readonly lower: Vector;
  readonly upper: Vector;
}

/** One interval of a coordinate's side of X, and the curvature, slope and constant that its active kinks add. */
interface Cut {
  readonly lower: Rational;
  readonly upper: Rational;
  readonly curvature: Rational;
  readonly slope: Rational;
  readonly constant: Rational;
}

function cuts(c: DescentCase, i: number): Cut[] {
  const own = c.kinks.filter(({coordinate}) => coordinate === i);
  const [lower, upper] = [c.lower[i]!, c.upper[i]!];
  const inside = own
    .map(({at}) => at)
    .filter((at) => compare(at, lower) > 0 && compare(at, upper) < 0)
    .sort(compare);
  const ends = [lower, ...inside, upper];
  return ends.slice(1).map((end, k): Cut => {
    const start = ends[k]!;
    // A kink is active on the whole interval or at most at one of its ends.
    const active = own.filter(({at}) => compare(at, start) <= 0);
    let [curvature, slope, constant] = [NIL, NIL, NIL];
    for (const {at, weight} of active) {
      const moved = times(weight, at);
      curvature = plus(curvature, weight);
      slope = minus(slope, moved);
      constant = plus(constant, times(HALF, times(moved, at)));
    }
    return {lower: start, upper: end, curvature, slope, constant};
  });
}

/** The boxes on which f is a quadratic; they cover X. */
export function pieces(c: DescentCase): readonly Piece[] {
  return memoised(c, ['pieces'], () => cutPieces(c));
}

function cutPieces(c: DescentCase): readonly Piece[] {
  let chosen: Cut[][] = [[]];
  for (let i = 0; i < c.start.length; i++) {
    const own = cuts(c, i);
    chosen = chosen.flatMap((before) => own.map((cut) => [...before, cut]));
  }
  return chosen.map(
    (cut): Piece => ({
      quadratic: c.quadratic.map((row, i) => row.map((x, j) => (i === j ? plus(x, cut[i]!.curvature) : x))),
      linear: c.linear.map((x, i) => plus(x, cut[i]!.slope)),
      constant: cut.map(({constant}) => constant).reduce(plus, NIL),
      lower: cut.map(({lower}) => lower),
      upper: cut.map(({upper}) => upper),
    }),
  );
}

function pieceAt(c: DescentCase, x: Vector): Piece {
  return pieces(c).find(({lower, upper}) =>
    x.every((value, i) => compare(value, lower[i]!) >= 0 && compare(value, upper[i]!) <= 0),
  )!;
}

/** f(x), x in X. */
export function valueAt(c: DescentCase, x: Vector): Rational {
  const {quadratic, linear, constant} = pieceAt(c, x);
  return plus(constant, quadraticValue(quadratic, linear, x));
}

/** grad f(x), x in X. */
export function gradientAt(c: DescentCase, x: Vector): Rational[] {
  const {quadratic, linear} = pieceAt(c, x);
  return linear.map((b, i) => plus(b, innerProduct(quadratic[i]!, x)));
}

function least(all: readonly Minimum[]): Minimum {
  return all.reduce((a, b) => (compare(b.value, a.value) < 0 ? b : a));
}

/** min of f over X. */
export function minimumOf(c: DescentCase): Minimum {
  return least(
    pieces(c).map(({quadratic, linear, constant, lower, upper}) => {
      const {at, value} = boxMinimum(quadratic, linear, lower, upper);
      return {at, value: plus(value, constant)};
    }),
  );
}

/** The proximal point y* of x (unique for rho^ > rho) and Phi_{1/rho^}(x). */
export function envelope(c: DescentCase, x: Vector): Minimum {
  const half = times(HALF, c.rhoHat);
  const whole = times(half, innerProduct(x, x));
  return least(
    pieces(c).map(({quadratic, linear, constant, lower, upper}) => {
      const A = quadratic.map((row, i) => row.map((a, j) => (i === j ? plus(a, c.rhoHat) : a)));
      const b = linear.map((a, i) => minus(a, times(c.rhoHat, x[i]!)));
      const {at, value} = boxMinimum(A, b, lower, upper);
      return {at, value: plus(plus(value, constant), whole)};
    }),
  );
}

/** |grad Phi_{1/rho^}(x)|^2. */
export function stationarity(c: DescentCase, x: Vector): Rational {
  const {at} = envelope(c, x);
  const away = at.map((y, i) => minus(x[i]!, y));
  return times(times(c.rhoHat, c.rhoHat), innerProduct(away, away));
}
