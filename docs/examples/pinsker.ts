// pinsker.ts
import {defineClaim, elementary, inequality, interval, quantities, totalVariation} from 'transferbound';

export const pinsker = defineClaim({
  id: 'own-pinsker',
  title: 'Pinsker: total variation from the divergence',
  statement: String.raw`\mathrm{TV}(T,U)\le\sqrt{\mathrm{KL}(T\,|\,U)/2}`,
  source: 'Pinsker 1964; Cover and Thomas 2006, lemma 11.6.1',
  kind: 'deterministic',
  needs: {},
  hypotheses: [{name: 'U has mass where T has', holds: (c) => quantities.klDivergence(c.pool).hi < Infinity}],
  evaluate(c) {
    const root = elementary.sqrt(interval.scale(0.5, quantities.klDivergence(c.pool)));
    return inequality(totalVariation.totalVariation(c.pool), {'sqrt(KL/2)': root});
  },
});
