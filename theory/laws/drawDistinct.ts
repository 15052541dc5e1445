import type {Generator} from './generator.ts';

/** `count` different indices below `size`, uniform without replacement: the first steps of a Fisher-Yates shuffle. */
export function drawDistinct(size: number, count: number, random: Generator): Int32Array {
  const order = Int32Array.from({length: size}, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const j = i + random.integer(size - i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order.slice(0, count);
}
