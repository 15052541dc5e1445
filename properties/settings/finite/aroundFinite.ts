/** The neighbours of a finite setting in one number: every mass moved by one unit, every entry by a short step. */

import {type Rows, replaced} from '../edit/numberMoves.ts';
import type {FiniteSetting, HeadSetting, Masses} from './setting.ts';

const around = (x: number): number[] =>
  [...new Set([x + 1, x - 1, x + 0.25, x - 0.25, 2 * x, x / 2, -x, 0, 1, -1])].filter((y) => y !== x);

function* tables(rows: Rows): Generator<Rows> {
  for (const [j, row] of rows.entries()) {
    for (const [i, x] of row.entries()) {
      for (const y of around(x)) yield replaced(rows, j, replaced(row, i, y));
    }
  }
}

function* laws(law: Masses): Generator<Masses> {
  const size = law.plus.length;
  const cells = [...law.plus, ...law.minus];
  for (let from = 0; from < cells.length; from++) {
    for (let to = 0; to < cells.length; to++) {
      if (to === from || cells[from] === 0) continue;
      const next = replaced(replaced(cells, from, cells[from]! - 1), to, cells[to]! + 1);
      yield {plus: next.slice(0, size), minus: next.slice(size)};
    }
  }
}

function* heads(of: HeadSetting): Generator<HeadSetting> {
  if (of.kind === 'finite') for (const thetas of tables(of.thetas)) yield {kind: 'finite', thetas};
  else {
    for (const radius of [2 * of.radius, of.radius / 2, of.radius + 0.25, of.radius - 0.25]) {
      if (radius > 0) yield {kind: 'ball', radius};
    }
  }
}

export function* aroundFinite(s: FiniteSetting): Generator<FiniteSetting> {
  const exponents = Array.from({length: 12}, (_, i) => i + 1);
  for (const nu of exponents.flatMap((k) => [2 ** -k, 1 - 2 ** -k])) if (nu !== s.nu) yield {...s, nu};
  for (const n of [s.n - 1, s.n + 1, s.n + 2, 2 * s.n]) if (n >= 1) yield {...s, n};
  for (const T of laws(s.T)) yield {...s, T};
  for (const U of laws(s.U)) yield {...s, U};
  for (const next of heads(s.heads)) yield {...s, heads: next};
  for (const next of heads(s.referenceHeads)) yield {...s, referenceHeads: next};
  for (const representation of tables(s.representation)) yield {...s, representation};
  for (const reference of tables(s.reference)) yield {...s, reference};
  for (const decoder of tables(s.decoder)) yield {...s, decoder};
  for (const [i, rows] of s.others.entries()) {
    for (const next of tables(rows)) yield {...s, others: replaced(s.others, i, next)};
  }
}
