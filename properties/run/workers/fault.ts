/** What a worker process says of itself on a pipe of its own, at once and whatever its event loop is at. */
import {writeSync} from 'node:fs';
import {InputError} from '../../../theory/errors.ts';
import {ClaimError} from '../../evaluate/claimError.ts';

/** File descriptor of the pipe. */
export const FAULT_PIPE = 4;

/** Claim and setting are those at which it happened; the setting as JSON, empty where a file was loaded. */
interface At {
  readonly claim: string;
  readonly setting: string;
}

export type Fault =
  /** The claim's code did not end within the time it has. */
  | ({readonly kind: 'stuck'; readonly limit: 'timeout' | 'budget'; readonly seconds: number} & At)
  /** The claim's code ended the process. */
  | ({readonly kind: 'exit'; readonly code: number; readonly frames: string} & At)
  /** Something was thrown where nobody could catch it: in a timer, or in a promise that nobody waits for. */
  | {readonly kind: 'uncaught'; readonly what: string; readonly frames: string; readonly ours: boolean}
  /** What comes next; said only where a unit is done again. */
  | ({readonly kind: 'at'} & At);

export function tell(fault: Fault): void {
  try {
    writeSync(FAULT_PIPE, `${JSON.stringify(fault)}\n`);
  } catch {
    // The parent is gone, and this process soon will be.
  }
}

const settingOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const WHAT = {timeout: '--timeout', budget: '--budget'} as const;

/** The error of a claim, or of a file with claims, that a fault is. */
export function faultError(fault: Exclude<Fault, {kind: 'at'}>): Error {
  if (fault.kind === 'uncaught') {
    const {what, frames, ours} = fault;
    const text = `${what}${frames && `\n${frames}`}`;
    if (ours) return new Error(text);
    return new InputError(
      `claim file: expected one that catches its errors, got one thrown too late: ${text}`,
    );
  }
  const {claim, setting} = fault;
  const [what, frames] =
    fault.kind === 'exit'
      ? [`ended its process with exit code ${fault.code}`, fault.frames]
      : [`did not end within ${fault.seconds.toFixed(0)} s (${WHAT[fault.limit]})`, ''];
  if (setting !== '') return new ClaimError(claim, settingOf(setting), what, {frames});
  return new InputError(
    `${claim}: expected a module that loads, got one that ${what}${frames && `\n${frames}`}`,
  );
}
