/** The norms that the recursions of theory section 6 take, measured on a case: certified upper bounds throughout. */
import {type Interval, max, ZERO} from '../arithmetic/interval.ts';
import type {IntervalMatrix} from '../linear/intervalMatrix.ts';
import {maxRowNorm, normBound} from '../linear/norms/matrixNorms.ts';
import {spectralNorm} from '../linear/norms/spectralNorm.ts';
import {blockCount, headWidth, parameter} from './evaluateNetwork.ts';
import type {NetworkCase} from './networkCase.ts';
import {columnsOf, type Pair} from './pair.ts';
import {
  type BlockNorms,
  blockNorms,
  type TransformerChanges,
  type TransformerNorms,
} from './transformerPerturbation.ts';

export interface Sizes {
  /** Bounds the spectral norm of both versions. */
  readonly norm: Interval;
  /** Bounds the spectral norm of their difference. */
  readonly change: Interval;
}

/** @param strict see normBound */
export function sizesOf({first, second, change}: Pair, strict: boolean): Sizes {
  const bound = (table: IntervalMatrix): Interval => normBound(spectralNorm(table), strict);
  return {norm: max(bound(first), bound(second)), change: bound(change)};
}

export interface BlockSizes {
  readonly norms: BlockNorms;
  readonly changes: BlockNorms;
}

const NO_FEED = {feed1: {norm: ZERO, change: ZERO}, feed2: {norm: ZERO, change: ZERO}};

/** @param feeds whether the block has a feed-forward part */
export function blockSizes(c: NetworkCase, prefix: string, strict: boolean, feeds = true): BlockSizes {
  const kappa = headWidth(c, prefix);
  const perHead = (name: string): Sizes[] => {
    const {first, second, change} = parameter(c, `${prefix}${name}`);
    return Array.from({length: c.heads}, (_, h) => {
      const own = (table: IntervalMatrix) => columnsOf(table, h * kappa, (h + 1) * kappa);
      return sizesOf({first: own(first), second: own(second), change: own(change)}, strict);
    });
  };
  const whole = (name: string): Sizes => sizesOf(parameter(c, `${prefix}${name}`), strict);
  const [query, key, value] = [perHead('query'), perHead('key'), perHead('value')];
  const output = whole('output');
  const {feed1, feed2} = feeds ? {feed1: whole('feed.1'), feed2: whole('feed.2')} : NO_FEED;
  const sizes = {query, key, value, output, feed1, feed2};
  return {norms: blockNorms(sizes, ({norm}) => norm), changes: blockNorms(sizes, ({change}) => change)};
}

export function transformerSizes(
  c: NetworkCase,
  strict: boolean,
): {norms: TransformerNorms; changes: TransformerChanges} {
  const count = blockCount(c);
  const blocks = Array.from({length: count}, (_, b) => blockSizes(c, `block.${b + 1}.`, strict));
  const decoder = sizesOf(parameter(c, 'decoder'), strict);
  return {
    norms: {
      headWidth: count === 0 ? 1 : headWidth(c, 'block.1.'),
      blocks: blocks.map(({norms}) => norms),
      decoder: decoder.norm,
    },
    changes: {
      embedding: sizesOf(parameter(c, 'embedding'), strict).change,
      mask: sizesOf(parameter(c, 'mask'), strict).change,
      position: normBound(maxRowNorm(parameter(c, 'position').change), strict),
      blocks: blocks.map(({changes}) => changes),
      decoder: decoder.change,
    },
  };
}
