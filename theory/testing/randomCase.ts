/** Small random cases from a seed, tables of quarters, for tests of theory/ (which imports no generator of properties/). */
import {type Case, type HeadClass, makeCase} from '../case/case.ts';
import type {LossName} from '../heads/loss.ts';
import {type Generator, generator} from '../laws/generator.ts';
import {type JointLaw, pool} from '../laws/pool.ts';
import {type Matrix, matrix} from '../linear/matrix.ts';

export interface CaseShape {
  readonly kind?: HeadClass['kind'];
  readonly losses?: readonly LossName[];
  /** Pool points, exactly; else 2 to 4. */
  readonly points?: number;
  /** Sample size, exactly; else 1 to 3. */
  readonly n?: number;
  readonly nu?: number;
  /** One label a point. */
  readonly noiseless?: boolean;
  /** Sum of the masses, a power of two keeps everything dyadic. */
  readonly total?: number;
}

const quarter = (g: Generator) => (g.integer(9) - 4) / 4;

export function randomTable(g: Generator, rows: number, columns: number, entry = quarter): Matrix {
  return matrix(Array.from({length: rows}, () => Array.from({length: columns}, () => entry(g))));
}

export function randomLaw(g: Generator, points: number, total: number, noiseless = false): JointLaw {
  const atoms = new Float64Array(2 * points);
  const only = Array.from({length: points}, () => g.integer(2));
  for (let left = total; left > 0; ) {
    const share = 1 + g.integer(left);
    const j = g.integer(points);
    atoms[2 * j + (noiseless ? only[j]! : g.integer(2))]! += share;
    left -= share;
  }
  return {plus: atoms.filter((_, i) => i % 2 === 0), minus: atoms.filter((_, i) => i % 2 === 1)};
}

function randomHeads(g: Generator, kind: HeadClass['kind'], dimension: number): HeadClass {
  if (kind === 'ball') return {kind, radius: [0.5, 1, 2][g.integer(3)]!};
  const count = 2 + g.integer(3);
  return {
    kind,
    thetas: Array.from({length: count}, () => Float64Array.from({length: dimension}, () => quarter(g))),
  };
}

/** h of one or two columns, h° of one or two, a realisable pretext W° h°; equal seeds and shapes give equal cases. */
export function randomCase(seed: number, shape: CaseShape = {}): Case {
  const g = generator(seed);
  const M = shape.points ?? 2 + g.integer(3);
  const {total = 64, noiseless} = shape;
  const [d, k] = [1 + g.integer(2), 1 + g.integer(2)];
  const kind = shape.kind ?? (g.integer(2) === 0 ? 'ball' : 'finite');
  const losses = shape.losses ?? (['hinge', 'squared'] as const);
  const reference = randomTable(g, M, k);
  const decoder = randomTable(g, 2, k);
  const target = matrix(
    Array.from({length: M}, (_, j) =>
      [0, 1].map((q) =>
        Array.from({length: k}, (_, i) => decoder.data[q * k + i]! * reference.data[j * k + i]!).reduce(
          (a, b) => a + b,
          0,
        ),
      ),
    ),
  );
  return makeCase({
    pool: pool({total, U: randomLaw(g, M, total, noiseless), T: randomLaw(g, M, total, noiseless)}),
    loss: losses[g.integer(losses.length)]!,
    representation: randomTable(g, M, d),
    heads: randomHeads(g, kind, d),
    reference,
    referenceHeads: randomHeads(g, kind, k),
    target,
    decoder,
    n: shape.n ?? 1 + g.integer(3),
    nu: shape.nu ?? [0.5, 0.25, 0.75][g.integer(3)]!,
  });
}
