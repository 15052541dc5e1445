import {styleText} from 'node:util';
import {EXIT, leave} from './exitCodes.ts';

/** One line of progress on standard error, only on a terminal; it erases itself. */
export interface Progress {
  update(done: number, of: number, at: string): void;
  clear(): void;
}

export function progressLine(quiet: boolean, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (quiet || stream.isTTY !== true) return {update: () => {}, clear: () => {}};
  const started = Date.now();
  let last = 0;
  return {
    update(done, of, at) {
      const now = Date.now();
      if (now - last < 100) return;
      last = now;
      const share = of > 0 ? Math.min(1, done / of) : 0;
      const left = share > 0.02 ? Math.round((((now - started) / share) * (1 - share)) / 1000) : undefined;
      const bar = '#'.repeat(Math.round(share * 24)).padEnd(24, '.');
      const width = Math.max(20, (stream.columns || 80) - 1);
      const line = `[${bar}] ${Math.round(share * 100)}% ${at}${left === undefined ? '' : `, ${left} s left`}`;
      stream.write(`\r\u001B[K${line.slice(0, width)}`);
    },
    clear: () => void stream.write('\r\u001B[K'),
  };
}

/** Ctrl-C once: finish the batch under way and report what is done; twice: stop at once. */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) leave(EXIT.interrupted);
    controller.abort();
    process.stderr.write('\nstopping after the batch under way; press Ctrl-C again to stop at once\n');
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}

/** Colours only on a terminal and without NO_COLOR. */
type Colour = Parameters<typeof styleText>[0];

export function coloured(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && !process.env['NO_COLOR'];
}

export function paint(colour: Colour, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return coloured(stream) ? styleText(colour, text, {validateStream: false}) : text;
}
