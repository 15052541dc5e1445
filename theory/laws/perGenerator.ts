import type {Generator} from './generator.ts';

/**
 * A draw made once a generator: all claims that judge one trial are given the same object. `draw` must take its numbers from
 * `random.derive(...)`, so that nothing depends on who asks first.
 */
export function perGenerator<T>(draw: (random: Generator) => T): (random: Generator) => T {
  const made = new WeakMap<Generator, T>();
  return (random) => {
    const known = made.get(random);
    if (known !== undefined) return known;
    const drawn = draw(random);
    made.set(random, drawn);
    return drawn;
  };
}
