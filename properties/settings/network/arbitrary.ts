/**
 * Random small networks with two parameter sets. Tight cases are scalar, aligned (one sign, rank one), proportional, or
 * perturbed in a single table by a tiny amount, so each of these is a pattern of its own.
 */
import fc from 'fast-check';
import type {Needs} from '../../../theory/claim/needs.ts';
import {ACTIVATIONS} from '../../../theory/networks/architecture.ts';
import type {NetworkKind} from '../../../theory/networks/networkCase.ts';
import {matrixOf, vector, weighted} from '../arbitraries.ts';
import type {NetworkSetting} from './setting.ts';

type Rows = number[][];
type Shape = readonly [name: string, rows: number, columns: number];

const coarse = fc.constantFrom(0, 1, -1, 1, -1, 0.5, -0.5, 2);
const quarters = fc.integer({min: -6, max: 6}).map((x) => x / 4);
const positive = fc.constantFrom(1, 1, 0.5, 2, 1.5);

function table(rows: number, columns: number): fc.Arbitrary<Rows> {
  const filled = (entry: fc.Arbitrary<number>) => matrixOf(rows, columns, entry);
  const scaled = fc
    .tuple(filled(quarters), fc.constantFrom(1, 0.5, 0.25, 2, 2 ** -6))
    .map(([t, c]) => t.map((row) => row.map((x) => c * x)));
  const rankOne = fc
    .tuple(filled(positive), filled(positive))
    .map(([a, b]) => a.map((row) => b[0]!.map((y) => row[0]! * y)));
  return weighted([3, filled(coarse)], [4, scaled], [2, filled(positive)], [2, rankOne]);
}

/** The second value of a table: the same, a multiple, a small step away, or drawn freshly. */
function perturbed(first: Rows, size: number, move: boolean): fc.Arbitrary<Rows> {
  if (!move) return fc.constant(first);
  const near = table(first.length, first[0]!.length);
  const step = near.map((t) => t.map((row, j) => row.map((x, i) => first[j]![i]! + size * x)));
  const multiple = fc
    .constantFrom(0, -1, 0.5, 2, 1 + size, 1 - size)
    .map((c) => first.map((row) => row.map((x) => c * x)));
  return weighted([4, step], [3, multiple], [1, near]);
}

interface Sizes {
  readonly tokens: number;
  readonly width: number;
  readonly heads: number;
  readonly kappa: number;
  readonly hidden: number;
  readonly inputs: number;
  readonly blocks: number;
  readonly layers: readonly number[];
}

function shapes(network: NetworkKind, s: Sizes): Shape[] {
  const {tokens, width, hidden, inputs} = s;
  const inner = s.heads * s.kappa;
  const attention = (prefix: string): Shape[] => [
    [`${prefix}query`, width, inner],
    [`${prefix}key`, width, inner],
    [`${prefix}value`, width, inner],
    [`${prefix}output`, inner, width],
  ];
  const feed = (prefix: string): Shape[] => [
    [`${prefix}feed.1`, width, hidden],
    [`${prefix}feed.2`, hidden, width],
  ];
  switch (network) {
    case 'vectors':
      return [['vector', 1, width]];
    case 'matrix':
      return [['matrix', s.layers[0]!, s.layers[1]!]];
    case 'deep':
      return s.layers.slice(1).map((to, i) => [`encoder.${i + 1}`, s.layers[i]!, to]);
    case 'attention':
      return [['input', tokens, width], ...attention('')];
    case 'feed':
      return [['input', tokens, width], ...feed('')];
    case 'masked': {
      const all: Shape[] = [
        ['embedding', inputs, width],
        ['mask', 1, width],
        ['position', tokens, width],
      ];
      for (let b = 1; b <= s.blocks; b++) all.push(...attention(`block.${b}.`), ...feed(`block.${b}.`));
      all.push(['decoder', width, inputs]);
      return all;
    }
  }
}

const small = (most: number) => fc.integer({min: 1, max: most});

const sizes: fc.Arbitrary<Sizes> = fc.record({
  tokens: small(3),
  width: small(3),
  heads: fc.constantFrom(1, 1, 2),
  kappa: small(2),
  hidden: small(2),
  inputs: small(2),
  blocks: fc.constantFrom(1, 1, 2),
  layers: fc.oneof(
    fc.array(small(3), {minLength: 2, maxLength: 4}),
    fc.array(fc.constant(1), {minLength: 2, maxLength: 4}),
  ),
});

/** @param needs `needs.network` says which kind */
export function networkSettings(needs: Needs): fc.Arbitrary<NetworkSetting> {
  const network = needs.network ?? 'deep';
  return fc
    .record({
      sizes,
      activation: fc.constantFrom(...ACTIVATIONS),
      exponent: fc.integer({min: 0, max: 14}),
      only: fc.option(fc.nat({max: 63}), {freq: 3, nil: undefined}),
    })
    .chain(({sizes: s, activation, exponent, only}) => {
      const list = shapes(network, s);
      const set = fc.tuple(...list.map(([, rows, columns]) => table(rows, columns)));
      const input =
        network === 'masked'
          ? table(s.tokens, s.inputs)
          : network === 'deep' || network === 'matrix'
            ? table(1, s.layers[0]!)
            : undefined;
      return set.chain((first) => {
        const second: fc.Arbitrary<Rows[]> =
          network === 'matrix'
            ? fc.constant([])
            : fc.tuple(
                ...first.map((rows, i) =>
                  perturbed(rows, 2 ** -exponent, only === undefined || only % list.length === i),
                ),
              );
        return fc
          .record({
            second,
            input: input ?? fc.constant(undefined),
            masked: vector(s.tokens, fc.boolean()),
          })
          .map(
            (rest): NetworkSetting => ({
              family: 'network',
              network,
              activation,
              heads: s.heads,
              first: Object.fromEntries(first.map((rows, i) => [list[i]![0], rows])),
              second: Object.fromEntries(rest.second.map((rows, i) => [list[i]![0], rows])),
              ...(rest.input ? {input: rest.input} : {}),
              ...(network === 'masked' ? {masked: rest.masked} : {}),
            }),
          );
      });
    });
}
