/** A worker process: hunts the claims that its parent names, one at a time. */
import type {SequentialDesign} from '../evaluate/sequentialDesign.ts';
import {openJournal} from '../files/journal.ts';
import type {ResultRow} from '../record/resultRow.ts';
import {type FromClaims, servedClaims, type ToClaims} from '../run/workers/serveClaims.ts';
import {serveParent} from '../run/workers/serveParent.ts';
import {type HuntOptions, type HuntProgress, hunt} from './hunt.ts';
import type {HuntResult} from './huntResult.ts';
import {huntSampled} from './huntSampled.ts';

export interface HuntJob {
  /** Files or ids as given to the command, the same in every job; the claim is one of theirs or a built-in one. */
  readonly names: readonly string[];
  readonly id: string;
  readonly options: Pick<HuntOptions, 'seed' | 'evaluations' | 'budget' | 'name' | 'randomOnly' | 'world'>;
  /** Where the evaluations are kept, for an attempt that goes on where this one was killed. */
  readonly journal?: {readonly result: string; readonly identity: unknown; readonly resume: boolean};
  /** Where samples are drawn: the test that fresh draws end in. */
  readonly design?: SequentialDesign;
}

export type Hunted = HuntResult | ResultRow;

/** `again`: a process died of it before, so each setting is said before it is evaluated. */
export type ToHunter =
  | ({readonly kind: 'hunt'; readonly again?: boolean} & HuntJob)
  | {readonly kind: 'stop'}
  | ToClaims;
export type FromHunter = {readonly kind: 'found'; readonly result: Hunted} | FromClaims;
/** How far a hunt is, unasked. */
export interface HuntNote {
  readonly kind: 'note';
  readonly progress: HuntProgress;
}

const stop = new AbortController();
const served = servedClaims();

serveParent<ToHunter, FromHunter>(async (message, watchdog) => {
  switch (message.kind) {
    case 'stop':
      stop.abort();
      return undefined;
    case 'hunt': {
      const {names, id, design, journal: kept} = message;
      watchdog.trace(message.again === true);
      if (names.length > 0) await served.load(names, watchdog);
      const options = {
        ...message.options,
        signal: stop.signal,
        onProgress: (progress: HuntProgress) => void process.send?.({kind: 'note', progress}, () => {}),
        onSearched: () => watchdog.deadline(undefined),
      };
      const claim = served.find(id);
      if (options.evaluations === undefined) watchdog.deadline(options.budget);
      const journal = kept && openJournal(kept.result, kept.identity, kept.resume);
      const result = await (design
        ? huntSampled(claim, {...options, design})
        : hunt(claim, {...options, ...(journal ? {journal} : {})}));
      journal?.end(!stop.signal.aborted);
      return {kind: 'found', result};
    }
    default:
      return served.answer(message, watchdog);
  }
});
