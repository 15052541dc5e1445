/** What describes a world of digits: plain JSON, equal settings give equal worlds. */
import {inputError, positiveInteger} from '../../../theory/errors.ts';
import {MOST_TOTAL} from '../../../theory/laws/pool.ts';
import {documentKind} from '../../files/document.ts';
import {anyObject, closed, list, object, oneOf, type TypeOf} from '../../files/schema.ts';
import type {Shift} from '../shifts/registry.ts';
import {SIDE} from './imageSet.ts';

const seed = {type: 'integer', minimum: -(2 ** 32), maximum: 2 ** 32} as const;
const digits = {
  type: 'array',
  items: {type: 'integer', minimum: 0, maximum: 9},
  minItems: 1,
  uniqueItems: true,
} as const;
const upTo = (maximum: number) => ({type: 'integer', minimum: 1, maximum}) as const;

/** A linear encoder by reduced-rank regression (reducedRankRegression.ts) of the lower half on the upper. */
const encoder = closed(
  {
    kind: {const: 'reducedRank'},
    /** Exact population fit, or a fit on that many iid draws. */
    fittedOn: {anyOf: [upTo(2 ** 31), {const: 'population'}]},
  },
  {
    /** Law of the fit; default U. An encoder fitted on T is no pretrained one, it widens the class H. */
    law: oneOf('U', 'T'),
    /** Seed of the draws; default the setting's. */
    seed,
    /** Default: the setting's rank, which it may not exceed. */
    rank: upTo((SIDE * SIDE) / 2),
    /** In units of the mean E v_i^2; default 0 or, where the moments are singular, 2^-20 for a population, 2^-10 for draws. */
    ridge: {type: 'number', minimum: 0},
  },
);

const schema = object(
  {
    family: {const: 'images'},
    /** Pool size: 'all' images of the classes (in the order of the package), or a seeded uniform subset of that size. */
    points: {anyOf: [upTo(2 ** 31), {const: 'all'}]},
    /** Upper 14 rows visible, lower 14 rows to be predicted. */
    visible: {const: 'upper'},
    /** Digits in the pool. */
    classes: digits,
    /** Digits labelled +1; the other classes are labelled -1. */
    positive: digits,
    /** d, of the representations. */
    rank: upTo((SIDE * SIDE) / 2),
    /** Shifts of T, from the uniform law on the pool; groups are digits, the feature `ink` is the mean byte / 255. */
    shift: list(anyObject),
    /** h: the encoder in use. */
    encoder,
    /** Seed of the subset, and of draws that name none. */
    seed,
  },
  {
    /** The set of images; default digits. */
    images: oneOf('digits', 'fashion'),
    /** Shifts of U, from the uniform law too; default none. */
    shiftU: list(anyObject),
    /** Further members of the class H, which always holds the population fit of full rank under U, and `encoder`. */
    others: list(encoder),
    /** Common denominator of the masses; default 2^40. */
    total: upTo(MOST_TOTAL),
  },
);

export type EncoderSetting = TypeOf<typeof encoder>;
interface Shifts {
  readonly shift: readonly Shift[];
  readonly shiftU: readonly Shift[];
}
export type DigitsSetting = TypeOf<typeof schema, Shifts>;
const digitsSetting = documentKind<typeof schema, DigitsSetting>('a setting of digits', schema);

const WHERE = 'digitsWorld';

/** The setting itself, or an InputError; shifts are checked where they are applied. */
export function checkDigitsSetting(value: DigitsSetting): DigitsSetting {
  const setting = digitsSetting.check(value, WHERE);
  const {classes, positive, rank, others = []} = setting;
  const stray = positive.find((digit) => !classes.includes(digit));
  if (stray !== undefined)
    throw inputError(WHERE, 'positive', `digits among classes [${classes.join(', ')}]`, stray);
  for (const [i, {rank: own = rank}] of [setting.encoder, ...others].entries())
    positiveInteger(WHERE, i === 0 ? 'encoder.rank' : `others.${i - 1}.rank`, own, rank);
  return setting;
}
