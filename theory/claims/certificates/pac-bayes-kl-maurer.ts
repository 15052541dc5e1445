import {log} from '../../arithmetic/elementary.ts';
import {point, sub} from '../../arithmetic/interval.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {stated} from '../../statement/inequality.ts';
import {CONSTANTS, pacBayesClaim, pacBayesLhs, pacBayesPrepared} from './pacBayesClaim.ts';

/** xi(n) <= 2 sqrt n: Maurer for n >= 8, below by value, with equality at n = 1. */
export const pacBayesKlMaurer = pacBayesClaim('2 sqrt n', {
  id: 'pac-bayes-kl-maurer',
  title: 'PAC-Bayes-kl, 2 sqrt n',
  source: 'theory section 11; Maurer 2004, theorem 5; docs/theory/certificates.md',
  fixture: {hunt: 1},
});

export const mutants = [
  mutantOf(pacBayesKlMaurer, {
    id: 'pac-bayes-kl-maurer-with-half-kl',
    title: 'PAC-Bayes-kl, 2 sqrt n, with half of KL',
    ...stated(pacBayesLhs(String.raw`\tfrac12`), {limit: String.raw`\ln(${CONSTANTS['2 sqrt n']}/\nu)`}),
    why: 'at n = 1 the two constants are equal, and so are the five heads with disjoint errors',
    prepare: pacBayesPrepared({constant: '2 sqrt n', price: 0.5}),
    fixture: {edge: 'fiveHeads'},
  }),
  mutantOf(pacBayesKlMaurer, {
    id: 'pac-bayes-kl-maurer-at-twice-the-level',
    title: 'PAC-Bayes-kl, 2 sqrt n, at level 2 nu',
    ...stated(pacBayesLhs(), {limit: String.raw`\ln(${CONSTANTS['2 sqrt n']}/(2\nu))`}),
    why: 'up to three draws the root of n does not make up for a level twice as large',
    prepare: pacBayesPrepared({constant: '2 sqrt n', price: 1}, (limit) => sub(limit, log(point(2)))),
  }),
];
