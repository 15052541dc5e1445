/**
 * `experiment certificate`: the certificate by level, on trained encoders whose teacher is any network, and in a ball of parameters, where the
 * covering form of the end-to-end bound is about the same trials.
 */

import type {Backend} from '../../../models/index.ts';
import {type Interval, middle} from '../../../theory/arithmetic/interval.ts';
import {certificateOn, realisableCertificate} from '../../../theory/certificate/chainedCertificate.ts';
import {decodedCertificateOn} from '../../../theory/certificate/decodedCertificate.ts';
import type {EndToEndClaim} from '../../../theory/claim/claim.ts';
import {certificateContextEncoder} from '../../../theory/claims/certificates/certificate-context-encoder.ts';
import {certificateMaskedAutoencoder} from '../../../theory/claims/certificates/certificate-masked-autoencoder.ts';
import {endToEndOn, realisableTransfer} from '../../../theory/endToEnd/endToEndBound.ts';
import type {Pretraining} from '../../../theory/endToEnd/endToEndCase.ts';
import {type Generator, generator} from '../../../theory/laws/generator.ts';
import type {Sample} from '../../../theory/laws/pool.ts';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {dominantTerm, type Inequality} from '../../../theory/statement/inequality.ts';
import {LEVELS, levelOf} from '../../../theory/statement/level.ts';
import {boolean, list, number, object, oneOf, record, type TypeOf, text, whole} from '../../files/schema.ts';
import {ballWorlds} from '../../worlds/endToEnd/ballWorlds.ts';
import {pooledWorld} from '../../worlds/endToEnd/pooledWorld.ts';
import {
  type DrawnWorld,
  pretrainInBall,
  trialDraws,
  trialStages,
  unlabelledCounts,
} from '../../worlds/endToEnd/trial.ts';
import {ballSettings} from '../../worlds/trained/ballSettings.ts';
import {equalShapes} from '../../worlds/trained/equalShapes.ts';
import {settingsWithoutEdges} from '../../worlds/trained/mixtureSettings.ts';
import {poolSettings} from '../../worlds/trained/poolSettings.ts';
import type {PoolSetting} from '../../worlds/trained/setting.ts';
import {trainBatch} from '../../worlds/trained/trainBatch.ts';
import {defineExperiment, type OptionsOf, threeDigits} from '../experiment.ts';
import {encoderFlag, encodersOf, wholeFlag} from '../flags.ts';

const FORMS = ['decoder', 'certificate', 'covering'] as const;
type Form = (typeof FORMS)[number];

const flags = {
  encoder: encoderFlag,
  settings: wholeFlag('settings per encoder, as check draws them but for the numbers of draws', 50),
  n: wholeFlag("labelled draws, of D and of D' each", 1000),
  heldOut: wholeFlag('held-out unlabelled draws', 100_000, 2),
};

const bound = object({level: oneOf(...LEVELS), rhs: number, dominant: text, violated: boolean});
const schema = object({
  n: whole,
  heldOut: whole,
  settings: whole,
  rows: list(
    object({
      encoder: text,
      world: text,
      form: oneOf(...FORMS),
      kept: whole,
      /** A true pretext excess up to this counts as small. */
      small: number,
      ofSmall: whole,
      /** By level: of all kept settings, and of those whose true pretext excess is small. */
      levels: record(whole),
      levelsOfSmall: record(whole),
      violated: whole,
      /** The largest term of most bounds that are not informative. */
      blamed: text,
      trials: list(object({excess: number, e0: number, lhs: number, bound})),
    }),
  ),
  complete: boolean,
});
type Report = TypeOf<typeof schema>;
type Row = Report['rows'][number];
type Trial = Row['trials'][number];

/** "Small" for the table: where the root of the true pretext excess leaves room for a bound that says something. */
const SMALL: Readonly<Record<string, number>> = {masked: 0.05};
const SMALL_ELSEWHERE = 0.02;

function trialOf(found: Inequality, excess: Interval): Trial {
  const {lhs, rhs, terms, slack, untrained} = found;
  return {
    excess: middle(excess),
    e0: middle(untrained!),
    lhs: middle(lhs),
    bound: {
      level: levelOf(found)!,
      rhs: rhs.hi,
      dominant: dominantTerm(terms)!.name,
      violated: slack.hi < 0,
    },
  };
}

