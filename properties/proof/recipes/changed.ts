/** How both sides of a claim are computed with one of its constants changed. */
import type {Constant} from '../../claimRegistry/constants.ts';
import type {Recipe} from './recipe.ts';
import {stated} from './stated.ts';

/** In place of the sum of the terms, for a constant in front of all of them, and of some. */
const ALL = `
def bound(terms):
    return W["factor"] * total(terms.values())
`;
const SOME = `
def bound(terms):
    return total((W["factor"] if k in W["changed"] else 1) * v for k, v in terms.items())
`;

const ROOT = 'sqrt(trace_form())';
const POWER = 'exp(W["exponent"] * ln(trace_form()))';

/** A changed constant as data of a certificate. */
export const changedData = ({place, keys}: Constant, alone: boolean) => ({
  name: place === 'exponent' ? 'exponent' : 'factor',
  ...(place === 'exponent' || alone ? {} : {changed: keys}),
});

/**
 * The recipe of a claim with a constant changed.
 * @param alone whether it stands in front of all terms
 * @returns undefined where none is written
 */
export function changedRecipe({claim, place}: Constant, alone: boolean): Recipe | undefined {
  const recipe = Object.hasOwn(stated, claim) ? stated[claim] : undefined;
  if (!recipe) return undefined;
  const kind = recipe.kind === 'attained' ? 'sides' : recipe.kind;
  if (place === 'exponent') return {kind, python: recipe.python.replaceAll(ROOT, POWER)};
  if (recipe.scales) return {kind, python: recipe.python};
  return {kind, python: recipe.python, bound: alone ? ALL : SOME};
}

/** Refuted constants, as CLAIM/CONSTANT, without a certificate, and why. */
export const unproved: Readonly<Record<string, string>> = {
  'certificate-through-decoder/unseen':
    'many heads are equally cheap there, and which of them the bound takes rests on how doubles round',
};
