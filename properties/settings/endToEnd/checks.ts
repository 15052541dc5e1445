/** What an enumerable end-to-end setting must be for it to describe a world that can be enumerated. */

import {inputError} from '../../../theory/errors.ts';
import {countSamples, MOST_DRAWS} from '../../../theory/laws/enumerate.ts';
import type {EndToEndSetting} from './setting.ts';

const WHERE = 'endToEndCase';

/** d, q and, where inputs are masked, P. */
export function sizesOf({
  scenario,
  inputs,
  initial,
}: Pick<EndToEndSetting, 'scenario' | 'inputs' | 'initial'>) {
  const features = scenario === 'context' ? initial[0]!.length / inputs[0]!.length : initial[1]!.length;
  const targets = initial.at(-1)!.length / features;
  return {features, targets, tokens: (initial[2]?.length ?? 0) / features};
}

export function checkShapes(s: EndToEndSetting): void {
  const {scenario, inputs, initial, radii} = s;
  const tables = scenario === 'context' ? 2 : 4;
  for (const [name, list] of [
    ['initial', initial],
    ['teacher', s.teacher],
    ...s.candidates.map((c, i) => [`candidates[${i}]`, c] as const),
    ...(s.others ?? []).map((c, i) => [`others[${i}]`, c] as const),
  ] as const) {
    if (list.length !== tables || list.some((values, i) => values.length !== initial[i]?.length))
      throw inputError(WHERE, name, `${tables} tables as in initial`, list);
  }
  if (radii.length !== tables || !radii.every((r) => r > 0 && r < 2 ** 100))
    throw inputError(WHERE, 'radii', `${tables} numbers > 0`, radii);
  const {features, targets, tokens} = sizesOf(s);
  const length = scenario === 'context' ? initial[0]!.length / features : 1;
  for (const row of inputs) {
    const fits = row.length === length && (scenario === 'context' || row[0]! in Array.from({length: tokens}));
    if (!fits) throw inputError(WHERE, 'inputs', 'rows that fit the encoder', row);
  }
  if (!Number.isInteger(targets))
    throw inputError(WHERE, 'decoder', `rows of ${features} numbers, one a feature`, initial.at(-1));
  if (scenario === 'masked' && initial[0]!.length !== 1)
    throw inputError(WHERE, 'embedding', 'one number', initial[0]);
  if (s.candidates.length === 0) throw inputError(WHERE, 'candidates', 'at least one', s.candidates);
}

/** Most pairs of samples that are judged: seconds, not minutes. */
const MOST_PAIRS = 20_000;

/** A law of a single atom has a single sample, however large. */
function samplesOf(masses: readonly number[], draws: number): number {
  const atoms = masses.filter((mass) => mass > 0).length;
  if (atoms <= 1) return 1;
  return draws <= MOST_DRAWS ? countSamples(atoms, draws) : Number.POSITIVE_INFINITY;
}

/** @param same whether all samples of the one or the other kind are alike, so that one is judged for all */
export function checkPairs(
  {U, T, draws, n}: EndToEndSetting,
  same: {readonly unlabelled: boolean; readonly labelled: boolean},
): void {
  const unlabelled = samplesOf(
    U.plus.map((x, j) => x + U.minus[j]!),
    draws,
  );
  const labelled = samplesOf([...T.plus, ...T.minus], n);
  const pairs = (same.unlabelled ? 1 : unlabelled) * (same.labelled ? 1 : labelled);
  if (!(pairs <= MOST_PAIRS))
    throw inputError(WHERE, 'draws, n', `at most ${MOST_PAIRS} pairs of samples to judge`, [draws, n]);
}