type Trials = Partial<Readonly<Record<Form, Trial>>>;

interface Drawn {
  readonly world: DrawnWorld;
  readonly trained: Pretraining;
}

/** The inequality of each form on one trial; undefined where the hypotheses of the certificate fail. */
function trialsOn(claim: EndToEndClaim, {world, trained}: Drawn, random: Generator): Trials | undefined {
  const {case: c} = world;
  if (!claim.hypotheses.every(({holds}) => holds(c) === true)) return undefined;
  const [first, second] = trialStages(claim.needs, trialDraws(world), () => trained);
  const pretraining = first!.draw(random) as Pretraining;
  const sample = second!.draw(random) as Sample;
  const {held, judge} = certificateOn(c, pretraining, {transfer: realisableCertificate});
  const excess = held.losses.measured;
  return {
    decoder: trialOf(decodedCertificateOn(c, pretraining).judge(sample), excess),
    certificate: trialOf(judge(sample), excess),
    ...(c.referenceInside
      ? {covering: trialOf(endToEndOn(c, pretraining, realisableTransfer).judge(sample), excess)}
      : {}),
  };
}

type Sizes = Pick<OptionsOf<typeof flags>, 'settings' | 'n' | 'heldOut' | 'seed'>;
type Watch = {readonly signal?: AbortSignal};

/** Trained in a ball of parameters with a teacher in it, batch by batch. */
async function* inBall(
  backend: Backend,
  kind: EncoderKind,
  {settings: count, n, heldOut, seed}: Sizes,
  watch: Watch,
): AsyncGenerator<readonly Drawn[]> {
  const settings = ballSettings(kind, {seed, count}).map((setting) => ({...setting, n, test: n, heldOut}));
  for (const {from, to} of equalShapes(settings)) {
    const worlds = await ballWorlds(backend, settings.slice(from, to), watch);
    const counts = worlds.map((world, k) =>
      unlabelledCounts(world, generator(seed).derive(`training ${kind} ${from + k}`)),
    );
    const trained = await pretrainInBall(backend, worlds, counts, watch);
    yield worlds.map((world, k) => ({world, trained: trained[k]!}));
  }
}

type DrawSettings = (kind: EncoderKind, options: {seed: number; count: number}) => PoolSetting[];

/** Trained as any encoder is, with a teacher of any size. */
const ofTeacher = (draw: DrawSettings) =>
  async function* (
    backend: Backend,
    kind: EncoderKind,
    {settings: count, n, heldOut, seed}: Sizes,
    watch: Watch,
  ): AsyncGenerator<readonly Drawn[]> {
    const settings = draw(kind, {seed, count});
    for (const {from, to} of equalShapes(settings)) {
      const made = await trainBatch(backend, settings.slice(from, to), watch);
      yield made.flatMap((one) => {
        if (one.case.decoder === undefined) return [];
        const {network, ...world} = pooledWorld(one, {n, heldOut, nu: NU});
        return [{world, trained: {counts: [], network}}];
      });
    }
  };

/** nu + nu'. */
const NU = 0.1;
const WORLDS = {
  teacher: ofTeacher(poolSettings),
  learnable: ofTeacher(settingsWithoutEdges),
  ball: inBall,
} as const;
const WORDS: Readonly<Record<string, string>> = {
  teacher: 'any',
  learnable: 'any, no edges',
  ball: 'in the ball',
};
const BOUNDS: Readonly<Record<Form, string>> = {
  decoder: 'through the decoder',
  certificate: 'section 11',
  covering: 'covering',
};

function most(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '-';
}

const byLevel = (trials: readonly Trial[]) =>
  Object.fromEntries(
    LEVELS.map((level) => [level, trials.filter((trial) => trial.bound.level === level).length]),
  );

