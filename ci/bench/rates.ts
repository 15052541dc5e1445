/** Rates of products alone: of the fused kernels, as they stand in a model's step, and of TensorFlow.js. */
import {differentiate} from '../../models/engine/differentiate.ts';
import {moduleBuilder} from '../../models/engine/fused/assembler/moduleBuilder.ts';
import {instantiate, webAssembly} from '../../models/engine/fused/assembler/webAssembly.ts';
import {emitStep} from '../../models/engine/fused/kernels/emitStep.ts';
import {fusedLayout} from '../../models/engine/fused/layout.ts';
import type {Graph} from '../../models/engine/graph.ts';
import type {TensorFlow} from '../../models/engine/tfjs/loadTensorFlow.ts';
import {fastest} from './ceiling.ts';

const LANES = 4;
/** Calls that are timed as one, where one is too short for the clock: seconds that they take together, at least. */
const BURST = 2e-5;
/** Seconds until V8 has optimised a module, nearly always. */
const WARM = 0.5;

export interface ProductRate {
  /** GFLOP/s over all products of a step. */
  readonly rate: number;
  /** Seconds of a case's step that they take. */
  readonly seconds: number;
}

/** The products of a step of four cases, each kernel timed by itself: the fastest of many calls. */
export function productRate(graph: Graph, seconds: number): ProductRate {
  const program = differentiate(graph);
  const layout = fusedLayout(program, {optimizer: 'adam', l2: false, balls: []});
  const m = moduleBuilder();
  const products = [...program.forward, ...program.backward].flatMap((step, i) => {
    if (step.kind !== 'product') return [];
    const name = `product ${i}`;
    m.export(
      name,
      m.define(name, ['i32', 'i32'], undefined, (f) => emitStep(m, f, layout, step)),
    );
    return [{name, work: 2 * step.inner * step.shape.reduce((x, y) => x * y)}];
  });
  const memory = new webAssembly.Memory({initial: Math.ceil((layout.groups + layout.groupBytes) / 65536)});
  new Float32Array(memory.buffer).fill(2 ** -6);
  const kernels = instantiate<Record<string, (group: number, portion: number) => void>>(
    new webAssembly.Module(m.encoded()),
    memory,
  );
  const each = () => {
    for (const {name} of products) kernels[name]!(layout.groups, layout.groups);
  };
  fastest(each, WARM);
  let [time, work] = [0, 0];
  for (const {name, work: own} of products) {
    const kernel = kernels[name]!;
    const once = fastest(() => kernel(layout.groups, layout.groups), 0);
    const calls = Math.ceil(BURST / once);
    const burst = () => {
      for (let call = 0; call < calls; call++) kernel(layout.groups, layout.groups);
    };
    time += fastest(burst, seconds / products.length) / calls;
    work += LANES * own;
  }
  return {rate: work / time / 1e9, seconds: time / LANES};
}

/** The best rate of a square matrix product over about a second, GFLOP/s. */
export function sgemmRate({tf}: TensorFlow, size = 512): number {
  const x = tf.ones([size, size]);
  const product = () => {
    const y = tf.matMul(x, x);
    y.dataSync();
    y.dispose();
  };
  const rate = (2 * size ** 3) / fastest(product, 1) / 1e9;
  x.dispose();
  return rate;
}
