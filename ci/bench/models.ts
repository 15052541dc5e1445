/** The models that `npm run bench:train` trains, with the one case of data that every library is given. */

import {encoderOf} from '../../models/encoders/index.ts';
import {differentiate} from '../../models/engine/differentiate.ts';
import type {Graph} from '../../models/engine/graph.ts';
import {
  drawMasks,
  initialWeights,
  namedParameters,
  type PretrainCase,
  parameterLayout,
} from '../../models/index.ts';
import {pretextSources} from '../../models/pretrain.ts';
import {objectiveGraph} from '../../models/training/objective.ts';
import {pretextTerm} from '../../models/training/pretextTerm.ts';
import {generator} from '../../theory/laws/generator.ts';
import type {ContextArchitecture, MaskedArchitecture} from '../../theory/networks/architecture.ts';

type BenchArchitecture = ContextArchitecture | MaskedArchitecture;

export interface BenchModel {
  readonly name: string;
  readonly architecture: BenchArchitecture;
  readonly case: PretrainCase;
  readonly graph: Graph;
  /** Floating-point operations of the matrix products of one case's step, forward and backward, without the gradient by the data. */
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

/** The graph of one case's pretraining step. */
function graphOf(architecture: BenchArchitecture, one: PretrainCase): Graph {
  const term = pretextTerm(encoderOf(architecture), pretextSources('bench', architecture, [one], {}));
  return objectiveGraph(parameterLayout(architecture), [term]);
}

/** Operations of the products that a step needs: no gradient by the data, two operations a multiplication. */
function productWork(graph: Graph): number {
  const {forward, backward} = differentiate(graph);
  return [...forward, ...backward].reduce(
    (sum, step) =>
      step.kind === 'product' ? sum + 2 * step.inner * step.shape.reduce((x, y) => x * y) : sum,
    0,
  );
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
].map(({name, architecture, rows}) => {
  const one = caseOf(architecture, rows);
  const graph = graphOf(architecture, one);
  return {name, architecture, case: one, graph, work: productWork(graph)};
});

export interface PeerOptions {
  readonly cases: readonly number[];
  /** First losses to say. */
  readonly checkSteps: number;
  /** To time each for, and at most where not even a few steps fit in. */
  readonly seconds: number;
  readonly limit: number;
}

/** What a peer reads: the models with data and starting weights as plain numbers. */
export function peerJob(models: readonly BenchModel[], options: PeerOptions): string {
  return JSON.stringify({
    ...options,
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
