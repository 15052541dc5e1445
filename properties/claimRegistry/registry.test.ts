// Every claim has its file and every file its claim; mutants stand in the file of their claim or next to it.
import {readdirSync} from 'node:fs';
import {basename} from 'node:path';
import test from 'ava';
import {type Claim, defineClaim, isClaim} from '../../theory/claim/claim.ts';
import {claims, mutants} from '../../theory/claims/index.ts';

interface File {
  readonly name: string;
  readonly found: readonly Claim[];
}

const FOLDER = 'theory/claims/';

/** The files as they are in the sources, each imported as compiled; a claim in a list and under its name counts once. */
async function claimFiles(): Promise<File[]> {
  const names = readdirSync(FOLDER, {recursive: true, encoding: 'utf8'}).filter(
    (name) => /\.ts$/.test(name) && !/\.test\.ts$|^index\.ts$/.test(name),
  );
  return Promise.all(
    names.map(async (name) => {
      const url = new URL(`../../${FOLDER}${name.replace(/ts$/, 'js')}`, import.meta.url);
      const module = (await import(url.href)) as Record<string, unknown>;
      const found = new Set(Object.values(module).flat().filter(isClaim));
      return {name: basename(name, '.ts'), found: [...found]};
    }),
  );
}

const files = await claimFiles();

test('claims: one file each, named as its id, in the registry', (t) => {
  // What exports no claim is a helper of several, in camel case; mutants need not stand in their claim's own file.
  const own = files.filter(({name, found}) => (found.length > 0 || name.includes('-')) && !/\./.test(name));
  for (const {name, found} of own) {
    const trueClaims = found.filter(({mutates}) => mutates === undefined);
    t.is(trueClaims.length, 1, `${name}.ts exports ${trueClaims.length} claims`);
    t.is(trueClaims[0]?.id, name);
    t.true(claims.includes(trueClaims[0]!), `${name}.ts is missing in the registry`);
  }
  t.deepEqual(claims.map(({id}) => id).toSorted(), own.map(({name}) => name).toSorted());
});

test('mutants: beside the claim that they perturb, in the registry', (t) => {
  for (const {name, found} of files) {
    const [claim, kind] = name.split('.');
    if (kind !== undefined) {
      t.is(kind, 'mutants', name);
      t.true(found.length > 0, `${name}.ts exports no mutants`);
      t.true(
        claims.some(({id}) => id === claim),
        `${name}.ts is named after no claim`,
      );
    }
    for (const mutant of found) {
      if (mutant.id === claim && kind === undefined) continue;
      t.is(mutant.mutates?.claim, claim, `${name}.ts: ${mutant.id}`);
      t.true(mutants.includes(mutant), `${name}.ts: ${mutant.id} is missing in the registry`);
    }
  }
  const exported = files.flatMap(({found}) => found.filter(({mutates}) => mutates).map(({id}) => id));
  t.deepEqual(mutants.map(({id}) => id).toSorted(), exported.toSorted());
});

for (const [name, registry] of Object.entries({claims, mutants})) {
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
