/** What `train` prints: curves, pretext losses, the bound term by term beside the measured excess risk, accuracy. */

import asciichart from 'asciichart';
import Table from 'cli-table3';
import {mean} from 'simple-statistics';
import type {FineTuned} from '../properties/commands/fineTune.ts';
import {verdictOf} from '../properties/evaluate/verdictOf.ts';
import {drawsSigns, SIGN_DOUBT} from '../properties/experiments/drawnSigns.ts';
import type {HeadOnSample, MainTheoremBound} from '../properties/experiments/headOnSample.ts';
import type {TrainedOne} from '../properties/experiments/trainOne.ts';
import {percent, plural, short} from '../properties/files/format.ts';
import {realData} from '../properties/worlds/data/realData.ts';
import {presetsOf} from '../properties/worlds/encoders/index.ts';
import {unhealthy} from '../properties/worlds/pretext/representationHealth.ts';
import type {Interval} from '../theory/arithmetic/interval.ts';
import {dominantTerm, isVacuous} from '../theory/statement/inequality.ts';
import {levelOf} from '../theory/statement/level.ts';
import {coloured, paint} from './terminal.ts';

const HEIGHT = 10;
const MARGIN = 10;

/** A curve over steps as a chart that fits `columns`: each column shows the mean of its share of the steps. */
function lossChart(title: string, curve: ArrayLike<number>, columns: number): string {
  const finite = Array.from(curve).filter(Number.isFinite);
  if (finite.length === 0) return `${title}: no steps`;
  const width = Math.max(1, Math.min(finite.length, columns - MARGIN - 2));
  const means = Array.from({length: width}, (_, i) => {
    const from = Math.floor((i * finite.length) / width);
    return mean(finite.slice(from, Math.floor(((i + 1) * finite.length) / width)));
  });
  const chart = asciichart.plot(means, {
    height: HEIGHT,
    format: (x) => short(x).padStart(MARGIN - 1),
  });
  return `${title}, steps 1 to ${curve.length.toLocaleString('en-US')}\n${chart}`;
}

