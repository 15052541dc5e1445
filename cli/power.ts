import Table from 'cli-table3';
import type {Command} from 'commander';
import {selectBackend} from '../models/index.ts';
import {findClaim} from '../properties/claimRegistry/loadClaims.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {
  DEFAULT_WORLDS,
  failures,
  POWER_WORLDS,
  type PowerCell,
  powerMatrix,
  trainsEncoders,
} from '../properties/power/powerMatrix.ts';
import {RUN_DEFAULTS} from '../properties/worldKinds/runSettings.ts';
import {inputError} from '../theory/errors.ts';
import {exitCodeOf} from './exitCodes.ts';
import {probability, wholeNumber} from './options.ts';

import {coloured, interruptSignal, paint, progressLine} from './terminal.ts';

interface PowerFlags {
  readonly worlds: string;
  readonly seed: number;
  readonly nu: number;
  readonly alpha: number;
  readonly json?: boolean;
}

function shown(cell: PowerCell | undefined): string {
  if (!cell) return '-';
  const {verdict, mutates, expected, edge, trials, log10EValue} = cell;
  const good = mutates ? verdict === 'refuted' : verdict !== 'refuted';
  const text = verdict === 'refuted' ? `refuted, ${edge}, ${trials} trials, 10^${log10EValue}` : verdict;
  return good ? text : paint(mutates && !expected ? 'yellow' : 'red', text);
}

/** A row per claim, a column per world. */
function table(cells: readonly PowerCell[], worlds: readonly string[]): string {
  const made = new Table({
    head: ['claim', ...worlds],
    style: {head: coloured(process.stdout) ? ['bold'] : [], border: [], compact: true},
  });
  for (const id of new Set(cells.map(({claim}) => claim)))
    made.push([
      id,
      ...worlds.map((world) => shown(cells.find((one) => one.claim === id && one.world === world))),
    ]);
  return made.toString();
}

async function run(ids: readonly string[], {worlds: text, seed, nu, alpha, json}: PowerFlags): Promise<void> {
  const worlds = text.split(',');
  for (const id of ids) findClaim(id);
  const signal = interruptSignal();
  const progress = progressLine(json === true);
  const cells = await powerMatrix({
    worlds,
    ...(ids.length > 0 ? {ids} : {}),
    seed,
    nu,
    alpha,
    ...(worlds.some(trainsEncoders) ? {backend: await selectBackend()} : {}),
    onProgress: ({done, of, at}) => progress.update(done, of, at),
    signal,
  }).finally(() => progress.clear());
  if (cells.length === 0 && !signal.aborted)
    throw inputError('power', 'claims', `at least one that the worlds ${text} are for`, ids.join(', '));
  const failed = failures(cells);
  if (json)
    process.stdout.write(jsonText({format: 'transferbound power', version: 1, seed, nu, alpha, cells}));
  else {
    const lines = failed.map(({claim, world, verdict}) => paint('red', `${claim} on ${world}: ${verdict}`));
    const refuted = cells.filter(({mutates, verdict}) => mutates && verdict === 'refuted').length;
    const sum = `${refuted} of ${cells.filter(({mutates}) => mutates).length} cells of mutants refuted; ${failed.length} not as they should be`;
    process.stdout.write([table(cells, worlds), ...lines, sum, ''].join('\n'));
  }
  process.exitCode = exitCodeOf({refuted: failed.length > 0, complete: !signal.aborted});
}

export function addPower(command: Command): void {
  command
    .argument('[claims...]', 'ids of claims and mutants; default all that these worlds are for')
    .option(
      '--worlds <names>',
      `separated by commas, among ${POWER_WORLDS.join(', ')}`,
      DEFAULT_WORLDS.join(','),
    )
    .option('--seed <s>', 'seed of the worlds and of all draws', wholeNumber(0), RUN_DEFAULTS.seed)
    .option('--nu <nu>', 'claimed violation probability', probability, RUN_DEFAULTS.nu)
    .option('--alpha <a>', 'false-alarm limit of the whole matrix', probability, RUN_DEFAULTS.alpha)
    .option('--json', 'one JSON document on standard output')
    .action(run);
}
