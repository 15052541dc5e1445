import type {Command} from 'commander';
import {mergeParts} from '../properties/run/mergeParts.ts';
import {readPart} from '../properties/run/part.ts';
import {addResultOptions} from './runFlags.ts';
import {type ResultFlags, showRun} from './showRun.ts';

async function merge(files: readonly string[], flags: ResultFlags): Promise<void> {
  const parts = [];
  for (const name of files) parts.push({name, part: await readPart(name)});
  const {run, claims} = await mergeParts(parts);
  const {names, settings} = parts[0]!.part.identity;
  await showRun(run, {claims, names, runs: settings.runs}, flags);
}

export function addMerge(program: Command): void {
  addResultOptions(
    program
      .command('merge')
      .description('put the parts of a sharded check together: the same result as of the whole check')
      .argument('<parts...>', 'files that `check --shard i/n --out FILE` wrote, all n of them'),
  ).action(merge);
}
