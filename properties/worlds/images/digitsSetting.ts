/** What describes a world of digits: plain JSON, equal settings give equal worlds. */
import {inputError, positiveInteger} from '../../../theory/errors.ts';
import {MOST_TOTAL} from '../../../theory/laws/pool.ts';
import type {Shift} from '../shifts/registry.ts';
import {SIDE} from './loadDigits.ts';

/** A linear encoder by reduced-rank regression (reducedRankRegression.ts) of the lower half on the upper. */
export interface EncoderSetting {
  readonly kind: 'reducedRank';
  /** Exact population fit, or a fit on that many iid draws. */
  readonly fittedOn: 'population' | number;
  /** Law of the fit; default U. An encoder fitted on T is no pretrained one, it widens the class H. */
  readonly law?: 'U' | 'T';
  /** Seed of the draws; default the setting's. */
  readonly seed?: number;
  /** Default: the setting's rank, which it may not exceed. */
  readonly rank?: number;
  /** In units of the mean E v_i^2; default 0 or, where the moments are singular, 2^-20 for a population, 2^-10 for draws. */
  readonly ridge?: number;
}

export interface DigitsSetting {
  readonly family: 'images';
  /** Pool size: 'all' images of the classes (in the order of the package), or a seeded uniform subset of that size. */
  readonly points: number | 'all';
  /** Upper 14 rows visible, lower 14 rows to be predicted. */
  readonly visible: 'upper';
  /** Digits in the pool. */
  readonly classes: readonly number[];
  /** Digits labelled +1; the other classes are labelled -1. */
  readonly positive: readonly number[];
  /** d, of the representations. */
  readonly rank: number;
  /** Shifts of T, from the uniform law on the pool; groups are digits, the feature `ink` is the mean byte / 255. */
  readonly shift: readonly Shift[];
  /** Shifts of U, from the uniform law too; default none. */
  readonly shiftU?: readonly Shift[];
  /** h: the encoder in use. */
  readonly encoder: EncoderSetting;
  /** Further members of the class H, which always holds the population fit of full rank under U, and `encoder`. */
  readonly others?: readonly EncoderSetting[];
  /** Seed of the subset, and of draws that name none. */
  readonly seed: number;
  /** Common denominator of the masses; default 2^40. */
  readonly total?: number;
}

const WHERE = 'digitsWorld';

function digitList(argument: string, digits: readonly number[]): void {
  if (!Array.isArray(digits) || digits.length === 0)
    throw inputError(WHERE, argument, 'a list of digits', digits);
  for (const [i, digit] of digits.entries()) {
    if (!(Number.isInteger(digit) && digit >= 0 && digit <= 9))
      throw inputError(WHERE, `${argument}[${i}]`, 'a digit 0 to 9', digit);
  }
  if (new Set(digits).size !== digits.length) throw inputError(WHERE, argument, 'each digit once', digits);
}

function seed(argument: string, value: number): void {
  if (!(Number.isInteger(value) && Math.abs(value) <= 2 ** 32))
    throw inputError(WHERE, argument, 'a 32-bit integer', value);
}

function encoder(argument: string, e: EncoderSetting, rank: number): void {
  const kind: string | undefined = e?.kind;
  if (kind !== 'reducedRank') throw inputError(WHERE, `${argument}.kind`, '"reducedRank"', kind);
  if (e.fittedOn !== 'population') {
    const expected = "'population' or a number of draws >= 1";
    if (!(Number.isInteger(e.fittedOn) && e.fittedOn >= 1 && e.fittedOn <= 2 ** 31))
      throw inputError(WHERE, `${argument}.fittedOn`, expected, e.fittedOn);
  }
  const law: string = e.law ?? 'U';
  if (law !== 'U' && law !== 'T') throw inputError(WHERE, `${argument}.law`, "'U' | 'T'", law);
  if (e.seed !== undefined) seed(`${argument}.seed`, e.seed);
  if (e.ridge !== undefined && !(e.ridge >= 0 && e.ridge < Number.POSITIVE_INFINITY))
    throw inputError(WHERE, `${argument}.ridge`, 'a finite number >= 0', e.ridge);
  if (e.rank !== undefined) positiveInteger(WHERE, `${argument}.rank`, e.rank, rank);
}

/** The setting itself, or an InputError; shifts are checked where they are applied. */
export function checkDigitsSetting(setting: DigitsSetting): DigitsSetting {
  const family: string | undefined = setting?.family;
  if (family !== 'images') throw inputError(WHERE, 'family', '"images"', family);
  const visible: string = setting.visible;
  if (visible !== 'upper') throw inputError(WHERE, 'visible', '"upper"', visible);
  if (setting.points !== 'all') positiveInteger(WHERE, 'points', setting.points);
  digitList('classes', setting.classes);
  digitList('positive', setting.positive);
  const stray = setting.positive.find((digit) => !setting.classes.includes(digit));
  if (stray !== undefined)
    throw inputError(WHERE, 'positive', `digits among classes [${setting.classes.join(', ')}]`, stray);
  positiveInteger(WHERE, 'rank', setting.rank, (SIDE * SIDE) / 2);
  seed('seed', setting.seed);
  encoder('encoder', setting.encoder, setting.rank);
  for (const [i, other] of (setting.others ?? []).entries()) encoder(`others[${i}]`, other, setting.rank);
  if (setting.total !== undefined) positiveInteger(WHERE, 'total', setting.total, MOST_TOTAL);
  return setting;
}
