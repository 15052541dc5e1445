import type {MeanLimit} from '../../theory/certificate/meanUpperLimit.ts';
import type {CertifyFiles} from '../certify/givenFiles.ts';
import {
  atLeast,
  finiteNumber,
  flag,
  integerList,
  type OptionKind,
  oneOf,
  probability,
  share,
  text,
  wholeNumber,
} from './optionKinds.ts';
import type {OptionTable, TableOf} from './settle.ts';

/** Options of `certify` with files; those of the command have the same names and defaults. */
export interface CertifyOptions extends CertifyFiles {
  /** Classes labelled +1, and -1, where the labels of the files are not -1 and +1; both or neither. */
  readonly positive?: readonly number[];
  readonly negative?: readonly number[];
  /** That the head is trained with; default `logistic`. */
  readonly loss?: 'logistic' | 'hinge' | 'squared';
  /** R, of the head; default 10. */
  readonly radius?: number;
  /** R0, of heads on the reference; default R. */
  readonly referenceRadius?: number;
  /** Divide every row by its norm; default false. */
  readonly normalise?: boolean;
  /** A limit of |h(x)| for every x, which gives the loss its range. */
  readonly normBound?: number;
  /** Probability that a form may fail with, in (0, 1); default 0.05. */
  readonly delta?: number;
  /** Rows are draws with replacement from a finite set, so D and D' may share some; default false. */
  readonly withReplacement?: boolean;
  /** The largest value that a pretext loss can have. */
  readonly pretextTop?: number;
  /** Of the held-out pretext losses; default `betting`. */
  readonly pretextLimit?: MeanLimit;
  /** C of the transferability, an assumption. */
  readonly transferConstant?: number;
  /** Its exponent, 0.5 or 1; default 0.5. */
  readonly beta?: 0.5 | 1;
  /** A limit of the discrepancies of T and U, an assumption. */
  readonly discrepancy?: number;
}

/** The most draws that a number may stand for. */
const MOST = 2 ** 50;

const real = (value: string, about: string) => ({kind: atLeast(0), value, about});

/** Numbers of the calculator. */
export const numberOptions = {
  kl: real('KL', 'of numbers: KL(Q|P) of a posterior Q and a prior P, in nats'),
  risk: {kind: share, value: 'R', about: 'of numbers: risk of Q on the draws, or the q of kl(q, p)'},
  n: {kind: wholeNumber(1, MOST), value: 'N', about: 'of numbers: how many draws'},
  budget: real('C', 'of numbers: the c of kl(q, p) <= c, for the kl inverse alone'),
  errors: {kind: wholeNumber(0, MOST), value: 'S', about: 'of numbers: errors among the N draws'},
  mean: {kind: finiteNumber, value: 'X', about: 'of numbers: mean of N values in [bottom, top]'},
  variance: real('V', 'of numbers: of the same values, divisor N - 1'),
  bottom: {kind: finiteNumber, value: 'A', about: 'of numbers: of the interval of values; 0 where not given'},
  top: {kind: finiteNumber, value: 'B', about: 'of numbers: of the interval of values; 1 where not given'},
} satisfies OptionTable;

const file = (about: string) => ({kind: text, value: 'file', about});
const positiveNumber: OptionKind<number> = {
  ...atLeast(0),
  expected: 'a number > 0',
  accepts: (value): value is number =>
    typeof value === 'number' && value > 0 && value < Number.POSITIVE_INFINITY,
};
const exponent: OptionKind<0.5 | 1> = {
  expected: '0.5 | 1',
  accepts: (value): value is 0.5 | 1 => value === 0.5 || value === 1,
  parse: Number,
};

export const certifyOptions = {
  delta: {
    kind: probability,
    value: 'D',
    about: 'probability that a limit may fail with; with files, default 0.05',
  },
  embeddings: file('h on D, a row an example: .npy, .npz#name, .safetensors#name, .csv, .parquet'),
  labels: file('of D: -1 or +1'),
  testEmbeddings: file("h on D', held-out and used for nothing else"),
  testLabels: file("of D'"),
  scores: file('scores on D of a classifier of your own, in place of embeddings'),
  testScores: file("scores on D'"),
  positive: {
    kind: integerList,
    value: 'classes',
    about: 'labels that count as +1, such as 0,2; with --negative',
  },
  negative: {kind: integerList, value: 'classes', about: 'labels that count as -1'},
  loss: {
    kind: oneOf(['logistic', 'hinge', 'squared']),
    value: 'l',
    about: 'that the head is trained with: logistic | hinge | squared',
    default: 'logistic',
  },
  radius: {kind: positiveNumber, value: 'R', about: 'of the head, |theta| <= R', default: 10},
  referenceRadius: {kind: positiveNumber, value: 'R0', about: 'of heads on the reference; default R'},
  normalise: {kind: flag, about: 'divide every row by its norm', default: false},
  normBound: {kind: positiveNumber, value: 'H', about: '|h(x)| <= H for every x: gives the loss its range'},
  withReplacement: {
    kind: flag,
    about: "rows are draws from a finite set, so D and D' may share some",
    default: false,
  },
  pretextLosses: file('held-out losses of decoder and encoder under U'),
  referenceLosses: file('losses of the best decoder on the reference h°, on the same rows'),
  pretextTop: {kind: positiveNumber, value: 'B', about: 'the largest value that a pretext loss can have'},
  pretextLimit: {
    kind: oneOf(['betting', 'bernstein', 'hoeffding']),
    value: 'l',
    about: 'of their mean: betting | bernstein | hoeffding',
    default: 'betting',
  },
  transferConstant: real('C', 'of the transferability, an assumption'),
  beta: {kind: exponent, value: 'b', about: 'its exponent', default: 0.5},
  discrepancy: real('x', 'of T and U on h and on h° together, an assumption'),
  population: file('h on all points of a finite population, to measure what is certified'),
  populationLabels: file('of the population'),
  populationWeights: file('of T on it; equal where not given'),
  pretrainingWeights: file('of U on it: the discrepancy is then 2 B TV(T,U)'),
  populationReference: file('h° on it'),
} satisfies TableOf<CertifyOptions>;
