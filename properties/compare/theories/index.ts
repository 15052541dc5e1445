/** All theories, in the order of the table. */
import type {Theory} from '../theory.ts';
import {conditionalIndependence} from './conditionalIndependence.ts';
import {contrastive} from './contrastive.ts';
import {chainedTheories} from './endToEnd.ts';
import {labelTheories} from './labels.ts';
import {likelihood} from './likelihood.ts';
import {mainTheorems} from './mainTheorem.ts';
import {spectral} from './spectral.ts';

export const theories: readonly Theory[] = [
  ...mainTheorems,
  ...chainedTheories,
  conditionalIndependence,
  contrastive,
  spectral,
  likelihood,
  ...labelTheories,
];
