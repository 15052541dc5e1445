/** Flags of an experiment as plain data: the command line, the options of its function and the recorded command follow. */
import {ENCODER_KINDS} from '../../models/encoders/index.ts';
import type {EncoderKind} from '../../theory/networks/architecture.ts';

type Reading =
  | {readonly kind: 'whole'; readonly least: number; readonly most?: number}
  | {readonly kind: 'probability'}
  | {readonly kind: 'choice'; readonly choices: readonly string[]}
  /** Lists, separated by commas: numbers > 0, whole ones of them, numbers >= 0. */
  | {readonly kind: 'positive numbers' | 'whole numbers' | 'numbers'};

/** One flag with values of type T. */
export type Flag<T = unknown> = Reading & {
  readonly about: string;
  /** Where the flag is not given. */
  readonly value?: T;
  /** No default, and nothing to go on without it. */
  readonly required?: boolean;
};

/** By the name of the option, `tuneSteps` for `--tune-steps`. */
export type Flags = Readonly<Record<string, Flag>>;

export type ValuesOf<F extends Flags> = {
  readonly [K in keyof F]: F[K] extends Flag<infer T> ? T : never;
};

export const wholeFlag = (about: string, value: number, least = 1, most?: number): Flag<number> => ({
  kind: 'whole',
  about,
  value,
  least,
  ...(most === undefined ? {} : {most}),
});

export const probabilityFlag = (about: string, value: number): Flag<number> => ({
  kind: 'probability',
  about,
  value,
});

export const choiceFlag = <C extends string>(about: string, choices: readonly C[], value?: C): Flag<C> => ({
  kind: 'choice',
  about,
  choices,
  ...(value === undefined ? {required: true} : {value}),
});

export const listFlag = (
  kind: 'positive numbers' | 'whole numbers',
  about: string,
  value: readonly number[],
): Flag<readonly number[]> => ({kind, about, value});

export const encoderFlag = choiceFlag('kind of encoder', [...ENCODER_KINDS, 'both'], 'both');

/** The kinds that `encoderFlag` stands for. */
export const encodersOf = (encoder: EncoderKind | 'both'): readonly EncoderKind[] =>
  encoder === 'both' ? ['context', 'masked'] : [encoder];

/** `--tune-steps` for `tuneSteps`. */
export const flagName = (key: string): string =>
  `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** The flags of a command line that gives these values again. */
export const flagText = (values: Readonly<Record<string, unknown>>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${flagName(key)} ${String(value)}`)
    .join(' ');
