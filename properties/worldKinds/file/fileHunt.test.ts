import {relative} from 'node:path';
import test from 'ava';
import {findClaim} from '../../claimRegistry/loadClaims.ts';
import {hunt} from '../../commands/hunt.ts';
import {huntFixture} from '../../fixtures/foundFixture.ts';
import type {FileSetting} from './fileSetting.ts';
import {folder, PLAIN, TWO_LAWS} from './testing/folders.ts';

const options = (directory: string) => ({world: `file:${directory}`, evaluations: 40});

test('a mutant is refuted on files, on a setting that was made simpler; the same hunt finds the same', async (t) => {
  const directory = folder(TWO_LAWS);
  const found = await hunt('decomposition-without-tv', options(directory));
  t.is(found.verdict, 'refuted');
  const {shift, loss, radius, referenceRadius, n} = found.counterexample!.setting as unknown as FileSetting;
  t.deepEqual(
    {shift, loss, radius, referenceRadius, n},
    {
      shift: [],
      loss: 'hinge',
      radius: 1,
      referenceRadius: 1,
      n: 1,
    },
  );
  const again = await hunt('decomposition-without-tv', options(directory));
  t.deepEqual({...again, milliseconds: 0}, {...found, milliseconds: 0});
  t.regex(found.command, new RegExp(` --world file:${relative(process.cwd(), directory)}$`));
  // A fixture holds no files of the user's.
  t.is(await huntFixture(findClaim('decomposition-without-tv'), found), undefined);
});

test('a true claim is not refuted; the tightest setting names its files', async (t) => {
  const found = await hunt('transfer-decomposition', options(folder(TWO_LAWS)));
  t.is(found.verdict, 'not refuted');
  t.true(found.kept > found.evaluations / 2);
  const {files} = found.tightest!.setting as unknown as FileSetting;
  t.deepEqual(Object.keys(files).sort(), Object.keys(TWO_LAWS).sort());
});

test('what cannot be hunted there is refused, and why', async (t) => {
  const directory = folder(PLAIN);
  const refused = async (claim: string, given: object, message: RegExp) => {
    const error = await t.throwsAsync(hunt(claim, {...options(directory), ...given}), {name: 'InputError'});
    t.regex(error!.message, message);
  };
  await refused(
    'softmax-lipschitz',
    {},
    /asks for the weights of a network, two sets of them, which worlds of file:/,
  );
  await refused(
    'main-theorem',
    {},
    /samples are drawn, not enumerated: run `check main-theorem --world file:/,
  );
  await refused('main-theorem', {sampled: true}, /world: expected nothing together with sampled/);
  await refused(
    'change-of-law',
    {world: 'digits'},
    /world: expected a kind of world with settings of its own/,
  );
  await refused('change-of-law', {world: 'file:no such folder'}, /a readable directory, got "ENOENT"/);
});
