import {type Backend, fineTune, type Weights} from '../../models/index.ts';
import {inputError} from '../../theory/errors.ts';
import {isConvex} from '../../theory/heads/loss.ts';
import type {Sample} from '../../theory/laws/pool.ts';
import type {Matrix} from '../../theory/linear/matrix.ts';
import type {PoolWorld} from '../worlds/trained/poolWorld.ts';
import type {PoolSetting} from '../worlds/trained/setting.ts';
import {accuracy} from './accuracy.ts';

export interface FullPlan {
  readonly steps: number;
  readonly learningRate: number;
}

interface Watch {
  readonly optimizer?: 'adam' | 'sgd';
  readonly signal?: AbortSignal;
  readonly onStep?: (done: number, of: number, at: string) => void;
}

/** Each labelled draw of a sample: its pool point and its label. */
function labelled({plus, minus}: Sample): {draws: number[]; labels: number[]} {
  const [draws, labels]: [number[], number[]] = [[], []];
  for (let j = 0; j < plus.length; j++) {
    for (let k = 0; k < plus[j]! + minus[j]!; k++) {
      draws.push(j);
      labels.push(k < plus[j]! ? 1 : -1);
    }
  }
  return {draws, labels};
}

/** Accuracy under T, on the whole pool, of encoder and head trained together on the sample from where they are. */
export async function fullFineTuning(
  backend: Backend,
  setting: PoolSetting,
  world: PoolWorld,
  sample: Sample,
  start: {weights: Weights; head: Float64Array},
  plan: FullPlan,
  {signal, onStep, optimizer}: Watch,
): Promise<number> {
  const {architecture, radius, seed, loss, training} = setting;
  if (!isConvex(loss)) throw inputError('fullFineTuning', 'loss', 'hinge | logistic | squared', loss);
  const [tuned] = await fineTune(
    backend,
    architecture,
    [
      {
        ...world.inputs,
        ...labelled(sample),
        ...plan,
        seed,
        l2: training.l2,
        initial: start.weights,
        head: start.head,
        headRadius: radius,
      },
    ],
    {
      loss: loss as 'hinge' | 'logistic' | 'squared',
      inParts: true,
      ...(optimizer ? {optimizer} : {}),
      ...(signal ? {signal} : {}),
      onStep: ({step, steps}) => onStep?.(step, steps, 'fine-tuning'),
    },
  );
  const table: Matrix = {rows: tuned!.rows, columns: tuned!.width, data: tuned!.table};
  return accuracy(world.pool.T, table, tuned!.head);
}
