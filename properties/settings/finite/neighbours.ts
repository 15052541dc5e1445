/** The neighbourhood of a finite setting: one random move on its laws, points, tables, heads, sizes or levels. */
import type {Needs} from '../../../theory/claim/needs.ts';
import type {Generator as Random} from '../../../theory/laws/generator.ts';
import {alongAxis, without} from '../edit/axes.ts';
import {nearLaws} from '../edit/laws.ts';
import {nearNumber, nearTable, pick} from '../edit/numbers.ts';
import {AXES, mergePoint, rowsOf, splitPoint} from './axes.ts';
import {lossesFor, oneHot, withHeadRoom} from './needs.ts';
import type {FiniteSetting, HeadSetting} from './setting.ts';
import {sizeMoves} from './shrink.ts';

function withOneHot(s: FiniteSetting): FiniteSetting {
  const table = oneHot(s.U.plus.length);
  return {...s, representation: table, reference: table, decoder: [table[0]!.map(() => 0)], others: []};
}

/** A point split into two that differ in their visible part, or in their noise alone: conditional means stay. */
function nearSplit(s: FiniteSetting, at: number, random: Random): FiniteSetting {
  const {noise, visible, ...plain} = splitPoint(s, at);
  if (random.integer(2) === 0) {
    const next = {...plain, ...(noise ? {noise} : {})};
    return visible ? {...next, visible: visible.with(-1, Math.max(...visible) + 1)} : next;
  }
  const level = s.decoder.map(() => pick(random, [0, 1, -1, 0.5]));
  const last = s.representation.length;
  const base = noise ?? plain.representation.map(() => level.map(() => 0));
  return {
    ...plain,
    visible: visible ?? [...s.representation.keys(), at],
    noise: base.map((row, j) =>
      row.map((x, q) => (j === at ? x + level[q]! : j === last ? x - level[q]! : x)),
    ),
  };
}

/** May be ill-formed: a point without masked token, a mean over K that is no double. */
function nearTokens(s: FiniteSetting, random: Random): FiniteSetting {
  const flags = s.tokens ?? [];
  const point = random.integer(flags.length);
  const own = flags[point]!;
  const token = random.integer(own.length);
  switch (random.integer(5)) {
    case 0:
      return splitPoint(s, point);
    case 1: {
      const at = rowsOf(s, point)[token]!;
      const grown = alongAxis(s, AXES, 'row', (list) => list.toSpliced(at, 0, list[at]!));
      return {...grown, tokens: flags.with(point, own.toSpliced(token, 0, own[token]!))};
    }
    case 2:
      return {...s, tokens: flags.with(point, own.with(token, 1 - own[token]!))};
    case 3:
      return flags.length > 1 ? mergePoint(s, point, (point + 1) % flags.length) : s;
    default: {
      const fewer = [...sizeMoves(s)];
      return fewer.length > 0 ? pick(random, fewer) : s;
    }
  }
}

/** A random point merged into another one; at least two without tokens. */
export function mergeTwo(s: FiniteSetting, random: Random): FiniteSetting {
  const size = s.representation.length;
  const from = random.integer(size);
  return mergePoint(s, from, (from + 1 + random.integer(size - 1)) % size);
}

function nearSize(s: FiniteSetting, random: Random): FiniteSetting {
  if (s.tokens) return nearTokens(s, random);
  const size = s.representation.length;
  return size > 1 && random.integer(2) === 0
    ? mergeTwo(s, random)
    : nearSplit(s, random.integer(size), random);
}

function nearHeads(heads: HeadSetting, random: Random): HeadSetting {
  if (heads.kind === 'ball') {
    const radius = Math.abs(nearNumber(heads.radius, random));
    return {...heads, radius: radius > 0 ? radius : 1};
  }
  const {thetas} = heads;
  const kind = random.integer(6);
  if (kind === 0 && thetas.length > 1)
    return {...heads, thetas: without(thetas, random.integer(thetas.length))};
  if (kind === 1 && thetas.length < 8)
    return {...heads, thetas: [...thetas, pick(random, nearTable(thetas, random))]};
  return {...heads, thetas: nearTable(thetas, random)};
}

function nearLevels(s: FiniteSetting, random: Random): FiniteSetting {
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

function nearClass(s: FiniteSetting, needs: Needs, random: Random): FiniteSetting {
  const kind = random.integer(5);
  if (kind === 0 && s.others.length > 0)
    return {...s, others: without(s.others, random.integer(s.others.length))};
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
  return {...s, others: s.others.with(at, nearTable(s.others[at]!, random))};
}

function nearNoise(s: FiniteSetting, random: Random): FiniteSetting {
  const {noise, ...plain} = s;
  if (noise && random.integer(4) === 0) return plain;
  if (noise) return {...s, noise: nearTable(noise, random)};
  return {...s, noise: s.representation.map(() => s.decoder.map(() => pick(random, [0, 0, 1, -1])))};
}

function moved(s: FiniteSetting, needs: Needs, random: Random): FiniteSetting {
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

/** One to three moves away; what the claim needs of its worlds is kept. */
export function nearFinite(s: FiniteSetting, random: Random, needs: Needs): FiniteSetting {
  let next = s;
  for (let count = 1 + random.integer(3); count > 0; count--) next = moved(next, needs, random);
  if (needs.oneHot) next = withOneHot(next);
  return needs.realisable ? withHeadRoom(next) : next;
}
