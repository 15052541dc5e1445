import type {MaskedArchitecture} from '../../../models/types.ts';
import {inputError} from '../../../theory/errors.ts';
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
  const {world, activation, blocks, heads, side = 28, grid} = flags;
  const images = world === 'images';
  const {width = images ? 16 : 4} = flags;
  const {hidden = 2 * width} = flags;
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

export const maskedPresets: EncoderPresets = {
  name: 'masked autoencoder',
  teacher: [
    {kind: 'masked', tokens: 3, inputs: 4, width: 4, blocks: 1, heads: 2, hidden: 6, activation: 'relu'},
    {kind: 'masked', tokens: 4, inputs: 5, width: 4, blocks: 2, heads: 1, hidden: 8, activation: 'tanh'},
  ],
  images: [
    {kind: 'masked', tokens: 16, inputs: 49, width: 8, blocks: 1, heads: 2, hidden: 16, activation: 'relu'},
    {kind: 'masked', tokens: 16, inputs: 49, width: 6, blocks: 2, heads: 1, hidden: 12, activation: 'tanh'},
  ],
  endToEnd: {
    teacher: [
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
  decoderScale: 0.5,
  // A row of one feature saturates at an end of [-1, 1], where the projection's gradient vanishes.
  blind: (several) => ({
    architecture: transformer(1, several ? 3 : 2),
    components: 2,
    ...(several ? {teacherScale: 3} : {}),
    training: {learningRate: 1},
  }),
  unread: {architecture: transformer(2), uncentred: true},
  cramped: {architecture: transformer(1), decoderScale: 0.1, training: {initialScale: 0.25}},
};
