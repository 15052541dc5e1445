/**
 * Teacher settings at the edges of the transferability inequality (docs/theory/transferability.md): of each batch two fifths
 * are plain, two settings have noisy targets and violate (A1), and the rest are of three more kinds.
 */
import {encoderOf} from '../../../models/encoders/index.ts';
import type {MaskLaw} from '../../../models/maskLaw.ts';
import type {Generator} from '../../../theory/laws/generator.ts';
import type {MixtureData} from '../data/mixtureData.ts';
import type {EdgeSetting} from '../encoders/encoderPresets.ts';
import {presetsOf} from '../encoders/index.ts';
import type {PoolSetting} from './setting.ts';

/** Places of each kind within a batch, so that settings of one architecture stay together. */
const PLACES = {
  violatesA1: [10, 12],
  constantRepresentation: [12, 18],
  violatesA2: [18, 22],
  violatesA3: [22, 25],
} as const;

export type EdgeKind = 'plain' | keyof typeof PLACES;

/** @param at place in a batch of 25 */
export function edgeKind(at: number): EdgeKind {
  for (const [kind, [from, to]] of Object.entries(PLACES)) if (at >= from && at < to) return kind as EdgeKind;
  return 'plain';
}

const onMixture = (components: number, spread?: number) =>
  ({kind: 'mixture', points: 32, components, ...(spread === undefined ? {} : {spread})}) as const;

/** The setting with labels by a head on h° itself, and with what the edge of its encoder says. */
function withEdge(s: PoolSetting, edge: EdgeSetting, data: MixtureData, unread?: number): PoolSetting {
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

/**
 * A plain setting moved to the edge that its place in the batch is for.
 *
 * @param several constant representations: mask two tokens instead of one
 */
export function edgeSetting(plain: PoolSetting, at: number, several: boolean): PoolSetting {
  const presets = presetsOf(plain.architecture.kind);
  const long = {...plain, training: {...plain.training, draws: 256, steps: 200}};
  switch (edgeKind(at)) {
    case 'plain':
      return plain;
    case 'violatesA1':
      return {...plain, reference: {kind: 'teacher', noise: 0.25}};
    case 'constantRepresentation': {
      const shared = {...plain, loss: 'hinge', referenceRadius: 0.5, radius: 8} as const;
      return withEdge(shared, presets.constantRepresentation(several), onMixture(2, 0.2));
    }
    case 'violatesA2': {
      const edge = presets.violatesA2;
      const {width} = encoderOf(edge.architecture ?? plain.architecture);
      return withEdge({...long, referenceRadius: 4, radius: 256}, edge, onMixture(2), width - 1);
    }
    case 'violatesA3':
      return withEdge({...long, radius: plain.referenceRadius}, presets.violatesA3, onMixture(2, 0.2));
  }
}

/** A random law of masks; edge settings mask all tokens but one. */
export function maskLaw(tokens: number, at: number, random: Generator): MaskLaw {
  const allButOne = {kind: 'count', count: Math.max(1, tokens - 1)} as const;
  const kind = edgeKind(at);
  if (kind !== 'plain' && kind !== 'violatesA1') return allButOne;
  const laws: readonly MaskLaw[] = [
    {kind: 'count', count: 1},
    allButOne,
    {kind: 'rate', rate: 0.5},
    {kind: 'rate', rate: 0.25},
  ];
  return laws[random.integer(laws.length)]!;
}
