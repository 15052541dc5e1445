/** All commands, and the one way in which each of them ends. Exit codes: see exitCodes.ts. */
import {Command, CommanderError} from 'commander';
import {ClaimError} from '../properties/evaluate/claimError.ts';
import {packageVersion} from '../properties/files/packageVersion.ts';
import {WorkerError} from '../properties/run/workers/workerChild.ts';
import {InputError} from '../theory/errors.ts';
import {addCertify} from './certify.ts';
import {addCheck, addMerge} from './check.ts';
import {addDistribute} from './distribute.ts';
import {addDoctor} from './doctor.ts';
import {EXIT, internalFault, saidOutOfMemory} from './exitCodes.ts';
import {addExperiment} from './experiment.ts';
import {addHunt} from './hunt.ts';
import {addInit} from './init.ts';
import {addList} from './list.ts';
import {addMutants} from './mutants.ts';
import {addPower} from './power.ts';
import {addProve} from './prove.ts';
import {addRegress} from './regress.ts';
import {addReplay} from './replay.ts';
import {addReport} from './report.ts';
import {addSharpen} from './sharpen.ts';
import {addShow} from './show.ts';
import {addTrain} from './train.ts';

function makeProgram(): Command {
  const program = new Command('transferbound')
    .description(
      'property-based verification of generalisation bounds for pretraining followed by fine-tuning',
    )
    .version(packageVersion())
    .exitOverride()
    .showHelpAfterError('(run with --help for what it takes)');
  for (const add of [
    addCheck,
    addMerge,
    addDistribute,
    addHunt,
    addMutants,
    addSharpen,
    addPower,
    addRegress,
    addReplay,
    addProve,
    addReport,
    addTrain,
    addCertify,
    addExperiment,
    addList,
    addShow,
    addInit,
    addDoctor,
  ])
    add(program);
  for (const command of program.commands) command.exitOverride();
  return program;
}

/**
 * Runs a command line, the words after the program's name: what it prints goes to standard output, errors in one line to
 * standard error, and its end is in process.exitCode.
 */
export async function runCommand(words: readonly string[]): Promise<void> {
  try {
    await makeProgram().parseAsync(words, {from: 'user'});
  } catch (error) {
    if (error instanceof CommanderError)
      process.exitCode = error.exitCode === 0 ? EXIT.nothingRefuted : EXIT.input;
    else if (error instanceof InputError || error instanceof ClaimError || error instanceof WorkerError) {
      const frames = error instanceof ClaimError && error.frames ? `\n${error.frames}` : '';
      process.stderr.write(`${error.message}${frames}\n`);
      process.exitCode = EXIT.input;
    } else if (saidOutOfMemory(error)) process.exitCode = EXIT.input;
    else internalFault(error);
  }
}
