/**
 * A process that runs one command line after the other, each as if it were alone: a process of its own for each of thousands
 * would take a quarter of an hour. Its parent is `session.ts`.
 */
import type * as program from '../program.ts';

/** As it is installed, whose processes start sooner. */
const [, , file] = process.argv;
const {runCommand} = (await import(file!)) as typeof program;

/** A signal that comes while the command works. */
export interface Interruption {
  readonly signal: 'SIGINT' | 'SIGTERM';
  /** Milliseconds after the command has begun to listen for signals. */
  readonly after: number;
}

export interface Asked {
  readonly words: readonly string[];
  readonly interruption?: Interruption;
}

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

let [out, err] = ['', ''];
const capture =
  (take: (text: string) => void) =>
  (chunk: unknown, ...rest: unknown[]): boolean => {
    take(String(chunk));
    const done = rest.find((one) => typeof one === 'function');
    if (done) (done as () => void)();
    return true;
  };
process.stdout.write = capture((text) => {
  out += text;
}) as typeof process.stdout.write;
process.stderr.write = capture((text) => {
  err += text;
}) as typeof process.stderr.write;

process.on('disconnect', () => process.exit());
/** Sends it as the system would, to whatever listens; @returns what ends the wait for a command that does not. */
function interrupt({signal, after}: Interruption): () => void {
  let timer: NodeJS.Timeout | undefined;
  const listens = (name: string) => {
    if (name !== signal) return;
    process.off('newListener', listens);
    timer = setTimeout(() => process.emit(signal), after);
  };
  process.on('newListener', listens);
  return () => {
    process.off('newListener', listens);
    clearTimeout(timer);
  };
}

process.on('message', async ({words, interruption}: Asked) => {
  [out, err] = ['', ''];
  process.exitCode = undefined;
  const over = interruption && interrupt(interruption);
  await runCommand(words);
  over?.();
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
  process.send?.({code: Number(process.exitCode ?? 0), out, err} satisfies Outcome);
});
