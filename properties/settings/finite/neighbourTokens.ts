/** The neighbourhood of masked inputs: points and tokens come, go and change between masked and visible. */
import type {Generator} from '../../../theory/laws/generator.ts';
import {pick, replaced} from '../edit/numberMoves.ts';
import type {FiniteSetting, Masses} from './setting.ts';
import {mergeMaskedPoint, tokenMoves} from './shrinkTokens.ts';

type Flags = readonly (readonly number[])[];

const firstRow = (flags: Flags, point: number): number =>
  flags.slice(0, point).reduce((sum, row) => sum + row.length, 0);

/** Every table with the rows `from` to `to` once more, at place `at`; masks and laws are left to the caller. */
function withRows(s: FiniteSetting, from: number, to: number, at: number): FiniteSetting {
  const grown = <T>(rows: readonly T[]): T[] => [
    ...rows.slice(0, at),
    ...rows.slice(from, to),
    ...rows.slice(at),
  ];
  const {noise, visible} = s;
  return {
    ...s,
    representation: grown(s.representation),
    reference: grown(s.reference),
    others: s.others.map(grown),
    ...(noise ? {noise: grown(noise)} : {}),
    ...(visible ? {visible: grown(visible)} : {}),
  };
}

/** A copy of a point, tokens and all, with half of its mass. */
function copiedPoint(s: FiniteSetting, flags: Flags, point: number): FiniteSetting {
  const from = firstRow(flags, point);
  const split = ({plus, minus}: Masses): Masses => {
    const halve = (side: readonly number[]) => [
      ...replaced(side, point, Math.ceil(side[point]! / 2)),
      Math.floor(side[point]! / 2),
    ];
    return {plus: halve(plus), minus: halve(minus)};
  };
  return {
    ...withRows(s, from, from + flags[point]!.length, s.representation.length),
    U: split(s.U),
    T: split(s.T),
    tokens: [...flags, flags[point]!],
  };
}

/** May be ill-formed: a point without masked token, a mean over K that is no double. */
export function nearTokens(s: FiniteSetting, random: Generator): FiniteSetting {
  const flags = s.tokens ?? [];
  const point = random.integer(flags.length);
  const own = flags[point]!;
  const token = random.integer(own.length);
  const start = firstRow(flags, point);
  switch (random.integer(5)) {
    case 0:
      return copiedPoint(s, flags, point);
    case 1: {
      const at = start + token;
      const grown = [...own.slice(0, token), own[token]!, ...own.slice(token)];
      return {...withRows(s, at, at + 1, at), tokens: replaced(flags, point, grown)};
    }
    case 2:
      return {...s, tokens: replaced(flags, point, replaced(own, token, 1 - own[token]!))};
    case 3:
      return flags.length > 1 ? mergeMaskedPoint(s, point, (point + 1) % flags.length) : s;
    default: {
      const fewer = [...tokenMoves(s)];
      return fewer.length > 0 ? pick(random, fewer) : s;
    }
  }
}