function rowOf(encoder: string, world: string, form: Form, trials: readonly Trial[]): Row {
  const small = SMALL[encoder] ?? SMALL_ELSEWHERE;
  const few = trials.filter(({excess}) => excess <= small);
  return {
    encoder,
    world,
    form,
    kept: trials.length,
    small,
    ofSmall: few.length,
    levels: byLevel(trials),
    levelsOfSmall: byLevel(few),
    violated: trials.filter((trial) => trial.bound.violated).length,
    blamed: most(
      trials.flatMap((trial) => (trial.bound.level === 'informative' ? [] : [trial.bound.dominant])),
    ),
    trials: [...trials],
  };
}

async function run(options: OptionsOf<typeof flags>): Promise<Report> {
  const {backend, encoder, settings: count, n, heldOut, seed, signal, onProgress} = options;
  const watch = signal ? {signal} : {};
  const rows: Row[] = [];
  let complete = true;
  for (const kind of encodersOf(encoder)) {
    const claim = kind === 'masked' ? certificateMaskedAutoencoder : certificateContextEncoder;
    for (const [name, worlds] of Object.entries(WORLDS)) {
      const found: Trials[] = [];
      let done = 0;
      for await (const batch of worlds(backend, kind, options, watch)) {
        complete &&= signal?.aborted !== true;
        if (!complete) break;
        for (const drawn of batch) {
          const random = generator(seed).derive(`certificate ${name} ${kind} ${done++}`);
          const trials = trialsOn(claim, drawn, random);
          if (trials) found.push(trials);
        }
        onProgress?.(done, count, `${kind}, ${name}`);
      }
      for (const form of FORMS) {
        const trials = found.flatMap((one) => one[form] ?? []);
        if (trials.length > 0) rows.push(rowOf(kind, name, form, trials));
      }
    }
  }
  return {n, heldOut, settings: count, rows, complete};
}

const share = (part: number | undefined, of: number): string =>
  of === 0 ? '-' : `${Math.round((100 * (part ?? 0)) / of)}%`;

const median = (values: readonly number[]): number | undefined =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

export const certificateExperiment = defineExperiment({
  name: 'certificate',
  about:
    'the certificate from held-out samples and the covering form, on the same trials: which say something',
  flags,
  schema,
  run,
  title: ({n, heldOut}) => `Certificate and covering form, n = ${n}, m = ${heldOut}`,
  rows: ({rows}) => rows,
  columns: () => [
    {head: 'encoder', cell: ({encoder}) => encoder},
    {head: 'teacher', cell: ({world}) => WORDS[world] ?? world},
    {head: 'bound', cell: ({form}) => BOUNDS[form]},
    {head: 'kept', number: true, cell: ({kept}) => kept},
    {
      head: 'informative',
      number: true,
      cell: ({levels, kept}) => share(levels['informative'], kept),
    },
    {head: 'vacuous', number: true, cell: ({levels, kept}) => share(levels['vacuous'], kept)},
    {head: 'small excess', number: true, cell: ({ofSmall, small}) => `${ofSmall} (<= ${small})`},
    {
      head: 'informative of those',
      number: true,
      cell: ({levelsOfSmall, ofSmall}) => share(levelsOfSmall['informative'], ofSmall),
    },
    {
      head: 'excess >= e0',
      number: true,
      cell: ({trials, small}) =>
        trials.filter(({excess, lhs, e0}) => excess <= small && lhs >= e0 * (1 - 1e-9)).length,
    },
    {
      head: 'median bound / e0',
      number: true,
      cell: ({trials}) => threeDigits(median(trials.map(({bound: {rhs}, e0}) => rhs / e0))),
    },
    {head: 'violated', number: true, cell: ({violated}) => violated},
    {head: 'largest term where not informative', cell: ({blamed}) => blamed},
  ],
  notes: ({n, heldOut, settings}) => [
    `${settings} settings per row as check draws them, with ${n} labelled draws in D and in D' each and ${heldOut} held-out unlabelled ones; nu = nu' = 0.05. Both bounds are about the same networks and the same D.`,
    '"small excess": the true L_U(g, h) - L_U(W°, h°) of the trained network is at most the number in brackets. e0: the excess risk of the zero head.',
  ],
  refuted: ({rows}) => rows.some(({violated}) => violated > 2),
});
