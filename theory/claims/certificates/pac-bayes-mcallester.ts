import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {stated} from '../../statement/inequality.ts';
import {CONSTANTS, pacBayesPrepared} from './pacBayesClaim.ts';

const LIMIT = {limit: String.raw`\ln(${CONSTANTS['2 sqrt n']}/\nu)`};

const lhs = (times: string) => String.raw`\sup_Q\{${times}n\,(L_T(Q)-\hat L_D(Q))_+^2-\mathrm{KL}(Q|P)\}`;

/** L(Q) <= Lhat(Q) + ((KL + ln(2 sqrt n/nu))/(2n))^(1/2): PAC-Bayes-kl and Pinsker's inequality. */
export const pacBayesMcAllester = defineClaim({
  id: 'pac-bayes-mcallester',
  title: 'PAC-Bayes with a square root',
  ...stated(lhs('2'), LIMIT),
  source: 'theory section 12; McAllester 1999; Maurer 2004; docs/theory/certificates.md',
  kind: 'with-probability',
  needs: {heads: 'finite', samples: true, manyHeads: true},
  hypotheses: [],
  prepare: pacBayesPrepared({constant: '2 sqrt n', price: 1, square: {times: 1}}),
  fixture: {hunt: 1},
});

export const mutants = [
  mutantOf(pacBayesMcAllester, {
    id: 'pac-bayes-mcallester-at-half-deviation',
    title: 'PAC-Bayes with half of the square root',
    ...stated(lhs('8'), LIMIT),
    why: 'one head of risk 2/3 and one draw that is no error: 8 times the square is more than ln(2/nu) at nu = 1/4',
    prepare: pacBayesPrepared({constant: '2 sqrt n', price: 1, square: {times: 4}}),
  }),
];
