/** What every experiment has: its options, and the files it writes, whole or not at all. */
import {relative, resolve} from 'node:path';
import type {Command} from 'commander';
import {type BackendChoice, backendNames} from '../models/index.ts';
import {writeWhole} from '../properties/files/writeWhole.ts';
import {oneOf, wholeNumber} from './options.ts';

export interface Shared {
  readonly seed: number;
  readonly out: string;
  readonly backend?: BackendChoice;
  readonly json?: boolean;
}

export async function save(flags: Shared, name: string, text: string): Promise<void> {
  const file = resolve(flags.out, name);
  await writeWhole(file, text);
  if (!flags.json) process.stdout.write(`wrote ${relative(process.cwd(), file)}\n`);
}

/** The options that every experiment has. */
export function shared(command: Command): Command {
  return command
    .option('--seed <s>', 'seed of everything random', wholeNumber(0), 1)
    .option('--out <dir>', 'where the table (.md) and its data (.json) are written', 'experiments')
    .option(
      '--backend <name>',
      `TensorFlow backend: auto | ${backendNames.join(' | ')}`,
      oneOf('auto', ...backendNames),
    )
    .option('--json', 'one JSON document on standard output')
    .exitOverride();
}
