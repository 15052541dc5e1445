/**
 * npm run bench:train [-- --seconds S] [--python PROGRAM] [--models TEXT] [--cases 1,4,16,128] [--json]
 *
 * One Adam step of each model by each backend that works here, beside PyTorch and JAX where python has them, all in one
 * run on one machine: compare ratios within a run, not times between runs. Each backend is also timed on two workers,
 * processes of one thread that train half of the cases each at the same time, since PyTorch and JAX use two threads and a
 * backend's process one. Every library trains the same weights on the same data, and their first losses are compared.
 * Fastest steps are what survives other work on the machine. Exit code 1 where the fused products are not at least GUARD
 * times as fast as TensorFlow.js's on WebAssembly: a new V8 may have undone what the kernels count on.
 */
import {availableParallelism, cpus} from 'node:os';
import {parseArgs} from 'node:util';
import Table from 'cli-table3';
import {loadedBackend} from '../../models/backend.ts';
import {isTensorFlow} from '../../models/engine/tfjs/loadTensorFlow.ts';
import {backendNames} from '../../models/index.ts';
import {positive, positiveInteger} from '../../theory/errors.ts';
import {firstLosses, sgemmRate, startUp, stepSeconds} from './measure.ts';
import {benchModels, peerJob} from './models.ts';
import {runPeer} from './peers.ts';
import {concurrentSeconds} from './workers.ts';

interface Row {
  readonly model: string;
  readonly who: string;
  readonly cases: number;
  readonly seconds: number;
  readonly fastest: number;
  /** Timed; `seconds` is their median, or with several workers their mean. */
  readonly steps: number;
}

function readOptions() {
  try {
    const {values} = parseArgs({
      options: {
        seconds: {type: 'string', default: '2'},
        python: {type: 'string', default: 'python3'},
        models: {type: 'string', default: ''},
        cases: {type: 'string', default: '1,4,16,128'},
        json: {type: 'boolean', default: false},
      },
    });
    return {...values, seconds: positive('bench:train', '--seconds', Number(values.seconds))};
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

const options = readOptions();
const {seconds} = options;
const caseCounts = options.cases
  .split(',')
  .map((text) => positiveInteger('bench:train', '--cases', Number(text)));
const models = benchModels.filter(({name}) => name.includes(options.models));
const GUARD = 1.2;
const checkSteps = 20;
/** A process keeps to one core: so many at once, each with its share of the cases, use the machine as a run does. */
const WORKERS = 2;
const rows: Row[] = [];
const rates: {who: string; rate: number}[] = [];
const notes: string[] = [];
const starts: ({readonly model: string} & Awaited<ReturnType<typeof startUp>>)[] = [];
const losses = new Map<string, {who: string; curve: ArrayLike<number>}[]>();
const remember = (model: string, who: string, curve: ArrayLike<number>) =>
  losses.set(model, [...(losses.get(model) ?? []), {who, curve}]);
const progress = (text: string) => process.stderr.isTTY && process.stderr.write(`\r\x1b[K${text}`);

for (const peer of ['torch_train', 'jax_train']) {
  progress(peer);
  const lines = await runPeer(options.python, peer, peerJob(models, caseCounts, checkSteps, seconds));
  if (typeof lines === 'string') {
    notes.push(`${peer}: not measured: ${lines}`);
    continue;
  }
  for (const line of lines) {
    const who = `${line.library}${line.mode ? `, ${line.mode}` : ''}`;
    if (line.sgemm) rates.push({who: `${who}, ${line.threads} threads`, rate: line.sgemm});
    if (line.check && line.losses) remember(line.check, who, line.losses);
    if (line.model && line.cases && line.seconds) {
      const {model, cases, seconds: took, fastest = took, steps = 0} = line;
      rows.push({model, who, cases, seconds: took, fastest, steps});
    }
  }
}

for (const name of backendNames) {
  const backend = await loadedBackend(name);
  if (typeof backend === 'string') {
    notes.push(`${name}: not measured: ${backend}`);
    continue;
  }
  if (isTensorFlow(backend)) rates.push({who: name, rate: sgemmRate(backend, name === 'cpu' ? 128 : 512)});
  for (const model of models) {
    // Plain JavaScript would take minutes for each of these.
    if (name === 'cpu' && model.work > 1e7) continue;
    if (name === 'fused') starts.push({model: model.name, ...(await startUp(backend, model))});
    remember(model.name, name, await firstLosses(backend, model, checkSteps));
    for (const cases of caseCounts) {
      progress(`${name}, ${model.name}, ${cases}`);
      const took = await stepSeconds(backend, model, cases, seconds);
      rows.push({model: model.name, who: name, cases, ...took});
      if (backend.parts > 1 && cases < backend.parts) {
        const parted = await stepSeconds(backend, model, cases, seconds, true);
        rows.push({model: model.name, who: `${name}, in parts`, cases, ...parted});
      }
      // The slowest backend, for places where nothing else runs, is not what a run would use.
      if (cases % WORKERS !== 0 || name === 'cpu') continue;
      // As many steps as the same time has room for if each worker gets a core of its own.
      const steps = Math.max(Math.min(12, took.steps), Math.round((seconds * WORKERS) / took.seconds));
      const together = await concurrentSeconds(name, model.name, cases, steps, WORKERS);
      const who = `${name}, ${WORKERS} workers of ${cases / WORKERS} cases`;
      rows.push({model: model.name, who, cases, seconds: together, fastest: together, steps});
    }
  }
}
progress('');

const wasm = rates.find(({who}) => who === 'wasm')?.rate;
const fusedRates = rows.flatMap(({who, model: own, cases, fastest}) =>
  who === 'fused' && cases >= 4
    ? [(models.find(({name}) => name === own)!.work * cases) / fastest / 1e9]
    : [],
);
if (wasm !== undefined && fusedRates.length > 0) {
  const ratio = Math.max(...fusedRates) / wasm;
  notes.push(
    `fused steps run at up to ${ratio.toFixed(2)} times the rate of products on wasm (at least ${GUARD})`,
  );
  if (ratio < GUARD) process.exitCode = 1;
}

/** Largest relative difference of two loss curves. */
const difference = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (x, i) => Math.abs(x - b[i]!) / Math.abs(x)));
const checks = [...losses].flatMap(([model, [first, ...others]]) =>
  others.map(({who, curve}) => ({
    model,
    who,
    against: first!.who,
    difference: difference(first!.curve, curve),
  })),
);

