/** All commands, and the one way in which each of them ends. Exit codes: see exitCodes.ts. */
import {Command, CommanderError} from 'commander';
import {ClaimError} from '../properties/evaluate/claimError.ts';
import {packageVersion} from '../properties/files/packageVersion.ts';
import {WorkerError} from '../properties/run/workers/workerError.ts';
import {InputError} from '../theory/errors.ts';
import {commandTable} from './commandTable.ts';
import {EXIT, internalFault, saidOutOfMemory} from './exitCodes.ts';

/** Words of what was given that are too long to be read, cut short. */
const readable = (text: string): string =>
  text.replace(/[^\s,|]{300,}/g, (word) => `${word.slice(0, 200)}...`);

/** The program with all commands by name, those among the words with their options. */
async function makeProgram(words: readonly string[]): Promise<Command> {
  const program = new Command('transferbound')
    .description(
      'property-based verification of generalisation bounds for pretraining followed by fine-tuning',
    )
    .version(packageVersion())
    .exitOverride()
    .configureHelp({subcommandTerm: (command) => `${command.name()} ${command.usage()}`.trim()})
    .configureOutput({outputError: (text, write) => write(readable(text))})
    .showHelpAfterError('(run with --help for what it takes)');
  for (const [name, {usage, about, load}] of Object.entries(commandTable)) {
    const command = program.command(name).description(about).exitOverride();
    // The command itself, or the one that `help` is asked for.
    if (words.slice(0, 2).includes(name)) (await load())(command);
    else command.usage(usage);
  }
  return program;
}

/**
 * Runs a command line, the words after the program's name: what it prints goes to standard output, errors in one line to
 * standard error, and its end is in process.exitCode.
 */
export async function runCommand(words: readonly string[]): Promise<void> {
  try {
    await (await makeProgram(words)).parseAsync(words, {from: 'user'});
  } catch (error) {
    if (error instanceof CommanderError)
      process.exitCode = error.exitCode === 0 ? EXIT.nothingRefuted : EXIT.input;
    else if (error instanceof InputError || error instanceof ClaimError || error instanceof WorkerError) {
      const frames = error instanceof ClaimError && error.frames ? `\n${error.frames}` : '';
      const message = error instanceof InputError ? readable(error.message) : error.message;
      process.stderr.write(`${message}${frames}\n`);
      process.exitCode = EXIT.input;
    } else if (saidOutOfMemory(error)) process.exitCode = EXIT.input;
    else internalFault(error);
  }
}
