import type {Interval} from '../../arithmetic/interval.ts';
import type {Matrix} from '../../linear/matrix.ts';
import type {MaskedArchitecture} from '../../networks/architecture.ts';
import {encodeTokens} from '../../networks/evaluateNetwork.ts';
import {makeNetworkCase, type Tables} from '../../networks/networkCase.ts';
import {transformerSizes} from '../../networks/networkNorms.ts';
import {
  blockNorms,
  type TransformerChanges,
  type TransformerNorms,
} from '../../networks/transformerPerturbation.ts';
import {attentionCovering} from '../attentionCovering.ts';
import {transformerBallConstants, transformerBallNorms} from '../ballConstants.ts';
import type {EncoderBounds, ParameterBall} from './encoderBounds.ts';

/** The same radius for every table. */
function transformerRadii({blocks}: TransformerNorms, radius: Interval): TransformerChanges {
  const whole = {embedding: radius, mask: radius, position: radius, decoder: radius};
  return {...whole, blocks: blocks.map((block) => blockNorms(block, () => radius))};
}

/** Transformers: ballConstants.ts and attentionCovering.ts; targets are tokens, so one norm bounds both. */
export function maskedBounds(a: MaskedArchitecture): EncoderBounds {
  const {tokens, inputs, width, hidden, heads, activation} = a;
  const networkCase = (first: Tables, second: Tables, input: Matrix, masked?: readonly boolean[]) =>
    makeNetworkCase({
      network: 'masked',
      activation,
      heads,
      first,
      second,
      input,
      ...(masked ? {masked} : {}),
    });
  return {
    networkCase,
    encode: (...of) => encodeTokens(networkCase(...of)),
    ball(tables): ParameterBall {
      // Norms do not depend on the input.
      const none = {rows: tokens, columns: inputs, data: new Float64Array(tokens * inputs)};
      const initial = transformerSizes(networkCase(tables, tables, none), false).norms;
      return {
        constants: (r, {targetNorm}) =>
          transformerBallConstants({tokenNorm: targetNorm, initial, radii: transformerRadii(initial, r)}),
        cover(r, {targetNorm}, draws) {
          const radii = transformerRadii(initial, r);
          const entropy = attentionCovering({
            norms: transformerBallNorms({initial, radii}),
            radii,
            tokenNorm: targetNorm,
            shape: {inputs, width, hidden, heads},
            tokens,
            draws,
          });
          return {entropy, distance: 'largest row'};
        },
      };
    },
  };
}
