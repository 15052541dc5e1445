import test from 'ava';
import {percent, plural, short} from '../properties/files/format.ts';
import {oneOf, probability, wholeNumber} from './options.ts';
import {paint, progressLine} from './terminal.ts';

function terminal(columns?: number): {stream: NodeJS.WriteStream; written: () => string} {
  let text = '';
  const stream = {
    isTTY: true,
    columns,
    write(chunk: string) {
      text += chunk;
      return true;
    },
  };
  return {stream: stream as unknown as NodeJS.WriteStream, written: () => text};
}

const pipe = {isTTY: false, write: () => true} as unknown as NodeJS.WriteStream;

test.serial('colours on a terminal only, and never under NO_COLOR', (t) => {
  const {NO_COLOR} = process.env;
  delete process.env['NO_COLOR'];
  const {stream} = terminal();
  t.is(paint('red', 'no', stream), '\u001B[31mno\u001B[39m');
  t.is(paint('red', 'no', pipe), 'no');
  process.env['NO_COLOR'] = '1';
  t.is(paint('red', 'no', stream), 'no');
  if (NO_COLOR === undefined) delete process.env['NO_COLOR'];
  else process.env['NO_COLOR'] = NO_COLOR;
});

test('progress: one line on a terminal that erases itself, nothing on a pipe', (t) => {
  const {stream, written} = terminal(40);
  const progress = progressLine(false, stream);
  progress.update(1, 4, 'a-claim-with-a-name-that-is-longer-than-the-line');
  t.true(written().startsWith('\r\u001B[K[######..................] 25% a-claim'));
  t.true(written().length <= 40 + '\r\u001B[K'.length);
  progress.clear();
  t.true(written().endsWith('\r\u001B[K'));
  const quiet = terminal();
  progressLine(true, quiet.stream).update(1, 2, 'x');
  t.is(quiet.written(), '');
  t.notThrows(() => progressLine(false, pipe).update(1, 2, 'x'));
});

test('short numbers: a ratio below 1 never reads 1', (t) => {
  t.is(short(0.99999, 'down'), '0.9999');
  t.is(short(0.99999), '1');
  t.is(short(undefined), '-');
  t.is(short(0), '0');
  t.is(short(1234567), '1,234,567');
  t.is(short(-0.123456), '-0.1235');
  t.is(short(1e-12), '1.0e-12');
  t.is(short(Number.POSITIVE_INFINITY), 'inf');
  t.is(short(Number.NEGATIVE_INFINITY), '-inf');
});

test('shares: all and none are said without decimals, only where it is all or none', (t) => {
  t.is(percent(3, 3), '100%');
  t.is(percent(0, 3), '0%');
  t.is(percent(1, 3), '33.3%');
  t.is(percent(0, 0), '-');
  t.is(plural(1, 'setting'), '1 setting');
  t.is(plural(2000, 'setting'), '2,000 settings');
});

test('options: numbers within their range, or what was expected and what came', (t) => {
  t.is(wholeNumber(1)('300'), 300);
  for (const text of ['0', '-1', '1.5', 'x', '', ' ', '1e99', 'NaN', 'Infinity', '2147483648']) {
    t.throws(
      () => wholeNumber(1)(text),
      {message: /expected a whole number from 1 to 2147483647, got/},
      text,
    );
  }
  t.is(probability('0.25'), 0.25);
  for (const text of ['0', '1', '2', '-0.5', '', 'half'])
    t.throws(() => probability(text), {message: /strictly between 0 and 1/}, text);
  t.is(oneOf('a', 'b')('b'), 'b');
  t.throws(() => oneOf('a', 'b')('c'), {message: 'expected a | b, got "c".'});
});
