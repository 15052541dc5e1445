import {defineClaim} from '../../claim/defineClaim.ts';
import {referenceInBall} from '../../endToEnd/hypotheses.ts';
import {pretextExcess} from '../../endToEnd/pretextExcess.ts';
import {inequality} from '../../statement/inequality.ts';

/** Of a network trained by whatever means, against any reference fixed before the data. */
export const pretrainingGeneralisation = defineClaim({
  id: 'pretraining-generalisation',
  title: 'Pretraining generalisation, parametric cover',
  statement: String.raw`L_U(\hat g,\hat h)-L_U(W^\circ,h^\circ)\le\hat L_U(\hat g,\hat h)-\hat L_U(W^\circ,h^\circ)+\inf_\epsilon\Big[2\Lambda\epsilon+B_\ell\sqrt{\tfrac{p\ln(1+2r/\epsilon)}{2N}}\Big]+2B_\ell\sqrt{\tfrac{\ln(1/\nu')}{2N}}`,
  source: 'theory section 6, with the measured gap in place of an optimiser; docs/theory/pretraining.md',
  subject: 'endToEnd',
  kind: 'end-to-end',
  pretrainingOnly: true,
  needs: {},
  hypotheses: [referenceInBall],
  prepare: (c) => (pretraining) => {
    const {optimisation, cover, tail, rounding, measured} = pretextExcess(c, pretraining);
    const found = inequality(
      measured,
      {'measured gap on the sample': optimisation, cover, tail, rounding},
      undefined,
      c.ball(pretraining.network.scale.factor).range.hi,
    );
    return () => found;
  },
});
