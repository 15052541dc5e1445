/** Simplifying moves on the two laws of a finite setting: equal laws, mass put together, smaller totals. */
import type {FiniteSetting, Masses} from '../finite/setting.ts';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const replaced = (list: readonly number[], at: number, value: number): number[] =>
  list.map((x, i) => (i === at ? value : x));

const sum = (law: Masses): number => [...law.plus, ...law.minus].reduce((a, b) => a + b, 0);

const fromCells = (cells: readonly number[]): Masses => ({
  plus: cells.slice(0, cells.length / 2),
  minus: cells.slice(cells.length / 2),
});

/** The law with masses over a smaller total, nearest by largest remainder. */
function rescaled(law: Masses, to: number): Masses {
  const cells = [...law.plus, ...law.minus];
  const scale = to / sum(law);
  const whole = cells.map((mass) => Math.floor(mass * scale));
  const order = [...cells.keys()].sort(
    (a, b) => cells[b]! * scale - whole[b]! - (cells[a]! * scale - whole[a]!),
  );
  for (let left = to - whole.reduce((a, b) => a + b, 0), i = 0; left > 0; left--, i++) whole[order[i]!]! += 1;
  return fromCells(whole);
}

/** Equal masses on the cells that have any, where the total divides. */
function levelled(law: Masses, to: number): Masses | undefined {
  const cells = [...law.plus, ...law.minus];
  const used = cells.filter((mass) => mass > 0).length;
  return to % used === 0 ? fromCells(cells.map((mass) => (mass > 0 ? to / used : 0))) : undefined;
}

/** Candidates one move away. */
export function* massMoves(s: FiniteSetting): Generator<FiniteSetting> {
  yield {...s, T: s.U};
  yield {...s, U: s.T};
  const size = s.U.plus.length;
  const sameLaws = same(s.U, s.T);
  for (const side of ['U', 'T'] as const) {
    const law = s[side];
    const cells = [...law.plus, ...law.minus];
    for (let i = 0; i < cells.length; i++) {
      if (cells[i] === 0) continue;
      for (let to = 0; to < cells.length; to++) {
        if (to === i) continue;
        for (const moved of [cells[i]!, Math.ceil(cells[i]! / 2), 1]) {
          const next = [...cells];
          next[i]! -= moved;
          next[to]! += moved;
          const law = fromCells(next);
          yield {...s, [side]: law};
          if (sameLaws && side === 'U') yield {...s, U: law, T: law};
        }
      }
    }
  }
  for (const less of [1, 2, 3, 4, 5, 6, 8, 10, 12, 16]) {
    if (less >= s.total) break;
    for (const U of [rescaled(s.U, less), levelled(s.U, less)]) {
      for (const T of [rescaled(s.T, less), levelled(s.T, less)]) {
        if (U && T) yield {...s, total: less, U, T};
      }
    }
  }
  for (const factor of [16, 4, 3, 2]) {
    const scaled = (law: Masses): Masses => ({
      plus: law.plus.map((m) => Math.round(m / factor)),
      minus: law.minus.map((m) => Math.round(m / factor)),
    });
    const U = scaled(s.U);
    const T = scaled(s.T);
    if (sum(U) > 0 && sum(U) === sum(T)) yield {...s, total: sum(U), U, T};
  }
  // One unit off one cell of each law: totals need not stay powers of two.
  for (let i = 0; i < size; i++) {
    for (const side of ['plus', 'minus'] as const) {
      const [u, t] = [s.U[side][i]!, s.T[side][i]!];
      const cut = Math.min(u, t);
      if (cut > 0 && cut < s.total) {
        for (const less of [cut, 1]) {
          yield {
            ...s,
            total: s.total - less,
            U: {...s.U, [side]: replaced(s.U[side], i, u - less)},
            T: {...s.T, [side]: replaced(s.T[side], i, t - less)},
          };
        }
      }
    }
  }
}
