/** Coarse simplifying moves of settings with masked inputs: a point or a token less. */
import type {FiniteSetting, Masses} from './setting.ts';

const without = <T>(list: readonly T[], gone: (at: number) => boolean): T[] =>
  list.filter((_, at) => !gone(at));

/** Without the given token rows; masks and laws are left to the caller. */
function withoutRows(s: FiniteSetting, gone: (row: number) => boolean): FiniteSetting {
  const {noise, visible} = s;
  return {
    ...s,
    representation: without(s.representation, gone),
    reference: without(s.reference, gone),
    others: s.others.map((rows) => without(rows, gone)),
    ...(noise ? {noise: without(noise, gone)} : {}),
    ...(visible ? {visible: without(visible, gone)} : {}),
  };
}

/** Point `from` leaves with its tokens; each law's mass on it goes to point `to`, label kept. */
export function mergeMaskedPoint(s: FiniteSetting, from: number, to: number): FiniteSetting {
  const flags = s.tokens ?? [];
  const start = flags.slice(0, from).reduce((sum, row) => sum + row.length, 0);
  const end = start + flags[from]!.length;
  const merge = (side: readonly number[]) =>
    without(
      side.map((mass, j) => (j === to ? mass + side[from]! : mass)),
      (j) => j === from,
    );
  const law = ({plus, minus}: Masses): Masses => ({plus: merge(plus), minus: merge(minus)});
  return {
    ...withoutRows(s, (row) => row >= start && row < end),
    U: law(s.U),
    T: law(s.T),
    tokens: without(flags, (j) => j === from),
  };
}

/** A point less, then a token less; a move that leaves a point without masked token is ill-formed, as moves may be. */
export function* tokenMoves(s: FiniteSetting): Generator<FiniteSetting> {
  const flags = s.tokens ?? [];
  for (let from = flags.length - 1; from >= 0 && flags.length > 1; from--) {
    for (let to = 0; to < flags.length; to++) if (to !== from) yield mergeMaskedPoint(s, from, to);
  }
  let row = 0;
  for (const [j, own] of flags.entries()) {
    for (let p = 0; p < own.length; p++, row++) {
      if (own.length === 1) continue;
      const at = row;
      const tokens = flags.map((list, i) => (i === j ? without(list, (q) => q === p) : list));
      yield {...withoutRows(s, (r) => r === at), tokens};
    }
  }
}
