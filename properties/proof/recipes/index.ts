import {attained} from './attained.ts';
import {certificates} from './certificates.ts';
import {conditionalIndependence} from './conditionalIndependence.ts';
import {contrastive} from './contrastive.ts';
import {decomposition} from './decomposition.ts';
import {endToEnd} from './endToEnd.ts';
import {estimation} from './estimation.ts';
import {heldOut} from './heldOut.ts';
import {lemmas} from './lemmas.ts';
import {likelihood} from './likelihood.ts';
import {networks} from './networks.ts';
import {radReg} from './radReg.ts';
import type {Recipe} from './recipe.ts';
import {spectral} from './spectral.ts';
import {testSets} from './testSets.ts';
import {transferability} from './transferability.ts';

export type {Recipe} from './recipe.ts';

const all: Readonly<Record<string, Recipe>> = {
  ...decomposition,
  ...estimation,
  ...lemmas,
  ...transferability,
  ...radReg,
  ...endToEnd,
  ...networks,
  ...testSets,
  ...heldOut,
  ...certificates,
  ...contrastive,
  ...spectral,
  ...conditionalIndependence,
  ...likelihood,
  ...attained,
};

/** The recipe of a claim, by its id; undefined where none is written. */
export const recipeOf = (claim: string): Recipe | undefined =>
  Object.hasOwn(all, claim) ? all[claim] : undefined;

/** Ids of the claims with a recipe. */
export const provable: readonly string[] = Object.keys(all);
