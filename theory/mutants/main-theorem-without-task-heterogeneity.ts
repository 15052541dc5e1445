import {defineClaim} from '../claim/defineClaim.ts';
import {mainTheorem} from '../claims/estimation/main-theorem.ts';
import {inequality} from '../statement/inequality.ts';

export const mainTheoremWithoutTaskHeterogeneity = defineClaim({
  ...mainTheorem,
  id: 'main-theorem-without-task-heterogeneity',
  title: 'Main theorem without task heterogeneity',
  statement: String.raw`\mathcal E_T(\hat f,h)\le 2G\,\hat R_D(F_R\circ h)+4B\sqrt{\ln(1/\nu)/(2n)}+\epsilon_{opt}+C\,\mathcal E_U(\hat g,h)^\beta+2B\,\mathrm{TV}(T,U)`,
  needs: {...mainTheorem.needs, heads: 'finite'},
  mutates: {
    claim: mainTheorem.id,
    why: 'pretraining can be flawless for a task that is not the one downstream',
  },
  prepare(c) {
    const judged = mainTheorem.prepare(c);
    return (sample) => {
      const {lhs, terms} = judged(sample);
      const kept = terms.filter(({name}) => name !== 'task heterogeneity');
      return inequality(lhs, Object.fromEntries(kept.map(({name, value}) => [name, value])));
    };
  },
});
