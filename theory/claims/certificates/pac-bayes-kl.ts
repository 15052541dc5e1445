import {log} from '../../arithmetic/elementary.ts';
import {point, scale, sub} from '../../arithmetic/interval.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {stated} from '../../statement/inequality.ts';
import {CONSTANTS, pacBayesClaim, pacBayesLhs, pacBayesPrepared} from './pacBayesClaim.ts';

const LIMIT = String.raw`\ln(${CONSTANTS.xi}/\nu)`;

/** With the exact constant xi(n) = sum_k binom(n,k) (k/n)^k (1-k/n)^(n-k): E e^(n kl(Lhat, L)) = xi(n) for every risk in (0,1). */
export const pacBayesKl = pacBayesClaim('xi', {
  id: 'pac-bayes-kl',
  title: 'PAC-Bayes-kl, exact constant',
  source: 'theory section 11; Seeger 2002; Maurer 2004, theorem 5; docs/theory/certificates.md',
  fixture: {hunt: 1},
});

export const mutants = [
  mutantOf(pacBayesKl, {
    id: 'pac-bayes-kl-with-half-kl',
    title: 'PAC-Bayes-kl with half of KL',
    ...stated(pacBayesLhs(String.raw`\tfrac12`), {limit: LIMIT}),
    why: 'of five heads with disjoint errors one is wrong on every draw, and half of ln 5 does not pay for the choice',
    prepare: pacBayesPrepared({constant: 'xi', price: 0.5}),
    fixture: {edge: 'fiveHeads'},
  }),
  mutantOf(pacBayesKl, {
    id: 'pac-bayes-kl-without-kl',
    title: 'PAC-Bayes-kl without KL',
    ...stated(String.raw`\sup_Q n\,\mathrm{kl}(\hat L_D(Q),L_T(Q))`, {limit: LIMIT}),
    why: 'a posterior chosen after the data for nothing: of three heads with disjoint errors one is always wrong',
    prepare: pacBayesPrepared({constant: 'xi', price: 0}),
    fixture: {hunt: 1},
  }),
  mutantOf(pacBayesKl, {
    id: 'pac-bayes-kl-at-twice-the-level',
    title: 'PAC-Bayes-kl at level 2 nu',
    ...stated(pacBayesLhs(), {limit: String.raw`\ln(${CONSTANTS.xi}/(2\nu))`}),
    why: 'one head of risk 1/2 and one draw: kl is ln 2 whatever was drawn, more than ln(2/(2 nu)) from nu = 1/2 on',
    prepare: pacBayesPrepared({constant: 'xi', price: 1}, (limit) => sub(limit, log(point(2)))),
  }),
  mutantOf(pacBayesKl, {
    id: 'pac-bayes-kl-without-constant',
    title: 'Two-sided PAC-Bayes-kl with ln(1/nu)',
    ...stated(pacBayesLhs(), {limit: String.raw`\ln(1/\nu)`}),
    why: 'one head of risk 1/2, all n draws alike: both ends of the binomial law have kl = ln 2, so they count twice',
    prepare: pacBayesPrepared({constant: 'xi', price: 1}, (_, {nu}) => scale(-1, log(point(nu)))),
  }),
];
