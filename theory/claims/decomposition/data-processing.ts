import {defineClaim} from '../../claim/defineClaim.ts';
import {pushforwardTotalVariation, totalVariation} from '../../laws/totalVariation.ts';
import {inequality} from '../../statement/inequality.ts';

/** Total variation cannot grow under x -> h(x), y kept. */
export const dataProcessing = defineClaim({
  id: 'data-processing',
  title: 'Data processing',
  statement: String.raw`\mathrm{TV}(h_\#T, h_\#U) \le \mathrm{TV}(T,U)`,
  source:
    'theory section 1, refined form; Levin, Peres, Wilmer 2017, proposition 4.2; docs/theory/decomposition.md',
  kind: 'deterministic',
  needs: {heads: 'any', images: true},
  hypotheses: [],
  evaluate: (c) =>
    inequality(pushforwardTotalVariation(c.pool, c.representation), {'TV(T,U)': totalVariation(c.pool)}),
});
