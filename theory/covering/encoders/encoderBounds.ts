/**
 * What the bounds of theory section 6 need of a kind of encoder: its networks on enclosures, and the constants and covers
 * of a ball of its parameters. Tables have the names and shapes of models/encoders/: a row x becomes x P.
 */
import type {Interval} from '../../arithmetic/interval.ts';
import type {Matrix} from '../../linear/matrix.ts';
import type {NetworkCase, Tables} from '../../networks/networkCase.ts';
import type {Pair} from '../../networks/pair.ts';
import type {BallConstants} from '../ballConstants.ts';
import type {NormBasedOptions} from '../normBasedBound.ts';

/** Of the whole population. */
export interface Sizes {
  /** max |v|, or of any token. */
  readonly inputNorm: Interval;
  /** max |w|, or of any token. */
  readonly targetNorm: Interval;
}

/** The ball in which every table is within a radius of an initialisation that is fixed before the data. */
export interface ParameterBall {
  /** B_l and Lam, distances in spectral norm. */
  constants(radius: Interval, sizes: Sizes): BallConstants;
  /**
   * Covers of the predictions on N inputs, distances of tables in Frobenius norm.
   * @param draws N
   */
  cover(radius: Interval, sizes: Sizes, draws: number): Pick<NormBasedOptions, 'entropy' | 'distance'>;
}

/** One architecture of a kind. */
export interface EncoderBounds {
  /**
   * The rows of h in two parameter sets: of each row of `input`, or of each token of one input.
   * @param masked tokens only: whether each is in K
   */
  encode(first: Tables, second: Tables, input: Matrix, masked?: readonly boolean[]): Pair;
  /** The two parameter sets under the lemmas of theory section 6; undefined for networks that no lemma is about. */
  readonly networkCase:
    | ((first: Tables, second: Tables, input: Matrix, masked?: readonly boolean[]) => NetworkCase)
    | undefined;
  /** @param initial the centre */
  ball(initial: Tables): ParameterBall;
}
