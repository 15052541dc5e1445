import {defineClaim} from '../claim/defineClaim.ts';
import {dataProcessing} from '../claims/decomposition/data-processing.ts';
import {pushforwardTotalVariation, totalVariation} from '../laws/totalVariation.ts';
import {inequality} from '../statement/inequality.ts';

export const dataProcessingReversed = defineClaim({
  ...dataProcessing,
  id: 'data-processing-reversed',
  title: 'Data processing, reversed',
  statement: String.raw`\mathrm{TV}(T,U) \le \mathrm{TV}(h_\#T, h_\#U)`,
  mutates: {
    claim: dataProcessing.id,
    why: 'a representation that maps two points to one hides the mass that moves between them',
  },
  evaluate: (c) =>
    inequality(totalVariation(c.pool), {
      'TV(h#T,h#U)': pushforwardTotalVariation(c.pool, c.representation),
    }),
});
