/** Trained worlds: encoders in a ball of parameters, trained on N draws; a teacher's inputs, or real digits. */
import {generator} from '../../../theory/laws/generator.ts';
import {ballWorld} from '../../worlds/endToEnd/ballWorld.ts';
import {ballParts, ballWorlds} from '../../worlds/endToEnd/ballWorlds.ts';
import {trialDraws, unlabelledCounts} from '../../worlds/endToEnd/trial.ts';
import type {BallSetting} from '../../worlds/trained/setting.ts';
import {type ComparedWorld, type GroundOptions, type Point, VALUES} from './comparedWorld.ts';
import {factorOf} from './factorOf.ts';
import {trainedFor} from './trainedFor.ts';
import {trainedGround} from './trainedGround.ts';

type Made = Pick<
  BallSetting,
  'architecture' | 'data' | 'masks' | 'reference' | 'task' | 'ball' | 'referenceRadius'
> & {
  readonly steps: number;
  readonly learningRate: number;
  /** Groups of the data, of about equal mass; the first is what shifts make more of. */
  readonly groups: readonly number[];
};

function settingOf(
  made: Made,
  {n, N, shift}: Point,
  {delta, loss, seed, repeat, pretext = 'regression'}: GroundOptions,
): BallSetting {
  const {steps, learningRate, groups, ...rest} = made;
  const factors = Array.from({length: Math.max(...groups) + 1}, (_, g) =>
    g === groups[0] ? factorOf(shift!, 1 / groups.length) : 1,
  );
  return {
    family: 'trained',
    ...rest,
    // Only the pretext itself is trained in the ball: the bound then pays for the first of the balls 2^k r.
    ...(pretext === 'regression' ? {} : {ball: {...rest.ball, keep: 'union' as const}}),
    shift: shift! > 0 ? [{kind: 'reweight', factors}] : [],
    training: {draws: N!, steps, learningRate},
    heldOut: N!,
    test: n!,
    loss,
    n: n!,
    nu: delta / 2,
    nuPretraining: delta / 2,
    seed: generator(seed)
      .derive(`compare ${repeat}`)
      .integer(2 ** 31),
  };
}

/** One reference of all points, and one training per N: U does not change along the axes. */
const groundsOf =
  (made: Made): ComparedWorld['grounds'] =>
  async (points, options) => {
    const {seed, repeat, signal, pretext = 'regression'} = options;
    const backend = await options.backend();
    const watch = signal ? {signal} : {};
    const settings = points.map((at) => settingOf(made, at, options));
    const [first] = await ballWorlds(backend, settings.slice(0, 1), watch);
    const {reference, others} = first!;
    const worlds = settings.map((setting) =>
      ballWorld(setting, {...ballParts(setting), reference, ...(others ? {others} : {})}),
    );
    const sizes = [...new Set(points.map(({N}) => N))];
    const ofSize = sizes.map((N) => worlds[points.findIndex((at) => at.N === N)]!);
    const random = generator(seed).derive(
      `compared ${made.data.kind}${made.masks ? ' masked' : ''} ${repeat}`,
    );
    const counts = ofSize.map((world) => unlabelledCounts(world, random));
    const trained = await trainedFor(pretext, {backend, worlds: ofSize, counts, watch});
    return worlds.map((world, k) => {
      const own = trained[sizes.indexOf(points[k]!.N)]!;
      const draws = random.derive(`draws ${JSON.stringify(points[k])}`);
      const {labelled, test, heldOut} = trialDraws(world);
      const pretraining = {...own, heldOut: heldOut.counts(draws)};
      return () => trainedGround(world, pretraining, {...labelled(draws), test: test(draws)}, options);
    });
  };

const trainedWorld = (name: string, about: string, made: Made): ComparedWorld => ({
  name,
  about,
  axes: VALUES,
  trains: true,
  maps: [['n', 'shift']],
  base: {n: 100_000, N: 1_000_000, shift: 0},
  grounds: groundsOf(made),
});

const TRAINING = {steps: 400, learningRate: 0.02} as const;

/** 64 points of a Gaussian mixture, a teacher in the ball and the labels of a head on it; (A1) holds. */
const BY_TEACHER = {
  ...TRAINING,
  data: {kind: 'mixture', points: 64, components: 4},
  reference: {kind: 'teacherInBall', distance: 0.9375},
  task: {kind: 'head', rotation: 0, noise: 0, uncentred: true, strongest: 50},
  ball: {initialScale: 0.75, radius: 0.5, keep: 'projection'},
  referenceRadius: 16,
  groups: [0, 1, 2, 3],
} as const satisfies Partial<Made>;

/** Real data of two classes, the second labelled +1; (A1) fails. */
const onClasses = (data: BallSetting['data'] & {readonly classes: readonly [number, number]}) => ({
  ...TRAINING,
  data,
  reference: {kind: 'trainedOnU'} as const,
  task: {kind: 'groups', positive: [data.classes[1]]} as const,
  ball: {initialScale: 0.75, radius: 4, keep: 'projection'} as const,
  referenceRadius: 4,
  groups: data.classes,
});

const DIGITS = onClasses({kind: 'digits', images: 100, classes: [0, 1]});
const FASHION = onClasses({kind: 'fashion', images: 100, classes: [0, 1]});
const TEXT = onClasses({kind: 'brown', passages: 100, classes: [0, 9]});

const context = (length: number) =>
  ({kind: 'context', inputs: length, widths: [32, 8], outputs: length, activation: 'leaky'}) as const;
const HALF_IMAGE = context(98);

export const teacherWorld = trainedWorld(
  'teacher',
  'a network trained on the targets of a teacher of its own shape, 64 points of a Gaussian mixture; (A1) holds',
  {
    ...BY_TEACHER,
    architecture: {kind: 'context', inputs: 6, widths: [8, 3], outputs: 4, activation: 'leaky'},
  },
);

export const maskedTeacherWorld = trainedWorld(
  'masked-teacher',
  'a masked autoencoder and a teacher of its shape, 64 points of a Gaussian mixture in 4 tokens; (A1) holds',
  {
    ...BY_TEACHER,
    architecture: {
      kind: 'masked',
      tokens: 4,
      inputs: 4,
      width: 4,
      blocks: 1,
      heads: 2,
      hidden: 6,
      activation: 'tanh',
    },
    masks: {kind: 'count', count: 1},
  },
);

export const maskedDigitsWorld = trainedWorld(
  'masked-digits',
  '100 real digits as 4 patches of 7 x 7, two of them masked; 0 against 1; (A1) fails',
  {
    ...DIGITS,
    architecture: {
      kind: 'masked',
      tokens: 4,
      inputs: 49,
      width: 8,
      blocks: 1,
      heads: 2,
      hidden: 16,
      activation: 'relu',
    },
    masks: {kind: 'count', count: 2},
  },
);

export const digitsWorld = trainedWorld(
  'digits',
  '100 real digits, the upper half predicts the lower one; 0 against 1; (A1) fails',
  {...DIGITS, architecture: HALF_IMAGE},
);

export const fashionWorld = trainedWorld(
  'fashion',
  '100 images of Fashion-MNIST, the upper half predicts the lower one; T-shirts against trousers; (A1) fails',
  {...FASHION, architecture: HALF_IMAGE},
);

export const textWorld = trainedWorld(
  'text',
  '100 passages of the Brown corpus, words of the first half predict those of the second; press reportage against general fiction; (A1) fails',
  {...TEXT, architecture: context(64)},
);
