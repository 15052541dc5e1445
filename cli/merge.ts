import type {Command} from 'commander';
import {mergeShards} from '../properties/run/mergeShards.ts';
import {readShard} from '../properties/run/shardResult.ts';
import {addResultOptions} from './runFlags.ts';
import {type ResultFlags, showRun} from './showRun.ts';

async function merge(files: readonly string[], flags: ResultFlags): Promise<void> {
  const shards = [];
  for (const name of files) shards.push({name, result: await readShard(name)});
  const {run, claims} = await mergeShards(shards);
  await showRun(run, claims, flags);
}

export function addMerge(program: Command): void {
  addResultOptions(
    program
      .command('merge')
      .description('put the parts of a sharded check together: the same result as of the whole check')
      .argument('<parts...>', 'files that `check --shard i/n --out FILE` wrote, all n of them'),
  ).action(merge);
}
