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

type Colour = Parameters<typeof styleText>[0];
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether colours are written: on a terminal that has them, unless NO_COLOR says no; FORCE_COLOR says yes or, as 0, no, and
 * goes before NO_COLOR, as in Node.js.
 */
export function coloured(
  stream: Pick<NodeJS.WriteStream, 'isTTY'>,
  environment: Environment = process.env,
): boolean {
  const {FORCE_COLOR: forced, NO_COLOR: none, TERM: kind} = environment;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && !none && kind !== 'dumb';
}

export function paint(colour: Colour, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return coloured(stream) ? styleText(colour, text, {validateStream: false}) : text;
}

/** How a text is set: how many columns it may take, and how its words are coloured. */
export interface TextStyle {
  readonly width: number;
  readonly paint: (colour: Colour, text: string) => string;
}

/** Fewest and most columns of a text, and what a pipe or a file gets. */
const WIDTH = {least: 60, most: 100, plain: 100} as const;

/** The style of a stream: its own width where it is a terminal, no colours where it is none. */
export function styleOf(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>,
  environment: Environment = process.env,
): TextStyle {
  const told = Number(environment['COLUMNS']);
  const columns = (stream.isTTY ? stream.columns : undefined) || (told > 0 ? told : WIDTH.plain);
  const colours = coloured(stream, environment);
  return {
    width: Math.min(WIDTH.most, Math.max(WIDTH.least, columns)),
    paint: (colour, text) => (colours ? styleText(colour, text, {validateStream: false}) : text),
  };
}

/** Of a file, whatever the terminal. */
export const plainStyle: TextStyle = {width: WIDTH.plain, paint: (_, text) => text};
