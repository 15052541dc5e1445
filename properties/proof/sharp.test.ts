/** Certificates of refuted constants: accepted by Python; with the constant of the claim in its place nothing is refuted. */
import test from 'ava';
import {constantsOf} from '../claimRegistry/constants.ts';
import {findClaim} from '../claimRegistry/loadClaims.ts';
import {committedTable} from '../sharpen/sharpDocument.ts';
import {sharpFixture} from '../sharpen/sharpFixture.ts';
import {runs} from './certificate.ts';
import {fixtureName} from './fixtureName.ts';
import {pythonCertificate} from './pythonCertificate.ts';
import {changedRecipe} from './recipes/changed.ts';
import {judged} from './testing/judged.ts';

const {rows} = (await committedTable())!;
const withPython = (await runs('python3')) ? test : test.skip;

test('every refuted constant has definitions for a certificate', (t) => {
  for (const {claim, constant, refuted} of rows) {
    if (!refuted) continue;
    const known = constantsOf(findClaim(claim), findClaim).find(({name}) => name === constant);
    t.truthy(known && changedRecipe(known, false), `${claim}: ${constant}`);
  }
});

/** The rest is for `npm run certificates`. */
const NAMED = [
  ['transfer-decomposition', 'shift'],
  ['transfer-decomposition-refined', 'shift + shift of h°'],
  ['contraction', 'complexity'],
  ['symmetrisation', 'complexity'],
  ['rademacher-lower', 'left side'],
  ['context-encoder-transferability', 'transfer'],
  ['context-encoder-transferability', 'beta'],
  ['masked-autoencoder-transferability', 'beta'],
  ['hoeffding', 'deviation'],
  ['mcdiarmid', 'deviation'],
  ['contrastive-lemma', 'contrastive'],
  ['test-set-clopper-pearson', 'limit'],
] as const;

const certificates = () =>
  NAMED.map(([claim, constant]) => {
    const row = rows.find((one) => one.claim === claim && one.constant === constant)!;
    const fixture = sharpFixture(row, {command: 'none', seed: 1})!;
    return [fixtureName(fixture), pythonCertificate(fixture, findClaim(claim))] as const;
  });

withPython('Python accepts those that matter most', async (t) => {
  const list = certificates();
  for (const [name, text] of list) {
    t.true(text.trimEnd().split('\n').length <= 200, name);
    // What is said to be refuted is no claim as it stands.
    t.regex(text, /^CLAIM, FOUND = '[\w-]+, .+ (?:times|=) [\d.]+', 'refuted'$/m);
  }
  t.deepEqual(
    await judged(list),
    list.map(([name]) => `${name} accepted`),
  );
});

withPython('with the constants of the claims nothing is refuted', async (t) => {
  const list = certificates().map(([name, text]) => {
    const stated = text
      .replace(/assert sha256\(.*/, 'pass')
      .replace(/'factor': Q\([^)]*\)/, "'factor': Q(1)")
      .replace(/'exponent': Q\([^)]*\)/, "'exponent': Q(1, 2)");
    return [name, stated] as const;
  });
  // The power 1/2 by exp and ln is no square root: equality is not decided by enclosures.
  for (const line of await judged(list)) t.regex(line, /AssertionError (?:not refuted|undecided: .*exp)/);
});