/** One number where the enclosure is tight, both ends where it is not. */
function shown({lo, hi}: Interval): string {
  if (lo === hi || hi - lo <= 1e-4 * Math.abs(hi)) return short((lo + hi) / 2);
  return hi < 1e-4 ? `<= ${hi.toExponential(1)}` : `${short(lo, 'down')} to ${short(hi)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const made = new Table({
    head: [...head],
    colAligns: head.map((_, i) => (i === 0 ? 'left' : 'right')),
    style: {head: coloured(process.stdout) ? ['bold'] : [], border: [], compact: true},
  });
  made.push(...rows.map((row) => [...row]));
  return made.toString();
}

function boundRows({form, terms, rhs, lhs}: MainTheoremBound, risk: Interval): string {
  return table(
    [`main theorem, ${form}`, 'value'],
    [
      ...terms.map(({name, value}) => [name, shown(value)]),
      ['bound: the sum of these', shown(rhs)],
      ['measured excess risk E_T(f_hat, h)', shown(lhs)],
      ['measured risk L_T(f_hat.h)', shown(risk)],
    ],
  );
}

function verdictLine(bound: MainTheoremBound, nu: number): string {
  const {form, rhs, terms, largestLhs: B = Number.POSITIVE_INFINITY} = bound;
  const verdict = verdictOf(bound);
  const words = {
    holds: `${form}: holds on this sample`,
    undecided: `${form}: undecided on this sample, the enclosures overlap`,
    refuted: `${form}: VIOLATED on this sample (allowed for a share ${nu} of samples)`,
  };
  if (!isVacuous(bound)) {
    const zero = bound.untrained ? `, excess risk of the zero head ${shown(bound.untrained)}` : '';
    return `${words[verdict]}; ${levelOf(bound) ?? 'not vacuous'}: ${shown(rhs)} < B = ${short(B)}${zero}`;
  }
  const alone = terms.filter(({value}) => value.lo >= B).map(({name}) => name);
  const reason =
    alone.length > 0
      ? `${alone.join(' and ')} alone ${alone.length > 1 ? 'are' : 'is'} that large`
      : `mostly ${dominantTerm(terms)?.name}`;
  return `${words[verdict]}; ${paint('yellow', 'vacuous')}: ${shown(rhs)} >= B = ${short(B)}, ${reason}`;
}

/** By how much the trained network is better or worse, in percent of the other loss. */
function pretextLine({pretext, health}: TrainedOne): string {
  const loss = pretext.best.hi;
  const against = (name: string, other: number) => {
    const share = percent(Math.abs(1 - loss / other), 1);
    const text = `${share} ${loss < other ? 'below' : 'above'} ${name}`;
    return loss < other ? text : paint('yellow', text);
  };
  return `trained h with its best decoder: ${against('the untrained network', pretext.untrained.lo)}, ${against(
    `the best linear predictor of width ${health.units}`,
    pretext.linear.sameWidth,
  )}; explains ${percent(Math.max(0, health.explained), 1)} of the variance, rank ${health.rank} of ${health.units}`;
}

/** What is wrong with the representation, and what to change. */
function healthLines({health, setting, pretext}: TrainedOne): string[] {
  const {architecture: a, training} = setting;
  const problem = unhealthy(health);
  const advice = [
    ...('activation' in a && a.activation === 'relu' ? ['--activation leaky or tanh'] : []),
    `a smaller --rate than ${training.learningRate}`,
    'another --seed',
  ].join(', ');
  if (problem) return [paint('yellow', `${problem}; try ${advice}`)];
  if (pretext.best.hi < pretext.linear.sameWidth || training.steps === 0) return [];
  return [paint('yellow', `not below the linear predictor: try more --steps, or ${advice}`)];
}

/** Constants, the bounds of the main theorem term by term, and what they say. */
function boundLines(
  {quantities: q, bounds}: Pick<HeadOnSample, 'quantities' | 'bounds'>,
  {n, nu}: {readonly n: number; readonly nu: number},
): string[] {
  const constants = `G = ${short(q.G)}, B = ${short(q.B)}, C = ${shown(q.C)}, E_U = ${shown(q.excessPretextRisk)}, TV(T,U) = ${shown(q.totalVariation)}, n = ${n}, nu = ${nu}`;
  if (!bounds) {
    const none = 'no bound: no finite transferability constant C is certified on this class of encoders';
    return [constants, paint('yellow', none)];
  }
  return [
    constants,
    ...bounds.map((bound) => boundRows(bound, q.fineTunedRisk)),
    ...bounds.map((bound) => verdictLine(bound, nu)),
    ...(drawsSigns(n) ? [`Rhat_D from drawn signs, in its interval but for a chance of ${SIGN_DOUBT}`] : []),
  ];
}

function accuracyTable(n: number, rows: readonly (readonly [name: string, value: number])[]): string {
  return table(
    [`accuracy under T after ${plural(n, 'label')}`, 'value'],
    rows.map(([name, value]) => [name, percent(value, 1)]),
  );
}

/** What `train` prints where the representation is given. */
export function fineTuneReport({about, document, ...head}: FineTuned): string {
  const {setting, points, seed} = document;
  const lines = [
    `a linear head on ${about}: ${plural(points, 'point')}; the representation is given, nothing is pretrained; seed ${seed}`,
    ...boundLines(head, setting),
    accuracyTable(setting.n, [['linear head on h', head.accuracy]]),
  ];
  return `${lines.join('\n')}\n`;
}

export function trainReport(done: TrainedOne, columns: number): string {
  const {setting, pretext, accuracy, backend} = done;
  const {architecture: a, training, n} = setting;
  const lines = [
    `${presetsOf(a.kind).name} on ${setting.data.kind === 'mixture' ? 'a teacher world' : realData(setting.data.kind).about}: ${plural(done.points, 'point')}, ${plural(done.parameters, 'parameter')}; ${backend.name} backend, version ${backend.version}; seed ${setting.seed}`,
    ...Object.entries(done.curves).map(([name, curve]) => lossChart(`${name} term by step`, curve, columns)),
  ];
  if (done.stopped !== 'steps')
    lines.push(paint('yellow', `training ${done.stopped} after ${plural(done.steps, 'step')}`));
  const {linear} = pretext;
  lines.push(
    table(
      ['pretext loss', 'value'],
      [
        [`trained, on its N = ${training.draws.toLocaleString('en-US')} draws`, short(pretext.drawn)],
        ['trained, under U', shown(pretext.trained)],
        ['trained h, best linear decoder, under U', shown(pretext.best)],
        ['untrained h, best linear decoder, under U', shown(pretext.untrained)],
        [`best linear predictor of width ${done.health.units}, under U`, short(linear.sameWidth)],
        ['best linear predictor of any width, under U', short(linear.full)],
      ],
    ),
    pretextLine(done),
    ...healthLines(done),
    ...boundLines(done, setting),
    accuracyTable(n, [
      ['linear head on trained h', accuracy.trained],
      ['linear head on untrained h', accuracy.untrained],
      ...(accuracy.full === undefined ? [] : [['encoder and head fine-tuned', accuracy.full] as const]),
    ]),
  );
  return `${lines.join('\n')}\n`;
}
