// lean-dudley.ts
import {
  type CaseMeeting,
  complexity,
  defineClaim,
  elementary,
  inequality,
  interval,
  scaledTerm,
  stated,
} from 'transferbound';

const {add, div, dot, point, scale, square, sub, sum} = interval;

type Enclosure = ReturnType<typeof point>;

/** The fewest members whose open balls of radius r contain all, where `near` says whether a distance is certainly, or possibly, below r. */
function coverSize(distances: readonly (readonly Enclosure[])[], near: (d: Enclosure) => boolean): number {
  const all = distances.map((_, i) => i);
  for (let size = 1; size < all.length; size++)
    for (let chosen = 0; chosen < 2 ** all.length; chosen++) {
      const centres = all.filter((i) => (chosen >> i) & 1);
      if (
        centres.length === size &&
        all.every((j) => centres.some((i) => i === j || near(distances[i]![j]!)))
      )
        return size;
    }
  return all.length;
}

/**
 * FoML/Entropy/Dudley.lean, dudley_entropy_integral', of https://github.com/auto-res/lean-rademacher: with |f| the root of the mean square on n points, at most c for every f, and N(x) the
 * least number of open balls of radius x around members that contain all of them, for every epsilon in (0, c/2) the empirical Rademacher complexity, without absolute value, is at most
 * 4 epsilon + 12/sqrt(n) times the integral of sqrt(ln N(x)) from epsilon to c/2. N is a step function here: the integral is a sum, and the best epsilon is 0, c/2 or where N falls.
 */
export const leanDudley = defineClaim({
  id: 'own-lean-dudley',
  title: "Dudley's entropy integral, as formalised",
  ...stated(String.raw`\hat R_S(F\circ h)`, {
    resolution: String.raw`4\epsilon`,
    integral: String.raw`\tfrac{12}{\sqrt n}\int_\epsilon^{c/2}\sqrt{\ln N(x)}\,dx`,
  }),
  source: "auto-res/lean-rademacher, FoML/Entropy/Dudley.lean, dudley_entropy_integral'",
  kind: 'deterministic',
  needs: {heads: 'finite', signs: true},
  hypotheses: [
    {name: 'some head is not 0 on the points', holds: (c) => normsOf(scoresOf(c)).some(({lo}) => lo > 0)},
  ],
  evaluate(c) {
    const scores = scoresOf(c);
    const n = scores[0]!.length;
    const distances = scores.map((f) => scores.map((g) => norm(f.map((x, i) => sub(x, g[i]!)))));
    const c_ = Math.max(...normsOf(scores).map(({hi}) => hi));
    const top = c_ / 2;
    // Ends of what the distances may be: between two of them N is one number.
    const ends = [...new Set([0, top, ...distances.flat().flatMap(({lo, hi}) => [lo, hi])])];
    const nodes = ends.filter((x) => x >= 0 && x <= top).sort((a, b) => a - b);
    const factor = div(point(12), elementary.sqrt(point(n)));
    let [integral, best] = [point(0), {resolution: point(4 * top), integral: point(0)}];
    for (let k = nodes.length - 2; k >= 0; k--) {
      const [from, to] = [nodes[k]!, nodes[k + 1]!];
      const most = coverSize(distances, ({hi}) => hi <= from);
      const least = coverSize(distances, ({lo}) => lo < to);
      const heights = [least, most].map((size) => elementary.sqrt(elementary.log(point(size))));
      const width = sub(point(to), point(from));
      const cell = {lo: Math.max(0, width.lo) * heights[0]!.lo, hi: width.hi * heights[1]!.hi};
      integral = add(
        integral,
        interval.mul(factor, {lo: cell.lo * (1 - 2 ** -52), hi: cell.hi * (1 + 2 ** -52)}),
      );
      if (add(scale(4, point(from)), integral).hi < add(best.resolution, best.integral).hi)
        best = {resolution: scale(4, point(from)), integral};
    }
    const sample = {plus: scores[0]!.map(() => 1), minus: scores[0]!.map(() => 0), n};
    // Without any theory the complexity is at most c.
    return inequality(complexity.sampleHeadComplexity(c, sample), best, {largestLhs: c_});
  },
});

const norm = (f: readonly Enclosure[]): Enclosure =>
  elementary.sqrt(div(sum(f.map(square)), point(f.length)));
const normsOf = (scores: readonly (readonly Enclosure[])[]) => scores.map(norm);

/** <theta, h(x)> of every head at every point. */
function scoresOf({heads, representation}: CaseMeeting<{heads: 'finite'}>): Enclosure[][] {
  const {rows: n, columns: d, data} = representation;
  const rows = Array.from({length: n}, (_, j) => data.subarray(j * d, (j + 1) * d));
  return heads.thetas.map((theta) => rows.map((row) => dot(theta, row)));
}

/** Planted: epsilon for 4 epsilon. */
export const leanDudleyResolution = scaledTerm(leanDudley, 'resolution', 0.25, {
  id: 'own-lean-dudley-resolution',
  title: 'Dudley with epsilon for 4 epsilon',
  name: 'epsilon',
  latex: String.raw`\epsilon`,
  why: 'at epsilon = c/2 no integral is left, and two opposite functions at one point have complexity c',
});
