import {isWorldName, worldWords} from '../worldKinds/registry.ts';
import type {OptionKind} from './optionKinds.ts';

/** The name of a kind of world, as in `--world`, or one of some words for several. */
export const worldName = (...words: readonly string[]): OptionKind<string> => ({
  expected: [...words, ...worldWords].join(' | '),
  accepts: (value): value is string => words.some((word) => word === value) || isWorldName(value),
  parse: (text) => text,
});

/** A list of names of kinds of worlds. */
export const worldList: OptionKind<readonly string[]> = {
  expected: `a list of ${worldWords.join(' | ')}`,
  accepts: (value): value is readonly string[] =>
    Array.isArray(value) && value.length > 0 && value.every(isWorldName),
  words: 'several',
};
