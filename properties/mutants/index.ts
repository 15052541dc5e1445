/** False neighbours of the claims, in the order of the claims they perturb: every one must be refuted. */
import type {Claim} from '../../theory/claim.ts';
import {contextEncoderWithoutHeadRoom} from './context-encoder-without-head-room.ts';
import {contractionWithoutLipschitzConstant} from './contraction-without-lipschitz-constant.ts';
import {decompositionWithSingleTv} from './decomposition-with-single-tv.ts';
import {decompositionWithoutTaskHeterogeneity} from './decomposition-without-task-heterogeneity.ts';
import {decompositionWithoutTv} from './decomposition-without-tv.ts';
import {estimationWithoutDeviation} from './estimation-without-deviation.ts';

export const mutants: readonly Claim[] = [
  decompositionWithoutTv,
  decompositionWithSingleTv,
  decompositionWithoutTaskHeterogeneity,
  contractionWithoutLipschitzConstant,
  estimationWithoutDeviation,
  contextEncoderWithoutHeadRoom,
];
