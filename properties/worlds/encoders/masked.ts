import {inputError} from '../../../theory/errors.ts';
import type {MaskedArchitecture} from '../../../theory/networks/architecture.ts';
import type {EncoderPresets, ShapeFlags} from './encoderPresets.ts';

const transformer = (width: number, tokens = 3): MaskedArchitecture => ({
  kind: 'masked',
  tokens,
  inputs: 4,
  width,
  blocks: 1,
  heads: 1,
  hidden: 4,
  activation: 'relu',
});

function fromFlags(flags: ShapeFlags): MaskedArchitecture {
  const {data, activation, blocks, side = 14, grid} = flags;
  const images = data === 'images';
  const {heads = images ? 4 : 2} = flags;
  const {width = images ? 32 : 4} = flags;
  const {hidden = (images ? 4 : 2) * width} = flags;
  if (images && side % grid !== 0) throw inputError('train', '--grid', `a number that divides ${side}`, grid);
  return {
    kind: 'masked',
    tokens: images ? grid * grid : 4,
    inputs: images ? (side / grid) ** 2 : 5,
    width,
    blocks,
    heads,
    hidden,
    activation,
  };
}

const mixture: readonly MaskedArchitecture[] = [
  {kind: 'masked', tokens: 3, inputs: 4, width: 4, blocks: 1, heads: 2, hidden: 6, activation: 'relu'},
  {kind: 'masked', tokens: 4, inputs: 5, width: 4, blocks: 2, heads: 1, hidden: 8, activation: 'tanh'},
];

export const maskedPresets: EncoderPresets = {
  name: 'masked autoencoder',
  mixture,
  wide: mixture,
  images: [
    {kind: 'masked', tokens: 4, inputs: 49, width: 16, blocks: 1, heads: 4, hidden: 64, activation: 'leaky'},
    {kind: 'masked', tokens: 4, inputs: 49, width: 16, blocks: 1, heads: 4, hidden: 64, activation: 'tanh'},
  ],
  inBall: {
    mixture: [
      {kind: 'masked', tokens: 3, inputs: 4, width: 2, blocks: 1, heads: 1, hidden: 4, activation: 'relu'},
      {kind: 'masked', tokens: 4, inputs: 4, width: 4, blocks: 1, heads: 2, hidden: 6, activation: 'tanh'},
    ],
    images: [
      {kind: 'masked', tokens: 4, inputs: 49, width: 4, blocks: 1, heads: 1, hidden: 6, activation: 'relu'},
    ],
  },
  swept: (blocks, tokens) => ({
    kind: 'masked',
    tokens,
    inputs: 4,
    width: 2,
    blocks,
    heads: 1,
    hidden: 4,
    activation: 'tanh',
  }),
  radReg: {
    kind: 'masked',
    tokens: 4,
    inputs: 49,
    width: 16,
    blocks: 1,
    heads: 2,
    hidden: 32,
    activation: 'tanh',
  },
  fromFlags,
  weight: {mixture: 20, images: 200},
  decoderScale: 0.5,
  // A row of one feature saturates at an end of [-1, 1], where the projection's gradient vanishes.
  constantRepresentation: (several) => ({
    architecture: transformer(1, several ? 3 : 2),
    components: 2,
    ...(several ? {scale: 3} : {}),
    training: {learningRate: 1},
  }),
  violatesA2: {architecture: transformer(2), scale: 1, training: {initialScale: 0.25}},
  violatesA3: {architecture: transformer(1), decoderScale: 0.1, training: {initialScale: 0.25}},
};
