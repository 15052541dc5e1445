/** Parsers of command-line numbers; each error says what was expected and what came. */
import {InvalidArgumentError} from 'commander';

export function wholeNumber(least: number, most = 2 ** 31 - 1): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!(text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most)) {
      throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}, got "${text}".`);
    }
    return value;
  };
}

export function probability(text: string): number {
  const value = Number(text);
  if (!(text.trim() !== '' && value > 0 && value < 1)) {
    throw new InvalidArgumentError(`expected a probability strictly between 0 and 1, got "${text}".`);
  }
  return value;
}

export function oneOf<T extends string>(...choices: readonly T[]): (text: string) => T {
  return (text) => {
    const found = choices.find((choice) => choice === text);
    if (found === undefined)
      throw new InvalidArgumentError(`expected ${choices.join(' | ')}, got "${text}".`);
    return found;
  };
}

const UNITS: Readonly<Record<string, number>> = {ms: 1, s: 1_000, m: 60_000, h: 3_600_000};

/** Milliseconds from 500ms, 60s, 1.5m, 1h; a number alone means seconds. */
export function duration(text: string): number {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text.trim()) ?? [];
  const value = Number(number) * UNITS[unit]!;
  if (!(value > 0)) throw new InvalidArgumentError(`expected a time such as 60s or 2m, got "${text}".`);
  return value;
}

/** Numbers > 0 separated by commas. */
export function numbers(text: string): number[] {
  const list = text.split(',').map(Number);
  if (!list.every((x) => x > 0 && x < Number.POSITIVE_INFINITY)) {
    throw new InvalidArgumentError(`expected numbers > 0 separated by commas, got "${text}".`);
  }
  return list;
}

/** A finite number of at least the given one. */
export function atLeast(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!(text.trim() !== '' && value >= least && value < Number.POSITIVE_INFINITY))
      throw new InvalidArgumentError(`expected a number of at least ${least}, got "${text}".`);
    return value;
  };
}

/** Digits from a list such as 0,2,4. */
export function digitList(text: string): number[] {
  if (!/^\d(,\d)*$/.test(text))
    throw new InvalidArgumentError(`expected digits such as 0,2,4, got "${text}".`);
  return [...new Set(text.split(',').map(Number))];
}

/** Whole numbers >= 1 separated by commas. */
export function wholeNumbers(text: string): number[] {
  const list = numbers(text);
  if (!list.every(Number.isInteger)) {
    throw new InvalidArgumentError(`expected whole numbers separated by commas, got "${text}".`);
  }
  return list;
}

/** Numbers >= 0 separated by commas. */
export function zeroOrMore(text: string): number[] {
  const list = text.split(',').map((entry) => (entry.trim() === '' ? Number.NaN : Number(entry)));
  if (!list.every((x) => x >= 0 && x < Number.POSITIVE_INFINITY))
    throw new InvalidArgumentError(`expected numbers >= 0 separated by commas, got "${text}".`);
  return list;
}
