/** What a run and its worker processes say to each other. */
import type {RunManifest} from '../runManifest.ts';
import type {FromClaims, ToClaims} from './serveClaims.ts';

export type ToWorker =
  | {readonly kind: 'start'; readonly manifest: RunManifest}
  /** `again`: a process died of it before, so each setting is said before it is evaluated. */
  | {readonly kind: 'unit'; readonly group: number; readonly at: number; readonly again?: boolean}
  | {readonly kind: 'stop'}
  | ToClaims;

export type FromWorker =
  | {readonly kind: 'ready'}
  /** The outcome as text; none where the unit was stopped. */
  | {readonly kind: 'done'; readonly text?: string}
  | FromClaims;
