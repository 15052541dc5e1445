/** What `compare` says in words: tables in Markdown, which a terminal shows as well. */
import {outward} from '../files/format.ts';
import type {CompareDocument, ComparedCell, ComparedLimit, ComparedTheory} from './compareDocument.ts';
import {COMPARED_RISKS, type ComparedRisk} from './theory.ts';
import type {Axis, Point} from './worlds/comparedWorld.ts';

/** Behind limits of another risk than that of the head on h. */
const MARKS: Readonly<Record<ComparedRisk, string>> = {
  head: '',
  randomised: ' (randomised)',
  likelihood: ' (its own h)',
  spectral: ' (its own h)',
};

type World = CompareDocument['worlds'][number];

const up = (x: number): string => outward(x, 'up', 3);

/** 1000000 as 10^6, small numbers as they are. */
export function amount(x: number): string {
  const power = Math.log10(x);
  return x >= 10_000 && Number.isInteger(power) ? `10^${power}` : String(x);
}

const pointText = (at: Point): string =>
  Object.entries(at)
    .map(([axis, value]) => `${axis} = ${amount(value)}`)
    .join(', ');

const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** The tightest of the theories that say something at a cell: below 1. */
export function tightest(
  cell: ComparedCell,
  theories: readonly ComparedTheory[],
  kind?: ComparedTheory['kind'],
): (ComparedLimit & {readonly limit: number}) | undefined {
  let best: (ComparedLimit & {readonly limit: number}) | undefined;
  for (const one of cell.limits) {
    const {limit} = one;
    const theory = theories.find(({key}) => key === one.theory);
    if (limit === undefined || limit >= 1 || (kind && theory?.kind !== kind)) continue;
    if (!best || limit < best.limit) best = {...one, limit};
  }
  return best;
}

function baseTable({theories, delta}: CompareDocument, {name, about, cells}: World): string[] {
  const cell = cells.find(({on}) => on.includes('base'));
  if (!cell) return [];
  const rows = theories.map(({key, name: title, risk}) => {
    const found = cell.limits.find(({theory}) => theory === key)!;
    const {limit, truth, kept, missing, constant} = found;
    const of = risk === 'head' ? '' : ` (${COMPARED_RISKS[risk]})`;
    return line(
      limit === undefined
        ? [title, '-', '-', '-', `does not hold: ${missing}`]
        : [
            title,
            limit >= 1 ? '1, says nothing' : up(limit),
            `${truth!.toPrecision(3)}${of}`,
            constant === undefined ? '-' : up(constant),
            `${found.largest ?? '-'}${kept < cell.repeats ? ` (${kept} of ${cell.repeats}: ${missing})` : ''}`,
          ],
    );
  });
  return [
    `## ${name}: ${about}`,
    '',
    `At ${pointText(cell.at)}: risk of the head ${cell.truth.toPrecision(3)}, of the better constant label ${cell.constant.toPrecision(3)}; means of ${cell.repeats}. Each limit holds with probability at least ${1 - delta}.`,
    '',
    line(['theory', 'risk at most', 'truth', 'C', 'largest term']),
    line(['---', '---:', '---', '---:', '---']),
    ...rows,
    '',
  ];
}

function axisTable({theories}: CompareDocument, {cells}: World, axis: Axis): string[] {
  const along = cells
    .filter(({on}) => on.includes(axis))
    .sort((a, b) => (a.at[axis] ?? 0) - (b.at[axis] ?? 0));
  if (along.length === 0) return [];
  const says = (cell: ComparedCell, kind: ComparedTheory['kind']) => {
    const best = tightest(cell, theories, kind);
    if (!best) return 'none below 1';
    const {name, risk} = theories.find(({key}) => key === best.theory)!;
    return `${name}: ${up(best.limit)}${MARKS[risk]}`;
  };
  return [
    line([axis, 'truth', 'tightest of pretraining', 'tightest of labels alone', 'limits below 1']),
    line(['---:', '---:', '---', '---', '---:']),
    ...along.map((cell) =>
      line([
        amount(cell.at[axis]!),
        cell.truth.toPrecision(3),
        says(cell, 'pretraining'),
        says(cell, 'labels'),
        cell.limits.filter(({limit}) => limit !== undefined && limit < 1).length,
      ]),
    ),
    '',
  ];
}

function needsTable({theories}: CompareDocument): string[] {
  return [
    '## What each needs to know, and how it is brought to the common risk',
    '',
    line(['theory', 'needs to know', 'brought to the 0-1 risk of the head', 'source']),
    line(['---', '---', '---', '---']),
    ...theories.map(({name, needs, brought, source}) => line([name, needs, brought, source])),
    '',
  ];
}

function verdictLines({verdicts, delta, theories}: CompareDocument): string[] {
  const some = verdicts.filter(({violated}) => violated > 0);
  const trials = verdicts.reduce((sum, one) => sum + one.trials, 0);
  const nameOf = (key: string) => theories.find((one) => one.key === key)!.name;
  return [
    `${trials} limits; below what they limit: ${some.length === 0 ? 'none' : some.map(({theory, violated, trials: of, refuted}) => `${nameOf(theory)} ${violated} of ${of}${refuted ? ' (REFUTED)' : ''}`).join(', ')}. Up to ${delta * 100}% may be, by chance.`,
    '',
  ];
}

/** The whole document as Markdown. */
export function compareText(document: CompareDocument): string {
  const {worlds, complete} = document;
  return [
    ...worlds.flatMap((world) => [
      ...baseTable(document, world),
      ...world.axes.flatMap((axis) => axisTable(document, world, axis)),
    ]),
    ...needsTable(document),
    ...verdictLines(document),
    ...(complete ? [] : ['Stopped early: what was done so far.', '']),
  ].join('\n');
}
