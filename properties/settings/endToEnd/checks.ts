/** What an enumerable end-to-end setting must be for it to describe a world that can be enumerated. */

import {inputError} from '../../../theory/errors.ts';
import {countSamples, MOST_DRAWS} from '../../../theory/laws/enumerate.ts';
import type {EndToEndSetting} from './setting.ts';

const WHERE = 'endToEndCase';

export function checkShapes(s: EndToEndSetting): void {
  const {scenario, inputs, initial, radii} = s;
  const tables = scenario === 'context' ? 2 : 4;
  for (const [name, list] of [
    ['initial', initial],
    ['teacher', s.teacher],
    ...s.candidates.map((c, i) => [`candidates[${i}]`, c] as const),
  ] as const) {
    if (list.length !== tables || list.some((values, i) => values.length !== initial[i]?.length))
      throw inputError(WHERE, name, `${tables} tables as in initial`, list);
  }
  if (radii.length !== tables || !radii.every((r) => r > 0 && r < 2 ** 100))
    throw inputError(WHERE, 'radii', `${tables} numbers > 0`, radii);
  const length = scenario === 'context' ? initial[0]!.length : 1;
  const tokens = initial[2]?.length ?? 0;
  for (const row of inputs) {
    const fits = row.length === length && (scenario === 'context' || row[0]! in Array.from({length: tokens}));
    if (!fits) throw inputError(WHERE, 'inputs', 'rows that fit the encoder', row);
  }
  for (const [name, at] of [
    ['decoder', tables - 1],
    ...(scenario === 'masked'
      ? ([
          ['mask', 1],
          ['embedding', 0],
        ] as const)
      : []),
  ] as const) {
    if (initial[at]!.length !== 1) throw inputError(WHERE, name, 'one number', initial[at]);
  }
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

export function checkPairs({U, T, draws, n}: EndToEndSetting): void {
  const unlabelled = samplesOf(
    U.plus.map((x, j) => x + U.minus[j]!),
    draws,
  );
  const pairs = unlabelled * samplesOf([...T.plus, ...T.minus], n);
  if (!(pairs <= MOST_PAIRS))
    throw inputError(WHERE, 'draws, n', `at most ${MOST_PAIRS} pairs of samples to judge`, [draws, n]);
}
