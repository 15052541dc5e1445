/** Command-line options from the tables of the functions; each error says what was expected and what came. */
import {type Command, InvalidArgumentError, Option} from 'commander';
import * as kinds from '../properties/commands/optionKinds.ts';
import type {OptionTable} from '../properties/commands/settle.ts';
import {flagName} from '../properties/experiments/flags.ts';
import {CLAIM_TIMEOUT} from '../properties/run/workers/workerPool.ts';
import {shown} from '../theory/errors.ts';

/** The parser of a word for an option of a kind. */
export function parser<T>({expected, accepts, parse}: kinds.OptionKind<T>): (text: string) => T {
  return (text) => {
    const value = parse?.(text);
    if (!accepts(value)) throw new InvalidArgumentError(`expected ${expected}, got ${shown(text)}.`);
    return value;
  };
}

export const wholeNumber = (least: number, most?: number) => parser(kinds.wholeNumber(least, most));
export const probability = parser(kinds.probability);
export const oneOf = <const T extends string>(...choices: readonly T[]) => parser(kinds.oneOf(choices));
export const duration = parser(kinds.duration);
/** A finite number of at least the given one. */
export const atLeast = (least: number) => parser(kinds.atLeast(least));

/** Milliseconds as the command line takes them: `60s`. */
export const timeText = (milliseconds: number): string => `${milliseconds / 1000}s`;

export const RESUME_ABOUT =
  'go on where the same command was stopped or killed: what it had done is in a journal next to its output';

export const TIMEOUT_ABOUT = `time that a claim's own code may take per setting, as in 10s (default: ${timeText(CLAIM_TIMEOUT)} for claims of files)`;

/** Adds the options of a table that have a line for `--help`, with their defaults. */
export function addOptions(command: Command, table: OptionTable): Command {
  for (const [name, {kind, about, value, default: start}] of Object.entries(table)) {
    if (about === undefined) continue;
    const words = {none: '', several: ` <${value}...>`, one: ` <${value}>`}[kind.words ?? 'one'];
    const option = new Option(`${flagName(name)}${words}`, about);
    // A number alone would be read as seconds on the command line.
    if (kind === kinds.duration && typeof start === 'number') option.default(start, timeText(start));
    else option.default(start);
    command.addOption(kind.parse ? option.argParser(parser(kind)) : option);
  }
  return command;
}

const listOf =
  (what: string, accepts: (x: number) => boolean) =>
  (text: string): number[] => {
    const list = text.split(',').map((entry) => (entry.trim() === '' ? Number.NaN : Number(entry)));
    if (!list.every((x) => accepts(x) && x < Number.POSITIVE_INFINITY))
      throw new InvalidArgumentError(`expected ${what} separated by commas, got ${shown(text)}.`);
    return list;
  };

export const numbers = listOf('numbers > 0', (x) => x > 0);
export const zeroOrMore = listOf('numbers >= 0', (x) => x >= 0);
const integers = listOf('whole numbers', Number.isInteger);

/** Whole numbers >= 1 separated by commas. */
export function wholeNumbers(text: string): number[] {
  numbers(text);
  return integers(text);
}
