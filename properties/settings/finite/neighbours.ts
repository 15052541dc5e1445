/** The neighbourhood of a finite setting: one random move on its laws, tables, heads, sizes or levels. */
import type {Needs} from '../../../theory/claim/claim.ts';
import type {Generator} from '../../../theory/laws/generator.ts';
import {nearLaws} from '../edit/massMoves.ts';
import {nearNumber, nearTable, pick, type Rows, replaced} from '../edit/numberMoves.ts';
import {lossesFor, withHeadRoom} from './arbitrary.ts';
import {nearTokens} from './neighbourTokens.ts';
import type {FiniteSetting, HeadSetting, Masses} from './setting.ts';
import {mergePoint} from './shrink.ts';

const oneHot = (size: number): Rows =>
  Array.from({length: size}, (_, j) => Array.from({length: size}, (_, i) => +(i === j)));

function withOneHot(s: FiniteSetting): FiniteSetting {
  const table = oneHot(s.U.plus.length);
  return {...s, representation: table, reference: table, decoder: [table[0]!.map(() => 0)], others: []};
}

/** A copy of a point with half of its mass; noise of the copies is opposite, so that conditional means stay. */
function splitPoint(s: FiniteSetting, at: number, random: Generator): FiniteSetting {
  const split = ({plus, minus}: Masses): Masses => {
    const halve = (side: readonly number[]) => [
      ...replaced(side, at, Math.ceil(side[at]! / 2)),
      Math.floor(side[at]! / 2),
    ];
    return {plus: halve(plus), minus: halve(minus)};
  };
  const grown = (rows: Rows): Rows => [...rows, rows[at]!];
  const {noise, visible, ...plain} = s;
  const next: FiniteSetting = {
    ...plain,
    U: split(s.U),
    T: split(s.T),
    representation: grown(s.representation),
    reference: grown(s.reference),
    others: s.others.map(grown),
  };
  if (random.integer(2) === 0) {
    return {
      ...next,
      ...(noise ? {noise: grown(noise)} : {}),
      ...(visible ? {visible: [...visible, Math.max(...visible) + 1]} : {}),
    };
  }
  const groups = visible ?? s.representation.map((_, j) => j);
  const level = s.decoder.map(() => pick(random, [0, 1, -1, 0.5]));
  const base = noise ?? s.representation.map(() => s.decoder.map(() => 0));
  return {
    ...next,
    visible: [...groups, groups[at]!],
    noise: [
      ...replaced(
        base,
        at,
        base[at]!.map((x, q) => x + level[q]!),
      ),
      base[at]!.map((x, q) => x - level[q]!),
    ],
  };
}

function nearHeads(heads: HeadSetting, random: Generator): HeadSetting {
  if (heads.kind === 'ball') {
    const radius = Math.abs(nearNumber(heads.radius, random));
    return {kind: 'ball', radius: radius > 0 ? radius : 1};
  }
  const {thetas} = heads;
  const kind = random.integer(6);
  if (kind === 0 && thetas.length > 1) {
    const gone = random.integer(thetas.length);
    return {kind: 'finite', thetas: thetas.filter((_, i) => i !== gone)};
  }
  if (kind === 1 && thetas.length < 8) {
    return {kind: 'finite', thetas: [...thetas, pick(random, nearTable(thetas, random))]};
  }
  return {kind: 'finite', thetas: nearTable(thetas, random)};
}

function nearLevels(s: FiniteSetting, random: Generator): FiniteSetting {
  const halfway = (1 + s.nu) / 2;
  const tail = s.nu > 0.5 ? 2 * s.nu - 1 : s.nu / 2;
  const rare = Math.max(2 ** -50, pick(random, [s.nu / 2, s.nu / 16, s.nu ** 2]));
  const common = Math.min(1 - 2 ** -10, pick(random, [halfway, (1 + halfway) / 2, (3 + halfway) / 4]));
  const nu = pick(random, [rare, common, tail > 0 ? tail : s.nu, Math.min(0.5, 2 * s.nu)]);
  const n = Math.max(
    1,
    pick(random, [s.n + 1, s.n - 1, 2 * s.n, Math.ceil(s.n / 2), s.n + 1 + random.integer(8)]),
  );
  return pick(random, [
    {...s, nu},
    {...s, n},
    {...s, n, nu},
  ]);
}

function nearClass(s: FiniteSetting, needs: Needs, random: Generator): FiniteSetting {
  const kind = random.integer(5);
  if (kind === 0 && s.others.length > 0) {
    const gone = random.integer(s.others.length);
    return {...s, others: s.others.filter((_, i) => i !== gone)};
  }
  if (kind === 1 && s.others.length < 6) {
    const model = pick(random, [s.representation, ...s.others]);
    return {...s, others: [...s.others, nearTable(model, random)]};
  }
  if (kind === 2 && s.representation[0]!.length === s.reference[0]!.length) {
    return {...s, representation: s.reference, heads: s.referenceHeads};
  }
  if (kind === 3) return {...s, loss: pick(random, lossesFor(needs, s.heads.kind))};
  if (s.others.length === 0) return {...s, heads: nearHeads(s.heads, random)};
  const at = random.integer(s.others.length);
  return {...s, others: replaced(s.others, at, nearTable(s.others[at]!, random))};
}

function nearNoise(s: FiniteSetting, random: Generator): FiniteSetting {
  const {noise, ...plain} = s;
  if (noise && random.integer(4) === 0) return plain;
  if (noise) return {...s, noise: nearTable(noise, random)};
  return {...s, noise: s.representation.map(() => s.decoder.map(() => pick(random, [0, 0, 1, -1])))};
}

function nearSize(s: FiniteSetting, random: Generator): FiniteSetting {
  if (s.tokens) return nearTokens(s, random);
  const size = s.representation.length;
  if (size > 1 && random.integer(2) === 0) {
    const from = random.integer(size);
    const to = (from + 1 + random.integer(size - 1)) % size;
    return mergePoint(s, from, to);
  }
  return splitPoint(s, random.integer(size), random);
}

function moved(s: FiniteSetting, needs: Needs, random: Generator): FiniteSetting {
  const kind = random.integer(20);
  if (kind < 6) return nearLaws(s, random);
  if (kind < 8) return nearSize(s, random);
  if (kind < 10) return nearLevels(s, random);
  if (kind === 10) {
    const heads = nearHeads(s.heads, random);
    return {...s, heads, ...(random.integer(2) === 0 ? {} : {referenceHeads: heads})};
  }
  if (kind === 11) return {...s, heads: nearHeads(s.heads, random)};
  if (kind === 12) return {...s, referenceHeads: nearHeads(s.referenceHeads, random)};
  if (needs.oneHot) return nearLaws(s, random);
  if (kind === 13) return nearClass(s, needs, random);
  if (kind === 14) return nearNoise(s, random);
  if (kind === 15) return {...s, decoder: nearTable(s.decoder, random)};
  if (kind === 16) return {...s, reference: nearTable(s.reference, random)};
  return {...s, representation: nearTable(s.representation, random)};
}

/** One to three moves away; what the claim needs of its worlds is kept. Shapes may fail to fit: such a candidate is to be dropped. */
export function nearFinite(s: FiniteSetting, needs: Needs, random: Generator): FiniteSetting {
  let next = s;
  for (let count = 1 + random.integer(3); count > 0; count--) next = moved(next, needs, random);
  if (needs.oneHot) next = withOneHot(next);
  return needs.realisable ? withHeadRoom(next) : next;
}
