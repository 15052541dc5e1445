/** What the shards of one run must have in common, so that their evidence may be put together. */
import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {type BackendChoice, selectBackend} from '../../models/index.ts';
import type {Claim} from '../../theory/claim/claim.ts';
import {claims as builtIn} from '../../theory/claims/index.ts';
import {InputError, inputError} from '../../theory/errors.ts';
import {grep} from '../claimRegistry/grep.ts';
import {loadClaims, looksLikeFile} from '../claimRegistry/loadClaims.ts';
import {packageVersion} from '../files/packageVersion.ts';
import {worldKindNamed, worldKinds, worldKindsNamed} from '../worldKinds/registry.ts';
import type {RunSettings} from '../worldKinds/runSettings.ts';
import {makePlan, type Plan} from './plan.ts';

export interface RunManifest {
  readonly package: string;
  /** Ids and files that the claims are loaded from; none for all built-in ones. */
  readonly names: readonly string[];
  /** SHA-256 of each of those files, and of those that worlds are made of: `file:my-encoder/embeddings.npy`. */
  readonly files: Readonly<Record<string, string>>;
  /** Ids of the claims, in order. */
  readonly claims: readonly string[];
  readonly settings: Omit<RunSettings, 'backend'>;
  /** Data packages that were there. */
  readonly data: readonly string[];
  /** The training backend, where something is trained. */
  readonly backend?: {readonly name: Exclude<BackendChoice, 'auto'>; readonly version: string};
}

export interface Prepared {
  readonly claims: readonly Claim[];
  readonly plan: Plan;
  readonly manifest: RunManifest;
}

/** How names are turned into claims: here, or by another process that has their code. */
export type LoadClaims = (names: readonly string[]) => Promise<readonly Claim[]>;

export const claimsNamed = async (
  names: readonly string[],
  load: LoadClaims = loadClaims,
): Promise<readonly Claim[]> => (names.length === 0 ? builtIn : load(names));

/** SHA-256 of those names that are files. */
export async function digests(names: readonly string[]): Promise<Record<string, string>> {
  const files = names.filter(looksLikeFile);
  const read = async (name: string) => {
    // A file that cannot be read is for loadClaims to report.
    const text = await readFile(name).catch(() => '');
    return [name, createHash('sha256').update(text).digest('hex')];
  };
  return Object.fromEntries(await Promise.all(files.map(read)));
}

/** Of the files that worlds are made of, by the world and their names. */
async function worldFiles(worlds: readonly string[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const {name, given} of worldKindsNamed(worlds)) {
    const {files = {}} = (await given?.()) ?? {};
    for (const [file, sha256] of Object.entries(files)) found[`${name}/${file}`] = sha256;
  }
  return found;
}

/** Names of the data packages that are here. */
function dataHere(): string[] {
  const packages = new Set(worldKinds.flatMap(({data}) => data ?? []));
  return [...packages].filter(({present}) => present()).map(({name}) => name);
}

/**
 * The plan of a run on this machine, and its manifest; picks the backend where something is trained.
 * @param names how other processes load the same claims
 * @throws InputError where none of the claims is about worlds that are asked for and here, and where the rate that must
 *   not go unnoticed is out of reach, with the trials that it would need
 */
export async function prepareRun(
  claims: readonly Claim[],
  names: readonly string[],
  asked: RunSettings,
): Promise<Prepared> {
  const settings = {...asked, worlds: asked.worlds.map((name) => worldKindNamed(name).name)};
  const data = dataHere();
  const plan = makePlan(claims, settings, data);
  if (plan.groups.length === 0) {
    const {worlds} = settings;
    const where = worlds.length === worldKinds.length ? 'all' : worlds.join(', ');
    const why = plan.skipped.length > 0 ? ` (skipped ${plan.skipped.join('; ')})` : '';
    throw new InputError(`check: expected a claim about worlds of ${where}, got none to check${why}`);
  }
  const {shortfall} = plan.design;
  // A run that cannot do what was asked of it would look like one that did.
  if (settings.detect !== undefined && shortfall !== undefined && plan.designedFor !== '')
    throw inputError('check', 'detect', 'a violation rate within reach', `${settings.detect}: ${shortfall}`);
  const {backend: choice, ...rest} = settings;
  const backend = plan.trains ? await selectBackend(choice) : undefined;
  const manifest: RunManifest = {
    package: packageVersion(),
    names,
    files: {...(await digests(names)), ...(await worldFiles(settings.worlds))},
    claims: claims.map(({id}) => id),
    settings: rest,
    data,
    ...(backend ? {backend: {name: backend.name, version: backend.version}} : {}),
  };
  return {claims, plan, manifest};
}

/** The first difference between two plain values, by its path: `settings.seed: expected 1, got 2`. */
function difference(path: string, expected: unknown, came: unknown): string | undefined {
  if (Object.is(expected, came)) return undefined;
  const nested = [expected, came].every((x) => typeof x === 'object' && x !== null);
  if (!nested) return `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(came)}`;
  const [a, b] = [expected as Record<string, unknown>, came as Record<string, unknown>];
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = difference(path ? `${path}.${key}` : key, a[key], b[key]);
    if (found) return found;
  }
  return undefined;
}

export const manifestDifference = (expected: RunManifest, came: RunManifest): string | undefined =>
  difference('', JSON.parse(JSON.stringify(expected)), JSON.parse(JSON.stringify(came)));

/**
 * The plan of another process's run, here.
 * @param options.work whether units are to be done, so that data and backend must be here too, not only the claims
 * @throws InputError where this machine would come to other evidence: package version, claim files, backend, images
 */
export async function restoreRun(
  manifest: RunManifest,
  {work, load}: {readonly work: boolean; readonly load?: LoadClaims},
): Promise<Prepared> {
  const {names, settings, data, backend} = manifest;
  const version = packageVersion();
  if (version !== manifest.package)
    throw new InputError(`package: expected version ${manifest.package}, as of the run, got ${version}`);
  const missing = work ? data.filter((name) => !dataHere().includes(name)) : [];
  if (missing.length > 0) {
    throw new InputError(
      `data: expected the package ${missing[0]}, as where the run began; run \`npm install ${missing[0]}\``,
    );
  }
  const other = (came: Partial<RunManifest>): void => {
    const differs = manifestDifference(manifest, {...manifest, ...came});
    if (differs) throw new InputError(`claims or files of another version than in the run: ${differs}`);
  };
  // A file that is not the run's is not even loaded.
  // Whoever puts parts together need not have the files of their worlds.
  const ofWorlds = (name: string) => !names.includes(name);
  const kept = Object.fromEntries(Object.entries(manifest.files).filter(([name]) => ofWorlds(name)));
  other({files: {...(await digests(names)), ...(work ? await worldFiles(settings.worlds) : kept)}});
  const claims = grep(await claimsNamed(names, load), settings.grep);
  other({claims: claims.map(({id}) => id)});
  const plan = makePlan(claims, settings, data);
  if (work && plan.trains && backend) {
    const found = await selectBackend(backend.name);
    if (found.version !== backend.version)
      throw new InputError(
        `backend: expected version ${backend.version} of ${backend.name}, as of the run, got ${found.version}`,
      );
  }
  return {claims, plan, manifest};
}
