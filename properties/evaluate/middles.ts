import {middle} from '../../theory/arithmetic/interval.ts';
import type {Inequality} from '../../theory/statement/inequality.ts';

/** The middles of an inequality's two sides. */
export interface Middles {
  readonly lhs: number;
  readonly terms: readonly {readonly name: string; readonly value: number}[];
}

/** Undefined where a side is infinite. */
export function middlesOf({lhs, terms}: Pick<Inequality, 'lhs' | 'terms'>): Middles | undefined {
  const found = {lhs: middle(lhs), terms: terms.map(({name, value}) => ({name, value: middle(value)}))};
  return [found.lhs, ...found.terms.map(({value}) => value)].every(Number.isFinite) ? found : undefined;
}
