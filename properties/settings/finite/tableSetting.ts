/** A case with all its tables written out: what was trained, to be evaluated again without training. */
import type {Case} from '../../../theory/case/case.ts';
import {pretextTable} from '../../../theory/case/pretextSide.ts';
import {type Matrix, toRows} from '../../../theory/linear/matrix.ts';
import {decoderOf, targetOf} from '../../../theory/transfer/contextEncoder.ts';
import type {Masses} from '../schemaParts.ts';
import type {FiniteSetting, HeadSetting} from './setting.ts';

const heads = (of: Case['heads']): HeadSetting =>
  of.kind === 'ball'
    ? {kind: 'ball', radius: of.radius}
    : {kind: 'finite', thetas: of.thetas.map((theta) => Array.from(theta))};

function flagsOf({owner, masked}: NonNullable<Case['tokens']>, points: number): number[][] {
  const flags: number[][] = Array.from({length: points}, () => []);
  for (const [r, j] of owner.entries()) flags[j]!.push(masked[r]!);
  return flags;
}

/** w - W° h°, one row per row of the pretext; undefined where it is 0. Exact on the short dyadic tables of teacher worlds. */
function noiseOf(c: Case): number[][] | undefined {
  const W = decoderOf(c);
  const reference = toRows(pretextTable(c, c.reference));
  const noise = toRows(targetOf(c)).map((target, r) =>
    toRows(W).map((weights, q) => target[q]! - weights.reduce((sum, w, i) => sum + w * reference[r]![i]!, 0)),
  );
  return noise.some((row) => row.some((x) => x !== 0)) ? noise : undefined;
}

/**
 * The finite setting of a case of a teacher world, all visible parts different.
 * Token rows must come in the order of their points, as those of teacher worlds do.
 */
export function tableSetting(c: Case): FiniteSetting {
  const {pool, tokens} = c;
  const law = (side: 'U' | 'T'): Masses => ({
    plus: Array.from(pool[side].plus),
    minus: Array.from(pool[side].minus),
  });
  const noise = noiseOf(c);
  const table = (of: Matrix) => toRows(pretextTable(c, of));
  return {
    family: 'finite',
    total: pool.total,
    U: law('U'),
    T: law('T'),
    loss: c.loss,
    heads: heads(c.heads),
    referenceHeads: heads(c.referenceHeads),
    representation: table(c.representation),
    reference: table(c.reference),
    others: c.family.filter((of) => of !== c.representation && of !== c.reference).map(table),
    decoder: toRows(decoderOf(c)),
    ...(noise ? {noise} : {}),
    beta: c.beta,
    n: c.n,
    nu: c.nu,
    ...(tokens ? {tokens: flagsOf(tokens, pool.size)} : {}),
  };
}
