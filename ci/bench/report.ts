/** What `npm run bench:train` prints. */
import Table from 'cli-table3';
import type {startUp, Timing} from './measure.ts';
import type {BenchModel} from './models.ts';
import type {ProductRate} from './rates.ts';

/** Timed steps of a model; with several workers of the slowest of them. */
export interface Row extends Timing {
  readonly model: string;
  readonly who: string;
  readonly cases: number;
}

export interface Found {
  /** The most that so many processes do at once, GFLOP/s. */
  readonly ceilings: readonly {readonly processes: number; readonly rate: number}[];
  /** Of the fused kernels, by model. */
  readonly products: readonly ({readonly model: string} & ProductRate)[];
  readonly rates: readonly {readonly who: string; readonly rate: number}[];
  readonly rows: readonly Row[];
  readonly checks: readonly {
    readonly model: string;
    readonly who: string;
    readonly against: string;
    readonly difference: number;
  }[];
  /** How many first losses were compared. */
  readonly checkSteps: number;
  readonly starts: readonly ({readonly model: string} & ReturnType<typeof startUp>)[];
  readonly notes: readonly string[];
}

const micro = (seconds: number) => (1e6 * seconds).toFixed(1);

function printModel({name, work}: BenchModel, {ceilings, products, rows}: Found): void {
  const own = rows.filter(({model}) => model === name);
  const fused = new Map(own.flatMap(({who, cases, fastest}) => (who === 'fused' ? [[cases, fastest]] : [])));
  const table = new Table({
    head: ['', 'cases', 'steps', 'µs per case-step', 'fastest', 'x fused', 'GFLOP/s'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
    style: {head: [], border: []},
  });
  for (const {processes, rate} of ceilings)
    table.push([
      `ceiling, ${processes} process${processes > 1 ? 'es' : ''}`,
      '-',
      '-',
      '-',
      micro(work / rate / 1e9),
      '-',
      rate.toFixed(1),
    ]);
  for (const {model, seconds, rate} of products)
    if (model === name) table.push(['products of fused', 4, '-', '-', micro(seconds), '-', rate.toFixed(1)]);
  for (const {who, cases, steps, seconds, fastest} of own) {
    const one = fused.get(cases);
    table.push([
      who,
      cases,
      steps,
      micro(seconds / cases),
      micro(fastest / cases),
      one === undefined ? '-' : (fastest / one).toFixed(2),
      ((work * cases) / fastest / 1e9).toFixed(1),
    ]);
  }
  console.log(`${name}, one Adam step, ${(work / 1e6).toFixed(2)} MFLOP of products`);
  console.log(table.toString());
}

export function printTables(models: readonly BenchModel[], found: Found): void {
  for (const model of models) printModel(model, found);
  for (const {who, rate} of found.rates) console.log(`${who}: ${rate.toFixed(1)} GFLOP/s`);
  for (const {model, who, against, difference} of found.checks)
    console.log(
      `first ${found.checkSteps} losses, ${model}: ${who} and ${against} differ by at most ${difference.toExponential(1)} relative`,
    );
  for (const {model, write, compile, bytes} of found.starts)
    console.log(
      `${model}: ${write.toFixed(1)} ms to write its module of ${(bytes / 1024).toFixed(0)} KB, ${compile.toFixed(1)} ms to compile it`,
    );
  for (const note of found.notes) console.log(note);
}
