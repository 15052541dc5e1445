/**
 * npm run bench:train [-- --seconds S] [--python PROGRAM] [--models TEXT] [--cases 1,4,16,128] [--limit S] [--json]
 *
 * One Adam step of each model by each backend that works here, beside PyTorch and JAX where python has them, all in one
 * run on one machine: compare ratios within a run, not times between runs. Each backend is also timed on two workers,
 * processes of one thread that train half of the cases each at the same time, since PyTorch and JAX use two threads and a
 * backend's process one. Every library trains the same weights on the same data, and their first losses are compared.
 * Above each table stands how long the products that are needed would take at the most multiplications and additions a
 * second that one core and two do here with the instructions of the engine. Fastest steps are what survives other work on
 * the machine. What would take more than --limit seconds is left out, and said.
 *
 * Exit code 1 where the fused products, timed without the rest of a step, are not at least GUARD times as fast as
 * TensorFlow.js's on WebAssembly: a new V8 may have undone what the kernels count on.
 */
import {availableParallelism, cpus} from 'node:os';
import {parseArgs} from 'node:util';
import {type Backend, loadedBackend} from '../../models/backend.ts';
import {isTensorFlow} from '../../models/engine/tfjs/loadTensorFlow.ts';
import {backendNames} from '../../models/index.ts';
import {positive, positiveInteger} from '../../theory/errors.ts';
import {ceilingRate} from './ceiling.ts';
import {firstLosses, stampedSteps, startUp, stepsAtLeast, timingOf} from './measure.ts';
import {type BenchModel, benchModels, peerJob} from './models.ts';
import {runPeer} from './peers.ts';
import {productRate, sgemmRate} from './rates.ts';
import {type Found, printTables, type Row} from './report.ts';
import {ceilingOfWorkers, concurrentSteps} from './workers.ts';

function readOptions() {
  try {
    const {values} = parseArgs({
      options: {
        seconds: {type: 'string', default: '1'},
        limit: {type: 'string', default: '20'},
        python: {type: 'string', default: 'python3'},
        models: {type: 'string', default: ''},
        cases: {type: 'string', default: '1,4,16,128'},
        json: {type: 'boolean', default: false},
      },
    });
    const number = (name: 'seconds' | 'limit') => positive('bench:train', `--${name}`, Number(values[name]));
    const cases = values.cases
      .split(',')
      .map((text) => positiveInteger('bench:train', '--cases', Number(text)));
    return {...values, seconds: number('seconds'), limit: number('limit'), cases};
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

const options = readOptions();
const {seconds, limit} = options;
const models = benchModels.filter(({name}) => name.includes(options.models));
const GUARD = 1.2;
const checkSteps = 20;
/** A process keeps to one core: so many at once, each with its share of the cases, use the machine as a run does. */
const WORKERS = 2;
const rows: Row[] = [];
const rates: {who: string; rate: number}[] = [];
const notes: string[] = [];
const starts: ({readonly model: string} & ReturnType<typeof startUp>)[] = [];
const losses = new Map<string, {who: string; curve: ArrayLike<number>}[]>();
const remember = (model: string, who: string, curve: ArrayLike<number>) =>
  losses.set(model, [...(losses.get(model) ?? []), {who, curve}]);
const progress = (text: string) => process.stderr.isTTY && process.stderr.write(`\r\x1b[K${text}`);
const leftOut = (model: string, who: string, cases: number, step: number) =>
  notes.push(`${model}: ${who}, ${cases} cases: left out, a step would take about ${step.toPrecision(2)} s`);

async function timePeer(peer: string): Promise<void> {
  progress(peer);
  const job = peerJob(models, {cases: options.cases, checkSteps, seconds, limit});
  const lines = await runPeer(options.python, peer, job);
  if (typeof lines === 'string') {
    notes.push(`${peer}: not measured: ${lines}`);
    return;
  }
  for (const {library, mode, model, cases, ...line} of lines) {
    const who = `${library}${mode ? `, ${mode}` : ''}`;
    if (line.sgemm) rates.push({who: `products of ${who}, ${line.threads} threads`, rate: line.sgemm});
    if (line.check && line.losses) remember(line.check, who, line.losses);
    if (!model || !cases) continue;
    if (line.leftOut) leftOut(model, who, cases, line.leftOut);
    else if (line.seconds) {
      const {seconds: took, fastest = took, steps = 0} = line;
      rows.push({model, who, cases, seconds: took, fastest, steps});
    }
  }
}

async function timeModel(backend: Backend, model: BenchModel): Promise<void> {
  const {name} = backend;
  progress(`${name}, ${model.name}`);
  const start = performance.now();
  remember(model.name, name, await firstLosses(backend, model, checkSteps));
  /** Seconds of a case-step as far as known. */
  let each = (performance.now() - start) / 1000 / checkSteps;
  for (const cases of options.cases) {
    progress(`${name}, ${model.name}, ${cases}`);
    const add = (who: string, timing: ReturnType<typeof timingOf>) =>
      rows.push({model: model.name, who, cases, ...timing});
    if (each * cases * stepsAtLeast > limit) {
      leftOut(model.name, name, cases, each * cases);
      continue;
    }
    const took = timingOf(await stampedSteps(backend, model, cases, seconds));
    add(name, took);
    each = took.seconds / cases;
    if (backend.parts > 1 && cases < backend.parts)
      add(`${name}, in parts`, timingOf(await stampedSteps(backend, model, cases, seconds, true)));
    // The slowest backend, for places where nothing else runs, is not what a run would use.
    if (cases % WORKERS !== 0 || name === 'cpu') continue;
    const job = {backend: name, model: model.name, cases, seconds};
    add(`${name}, ${WORKERS} workers of ${cases / WORKERS} cases`, await concurrentSteps(job, WORKERS));
  }
}

/** The rate of fused products over that of TensorFlow.js, checked. */
function checkProducts(fused: number, wasm: number): void {
  const ratio = fused / wasm;
  notes.push(`fused products are ${ratio.toFixed(2)} times as fast as those of wasm (at least ${GUARD})`);
  if (ratio < GUARD) process.exitCode = 1;
}

progress('ceiling');
const ceilings = [
  {processes: 1, rate: ceilingRate(seconds)},
  {processes: WORKERS, rate: await ceilingOfWorkers(seconds, WORKERS)},
];
for (const peer of ['torch_train', 'jax_train']) await timePeer(peer);
const products = models.map(({name, graph}) => ({model: name, ...productRate(graph, seconds)}));
for (const name of backendNames) {
  const backend = await loadedBackend(name);
  if (typeof backend === 'string') {
    notes.push(`${name}: not measured: ${backend}`);
    continue;
  }
  if (isTensorFlow(backend)) {
    const rate = sgemmRate(backend, name === 'cpu' ? 128 : 512);
    rates.push({who: `products of ${name}`, rate});
    if (name === 'wasm') checkProducts(Math.max(...products.map((found) => found.rate)), rate);
  }
  for (const model of models) {
    if (name === 'fused') starts.push({model: model.name, ...startUp(model)});
    // Plain JavaScript would take minutes for each of these.
    if (name === 'cpu' && model.work > 1e7) notes.push(`${model.name}: cpu: left out`);
    else await timeModel(backend, model);
  }
}
progress('');

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
const found: Found = {ceilings, products, rates, rows, checks, checkSteps, starts, notes};
if (options.json) {
  const machine = {cores: availableParallelism(), cpu: cpus()[0]?.model, node: process.version};
  console.log(JSON.stringify({machine, ...found}, undefined, 2));
} else printTables(models, found);
