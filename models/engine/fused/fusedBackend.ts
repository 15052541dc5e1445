import type {Backend} from '../../backend.ts';
import {fusedTrainer} from './fusedTrainer.ts';
import {portionsOf} from './portions.ts';

/** Changes with the bits of what it trains. */
const VERSION = '1';

export const fusedBackend: Backend = {
  name: 'fused',
  version: VERSION,
  description: `fused (WebAssembly made for each graph, one thread, version ${VERSION})`,
  parts: 4,
  portions: portionsOf,
  forwardRows: 64,
  trainer: fusedTrainer,
};
