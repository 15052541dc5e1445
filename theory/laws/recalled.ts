/** What follows from a sample's counts alone, not computed again while the sample is remembered. */
import type {Sample} from './pool.ts';

/** On so few points every sample is remembered, up to MOST of them; on more the last two, D and D'. */
const FEW_POINTS = 16;
const MOST = 4096;
const LAST = 2;

const equal = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
  for (let j = 0; j < a.length; j++) if (a[j] !== b[j]) return false;
  return true;
};

/** Samples of one pool of so many points; `of` must depend on plus and minus alone. Counts are compared, and copied: they may change after the call. */
export function recalled<T>(of: (sample: Sample) => T, points: number): (sample: Sample) => T {
  if (points <= FEW_POINTS) {
    const known = new Map<string, T>();
    return (sample) => {
      const key = `${Array.from(sample.plus).join()};${Array.from(sample.minus).join()}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      if (known.size === MOST) known.clear();
      const made = of(sample);
      known.set(key, made);
      return made;
    };
  }
  const last: {readonly plus: Float64Array; readonly minus: Float64Array; readonly found: T}[] = [];
  return (sample) => {
    const at = last.findIndex(({plus, minus}) => equal(plus, sample.plus) && equal(minus, sample.minus));
    const entry = last[at] ?? {
      plus: Float64Array.from(sample.plus),
      minus: Float64Array.from(sample.minus),
      found: of(sample),
    };
    if (at >= 0) last.splice(at, 1);
    last.unshift(entry);
    last.length = Math.min(last.length, LAST);
    return entry.found;
  };
}
