/** Every form that the files allow, next to each other: what each says, what it is made of, what would make it smaller. */
import {type Interval, mulUp, point, scale} from '../../theory/arithmetic/interval.ts';
import type {MeanLimit} from '../../theory/certificate/meanUpperLimit.ts';
import {inputError} from '../../theory/errors.ts';
import {type LossName, lossRange} from '../../theory/heads/loss.ts';
import {dominantTerm} from '../../theory/statement/inequality.ts';
import {count} from '../files/format.ts';
import {chainedForms} from './chainedForms.ts';
import {complexityForms} from './complexityForms.ts';
import type {Assumptions, Evidence, HeldOutPretext} from './evidence.ts';
import {assumed, checked, type Form, type Requirement} from './form.ts';
import type {GivenFiles} from './givenFiles.ts';
import {halfForms} from './halfForms.ts';
import {halvesOf} from './halves.ts';
import {type Measured, measuredOn, totalVariationOf} from './measured.ts';
import {pacBayesForms} from './pacBayesForms.ts';
import type {Posterior} from './posteriorRisk.ts';
import {disjointRows, normLimit, rowKeys} from './rowChecks.ts';
import {testForms} from './testForms.ts';
import {scored, trainedHead} from './trainHead.ts';

export interface CertifySettings {
  readonly loss: LossName;
  readonly radius: number;
  /** R0, of heads on the reference. */
  readonly referenceRadius: number;
  readonly normBound?: number;
  /** Rows were divided by their norms. */
  readonly normalise: boolean;
  readonly delta: number;
  readonly withReplacement: boolean;
  readonly pretextTop?: number;
  readonly pretextLimit: MeanLimit;
  readonly transferConstant?: number;
  readonly beta: number;
  readonly discrepancy?: number;
}

/** What more of something would give, all else as it is. */
export interface Help {
  readonly change: string;
  readonly limit: number;
}

export interface CertifiedForm extends Form {
  readonly dominant?: string;
  readonly helps: readonly Help[];
  /** Where the population is known. */
  readonly measured?: Interval;
}

export interface Certificate {
  readonly delta: number;
  readonly n?: number;
  readonly held?: number;
  readonly head?: {
    readonly loss: LossName;
    readonly radius: number;
    readonly norm: number;
    readonly gap: number;
  };
  readonly forms: readonly CertifiedForm[];
  readonly measured?: Measured;
  readonly notes: readonly Requirement[];
}

function pretextOf(
  {pretext, referencePretext}: GivenFiles,
  {pretextTop, pretextLimit}: CertifySettings,
): HeldOutPretext | undefined {
  if (!pretext) return undefined;
  if (pretextTop === undefined)
    throw inputError('certify', 'pretext top', 'the largest value that a pretext loss can have', 'none');
  for (const losses of [pretext, referencePretext ?? []])
    for (const [row, loss] of losses.entries())
      if (!(loss >= 0 && loss <= pretextTop))
        throw inputError('certify', `pretext loss of row ${row}`, `a number in [0, ${pretextTop}]`, loss);
  const values = referencePretext ? pretext.map((loss, i) => loss - referencePretext[i]!) : pretext;
  return {
    copies: 1,
    values,
    bottom: referencePretext ? -pretextTop : 0,
    top: pretextTop,
    limit: pretextLimit,
    againstReference: referencePretext !== undefined,
  };
}

function assumptionsOf(
  {population}: GivenFiles,
  settings: CertifySettings,
  H: number | undefined,
): Assumptions {
  const {transferConstant, beta, discrepancy, loss, radius} = settings;
  const C = transferConstant === undefined ? {} : {C: transferConstant};
  if (discrepancy !== undefined)
    return {
      ...C,
      beta,
      discrepancy: point(discrepancy),
      discrepancyIs: assumed(`the discrepancies of T and U add up to at most ${discrepancy}`),
    };
  if (!population?.U || H === undefined) return {...C, beta};
  const tv = totalVariationOf(population.T, population.U);
  return {
    ...C,
    beta,
    discrepancy: scale(2 * lossRange(loss, mulUp(radius, H)).B, tv),
    discrepancyIs: checked('2 B TV(T,U) from the weights of the population; labels are the same under both'),
  };
}

/** Everything at one radius of the heads. @param halved whether D is divided too */
function evidenceAt(
  files: GivenFiles,
  settings: CertifySettings,
  disjoint: readonly Requirement[],
  halved = true,
): Evidence {
  const {train, test, population} = files;
  const tables = [train?.table, test?.table, population?.table].filter((table) => table !== undefined);
  const {H, requires: norms} = normLimit(tables, settings.normBound, settings.normalise);
  const head = train?.table
    ? trainedHead({table: train.table, labels: train.labels}, {...settings, H})
    : undefined;
  const pretext = pretextOf(files, settings);
  return {
    delta: settings.delta,
    ...(head ? {head} : {}),
    ...(train ? {train: scored(train, head)} : {}),
    ...(halved && train?.table ? halvesOf({table: train.table, labels: train.labels}, settings) : {}),
    ...(test ? {test: scored(test, head)} : {}),
    ...(pretext ? {pretext} : {}),
    assumptions: assumptionsOf(files, settings, H),
    disjoint,
    norms,
  };
}

interface Formed {
  readonly forms: readonly Form[];
  readonly posterior?: Posterior | undefined;
  readonly halfPosterior?: Posterior | undefined;
}

