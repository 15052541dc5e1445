import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';

/** One line that a peer script writes. */
export interface PeerLine {
  readonly library?: string;
  readonly mode?: string;
  readonly model?: string;
  readonly cases?: number;
  /** Median seconds of one step of all cases. */
  readonly seconds?: number;
  /** The fewest seconds of one. */
  readonly fastest?: number;
  /** Of how many. */
  readonly steps?: number;
  /** Seconds that a step would take that was not timed. */
  readonly leftOut?: number;
  /** The model whose losses follow. */
  readonly check?: string;
  readonly losses?: readonly number[];
  /** GFLOP/s. */
  readonly sgemm?: number;
  readonly threads?: number;
}

/** Runs ci/peers/<name>.py on a job, or says in one line why it could not. */
export function runPeer(python: string, name: string, job: string): Promise<PeerLine[] | string> {
  const script = fileURLToPath(new URL(`../peers/${name}.py`, import.meta.url));
  return new Promise((resolve) => {
    const child = spawn(python, [script]);
    let [output, errors] = ['', ''];
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => {
      const last = errors.trim().split('\n').at(-1);
      if (code !== 0) resolve(last || `${name}.py ended with code ${code}`);
      else
        resolve(
          output
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as PeerLine),
        );
    });
    // A peer that ends before it reads its job is reported by its exit code.
    child.stdin.on('error', () => {});
    child.stdin.end(job);
  });
}
