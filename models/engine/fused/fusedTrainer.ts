import {inputError} from '../../../theory/errors.ts';
import type {Graph} from '../graph.ts';
import type {Trainer, UpdateRule} from '../trainer.ts';
import {laneTrainer} from './laneTrainer.ts';
import {partsTrainer} from './partsTrainer.ts';

/** Trains so many cases of a graph on WebAssembly made for it. */
export function fusedTrainer(graph: Graph, rule: UpdateRule, count: number): Trainer {
  if (!rule.parts) return laneTrainer(graph, rule, count);
  if (rule.ascentFrom !== undefined)
    throw inputError('fusedTrainer', 'rule.ascentFrom', 'nothing with parts', rule.ascentFrom);
  return partsTrainer(graph, rule, count);
}
