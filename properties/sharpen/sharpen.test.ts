// Sharp constants: each committed row is refuted just below what it says, and the claims' own constants are not.
import test from 'ava';
import {SHARP_CONSTANTS, sharpPage} from '../../scripts/sharpPage.ts';
import {claims} from '../../theory/claims/index.ts';
import {InputError} from '../../theory/errors.ts';
import {coefficientOf, constantsOf} from '../claimRegistry/constants.ts';
import {findClaim} from '../claimRegistry/loadClaims.ts';
import {readText} from '../files/textFile.ts';
import {fixtureText, parseFixture, replay} from '../fixtures/fixture.ts';
import {type SharpRow, sharpDocument} from './sharpDocument.ts';
import {refutes, sharpenConstant} from './sharpen.ts';
import {sharpFixture} from './sharpFixture.ts';
import {meetText, refutedText} from './sharpText.ts';

const table = await sharpDocument.read(SHARP_CONSTANTS);
const constantOf = ({claim, constant}: Pick<SharpRow, 'claim' | 'constant'>) =>
  constantsOf(findClaim(claim), findClaim).find(({name}) => name === constant)!;
const rowOf = (claim: string, constant: string) =>
  table.rows.find((row) => row.claim === claim && row.constant === constant)!;

test('every committed row refutes its constant, and its world not the constant of the claim', (t) => {
  for (const row of table.rows) {
    const {claim, constant, refuted, place} = row;
    if (!refuted) continue;
    const known = constantOf(row);
    const {to, setting} = refuted;
    t.true(refutes(findClaim(claim), known, to, setting), `${claim}: ${constant}`);
    t.false(
      refutes(findClaim(claim), known, place === 'exponent' ? 0.5 : 1, setting),
      `${claim}: ${constant}`,
    );
  }
});

test('the table has a row for every constant of every claim, in order', (t) => {
  const all = claims.flatMap((claim) => constantsOf(claim, findClaim));
  t.deepEqual(
    table.rows.map(({claim, constant, stated, proved}) => ({claim, constant, stated, proved})),
    all.map(({claim, name, stated, proved}) => ({claim, constant: name, stated, proved})),
    'of a claim that is new: transferbound sharpen CLAIM --evaluations 1000 --into fixtures/sharp/constants.json',
  );
  t.true(table.complete);
});

test('constants that are known to be sharp are met', (t) => {
  t.is(meetText(rowOf('transfer-decomposition', 'shift')), 'yes, attained');
  t.is(refutedText(rowOf('transfer-decomposition', 'shift')), 'every c < 2');
  t.is(meetText(rowOf('contraction', 'complexity')), 'yes, attained');
  t.is(meetText(rowOf('context-encoder-transferability', 'transfer')), 'yes, attained');
  t.is(refutedText(rowOf('context-encoder-transferability', 'beta')), 'every c > 0.5');
  t.regex(refutedText(rowOf('rademacher-lower', 'left side')), /^every c > 0\.7071/);
  t.true(rowOf('symmetrisation', 'complexity').refuted!.to > 0.99999);
});

test('the number that LaTeX begins with', (t) => {
  t.is(coefficientOf(String.raw`2B\,TV`), 2);
  t.is(coefficientOf(String.raw`\tfrac{7b}{3}`), 7);
  t.is(coefficientOf(String.raw`\frac{e_1}{2}`), 1);
});

test('a row is a fixture that replays; without the change it is none', (t) => {
  const fixture = sharpFixture(rowOf('change-of-law', 'shift'), {command: 'none', seed: 1})!;
  const read = parseFixture(fixtureText(fixture), 'x.json');
  t.true(replay(read, findClaim('change-of-law')).same);
  const {changed: _, ...plain} = read;
  t.is(replay(plain, findClaim('change-of-law')).verdict, 'holds');
});

test('a short hunt attains B TV, the same twice; a false claim is refused', async (t) => {
  const claim = findClaim('change-of-law');
  const [constant] = constantsOf(claim, findClaim);
  const options = {seed: 1, evaluations: 200};
  const row = await sharpenConstant(claim, constant!, options);
  t.true(row.refuted?.attained);
  t.deepEqual(await sharpenConstant(claim, constant!, options), row);
  const mutant = findClaim('decomposition-without-tv');
  const [first] = constantsOf(mutant, findClaim);
  await t.throwsAsync(sharpenConstant(mutant, first!, {seed: 1, evaluations: 400}), {
    instanceOf: InputError,
    message: /not refuted as it stands/,
  });
});

test('docs/sharp-constants.md is what npm run docs writes', async (t) => {
  t.is(await readText('docs/sharp-constants.md'), sharpPage(table), 'stale: run npm run docs');
});
