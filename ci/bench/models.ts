/** The models that `npm run bench:train` trains, with the one case of data that every library is given. */

import {
  drawMasks,
  initialWeights,
  namedParameters,
  type PretrainCase,
  parameterLayout,
} from '../../models/index.ts';
import {generator} from '../../theory/laws/generator.ts';
import type {ContextArchitecture, MaskedArchitecture} from '../../theory/networks/architecture.ts';

type BenchArchitecture = ContextArchitecture | MaskedArchitecture;

export interface BenchModel {
  readonly name: string;
  readonly architecture: BenchArchitecture;
  readonly case: PretrainCase;
  /** Floating-point operations of the matrix products of one case's step, forward and backward. */
  readonly work: number;
}

const learningRate = 1e-3;

function caseOf(architecture: BenchArchitecture, rows: number): PretrainCase {
  const source = generator(1);
  const length = rows * architecture.inputs * (architecture.kind === 'masked' ? architecture.tokens : 1);
  const inputs = Float64Array.from({length}, () => Math.fround(0.5 * source.normal()));
  const common = {inputs, seed: 1, steps: 1e9, learningRate, draws: Array.from({length: rows}, (_, i) => i)};
  if (architecture.kind === 'context') return {...common, targets: inputs, initialScale: 1};
  const law = {kind: 'count', count: architecture.tokens / 2} as const;
  return {...common, masks: drawMasks(law, architecture.tokens, rows, source), initialScale: 0.5};
}

/** Products forward, and twice as many backward, two operations a multiplication. */
function matrixWork(architecture: BenchArchitecture, rows: number): number {
  const weights = parameterLayout(architecture)
    .filter(({name}) => name !== 'mask' && name !== 'position')
    .reduce((sum, {size}) => sum + size, 0);
  if (architecture.kind === 'context') return 6 * rows * weights;
  const {tokens, width, blocks} = architecture;
  return 6 * rows * (tokens * weights + 2 * blocks * tokens * tokens * width);
}

const autoencoder = {kind: 'context', inputs: 16, widths: [32, 32], outputs: 16, activation: 'relu'} as const;
const transformer = {
  kind: 'masked',
  tokens: 16,
  inputs: 8,
  width: 32,
  blocks: 2,
  heads: 4,
  hidden: 64,
  activation: 'relu',
} as const;

const image = {kind: 'context', inputs: 392, widths: [256, 64], outputs: 392, activation: 'relu'} as const;
const deep = {...transformer, inputs: 49, width: 64, blocks: 4, hidden: 128} as const;

export const benchModels: readonly BenchModel[] = [
  {name: 'autoencoder 16-32-32-16, 64 points', architecture: autoencoder, rows: 64},
  {name: 'transformer 2 blocks, width 32, 16 inputs of 16 tokens', architecture: transformer, rows: 16},
  {name: 'image encoder 392-256-64-392, 128 halves of images', architecture: image, rows: 128},
  {name: 'transformer 4 blocks, width 64, 32 inputs of 16 tokens', architecture: deep, rows: 32},
].map(({name, architecture, rows}) => ({
  name,
  architecture,
  case: caseOf(architecture, rows),
  work: matrixWork(architecture, rows),
}));

/** What a peer reads: the models with data and starting weights as plain numbers. */
export function peerJob(
  models: readonly BenchModel[],
  cases: readonly number[],
  checkSteps: number,
  seconds: number,
): string {
  return JSON.stringify({
    cases,
    checkSteps,
    seconds,
    models: models.map(({name, architecture, case: c}) => {
      const weights = initialWeights(architecture, c.seed, c.initialScale);
      const parameters = [...namedParameters(weights)].map(([key, {shape, values}]) => [
        key,
        {shape, values: [...values]},
      ]);
      return {
        name,
        architecture,
        rows: c.draws.length,
        learningRate,
        inputs: [...c.inputs],
        targets: c.targets && [...c.targets],
        masks: c.masks && [...c.masks],
        parameters: Object.fromEntries(parameters),
      };
    }),
  });
}
