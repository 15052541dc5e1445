/** All commands: what `--help` lists of each, and where its options are, which are loaded when it is asked for. */
import type {Command} from 'commander';

export interface CommandEntry {
  /** What follows its name in the list. */
  readonly usage: string;
  readonly about: string;
  /** Adds its arguments, options and action. */
  readonly load: () => Promise<(command: Command) => void>;
}

/** By name, in the order of `--help`. */
export const commandTable: Readonly<Record<string, CommandEntry>> = {
  check: {
    usage: '[options] [claims...]',
    about: 'check claims on random worlds: all built-in ones, those named, or those of a file',
    load: async () => (await import('./check.ts')).addCheck,
  },
  merge: {
    usage: '[options] <parts...>',
    about: 'put the parts of a sharded check together: the same result as of the whole check',
    load: async () => (await import('./check.ts')).addMerge,
  },
  distribute: {
    usage: '[options] [claims...]',
    about: 'a check spread over machines by a queue in Redis; without one, the same as check --workers',
    load: async () => (await import('./distribute.ts')).addDistribute,
  },
  hunt: {
    usage: '[options] <claim>',
    about: 'search for the tightest or a violating setting of a claim, shrink it and save it',
    load: async () => (await import('./hunt.ts')).addHunt,
  },
  mutants: {
    usage: '[options] [mutants...]',
    about: 'the mutation score: mutants must be refuted, true claims must not',
    load: async () => (await import('./mutants.ts')).addMutants,
  },
  sharpen: {
    usage: '[options] [claims...]',
    about: 'the sharpest constants: per constant of a claim the largest one that a hunt refutes',
    load: async () => (await import('./sharpen.ts')).addSharpen,
  },
  power: {
    usage: '[options] [claims...]',
    about: 'which false neighbours the big worlds refute on their edge settings, and that no true claim is',
    load: async () => (await import('./power.ts')).addPower,
  },
  regress: {
    usage: '[options]',
    about:
      'verdicts and slack on a committed corpus of settings against a committed baseline; exit 1 where one moved',
    load: async () => (await import('./regress.ts')).addRegress,
  },
  replay: {
    usage: '[options] <fixtures...>',
    about: 'evaluate fixtures again and compare with what they recorded; exit 1 where one changed',
    load: async () => (await import('./replay.ts')).addReplay,
  },
  prove: {
    usage: '[options] <fixtures...>',
    about: 'write certificates of fixtures that other programs check: Python alone, Coq, a statement in Lean',
    load: async () => (await import('./prove.ts')).addProve,
  },
  report: {
    usage: '[options] [runs...]',
    about: 'one HTML page of what check, mutants, hunt, train and experiments found (their --json)',
    load: async () => (await import('./report.ts')).addReport,
  },
  train: {
    usage: '[options]',
    about: 'train one setting; print loss curves, the terms of the bound and the measured excess risk',
    load: async () => (await import('./train.ts')).addTrain,
  },
  certify: {
    usage: '[options]',
    about:
      'limits of the risk of a classifier that hold with a stated probability, from files or from numbers',
    load: async () => (await import('./certify.ts')).addCertify,
  },
  compare: {
    usage: '[options]',
    about: 'theories of pretraining on the same worlds, about the same risk: whose limit is tightest where',
    load: async () => (await import('./compare.ts')).addCompare,
  },
  experiment: {
    usage: '<name> [options]',
    about: 'experiments with trained encoders: what RadReg shrinks, whether it helps, how the bound moves',
    load: async () => (await import('./experiment.ts')).addExperiment,
  },
  list: {
    usage: '[options] [claims...]',
    about: 'the claims, their statements and sources: the built-in ones, or those of files',
    load: async () => (await import('./list.ts')).addList,
  },
  show: {
    usage: '[options] <claims...>',
    about: 'a claim in full: statement, hypotheses, source, worlds, mutants, what to run',
    load: async () => (await import('./show.ts')).addShow,
  },
  init: {
    usage: '[options] [dir]',
    about: 'make a folder for claims of your own: a true and a false one, types, a test script, CI',
    load: async () => (await import('./init.ts')).addInit,
  },
  doctor: {
    usage: '[options]',
    about: 'what is there, what is missing, and what to run',
    load: async () => (await import('./doctor.ts')).addDoctor,
  },
};
