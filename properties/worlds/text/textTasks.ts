/** Random tasks and shifts on the classes of a set of texts. */
import type {Generator} from '../../../theory/laws/generator.ts';
import type {Shift} from '../shifts/registry.ts';

const increasing = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);

const shuffled = (list: readonly number[], random: Generator): number[] =>
  list
    .map((x) => ({x, key: random.uniform()}))
    .sort((a, b) => a.key - b.key)
    .map(({x}) => x);

/** Between a third and two thirds of the classes. */
export function randomClasses(classes: readonly number[], random: Generator): number[] {
  const third = Math.floor(classes.length / 3);
  return increasing(shuffled(classes, random).slice(0, third + random.integer(third + 1)));
}

/** Half of the positive classes and half of the others. */
export function halfOfClasses(
  classes: readonly number[],
  positive: readonly number[],
  random: Generator,
): number[] {
  const half = (list: readonly number[]) => shuffled(list, random).slice(0, Math.floor(list.length / 2));
  const others = classes.filter((c) => !positive.includes(c));
  return increasing([...half(positive), ...half(others)]);
}

/** The law without the classes. */
export const without = (classes: readonly number[]): Shift[] => [{kind: 'dropSupport', groups: classes}];

/**
 * The law of fine-tuning where the encoder was pretrained without some classes: those alone, or the same classes with a
 * small share of those, or none of them.
 */
export function fineTunedOn(
  classes: readonly number[],
  unseen: readonly number[],
  random: Generator,
  wide: boolean,
): Shift[] {
  if (wide) return without(classes.filter((c) => !unseen.includes(c)));
  const kept = [0, 2 ** -4, 2 ** -5, 2 ** -6][random.integer(4)]!;
  return [{kind: 'dropSupport', groups: unseen, strength: 1 - kept}];
}
