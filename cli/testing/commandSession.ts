/**
 * A process that runs one command line after the other, each as if it were alone: a process of its own for each of thousands
 * would take a quarter of an hour. Its parent is `session.ts`.
 */
import type * as program from '../program.ts';

/** As it is installed, whose processes start sooner. */
const [, , file] = process.argv;
const {runCommand} = (await import(file!)) as typeof program;

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
process.on('message', async ({words}: {readonly words: readonly string[]}) => {
  [out, err] = ['', ''];
  process.exitCode = undefined;
  await runCommand(words);
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
  process.send?.({code: Number(process.exitCode ?? 0), out, err} satisfies Outcome);
});
