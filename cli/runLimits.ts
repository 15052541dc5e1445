/** What ends a run before its end because it was asked to: `--bail`, `--time`. */
import type {RunWatch} from '../properties/run/runCheck.ts';
import type {Run} from '../properties/run/runDocument.ts';
import type {Prepared} from '../properties/run/runManifest.ts';
import {timeText} from './options.ts';
import type {RunFlags} from './runFlags.ts';
import type {Ended} from './showRun.ts';

export interface RunLimits {
  readonly watch: RunWatch;
  /** Starts the clock. */
  begin(): void;
  /** Stops it. */
  end(): void;
  /** Why the run was stopped, where it was one of these and not Ctrl-C. */
  ended(prepared: Prepared, run: Run): Pick<Ended, 'stopped' | 'missing'>;
}

export function runLimits({bail, time}: Pick<RunFlags, 'bail' | 'time'>, interrupt: AbortSignal): RunLimits {
  const controller = new AbortController();
  let reason: string | undefined;
  const stop = (why: string) => () => {
    if (interrupt.aborted || reason !== undefined) return;
    reason = why;
    controller.abort();
  };
  let clock: NodeJS.Timeout | undefined;
  return {
    watch: {
      signal: AbortSignal.any([interrupt, controller.signal]),
      ...(bail ? {onRefuted: stop('stopped at the first refuted claim (--bail)')} : {}),
      ...(time === undefined ? {} : {inTurn: true}),
    },
    begin() {
      if (time !== undefined) clock = setTimeout(stop(`stopped after ${timeText(time)} (--time)`), time);
    },
    end: () => clearTimeout(clock),
    ended({plan}, {results, complete}) {
      if (complete || reason === undefined) return {};
      const rows = plan.groups.reduce((sum, {claims}) => sum + claims.length, 0);
      const missing = rows - results.length;
      return {missing, stopped: missing > 0 ? `${reason}, ${missing} of ${rows} rows not begun` : reason};
    },
  };
}
