/** All iterates of a projected stochastic gradient run with their probabilities, and expectations over them. */
import {compare, minus, over, plus, type Rational, rational, times} from '../arithmetic/rational.ts';
import {memoised} from '../case/case.ts';
import {type DescentCase, innerProduct, sumOf} from './descentCase.ts';
import {gradientAt} from './moreau.ts';

export interface Iterate {
  readonly x: readonly Rational[];
  readonly probability: Rational;
}

const keyOf = (x: readonly Rational[]): string => x.map(({num, den}) => `${num}/${den}`).join();

function clamped(x: Rational, lower: Rational, upper: Rational): Rational {
  return compare(x, lower) < 0 ? lower : compare(x, upper) > 0 ? upper : x;
}

/** The law of x_t for t = 0..T; equal iterates are one. */
export function iterates(c: DescentCase): readonly (readonly Iterate[])[] {
  return memoised(c, ['iterates'], () => runOf(c));
}

function runOf(c: DescentCase): Iterate[][] {
  const share = rational(1n, BigInt(c.noise.length));
  const run: Iterate[][] = [[{x: c.start, probability: rational(1n)}]];
  for (const step of c.steps.slice(0, -1)) {
    const next = new Map<string, Iterate>();
    for (const {x, probability} of run.at(-1)!) {
      const gradient = gradientAt(c, x);
      for (const noise of c.noise) {
        const to = x.map((value, i) =>
          clamped(minus(value, times(step, plus(gradient[i]!, noise[i]!))), c.lower[i]!, c.upper[i]!),
        );
        const mass = times(probability, share);
        const key = keyOf(to);
        const before = next.get(key);
        next.set(key, {x: to, probability: before ? plus(before.probability, mass) : mass});
      }
    }
    run.push([...next.values()]);
  }
  return run;
}

/** E of a function of x_t, for each t. */
function expectations(c: DescentCase, of: (x: readonly Rational[]) => Rational): Rational[] {
  return iterates(c).map((law) => sumOf(law.map(({x, probability}) => times(probability, of(x)))));
}

/** E of a function of the output, drawn in proportion to the steps. */
export function expectedOutput(c: DescentCase, of: (x: readonly Rational[]) => Rational): Rational {
  const each = expectations(c, of);
  return over(sumOf(each.map((value, t) => times(value, c.steps[t]!))), sumOf(c.steps));
}

/** S2 = max_t E|g_t|^2 over the run, for noise of mean 0. */
export function secondMomentOf(c: DescentCase): Rational {
  const noise = over(sumOf(c.noise.map((row) => innerProduct(row, row))), rational(BigInt(c.noise.length)));
  const each = expectations(c, (x) => {
    const gradient = gradientAt(c, x);
    return innerProduct(gradient, gradient);
  });
  return plus(
    noise,
    each.reduce((a, b) => (compare(b, a) > 0 ? b : a)),
  );
}
