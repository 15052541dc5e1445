/**
 * `npm run bench:hunt [-- 30s 1 CLAIM...]`: the tightest lhs/rhs that plain generation and the hunt find in equal time, as
 * a table. Both run in one process in turns of 50 ms, so that a busy machine slows both alike; the time of each is
 * half of the processor time that the two take together. A claim is done early once both have found equality, which
 * nothing can beat.
 */
import {duration} from '../../cli/options.ts';
import {short} from '../../properties/files/format.ts';
import {hunt} from '../../properties/hunt/hunt.ts';
import type {HuntResult} from '../../properties/hunt/huntResult.ts';
import type {Claim} from '../../theory/claim/claim.ts';
import {claims} from '../../theory/claims/index.ts';

const budget = duration(process.argv[2] ?? '30s');
const seed = Number(process.argv[3] ?? 1);
const only = process.argv.slice(4);

interface Arm {
  readonly result: HuntResult;
  readonly ratio: number;
  /** Own seconds until lhs/rhs = 1. */
  readonly attained: number | undefined;
}

/** Processor time of this process so far, in milliseconds. */
function busy(): number {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1000;
}

async function arms(claim: Claim): Promise<[Arm, Arm]> {
  const start = busy();
  const controller = new AbortController();
  const attained: (number | undefined)[] = [undefined, undefined];
  const run = async (arm: 0 | 1): Promise<HuntResult> => {
    const result = await hunt(claim, {
      seed,
      // What ends it is the processor time; this is for a process that gets none.
      budget: 40 * budget,
      randomOnly: arm === 0,
      shrinkTightest: false,
      signal: controller.signal,
      onProgress({ratio}) {
        const own = (busy() - start) / 2;
        if (ratio !== undefined && ratio >= 1) attained[arm] ??= own / 1000;
        if (own >= budget || attained.every((time) => time !== undefined)) controller.abort();
      },
    });
    return result;
  };
  const results = await Promise.all([run(0), run(1)]);
  const [plain, found] = results.map((result, arm): Arm => {
    return {result, ratio: result.tightest?.ratio ?? 0, attained: attained[arm]};
  });
  return [plain!, found!];
}

/** What is nearly 1 is shown by how much it lacks. */
function shown({ratio, attained}: Arm): string {
  if (ratio >= 1) return attained === undefined ? '1' : `1 after ${attained.toFixed(1)} s`;
  return ratio > 0.999 ? `1 - ${(1 - ratio).toExponential(1)}` : short(ratio, 'down');
}

const tally = {better: 0, attained: 0, equal: 0, worse: 0, identity: 0};
process.stdout.write(
  '| claim | random: settings | random: lhs/rhs | hunt: settings | hunt: lhs/rhs | found |\n',
);
process.stdout.write('|---|---:|---:|---:|---:|---|\n');
for (const claim of claims.filter(({id}) => only.length === 0 || only.includes(id))) {
  if (claim.fixture?.none !== undefined) {
    tally.identity++;
    continue;
  }
  const both = await arms(claim);
  const [a, b] = both.map(({ratio}) => ratio) as [number, number];
  const outcome = b > a ? 'better' : b < a ? 'worse' : a >= 1 ? 'attained' : 'equal';
  tally[outcome]++;
  const cells = both.map((arm) => `${arm.result.evaluations.toLocaleString('en-US')} | ${shown(arm)}`);
  process.stdout.write(`| ${claim.id} | ${cells.join(' | ')} | ${outcome} |\n`);
}
process.stdout.write(
  `\n${tally.attained} attained by both (lhs = rhs, which nothing can beat); of the others the hunt is better on ` +
    `${tally.better}, equal on ${tally.equal}, worse on ${tally.worse}; ${tally.identity} identity without a ratio.\n`,
);
