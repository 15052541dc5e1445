/** Data of a certificate: whole numbers, exact fractions, lists and records, and how Python and JSON write them. */
import {fromDouble} from '../../theory/arithmetic/rational.ts';

/** A fraction in lowest terms, its denominator positive. */
export class Fraction {
  readonly num: bigint;
  readonly den: bigint;

  /** Exactly the double. */
  constructor(x: number) {
    const {num, den} = fromDouble(x);
    this.num = num;
    this.den = den;
  }

  /** JSON has no fractions: "p/q", or "p". */
  toJSON(): string {
    return this.den === 1n ? `${this.num}` : `${this.num}/${this.den}`;
  }
}

export type ExactValue =
  | Fraction
  | string
  | number
  | readonly ExactValue[]
  | {readonly [key: string]: ExactValue};

interface Style {
  readonly fraction: (of: Fraction) => string;
}

function written(value: ExactValue, style: Style): string {
  if (value instanceof Fraction) return style.fraction(value);
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${value.map((one) => written(one, style)).join(', ')}]`;
  const entries = Object.entries(value).map(([key, inner]) => `'${key}': ${written(inner, style)}`);
  return `{${entries.join(', ')}}`;
}

/** A Python expression, Q being `fractions.Fraction`. */
export const pythonText = (value: ExactValue): string =>
  written(value, {fraction: ({num, den}) => (den === 1n ? `Q(${num})` : `Q(${num}, ${den})`)});

/** What Python's `repr` gives for that expression's value. */
export const pythonRepr = (value: ExactValue): string =>
  written(value, {fraction: ({num, den}) => `Fraction(${num}, ${den})`});
