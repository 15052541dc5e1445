/** Command-line options from the tables of the functions; each error says what was expected and what came. */
import {type Command, InvalidArgumentError, Option} from 'commander';
import * as kinds from '../properties/commands/optionKinds.ts';
import type {OptionTable} from '../properties/commands/settle.ts';

/** The parser of a word for an option of a kind. */
function parser<T>({expected, accepts, parse}: kinds.OptionKind<T>): (text: string) => T {
  return (text) => {
    const value = parse?.(text);
    if (!accepts(value)) throw new InvalidArgumentError(`expected ${expected}, got "${text}".`);
    return value;
  };
}

export const wholeNumber = (least: number, most?: number) => parser(kinds.wholeNumber(least, most));
export const probability = parser(kinds.probability);
export const oneOf = <const T extends string>(...choices: readonly T[]) => parser(kinds.oneOf(choices));
export const duration = parser(kinds.duration);
/** A finite number of at least the given one. */
export const atLeast = (least: number) => parser(kinds.atLeast(least));

/** The flag of an option: `--mask-ratio` of `maskRatio`. */
export const flagOf = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Adds the options of a table that have a line for `--help`, with their defaults. */
export function addOptions(command: Command, table: OptionTable): Command {
  for (const [name, {kind, about, value, default: start}] of Object.entries(table)) {
    if (about === undefined) continue;
    const words = {none: '', several: ` <${value}...>`, one: ` <${value}>`}[kind.words ?? 'one'];
    const option = new Option(`${flagOf(name)}${words}`, about).default(start);
    command.addOption(kind.parse ? option.argParser(parser(kind)) : option);
  }
  return command;
}

/** Numbers > 0 separated by commas. */
export function numbers(text: string): number[] {
  const list = text.split(',').map(Number);
  if (!list.every((x) => x > 0 && x < Number.POSITIVE_INFINITY)) {
    throw new InvalidArgumentError(`expected numbers > 0 separated by commas, got "${text}".`);
  }
  return list;
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
