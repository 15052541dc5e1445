import {defineClaim} from '../claim/defineClaim.ts';
import {mainTheoremPublished} from '../claims/estimation/main-theorem-published.ts';
import {inequality} from '../statement/inequality.ts';

export const mainTheoremPublishedWithoutTv = defineClaim({
  ...mainTheoremPublished,
  id: 'main-theorem-published-without-tv',
  title: 'Main theorem, published, without its TV term',
  statement: String.raw`\mathcal E_T(\hat f,h)\le 4G\,\hat R_D(F_R\circ h)+4B\sqrt{\ln(1/\nu)/n}+\epsilon_{opt}+C\,\mathcal E_U(\hat g,h)^\beta+[\inf_{F_{R_0}}L_T(f\circ h^\circ)-\inf_{f,h}L_T]`,
  needs: {...mainTheoremPublished.needs, heads: 'finite'},
  mutates: {
    claim: mainTheoremPublished.id,
    why: 'a representation that serves U is not one that serves T',
  },
  prepare(c) {
    const judged = mainTheoremPublished.prepare(c);
    return (sample) => {
      const {lhs, terms} = judged(sample);
      const kept = terms.filter(({name}) => name !== '4 B TV(T,U)');
      return inequality(lhs, Object.fromEntries(kept.map(({name, value}) => [name, value])));
    };
  },
});
