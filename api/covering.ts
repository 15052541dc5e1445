/** Covering numbers and the pretraining bounds made of them. */
export {attentionCovering} from '../theory/covering/attentionCovering.ts';
export {deepBallConstants, transformerBallConstants} from '../theory/covering/ballConstants.ts';
export {deepCovering} from '../theory/covering/deepCovering.ts';
export {normBasedBound} from '../theory/covering/normBasedBound.ts';
export {parametricCover} from '../theory/covering/parametricCover.ts';
export type {PretrainingBound} from '../theory/covering/pretrainingBound.ts';
