/** `experiment certificate`: the certificate and the covering form of the end-to-end bound on the same trials, by level. */
import {type Interval, middle} from '../../../theory/arithmetic/interval.ts';
import {certificateOn, realisableCertificate} from '../../../theory/certificate/chainedCertificate.ts';
import {certificateContextEncoder} from '../../../theory/claims/certificates/certificate-context-encoder.ts';
import {certificateMaskedAutoencoder} from '../../../theory/claims/certificates/certificate-masked-autoencoder.ts';
import {endToEndOn, realisableTransfer} from '../../../theory/endToEnd/endToEndBound.ts';
import type {Pretraining} from '../../../theory/endToEnd/endToEndCase.ts';
import {generator} from '../../../theory/laws/generator.ts';
import type {Sample} from '../../../theory/laws/pool.ts';
import {dominantTerm, type Inequality} from '../../../theory/statement/inequality.ts';
import {LEVELS, levelOf} from '../../../theory/statement/level.ts';
import {boolean, list, number, object, oneOf, record, type TypeOf, text, whole} from '../../files/schema.ts';
import type {BallWorld} from '../../worlds/endToEnd/ballWorld.ts';
import {ballWorlds} from '../../worlds/endToEnd/ballWorlds.ts';
import {pretrainInBall, trialStages, unlabelledCounts} from '../../worlds/endToEnd/trial.ts';
import {ballSettings} from '../../worlds/trained/ballSettings.ts';
import {equalShapes} from '../../worlds/trained/equalShapes.ts';
import {defineExperiment, type OptionsOf, threeDigits} from '../experiment.ts';
import {encoderFlag, encodersOf, wholeFlag} from '../flags.ts';

const FORMS = ['certificate', 'covering'] as const;
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

/** The inequality of each form on one trial. */
function bothForms(
  world: BallWorld,
  pretraining: Pretraining,
  sample: Sample,
): Readonly<Record<Form, Trial>> {
  const {case: c} = world;
  const certificate = certificateOn(c, pretraining, {transfer: realisableCertificate});
  const covering = endToEndOn(c, pretraining, realisableTransfer);
  const excess = certificate.held.losses.measured;
  return {
    certificate: trialOf(certificate.judge(sample), excess),
    covering: trialOf(covering.judge(sample), excess),
  };
}

function most(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '-';
}

const byLevel = (trials: readonly Trial[]) =>
  Object.fromEntries(
    LEVELS.map((level) => [level, trials.filter((trial) => trial.bound.level === level).length]),
  );

function rowOf(encoder: string, form: Form, trials: readonly Trial[]): Row {
  const small = SMALL[encoder] ?? SMALL_ELSEWHERE;
  const few = trials.filter(({excess}) => excess <= small);
  return {
    encoder,
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
    const settings = ballSettings(kind, {seed, count}).map((setting) => ({...setting, n, test: n, heldOut}));
    const trials: Readonly<Record<Form, Trial>>[] = [];
    for (const {from, to} of equalShapes(settings)) {
      const worlds = await ballWorlds(backend, settings.slice(from, to), watch);
      const random = worlds.map((_, k) => generator(seed).derive(`certificate ${kind} ${from + k}`));
      const counts = worlds.map((world, k) => unlabelledCounts(world, random[k]!));
      const trained = await pretrainInBall(backend, worlds, counts, watch);
      if (signal?.aborted) break;
      for (const [k, world] of worlds.entries()) {
        if (!claim.hypotheses.every(({holds}) => holds(world.case) === true)) continue;
        const [first, second] = trialStages(claim.needs, world, () => trained[k]!);
        const pretraining = first!.draw(random[k]!) as Pretraining;
        trials.push(bothForms(world, pretraining, second!.draw(random[k]!) as Sample));
      }
      onProgress?.(to, count, kind);
    }
    complete &&= signal?.aborted !== true;
    for (const form of FORMS)
      rows.push(
        rowOf(
          kind,
          form,
          trials.map((trial) => trial[form]),
        ),
      );
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
    {head: 'bound', cell: ({form}) => form},
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
      head: 'median bound / e0',
      number: true,
      cell: ({trials}) => threeDigits(median(trials.map(({bound: {rhs}, e0}) => rhs / e0))),
    },
    {head: 'violated', number: true, cell: ({violated}) => violated},
    {head: 'largest term where not informative', cell: ({blamed}) => blamed},
  ],
  notes: ({n, heldOut, settings}) => [
    `${settings} settings per encoder as check draws them, with ${n} labelled draws in D and in D' each and ${heldOut} held-out unlabelled ones; nu = nu' = 0.05. Both bounds are about the same networks and the same D.`,
    '"small excess": the true L_U(g, h) - L_U(W°, h°) of the trained network is at most the number in brackets. e0: the excess risk of the zero head.',
  ],
  refuted: ({rows}) => rows.some(({violated}) => violated > 2),
});
