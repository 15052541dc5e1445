import {defineClaim, inequality} from '../../theory/claim.ts';
import {dataProcessing} from '../../theory/claims/data-processing.ts';
import {pushforwardTotalVariation, totalVariation} from '../../theory/totalVariation.ts';

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
