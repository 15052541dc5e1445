// Every claim has its file and every file its claim; mutants likewise, each of a claim that exists.
import {readdirSync} from 'node:fs';
import {basename} from 'node:path';
import test from 'ava';
import type {Claim} from '../../theory/claim/claim.ts';
import {defineClaim} from '../../theory/claim/defineClaim.ts';
import {claims} from '../../theory/claims/index.ts';
import {mutants} from '../../theory/mutants/index.ts';

const isClaim = (value: unknown): value is Claim =>
  typeof value === 'object' && value !== null && 'id' in value && 'kind' in value && 'statement' in value;

interface File {
  readonly name: string;
  readonly found: readonly Claim[];
}

/** The files as they are in the sources, each imported as compiled. */
async function filesOf(folder: string): Promise<File[]> {
  const names = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(
    (name) => /\.ts$/.test(name) && !/\.test\.ts$|^index\.ts$/.test(name),
  );
  return Promise.all(
    names.map(async (name) => {
      const url = new URL(`../../${folder}${name.replace(/ts$/, 'js')}`, import.meta.url);
      const module = (await import(url.href)) as Record<string, unknown>;
      return {name: basename(name, '.ts'), found: Object.values(module).flat().filter(isClaim)};
    }),
  );
}

const rooms = [
  {name: 'claims', folder: 'theory/claims/', registry: claims},
  {name: 'mutants', folder: 'theory/mutants/', registry: mutants},
];

for (const {name, folder, registry} of rooms) {
  test(`${name}: one file each, named as its id, in the registry`, async (t) => {
    const files = await filesOf(folder);
    // What is no claim is a helper of several, in camel case.
    const own = files.filter(({name: file, found}) => found.length > 0 || file.includes('-'));
    for (const {name: file, found} of own) {
      t.is(found.length, 1, `${file}.ts exports ${found.length} claims`);
      t.is(found[0]?.id, file);
      t.true(registry.includes(found[0]!), `${file}.ts is missing in the registry`);
    }
    t.deepEqual(registry.map(({id}) => id).toSorted(), own.map((file) => file.name).toSorted());
  });

  test(`${name}: complete and of the right shape`, (t) => {
    t.true(registry.length > 0);
    for (const claim of registry) {
      t.notThrows(() => defineClaim(claim));
      for (const text of [claim.title, claim.statement, claim.source])
        t.true(text.trim().length > 0, claim.id);
      t.regex(claim.source, /\w{3}/, claim.id);
      const names = claim.hypotheses.map((hypothesis) => hypothesis.name);
      t.is(new Set(names).size, names.length, `${claim.id}: hypotheses of one name`);
    }
  });
}

test('ids and titles are unique over claims and mutants', (t) => {
  const all = [...claims, ...mutants];
  for (const key of ['id', 'title'] as const) {
    const seen = all.map((claim) => claim[key]);
    t.deepEqual(
      seen.filter((value, i) => seen.indexOf(value) !== i),
      [],
    );
  }
});

test('no claim is a mutant; every mutant perturbs a claim and says why', (t) => {
  for (const claim of claims) t.is(claim.mutates, undefined, claim.id);
  for (const mutant of mutants) {
    const original = claims.find((claim) => claim.id === mutant.mutates?.claim);
    t.truthy(original, `${mutant.id} mutates ${mutant.mutates?.claim}`);
    t.true((mutant.mutates?.why.trim().length ?? 0) > 10, mutant.id);
    t.not(mutant.id, original?.id);
  }
});

test('every claim has a mutant that its check must refute', (t) => {
  const perturbed = new Set(mutants.map((mutant) => mutant.mutates?.claim));
  t.deepEqual(
    claims.map(({id}) => id).filter((id) => !perturbed.has(id)),
    [],
  );
});
