/** Tables of options: the one list of a command's options and defaults, which its function and its flags read. */
import {inputError} from '../../theory/errors.ts';
import type {OptionKind} from './optionKinds.ts';

/** One option of a command. */
export interface Option<T> {
  readonly kind: OptionKind<T>;
  readonly default?: T;
  /** The line in `--help`; options without are for programs. */
  readonly about?: string;
  /** What stands for the value in `--help`: `n`. */
  readonly value?: string;
}

/** The options of a command by name, the flag of which is the same word: `maskRatio`, `--mask-ratio`. */
export type OptionTable = Readonly<Record<string, Option<unknown>>>;

/** The table of an interface of options: an entry for each. */
export type TableOf<O> = {readonly [K in keyof O]-?: Option<NonNullable<O[K]>>};

type Value<E> = E extends {readonly kind: OptionKind<infer T>} ? T : never;

/** Options as a caller gives them. */
export type OptionsOf<T> = {readonly [K in keyof T]?: Value<T[K]> | undefined};

type Defaulted<T> = {[K in keyof T]: T[K] extends {readonly default: unknown} ? K : never}[keyof T];

/** Options with every default filled in. */
export type Settled<T> = {readonly [K in Defaulted<T>]: Value<T[K]>} & {
  readonly [K in Exclude<keyof T, Defaulted<T>>]?: Value<T[K]>;
};

/**
 * Checks the options of a function and fills in the defaults; `undefined` counts as not given.
 *
 * @throws InputError for an unknown name, and for a value that is not of its kind
 */
export function settle<const T extends OptionTable>(
  where: string,
  table: T,
  options: OptionsOf<T>,
): Settled<T> {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw inputError(where, 'options', 'an object', options);
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(table, name))
      throw inputError(where, 'options', `names among ${Object.keys(table).join(', ')}`, name);
  }
  const entries = Object.entries(table).flatMap(([name, {kind, default: value}]) => {
    const given: unknown = options[name];
    if (given !== undefined && !kind.accepts(given)) throw inputError(where, name, kind.expected, given);
    const settled = given ?? value;
    return settled === undefined ? [] : [[name, settled] as const];
  });
  return Object.fromEntries(entries) as Settled<T>;
}
