import type {ContextArchitecture} from '../../../theory/networks/architecture.ts';
import type {EncoderPresets, ShapeFlags} from './encoderPresets.ts';

const bottleneck = (activation: 'relu' | 'tanh'): ContextArchitecture => ({
  kind: 'context',
  inputs: 6,
  widths: [8, 1],
  outputs: 3,
  activation,
});

/** Sizes of an encoder with one table per layer; on images the upper half is the input and the lower one the target. */
export function layersFromFlags({data, activation, depth, side = 14, ...flags}: ShapeFlags) {
  const images = data === 'images';
  const half = (side * side) / 2;
  const {width = images ? 32 : 3, hidden = images ? 64 : 12} = flags;
  return {
    inputs: images ? half : 6,
    widths: [...Array.from({length: depth - 1}, () => hidden), width],
    outputs: images ? half : 4,
    activation,
  };
}

export const contextPresets: EncoderPresets = {
  name: 'context encoder',
  mixture: [
    {kind: 'context', inputs: 6, widths: [12, 3], outputs: 4, activation: 'relu'},
    {kind: 'context', inputs: 6, widths: [10, 8, 3], outputs: 4, activation: 'tanh'},
    {kind: 'context', inputs: 5, widths: [4], outputs: 5, activation: 'leaky'},
  ],
  wide: [
    {kind: 'context', inputs: 6, widths: [16, 6], outputs: 6, activation: 'relu'},
    {kind: 'context', inputs: 6, widths: [10, 8, 3], outputs: 4, activation: 'tanh'},
    {kind: 'context', inputs: 5, widths: [12, 4], outputs: 5, activation: 'leaky'},
  ],
  images: [
    {kind: 'context', inputs: 98, widths: [64, 8], outputs: 98, activation: 'leaky'},
    {kind: 'context', inputs: 98, widths: [64, 12], outputs: 98, activation: 'tanh'},
  ],
  inBall: {
    mixture: [
      {kind: 'context', inputs: 4, widths: [2], outputs: 3, activation: 'leaky'},
      {kind: 'context', inputs: 6, widths: [8, 3], outputs: 4, activation: 'relu'},
      {kind: 'context', inputs: 6, widths: [6, 6, 3], outputs: 4, activation: 'tanh'},
    ],
    images: [{kind: 'context', inputs: 98, widths: [8, 3], outputs: 98, activation: 'relu'}],
  },
  swept: (depth) => ({
    kind: 'context',
    inputs: 6,
    widths: [...new Array<number>(depth - 1).fill(4), 2],
    outputs: 4,
    activation: 'tanh',
  }),
  radReg: {kind: 'context', inputs: 98, widths: [48, 16], outputs: 98, activation: 'tanh'},
  fromFlags: (flags) => ({kind: 'context', ...layersFromFlags(flags)}),
  weight: {mixture: 20, images: 100},
  decoderScale: 1,
  // A ReLU bottleneck on one cluster dies.
  constantRepresentation: () => ({
    architecture: bottleneck('relu'),
    components: 1,
    uncentred: true,
    training: {learningRate: 0.2},
  }),
  violatesA2: {},
  violatesA3: {architecture: bottleneck('tanh'), decoderScale: 0.25, training: {initialScale: 0.5}},
};
