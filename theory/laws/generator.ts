/**
 * An explicit, seeded source of independent draws: xoroshiro128+ from pure-rand. Randomness is always an
 * argument in this project, so nothing here is global and the state lives in the value returned.
 */
import {xoroshiro128plusFromState} from 'pure-rand/generator/xoroshiro128plus';
import {inputError} from '../errors.ts';

export interface Generator {
  /** Uniform on the multiples of 2^-53 in [0, 1). */
  uniform(): number;
  /** Uniform on {0, ..., bound - 1}, without modulo bias; 1 <= bound <= 2^53. */
  integer(bound: number): number;
  /** Standard normal (Marsaglia's polar method). */
  normal(): number;
  /** +1 or -1 with equal probability. */
  sign(): 1 | -1;
  /** An independent generator whose seed is derived from this one's seed and the label, not from its state. */
  derive(label: string): Generator;
}

/** The finaliser of MurmurHash3, a bijection of 32-bit integers. */
export function avalanche(word: number): number {
  let hash = word;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** FNV-1a with a final avalanche: turns (seed, label) into a 32-bit seed. */
function mix(seed: number, label: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const character of label) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  return avalanche(hash);
}

/**
 * Four words of a Weyl sequence, avalanched. pure-rand's own seeding puts the seed into the state as it is, so that the
 * first draws of near seeds are nearly equal (0.9999..., 0.99..., 0.12... for seeds 0 to 3).
 */
function stateOf(seed: number): number[] {
  return [1, 2, 3, 4].map((k) => avalanche((seed + Math.imul(k, 0x9e3779b9)) | 0));
}

/** @param seed a 32-bit integer; equal seeds give equal streams. */
export function generator(seed: number): Generator {
  if (!Number.isInteger(seed) || Math.abs(seed) > 2 ** 32) {
    throw inputError('generator', 'seed', 'a 32-bit integer', seed);
  }
  const source = xoroshiro128plusFromState(stateOf(seed | 0));
  const bits = () => source.next() >>> 0;
  const uniform = () => (bits() >>> 5) * 2 ** -27 + (bits() >>> 6) * 2 ** -53;
  let spare: number | undefined;
  return {
    uniform,
    integer(bound) {
      if (!Number.isInteger(bound) || bound < 1 || bound > 2 ** 53) {
        throw inputError('integer', 'bound', 'an integer in [1, 2^53]', bound);
      }
      const limit = 2 ** 53 - (2 ** 53 % bound);
      for (;;) {
        const draw = uniform() * 2 ** 53;
        if (draw < limit) return draw % bound;
      }
    },
    normal() {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      for (;;) {
        const a = 2 * uniform() - 1;
        const b = 2 * uniform() - 1;
        const s = a * a + b * b;
        if (s > 0 && s < 1) {
          const factor = Math.sqrt((-2 * Math.log(s)) / s);
          spare = b * factor;
          return a * factor;
        }
      }
    },
    sign: () => ((bits() & 0x40000000) === 0 ? 1 : -1),
    derive: (label) => generator(mix(seed, label)),
  };
}
