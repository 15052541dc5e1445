/** Ways in which a file may be damaged. */
import fc from 'fast-check';

const JUNK: readonly string[] = [
  'null',
  '-1',
  '1e400',
  '1e300',
  '"x"',
  '[]',
  '{}',
  '[[]]',
  'true',
  '"__proto__"',
  '0.5',
  '""',
];

export const damage = fc.record({
  file: fc.nat(1_000),
  kind: fc.constantFrom(
    'cut',
    'flip',
    'value',
    'key',
    'twice',
    'proto',
    'delete',
    'deep',
    'bytes',
    'empty',
    'none',
  ),
  at: fc.double({min: 0, max: 1, noNaN: true}),
  bit: fc.nat(7),
  junk: fc.constantFrom(...JUNK),
});
export type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

/** Places of tokens in a JSON text: a value after a colon, a comma or a bracket. */
const VALUE = /(?<=[:,[]\s*)("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)/g;
const KEY = /"(?:[^"\\]|\\.)*"(?=\s*:)/g;

export function damaged(text: string, {kind, at, bit, junk}: Damage): Buffer {
  const pick = (pattern: RegExp) => {
    const all = [...text.matchAll(pattern)];
    const found = all[Math.floor(at * (all.length - 1))];
    return found ? ([found.index, found[0]] as const) : ([0, ''] as const);
  };
  const replaced = ([place, was]: readonly [number, string], by: string) =>
    text.slice(0, place) + by + text.slice(place + was.length);
  switch (kind) {
    case 'cut':
      return Buffer.from(text.slice(0, Math.floor(at * text.length)));
    case 'flip': {
      const bytes = Buffer.from(text);
      const place = Math.floor(at * (bytes.length - 1));
      bytes[place]! ^= 1 << bit;
      return bytes;
    }
    case 'bytes':
      return Buffer.concat([Buffer.from(text.slice(0, 20)), Buffer.from([0xff, 0xfe, 0, bit])]);
    case 'value':
      return Buffer.from(replaced(pick(VALUE), junk));
    case 'key':
      return Buffer.from(replaced(pick(KEY), '"unheard"'));
    case 'twice': {
      const [place, key] = pick(KEY);
      return Buffer.from(replaced([place, ''], `${key}: ${junk}, `));
    }
    case 'proto':
      return Buffer.from(replaced([pick(KEY)[0], ''], `"__proto__": ${junk}, `));
    case 'delete':
      return Buffer.from(replaced(pick(VALUE), ''));
    case 'deep':
      return Buffer.from(replaced(pick(VALUE), '['.repeat(20_000) + ']'.repeat(20_000)));
    case 'empty':
      return Buffer.from('');
    default:
      return Buffer.from(text);
  }
}

/** The same of a file that is no JSON: cut short, one bit another one, its beginning alone, empty, or whole. */
export function damagedBytes(whole: Buffer, {file, at, bit}: Damage): Buffer {
  const place = Math.floor(at * (whole.length - 1));
  switch (file % 6) {
    case 0:
      return whole.subarray(0, place);
    case 1:
      return Buffer.concat([whole.subarray(0, 20), Buffer.from([0xff, 0xfe, 0, bit])]);
    case 2:
      return Buffer.alloc(0);
    case 3:
      return whole;
    default: {
      const bytes = Buffer.from(whole);
      bytes[place]! ^= 1 << bit;
      return bytes;
    }
  }
}
