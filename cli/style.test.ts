import test from 'ava';
import {percent, plural, short} from '../properties/files/format.ts';
import {oneOf, probability, wholeNumber} from './options.ts';
import {coloured, progressLine, styleOf} from './terminal.ts';

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

test('colours on a terminal that has them; NO_COLOR says no, FORCE_COLOR goes before it', (t) => {
  const {stream} = terminal();
  t.true(coloured(stream, {}));
  t.false(coloured(pipe, {}));
  t.false(coloured(stream, {NO_COLOR: '1'}));
  t.true(coloured(stream, {NO_COLOR: ''}), 'an empty NO_COLOR does not count: no-color.org');
  t.false(coloured(stream, {TERM: 'dumb'}));
  t.true(coloured(pipe, {FORCE_COLOR: '1'}));
  t.true(coloured(pipe, {FORCE_COLOR: '', NO_COLOR: '1'}));
  t.false(coloured(stream, {FORCE_COLOR: '0'}));
});

test('a text is as wide as the terminal, within what can be read, and plain on a pipe', (t) => {
  t.is(styleOf(terminal(80).stream, {}).width, 80);
  t.is(styleOf(terminal(200).stream, {}).width, 100);
  t.is(styleOf(terminal(20).stream, {}).width, 60);
  t.is(styleOf(terminal(0).stream, {}).width, 100, 'a terminal that does not say');
  t.is(styleOf(pipe, {}).width, 100);
  t.is(styleOf(pipe, {COLUMNS: '72'}).width, 72);
  t.is(styleOf(pipe, {COLUMNS: 'wide'}).width, 100);
  t.is(styleOf(terminal(80).stream, {}).paint('red', 'no'), '\u001B[31mno\u001B[39m');
  t.is(styleOf(pipe, {}).paint('red', 'no'), 'no');
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
