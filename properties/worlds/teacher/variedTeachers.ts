/**
 * Teacher settings as `check` draws them: of each batch two fifths are plain, two settings have noisy targets (A1 fails),
 * and the rest are of three kinds at an edge of the transferability inequality (docs/theory/transferability.md).
 */
import type {MaskLaw} from '../../../models/maskLaw.ts';
import type {Architecture} from '../../../models/types.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {BATCH, type Scenario, type TeacherSetting, teacherSettings} from './teacherSetting.ts';

/** Places of each kind within a batch, so that settings of one architecture stay together. */
const PLACES = {noisy: [10, 12], blind: [12, 18], unread: [18, 22], cramped: [22, 25]} as const;

export type TeacherKind = 'plain' | keyof typeof PLACES;

export function teacherKind(index: number): TeacherKind {
  const at = index % BATCH;
  for (const kind of ['noisy', 'blind', 'unread', 'cramped'] as const)
    if (at >= PLACES[kind][0] && at < PLACES[kind][1]) return kind;
  return 'plain';
}

const transformer = (width: number, tokens = 3): Architecture => ({
  kind: 'masked',
  tokens,
  inputs: 4,
  width,
  blocks: 1,
  heads: 1,
  hidden: 4,
  activation: 'relu',
});

const bottleneck = (activation: 'relu' | 'tanh'): Architecture => ({
  kind: 'context',
  inputs: 6,
  widths: [8, 1],
  outputs: 3,
  activation,
});

/**
 * A representation that training leaves blind to the label direction, margins below 1, every input alike: a ReLU
 * bottleneck on one cluster dies, a row of one feature is thrown to an end of [-1, 1], where the projection's gradient
 * vanishes. Then h is constant and the inequality close to equality.
 */
function blind(s: TeacherSetting, scenario: Scenario, several: boolean): TeacherSetting {
  const shared = {...s, spread: 0.2, loss: 'hinge', referenceRadius: 0.5, radius: 8} as const;
  if (scenario === 'context') {
    const training = {...s.training, learningRate: 0.2};
    return {...shared, architecture: bottleneck('relu'), components: 1, uncentred: true, training};
  }
  return {
    ...shared,
    architecture: transformer(1, several ? 3 : 2),
    components: 2,
    ...(several ? {teacherScale: 3} : {}),
    training: {...s.training, learningRate: 1},
  };
}

/** W° does not read all features of h°, so that A2 fails: the pretext teaches h nothing of what labels may ask. */
function unread(s: TeacherSetting, scenario: Scenario): TeacherSetting {
  const masked = scenario === 'masked';
  const architecture = masked ? transformer(2) : s.architecture;
  const width = architecture.kind === 'context' ? architecture.widths.at(-1)! : architecture.width;
  return {
    ...s,
    architecture,
    components: 2,
    unread: width - 1,
    ...(masked ? {uncentred: true as const} : {}),
    referenceRadius: 4,
    radius: 256,
    training: {...s.training, draws: 256, steps: 200},
  };
}

/** A small decoder and small initial weights: h says what h° says on a smaller scale, and R = R° is too small (A3). */
function cramped(s: TeacherSetting, scenario: Scenario): TeacherSetting {
  const masked = scenario === 'masked';
  return {
    ...s,
    architecture: masked ? transformer(1) : bottleneck('tanh'),
    components: 2,
    spread: 0.2,
    decoderScale: masked ? 0.1 : 0.25,
    radius: s.referenceRadius,
    training: {...s.training, draws: 256, steps: 200, initialScale: masked ? 0.25 : 0.5},
  };
}

/** Shifts that know the mixture's components are left out: their number is another one. */
function extreme(s: TeacherSetting, scenario: Scenario, kind: TeacherKind, several: boolean): TeacherSetting {
  if (kind === 'plain') return s;
  if (kind === 'noisy') return {...s, targetNoise: 0.25};
  const plain: TeacherSetting = {
    ...s,
    rotation: 0,
    noise: 0,
    shift: s.shift.filter((shift) => shift.kind === 'tilt'),
  };
  if (kind === 'blind') return blind(plain, scenario, several);
  return kind === 'unread' ? unread(plain, scenario) : cramped(plain, scenario);
}

function maskLaw(tokens: number, choice: number): MaskLaw {
  const laws: MaskLaw[] = [
    {kind: 'count', count: 1},
    {kind: 'count', count: Math.max(1, tokens - 1)},
    {kind: 'rate', rate: 0.5},
    {kind: 'rate', rate: 0.25},
  ];
  return laws[choice]!;
}

/** Seeded random settings of one scenario; setting i depends on the scenario, the seed and i alone. */
export function variedTeachers(scenario: Scenario, seed: number, count: number, nu = 0.1): TeacherSetting[] {
  return teacherSettings(scenario, seed, count, nu).map((plain, i) => {
    const random = generator(seed).derive(`varied teacher ${scenario} ${i}`);
    const kind = teacherKind(i);
    const setting = extreme(plain, scenario, kind, Math.floor(i / BATCH) % 2 === 1);
    const {architecture: a} = setting;
    if (a.kind === 'context') return setting;
    const choice = kind === 'plain' || kind === 'noisy' ? random.integer(4) : 1;
    return {...setting, masks: maskLaw(a.tokens, choice)};
  });
}
