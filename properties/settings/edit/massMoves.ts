/** Random small changes of the two laws of a finite setting. */
import type {Generator} from '../../../theory/laws/generator.ts';
import type {FiniteSetting, Masses} from '../finite/setting.ts';
import {pick} from './numberMoves.ts';

/** Masses stay far below 2^46 and dyadic totals stay short. */
const MOST_TOTAL = 2 ** 20;

function shifted(law: Masses, random: Generator): Masses {
  const cells = [...law.plus, ...law.minus];
  const from = pick(
    random,
    [...cells.keys()].filter((i) => cells[i]! > 0),
  );
  const size = law.plus.length;
  const to = random.integer(3) === 0 ? (from + size) % (2 * size) : random.integer(2 * size);
  const mass = cells[from]!;
  const moved = pick(random, [1, mass, Math.max(1, mass - 1), Math.ceil(mass / 2), 1 + random.integer(mass)]);
  cells[from]! -= moved;
  cells[to]! += moved;
  return {plus: cells.slice(0, size), minus: cells.slice(size)};
}

const times = (law: Masses, factor: number): Masses => ({
  plus: law.plus.map((mass) => mass * factor),
  minus: law.minus.map((mass) => mass * factor),
});

const divisible = ({plus, minus}: Masses): boolean => [...plus, ...minus].every((mass) => mass % 2 === 0);

export function nearLaws(s: FiniteSetting, random: Generator): FiniteSetting {
  const kind = random.integer(12);
  if (kind === 0) return {...s, T: s.U};
  if (kind === 1) return {...s, U: s.T};
  if (kind === 2 && s.total * 2 <= MOST_TOTAL) {
    return {...s, total: 2 * s.total, U: times(s.U, 2), T: times(s.T, 2)};
  }
  if (kind === 3 && divisible(s.U) && divisible(s.T)) {
    return {...s, total: s.total / 2, U: times(s.U, 0.5), T: times(s.T, 0.5)};
  }
  if (kind < 6 && JSON.stringify(s.U) === JSON.stringify(s.T)) {
    const law = shifted(s.T, random);
    return {...s, U: law, T: law};
  }
  return random.integer(2) === 0 ? {...s, T: shifted(s.T, random)} : {...s, U: shifted(s.U, random)};
}
