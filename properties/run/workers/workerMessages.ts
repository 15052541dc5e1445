/** What a run and its worker processes say to each other. */
import type {RunManifest} from '../runManifest.ts';

export type ToWorker =
  | {readonly kind: 'start'; readonly manifest: RunManifest}
  | {readonly kind: 'unit'; readonly group: number; readonly at: number}
  | {readonly kind: 'stop'};

export type FromWorker =
  | {readonly kind: 'ready'}
  /** The outcome as text; none where the unit was stopped. */
  | {readonly kind: 'done'; readonly text?: string};
