/**
 * The mean of a Gaussian posterior N(w, I), prior N(v, I), that makes PAC-Bayes-kl small, found by gradient descent in plain doubles: it only
 * proposes, since the bound holds for every posterior at once.
 *
 * Minimised: p = kl^-1(q, c), q = mean of P(Z >= y <w,h>/|h|), c = (|w-v|^2/2 + ln(2 sqrt n/delta))/n. By the implicit function theorem
 *   dp/dc = 1/((1-q)/(1-p) - q/p),  dp/dq = (ln((1-q)/(1-p)) - ln(q/p)) dp/dc.
 */
import type {Matrix} from '../../theory/linear/matrix.ts';

const STEPS = 60;

/** P(Z >= x) to 1e-7. Abramowitz, Stegun 1964, 26.2.17. */
function plainTail(x: number): number {
  if (x < 0) return 1 - plainTail(-x);
  const t = 1 / (1 + 0.2316419 * x);
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return series * Math.exp((-x * x) / 2) * DENSITY;
}
const DENSITY = 1 / Math.sqrt(2 * Math.PI);

function plainInverse(q: number, c: number): number {
  const term = (a: number, b: number) => (a <= 0 ? 0 : a * Math.log(a / b));
  let [lo, hi] = [q, 1];
  for (let i = 0; i < 50; i++) {
    const p = (lo + hi) / 2;
    if (term(q, p) + term(1 - q, 1 - p) <= c) lo = p;
    else hi = p;
  }
  return hi;
}

interface At {
  readonly bound: number;
  readonly gradient: Float64Array;
}

/** y h/|h| by row; a row of zeros stays one, and counts 1/2 here. */
function unitRows({rows, columns: d, data}: Matrix, labels: Int8Array): Float64Array {
  const unit = new Float64Array(rows * d);
  for (let j = 0; j < rows; j++) {
    let size = 0;
    for (let i = 0; i < d; i++) size += data[j * d + i]! ** 2;
    if (size > 0)
      for (let i = 0; i < d; i++) unit[j * d + i] = (labels[j]! * data[j * d + i]!) / Math.sqrt(size);
  }
  return unit;
}

interface Task {
  readonly unit: Float64Array;
  readonly rows: number;
  /** Mean of the prior; 0 where there is none. */
  readonly prior?: Float64Array;
  readonly n: number;
  readonly delta: number;
}

function evaluate({unit, rows, prior, n, delta}: Task, w: Float64Array): At {
  const d = w.length;
  const apart = prior ? w.map((v, i) => v - prior[i]!) : w;
  const risk = new Float64Array(d);
  let total = 0;
  for (let j = 0; j < rows; j++) {
    const at = j * d;
    let margin = 0;
    for (let i = 0; i < d; i++) margin += unit[at + i]! * w[i]!;
    total += plainTail(margin);
    const slope = DENSITY * Math.exp((-margin * margin) / 2);
    // Far from the boundary a row moves nothing.
    if (slope > 1e-12) for (let i = 0; i < d; i++) risk[i]! -= slope * unit[at + i]!;
  }
  const q = Math.min(1 - 1e-9, Math.max(1e-9, total / rows));
  let size = 0;
  for (const v of apart) size += v * v;
  const p = Math.min(1 - 1e-9, plainInverse(q, (size / 2 + Math.log((2 * Math.sqrt(n)) / delta)) / n));
  const byBudget = 1 / ((1 - q) / (1 - p) - q / p);
  const byRisk = (Math.log((1 - q) / (1 - p)) - Math.log(q / p)) * byBudget;
  return {bound: p, gradient: risk.map((g, i) => (byRisk * g) / rows + (byBudget * apart[i]!) / n)};
}

/** mu > 0 for a start in the direction of a head. */
const SCALES = Array.from({length: 15}, (_, i) => 2 ** (i / 2 - 1));
/** By how much a step may raise the bound: Barzilai-Borwein steps are not monotone. */
const SLACK = 1e-4;

type Step = At & {readonly w: Float64Array};

/** The best of a descent that begins at a mean. */
function descended(at: (w: Float64Array) => Step, start: Step): Step {
  let [now, best] = [start, start];
  let rate = 0.1 / (Math.hypot(...now.gradient) || 1);
  for (let step = 0; step < STEPS; step++) {
    const {w: from, gradient} = now;
    const next = at(from.map((v, i) => v - rate * gradient[i]!));
    if (!(next.bound < now.bound + SLACK)) {
      rate /= 4;
      now = best;
      continue;
    }
    // Barzilai, Borwein 1988.
    let [across, along] = [0, 0];
    for (let i = 0; i < from.length; i++) {
      const [dw, dg] = [next.w[i]! - from[i]!, next.gradient[i]! - gradient[i]!];
      across += dw * dw;
      along += dw * dg;
    }
    if (along > 0) rate = across / along;
    now = next;
    if (now.bound < best.bound) best = now;
  }
  return best;
}

interface Labelled {
  readonly table: Matrix;
  readonly labels: Int8Array;
}

const stepper = (task: Task) => (w: Float64Array) => ({w, ...evaluate(task, w)});

/**
 * Two means: the best found, and the best multiple of `direction`, a head that is not 0.
 * @param n draws that the bound is for, a multiple of the rows where more of the same are supposed
 */
export function proposedMeans(
  {table, labels}: Labelled,
  direction: Float64Array,
  n: number,
  delta: number,
): {readonly mean: Float64Array; readonly alongHead: Float64Array} {
  const at = stepper({unit: unitRows(table, labels), rows: table.rows, n, delta});
  const norm = Math.hypot(...direction);
  const starts = SCALES.map((mu) => at(direction.map((v) => (mu * v) / norm)));
  const start = starts.reduce((a, b) => (b.bound < a.bound ? b : a));
  return {mean: descended(at, start).w, alongHead: start.w};
}

/** The best mean found near the mean of a prior. @param n as above */
export function proposedFrom(
  {table, labels}: Labelled,
  prior: Float64Array,
  n: number,
  delta: number,
): Float64Array {
  const at = stepper({unit: unitRows(table, labels), rows: table.rows, prior, n, delta});
  return descended(at, at(prior)).w;
}
