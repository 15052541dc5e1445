/**
 * Teacher settings at the edges of the transferability inequality (docs/theory/transferability.md): of each batch 18 of 25
 * are learnable, one setting has noisy targets and violates (A1), and the rest are of four more kinds.
 */
import {encoderOf} from '../../../models/encoders/index.ts';
import type {MaskLaw} from '../../../models/maskLaw.ts';
import type {Generator} from '../../../theory/laws/generator.ts';
import type {MixtureData} from '../data/mixtureData.ts';
import type {EdgeSetting} from '../encoders/encoderPresets.ts';
import {presetsOf} from '../encoders/index.ts';
import type {HeadTask, PoolSetting} from './setting.ts';
import {TRAINING} from './trainingDefaults.ts';

/** Places of each kind within a batch, so that settings of one architecture stay together. */
const PLACES = {
  violatesA1: [18, 19],
  constantRepresentation: [19, 20],
  violatesA2: [20, 22],
  violatesA3: [22, 23],
  roomForSmall: [23, 25],
} as const;

export type EdgeKind = 'learnable' | keyof typeof PLACES;

/** @param at place in a batch of 25 */
export function edgeKind(at: number): EdgeKind {
  for (const [kind, [from, to]] of Object.entries(PLACES)) if (at >= from && at < to) return kind as EdgeKind;
  return 'learnable';
}

const onMixture = (components: number, spread?: number) =>
  ({kind: 'mixture', points: 32, components, ...(spread === undefined ? {} : {spread})}) as const;

/** The setting with labels by a head on h° itself, and with what the edge of its encoder says. */
function withEdge(
  s: PoolSetting,
  edge: EdgeSetting,
  data: MixtureData,
  unread?: number,
): PoolSetting & {readonly task: HeadTask} {
  const {architecture = s.architecture, components = data.components, uncentred, scale, decoderScale} = edge;
  return {
    ...s,
    architecture,
    data: {...data, components},
    task: {kind: 'head', rotation: 0, noise: 0, ...(uncentred ? {uncentred} : {})},
    reference: {
      kind: 'teacher',
      ...(scale === undefined ? {} : {scale}),
      ...(decoderScale === undefined ? {} : {decoderScale}),
      ...(unread === undefined ? {} : {unread}),
    },
    // The number of components is another one: shifts by groups are left out.
    shift: s.shift.filter((shift) => 'feature' in shift),
    training: {...s.training, ...edge.training},
  };
}

function constant(plain: PoolSetting, several: boolean): PoolSetting {
  const shared = {...plain, loss: 'hinge', referenceRadius: 0.5, radius: 8} as const;
  const edge = presetsOf(plain.architecture.kind).constantRepresentation(several);
  return withEdge(shared, edge, onMixture(2, 0.2));
}

/**
 * A setting moved to the edge that its place in the batch is for.
 *
 * @param plain what networks at an edge are made of: little training, wide radii
 * @param several constant representations: mask two tokens instead of one
 */
export function edgeSetting(
  learnable: PoolSetting,
  plain: PoolSetting,
  at: number,
  several: boolean,
): PoolSetting {
  const presets = presetsOf(plain.architecture.kind);
  const long = {...plain, training: {...plain.training, draws: 256, steps: 200}};
  switch (edgeKind(at)) {
    case 'learnable':
      return learnable;
    case 'violatesA1':
      return {...learnable, reference: {kind: 'teacher', noise: 0.25}};
    case 'constantRepresentation':
      return constant(plain, several);
    case 'violatesA2': {
      const edge = presets.violatesA2;
      const {width} = encoderOf(edge.architecture ?? plain.architecture);
      const made = withEdge(
        {...long, loss: 'hinge', referenceRadius: 4, radius: 256},
        edge,
        onMixture(2),
        width - 1,
      );
      const {steps} = TRAINING.mixture[plain.architecture.kind];
      return {
        ...made,
        task: {...made.task, feature: width - 1},
        training: {...made.training, steps, decay: 'linear'},
      };
    }
    case 'violatesA3':
      return withEdge(
        {...long, loss: 'hinge', referenceRadius: 1, radius: 1},
        presets.violatesA3,
        onMixture(2, 0.2),
      );
    case 'roomForSmall':
      // Without tokens nothing is pooled.
      if (encoderOf(plain.architecture).tokens === undefined) return constant(plain, several);
      return withEdge(
        {...long, loss: 'hinge', referenceRadius: 4, radius: 64},
        presets.violatesA3,
        onMixture(2, 0.2),
      );
  }
}

/** A random law of masks; edge settings mask all tokens but one. */
export function maskLaw(tokens: number, at: number, random: Generator): MaskLaw {
  const allButOne = {kind: 'count', count: Math.max(1, tokens - 1)} as const;
  const kind = edgeKind(at);
  if (kind !== 'learnable' && kind !== 'violatesA1') return allButOne;
  const laws: readonly MaskLaw[] = [
    {kind: 'count', count: 1},
    allButOne,
    {kind: 'rate', rate: 0.5},
    {kind: 'rate', rate: 0.25},
  ];
  return laws[random.integer(laws.length)]!;
}