function formsOf(evidence: Evidence): Formed {
  const whole = pacBayesForms(evidence);
  const half = halfForms(evidence);
  return {
    forms: [
      ...testForms(evidence),
      ...half.forms,
      ...whole.forms,
      ...complexityForms(evidence),
      ...chainedForms(evidence),
    ],
    posterior: whole.posterior,
    halfPosterior: half.posterior,
  };
}

/** With a smaller ball the best head is another one; and heads on h must have at least the radius of those on h°. */
const comparable = ({of}: Form, {radius, referenceRadius}: CertifySettings): boolean =>
  of !== 'excess over the best head' && (of !== 'excess over the reference' || radius / 2 >= referenceRadius);

/** How many times as much the suggestions ask for. */
const MORE = 4;
const HALF = 'half the radius, the head trained again';

/** The evidence with more of something, each draw as if it had come MORE times: means and variances stay as they are. */
function changesOf(
  evidence: Evidence,
  halved: () => Evidence,
): readonly (readonly [change: string, Evidence])[] {
  const {train, test, pretext, head, halves} = evidence;
  const more = halves && {...halves, second: {...halves.second, copies: MORE}};
  return [
    ...(train && head
      ? [
          [
            `${MORE} times the labels in D`,
            {...evidence, train: {...train, copies: MORE}, ...(more ? {halves: more} : {})},
          ] as const,
        ]
      : []),
    ...(test
      ? [[`${MORE} times the labels in D'`, {...evidence, test: {...test, copies: MORE}}] as const]
      : []),
    ...(pretext
      ? [
          [
            `${MORE} times the held-out pretext losses`,
            {...evidence, pretext: {...pretext, copies: MORE}},
          ] as const,
        ]
      : []),
    ...(head ? [[HALF, halved()] as const] : []),
  ];
}

function notesOf({train, population}: GivenFiles, settings: CertifySettings): Requirement[] {
  const notes: Requirement[] = [];
  if (train?.table) {
    const keys = rowKeys(train.table);
    const repeated = keys.length - new Set(keys).size;
    if (repeated > 0)
      notes.push(
        checked(`${count(repeated)} of ${count(keys.length)} rows of D are repeats of earlier ones`),
      );
  }
  if (population && train?.table) {
    const known = new Set(rowKeys(population.table));
    const missing = rowKeys(train.table).filter((key) => !known.has(key)).length;
    notes.push(
      missing === 0
        ? checked('every row of D is a row of the population')
        : {
            text: `${count(missing)} rows of D are no rows of the population: nothing is measured on it`,
            status: 'failed',
          },
    );
  }
  if (!settings.normalise && settings.normBound === undefined && train?.table)
    notes.push(
      assumed(
        'no limit of |h(x)| (--norm-bound or --normalise): no range of the loss, so forms that need one are left out',
      ),
    );
  return notes;
}

/** The certificate of what was given. @throws InputError where a value is out of its range, or nothing was given that a form is made of */
export function certificateOf(files: GivenFiles, settings: CertifySettings): Certificate {
  const {train, test, population} = files;
  if (settings.referenceRadius > settings.radius)
    throw inputError(
      'certify',
      'reference radius',
      `at most the radius, ${settings.radius}`,
      settings.referenceRadius,
    );
  if (!train && !test)
    throw inputError('certify', 'files', "embeddings or scores with labels, of D or of D'", 'none');
  const disjoint = test ? disjointRows(train?.table, test.table, settings.withReplacement) : [];
  const evidence = evidenceAt(files, settings, disjoint);
  const {forms, posterior, halfPosterior} = formsOf(evidence);
  if (forms.length === 0)
    throw inputError(
      'certify',
      'files',
      "what a form can be made of: scores of D' (--test-scores), or embeddings",
      'scores of D alone',
    );
  const halved = () => evidenceAt(files, {...settings, radius: settings.radius / 2}, disjoint, false);
  const changed = changesOf(evidence, halved).map(
    ([change, other]) => [change, formsOf(other).forms] as const,
  );
  const notes = notesOf(files, settings);
  const {head, halves} = evidence;
  const measured =
    population && head && notes.every(({status}) => status !== 'failed')
      ? measuredOn(
          population,
          {head, posterior, half: halves && {head: halves.head, posterior: halfPosterior}},
          settings.referenceRadius,
        )
      : undefined;
  return {
    delta: settings.delta,
    ...(train ? {n: train.labels.length} : {}),
    ...(test ? {held: test.labels.length} : {}),
    ...(head
      ? {head: {loss: head.loss, radius: head.radius, norm: Math.hypot(...head.theta), gap: head.gap}}
      : {}),
    forms: forms.map((form) => {
      const dominant = dominantTerm(form.terms)?.name;
      const value =
        form.key.startsWith('test-') && form.of === 'loss' && !head?.range ? undefined : measured?.[form.of];
      return {
        ...form,
        ...(dominant ? {dominant} : {}),
        helps: changed.flatMap(([change, others]) => {
          const limit = others.find(({key}) => key === form.key)?.limit;
          if (change === HALF && !comparable(form, settings)) return [];
          return limit && form.limit && limit.hi < form.limit.hi ? [{change, limit: limit.hi}] : [];
        }),
        ...(value ? {measured: value} : {}),
      };
    }),
    ...(measured ? {measured} : {}),
    notes,
  };
}
