/** Exit codes of every command; docs/exit-codes.md says them to people. */
export const EXIT = {
  nothingRefuted: 0,
  /** Something refuted, a mutant that survived, evidence or a baseline that changed. */
  refuted: 1,
  /** Bad usage, input or environment: said in one line. */
  input: 2,
  /** With --strict: neither refuted nor a pass. */
  undecided: 3,
  /** A fault of this program: said with its stack. */
  internal: 70,
  interrupted: 130,
} as const;

export interface Ending {
  readonly refuted: boolean;
  /** Something is no pass, and --strict asked for one. */
  readonly undecided?: boolean;
  /** False where the run was stopped before its end. */
  readonly complete: boolean;
}

/** What was refuted stays so wherever the run was stopped; anything else of a stopped run is no verdict. */
export function exitCodeOf({refuted, undecided = false, complete}: Ending): number {
  if (refuted) return EXIT.refuted;
  if (!complete) return EXIT.interrupted;
  return undecided ? EXIT.undecided : EXIT.nothingRefuted;
}

let ended = false;

/** Ends the process on purpose. */
export function leave(code?: number): never {
  ended = true;
  process.exit(code);
}

/** Says that the command has come to its end, so that the exit code is its own. */
export function commandEnded(): void {
  ended = true;
}

const LONGEST_LINE = 300;

/** The stack of what was thrown; claim files may be data: URLs of many thousand characters. */
function stackOf(reason: unknown): string {
  const stack = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
  const short = (line: string) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}...` : line);
  return stack.split('\n').map(short).join('\n');
}

/** What an error of an array too large for this machine says, in V8's words. */
const TOO_LARGE = /allocation failed|Invalid (typed )?array (buffer )?length|could not allocate memory/i;

/** Says so where memory did not hold what was asked for, which is no fault of this program. @returns whether it was that */
export function saidOutOfMemory(reason: unknown): boolean {
  if (!(reason instanceof RangeError && TOO_LARGE.test(reason.message))) return false;
  process.stderr.write(`out of memory: expected sizes that fit into it, got "${reason.message}"\n`);
  return true;
}

/** Ends the process for what no command expected. */
export function internalFault(reason: unknown): never {
  if (saidOutOfMemory(reason)) leave(EXIT.input);
  process.stderr.write(`an error that transferbound did not expect:\n${stackOf(reason)}\n`);
  leave(EXIT.internal);
}

/** No exit code but a command's own may read as a verdict: neither that of a crash nor that of a claim that calls process.exit. */
export function guardExitCode(): void {
  process.on('uncaughtException', internalFault);
  process.on('unhandledRejection', internalFault);
  process.on('exit', (code) => {
    if (ended) return;
    // Node's own code for a command that waits for something that never comes.
    const stuck = code === 13;
    process.stderr.write(
      stuck
        ? 'the command waits for something that never comes\n'
        : `something ended the process (exit code ${code}) before the command did: a claim that calls process.exit?\n`,
    );
    process.exitCode = stuck ? EXIT.internal : EXIT.input;
  });
}
