import type {PoolInputs, Representation} from '../../../models/index.ts';
import type {Architecture} from '../../../theory/networks/architecture.ts';
import {linearLosses} from './bestLinearPredictor.ts';
import {bestDecoder, type PretextRows} from './pretextRows.ts';
import {type RepresentationHealth, representationHealth, variance} from './representationHealth.ts';

/** Whether a trained encoder is worth the name. */
export interface EncoderHealth extends RepresentationHealth {
  /** Pretext loss under U with the best linear decoder. */
  readonly loss: number;
  /** Of the best linear predictor that goes through as many numbers as the encoder has. */
  readonly linear: number;
}

/** @param trained the encoder on the pool of the world */
export function encoderHealth(
  architecture: Architecture,
  {inputs, rows}: {readonly inputs: PoolInputs; readonly rows: PretextRows},
  trained: Representation,
): EncoderHealth {
  const loss = bestDecoder(rows, trained).infimum.hi;
  const table = {rows: trained.rows, columns: trained.width, data: trained.table};
  return {
    ...representationHealth(table, loss, variance(rows.target)),
    loss,
    linear: linearLosses(architecture, inputs, rows).sameWidth,
  };
}
