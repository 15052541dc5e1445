import {sqrt} from '../../arithmetic/elementary.ts';
import {mul, point} from '../../arithmetic/interval.ts';
import type {Matrix} from '../../linear/matrix.ts';
import {spectralNorm} from '../../linear/norms/spectralNorm.ts';
import type {ContextArchitecture} from '../../networks/architecture.ts';
import {deepNetwork} from '../../networks/evaluateNetwork.ts';
import {makeNetworkCase, type Tables} from '../../networks/networkCase.ts';
import {deepBallConstants, deepBallNorms} from '../ballConstants.ts';
import {deepCovering} from '../deepCovering.ts';
import type {EncoderBounds, ParameterBall} from './encoderBounds.ts';

/** Deep networks: ballConstants.ts and deepCovering.ts, the decoder being one more layer, without activation. */
export function contextBounds({inputs, widths, outputs, activation}: ContextArchitecture): EncoderBounds {
  const encoder = (tables: Tables): Tables => new Map([...tables].filter(([name]) => name !== 'decoder'));
  const networkCase = (first: Tables, second: Tables, input: Matrix) =>
    makeNetworkCase({
      network: 'deep',
      activation,
      heads: 1,
      first: encoder(first),
      second: encoder(second),
      input,
    });
  return {
    networkCase,
    encode: (first, second, input) => deepNetwork(networkCase(first, second, input)),
    ball(tables): ParameterBall {
      const initial = [...tables.values()].map((table) => spectralNorm(table));
      const columns = [...tables.values()].map((table) => table.columns);
      return {
        constants: (r, sizes) => deepBallConstants({...sizes, initial, radii: initial.map(() => r)}),
        cover: (r, {inputNorm}, draws) => ({
          entropy: deepCovering({
            norms: deepBallNorms({initial, radii: initial.map(() => r)}),
            // |A^T|_{2,1} sums the columns of a table, at most sqrt(columns) times its Frobenius norm.
            distances: columns.map((count) => mul(r, sqrt(point(count)))),
            widths: [inputs, ...widths, outputs],
            inputFrobenius: mul(sqrt(point(draws)), inputNorm),
          }).counted,
          distance: 'sample',
        }),
      };
    },
  };
}
