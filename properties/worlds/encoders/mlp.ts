import type {MlpArchitecture} from '../../../theory/networks/architecture.ts';
import {layersFromFlags} from './context.ts';
import type {EncoderPresets} from './encoderPresets.ts';

const shape = (
  inputs: number,
  widths: readonly number[],
  outputs: number,
  activation: MlpArchitecture['activation'],
): MlpArchitecture => ({kind: 'mlp', inputs, widths, outputs, activation});

export const mlpPresets: EncoderPresets = {
  name: 'multilayer perceptron',
  mixture: [shape(6, [12, 3], 4, 'relu'), shape(6, [10, 8, 3], 4, 'tanh'), shape(5, [4], 5, 'leaky')],
  wide: [shape(6, [16, 6], 6, 'relu'), shape(6, [10, 8, 3], 4, 'tanh'), shape(5, [12, 4], 5, 'leaky')],
  images: [shape(98, [64, 8], 98, 'leaky'), shape(98, [64, 12], 98, 'tanh')],
  inBall: {
    mixture: [shape(4, [2], 3, 'leaky'), shape(6, [8, 3], 4, 'relu'), shape(6, [6, 6, 3], 4, 'tanh')],
    images: [shape(98, [8, 3], 98, 'relu')],
  },
  swept: (depth) => shape(6, [...new Array<number>(depth - 1).fill(4), 2], 4, 'tanh'),
  radReg: shape(98, [48, 16], 98, 'tanh'),
  fromFlags: (flags) => ({kind: 'mlp', ...layersFromFlags(flags)}),
  weight: {mixture: 20, images: 100},
  decoderScale: 1,
  constantRepresentation: () => ({
    architecture: shape(6, [8, 1], 3, 'relu'),
    components: 1,
    uncentred: true,
    training: {learningRate: 0.2},
  }),
  violatesA2: {},
  violatesA3: {
    architecture: shape(6, [8, 1], 3, 'tanh'),
    decoderScale: 0.25,
    training: {initialScale: 0.5},
  },
};
