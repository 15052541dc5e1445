/**
 * Teacher settings as `check` draws them: of each batch two fifths are plain, two settings have noisy targets (A1 fails),
 * and the rest are of three kinds at an edge of the transferability inequality (docs/theory/transferability.md).
 */
import {encoderOf} from '../../../models/encoders/index.ts';
import type {MaskLaw} from '../../../models/maskLaw.ts';
import type {EncoderKind} from '../../../models/types.ts';
import {generator} from '../../../theory/laws/generator.ts';
import type {EdgeTeacher} from '../encoders/encoderPresets.ts';
import {presetsOf} from '../encoders/index.ts';
import {BATCH, type TeacherSetting, teacherSettings} from './teacherSetting.ts';

/** Places of each kind within a batch, so that settings of one architecture stay together. */
const PLACES = {noisy: [10, 12], blind: [12, 18], unread: [18, 22], cramped: [22, 25]} as const;

export type TeacherKind = 'plain' | keyof typeof PLACES;

export function teacherKind(index: number): TeacherKind {
  const at = index % BATCH;
  for (const kind of ['noisy', 'blind', 'unread', 'cramped'] as const)
    if (at >= PLACES[kind][0] && at < PLACES[kind][1]) return kind;
  return 'plain';
}

/** The setting with an edge's own fields in place of its own. */
function withEdge(s: TeacherSetting, {training, ...rest}: EdgeTeacher): TeacherSetting {
  return {...s, ...rest, training: {...s.training, ...training}};
}

/** See EncoderPresets.blind. */
function blind(s: TeacherSetting, scenario: EncoderKind, several: boolean): TeacherSetting {
  const shared = {...s, spread: 0.2, loss: 'hinge', referenceRadius: 0.5, radius: 8} as const;
  return withEdge(shared, presetsOf(scenario).blind(several));
}

/** See EncoderPresets.unread: the pretext teaches h nothing of what labels may ask. */
function unread(s: TeacherSetting, scenario: EncoderKind): TeacherSetting {
  const edge = presetsOf(scenario).unread;
  const {width} = encoderOf(edge.architecture ?? s.architecture);
  const training = {...s.training, draws: 256, steps: 200};
  const shared = {...s, components: 2, unread: width - 1, referenceRadius: 4, radius: 256, training};
  return withEdge(shared, edge);
}

/** See EncoderPresets.cramped. */
function cramped(s: TeacherSetting, scenario: EncoderKind): TeacherSetting {
  const training = {...s.training, draws: 256, steps: 200};
  const shared = {...s, components: 2, spread: 0.2, radius: s.referenceRadius, training};
  return withEdge(shared, presetsOf(scenario).cramped);
}

/** Shifts that know the mixture's components are left out: their number is another one. */
function extreme(
  s: TeacherSetting,
  scenario: EncoderKind,
  kind: TeacherKind,
  several: boolean,
): TeacherSetting {
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
export function variedTeachers(
  scenario: EncoderKind,
  seed: number,
  count: number,
  nu = 0.1,
): TeacherSetting[] {
  return teacherSettings(scenario, seed, count, nu).map((plain, i) => {
    const random = generator(seed).derive(`varied teacher ${scenario} ${i}`);
    const kind = teacherKind(i);
    const setting = extreme(plain, scenario, kind, Math.floor(i / BATCH) % 2 === 1);
    const {tokens} = encoderOf(setting.architecture);
    if (tokens === undefined) return setting;
    const choice = kind === 'plain' || kind === 'noisy' ? random.integer(4) : 1;
    return {...setting, masks: maskLaw(tokens, choice)};
  });
}