if (options.json) {
  const machine = {cores: availableParallelism(), cpu: cpus()[0]?.model, node: process.version};
  console.log(JSON.stringify({machine, sgemm: rates, steps: rows, starts, checks, notes}, undefined, 2));
} else {
  for (const model of models) {
    const own = rows.filter((row) => row.model === model.name);
    const fused = new Map(
      own.flatMap(({who, cases, fastest}) => (who === 'fused' ? [[cases, fastest] as const] : [])),
    );
    const table = new Table({
      head: ['', 'cases', 'steps', 'µs per case-step', 'fastest', 'x fused', 'GFLOP/s'],
      colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
      style: {head: [], border: []},
    });
    for (const {who, cases, steps, seconds: took, fastest} of own) {
      const one = fused.get(cases);
      table.push([
        who,
        cases,
        steps,
        ((1e6 * took) / cases).toFixed(1),
        ((1e6 * fastest) / cases).toFixed(1),
        one === undefined ? '-' : (fastest / one).toFixed(2),
        ((model.work * cases) / fastest / 1e9).toFixed(1),
      ]);
    }
    console.log(`${model.name}, one Adam step, ${(model.work / 1e6).toFixed(2)} MFLOP of products`);
    console.log(table.toString());
  }
  for (const {who, rate} of rates) console.log(`sgemm: ${rate.toFixed(1)} GFLOP/s, ${who}`);
  for (const check of checks) {
    console.log(
      `first ${checkSteps} losses, ${check.model}: ${check.who} and ${check.against} differ by at most ` +
        `${check.difference.toExponential(1)} relative`,
    );
  }
  for (const {model, write, compile, bytes} of starts) {
    console.log(
      `${model}: ${write.toFixed(1)} ms to write its module of ${(bytes / 1024).toFixed(0)} KB, ${compile.toFixed(1)} ms to compile it`,
    );
  }
  for (const note of notes) console.log(note);
}
