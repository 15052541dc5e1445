/** What an option of `check`, `hunt` or `train` may be, for functions and for the command line alike. */

export interface OptionKind<T> {
  /** As in an error message: `a whole number from 1 to 9`. */
  readonly expected: string;
  readonly accepts: (value: unknown) => value is T;
  /** What a word of the command line stands for; undefined where it stands for nothing. */
  readonly parse?: (text: string) => unknown;
  /** A switch without a value, or one with several words. */
  readonly words?: 'none' | 'several';
}

const number = (text: string): unknown => (text.trim() === '' ? undefined : Number(text));

export const wholeNumber = (least: number, most = 2 ** 31 - 1): OptionKind<number> => ({
  expected: `a whole number from ${least} to ${most}`,
  accepts: (value): value is number =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
  parse: number,
});

export const probability: OptionKind<number> = {
  expected: 'a probability strictly between 0 and 1',
  accepts: (value): value is number => typeof value === 'number' && value > 0 && value < 1,
  parse: number,
};

/** A probability, 0 and 1 included. */
export const share: OptionKind<number> = {
  expected: 'a number from 0 to 1',
  accepts: (value): value is number => typeof value === 'number' && value >= 0 && value <= 1,
  parse: number,
};

export const finiteNumber: OptionKind<number> = {
  expected: 'a finite number',
  accepts: (value): value is number => Number.isFinite(value),
  parse: number,
};

export const atLeast = (least: number): OptionKind<number> => ({
  expected: `a number of at least ${least}`,
  accepts: (value): value is number =>
    typeof value === 'number' && value >= least && value < Number.POSITIVE_INFINITY,
  parse: number,
});

const UNITS: Readonly<Record<string, number>> = {ms: 1, s: 1_000, m: 60_000, h: 3_600_000};

/** Milliseconds; on the command line 500ms, 60s, 1.5m, 1h, and a number alone means seconds. */
export const duration: OptionKind<number> = {
  expected: 'a time such as 60s or 2m',
  accepts: (value): value is number =>
    typeof value === 'number' && value > 0 && value < Number.POSITIVE_INFINITY,
  parse(text) {
    const [, count, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text.trim()) ?? [];
    return Number(count) * UNITS[unit]!;
  },
};

export const oneOf = <const T extends string>(choices: readonly T[]): OptionKind<T> => ({
  expected: choices.join(' | '),
  accepts: (value): value is T => choices.some((choice) => choice === value),
  parse: (text) => text,
});

export const someOf = <const T extends string>(choices: readonly T[]): OptionKind<readonly T[]> => ({
  expected: `a list of ${choices.join(' | ')}`,
  accepts: (value): value is readonly T[] =>
    Array.isArray(value) && value.length > 0 && value.every((one) => choices.includes(one)),
  words: 'several',
});

/** A list of classes, each once; on the command line 0,2,4. */
export const classes: OptionKind<readonly number[]> = {
  expected: 'classes such as 0,2,4',
  accepts: (value): value is readonly number[] =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => Number.isInteger(one) && one >= 0 && one <= 99),
  parse: (text) => (/^\d+(,\d+)*$/.test(text) ? [...new Set(text.split(',').map(Number))] : undefined),
};

/** Whole numbers; on the command line -1,0,2. */
export const integerList: OptionKind<readonly number[]> = {
  expected: 'whole numbers such as 0,2,4',
  accepts: (value): value is readonly number[] =>
    Array.isArray(value) && value.length > 0 && value.every((one) => Number.isSafeInteger(one)),
  parse: (text) => (/^-?\d+(,-?\d+)*$/.test(text) ? text.split(',').map(Number) : undefined),
};

export const flag: OptionKind<boolean> = {
  expected: 'true or false',
  accepts: (value): value is boolean => typeof value === 'boolean',
  words: 'none',
};

export const text: OptionKind<string> = {
  expected: 'a non-empty string',
  accepts: (value): value is string => typeof value === 'string' && value !== '',
  parse: (word) => word,
};

export function callback<F extends (...args: never) => void>(): OptionKind<F> {
  return {expected: 'a function', accepts: (value): value is F => typeof value === 'function'};
}

export const abortSignal: OptionKind<AbortSignal> = {
  expected: 'an AbortSignal',
  accepts: (value): value is AbortSignal => value instanceof AbortSignal,
};
