/** Claims by id, or from a user's file. */
import {existsSync} from 'node:fs';
import {access, constants} from 'node:fs/promises';
import {register} from 'node:module';
import {tmpdir} from 'node:os';
import {extname, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {type Claim, defineClaim, isClaim} from '../../theory/claim/claim.ts';
import {claims, mutants} from '../../theory/claims/index.ts';
import {InputError, inputError, shown} from '../../theory/errors.ts';
import {fromClaimFile} from './claimFile.ts';

const pairs = (text: string): Set<string> =>
  new Set([...text].slice(1).map((letter, i) => text[i]! + letter));

/** Share of the pairs of neighbouring letters that two words have in common, from 0 to 1. */
function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return (2 * shared) / Math.max(1, left.size + right.size);
}

/**
 * A built-in claim or mutant by its id.
 * @throws InputError for an unknown id, naming near ones
 * @example
 * ```ts
 * import {findClaim} from 'transferbound';
 *
 * findClaim('change-of-law').kind; // => 'deterministic'
 * ```
 */
export function findClaim(id: string): Claim {
  const all = [...claims, ...mutants];
  const found = all.find((claim) => claim.id === id);
  if (found) return found;
  const near = all
    .map((claim) => ({id: claim.id, score: likeness(id, claim.id) + (claim.id.includes(id) ? 1 : 0)}))
    .filter(({score}) => score > 0.45)
    .sort((a, b) => b.score - a.score)
    .slice(0, 4);
  const hint = near.length > 0 ? `; did you mean ${near.map((one) => one.id).join(', ')}?` : '';
  throw new InputError(`claim: expected an id that \`transferbound list\` shows, got ${shown(id)}${hint}`);
}

const EXTENSIONS = ['.ts', '.mts', '.js', '.mjs'];

export function looksLikeFile(name: string): boolean {
  return EXTENSIONS.includes(extname(name)) || /[\\/]/.test(name);
}

let hooked: Promise<void> | undefined;

/** tsx keeps what it compiled in the folder for temporary files, which may be one that nobody can write. */
async function cacheOnlyWhereWritable(): Promise<void> {
  const folder = tmpdir();
  const usable = await access(folder, constants.W_OK).then(
    () => !/^\/(proc|sys)(\/|$)/.test(folder),
    () => false,
  );
  if (!usable) process.env['TSX_DISABLE_CACHE'] = '1';
}

/**
 * From now on claim files are imported as modules of this very process, by hooks of its loader: five times as fast as apart
 * from it, as they share its modules, and stacks name their lines. For processes that are there for claims alone.
 */
export function hookLoader(): Promise<void> {
  hooked ??= cacheOnlyWhereWritable()
    .then(() => import('tsx/esm/api'))
    .then((tsx) => {
      tsx.register();
      const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
      register(new URL(`./esModuleHook.${ending}`, import.meta.url));
      process.setSourceMapsEnabled(true);
    });
  return hooked;
}

async function importFile(file: string): Promise<Record<string, unknown>> {
  const url = pathToFileURL(file).href;
  if (hooked) {
    await hooked;
    return (await import(url)) as Record<string, unknown>;
  }
  // A .js file may hold import statements in a package of CommonJS, where Node itself would refuse them.
  if (extname(file) === '.mjs') return (await import(url)) as Record<string, unknown>;
  const {tsImport} = await import('tsx/esm/api');
  return (await tsImport(url, import.meta.url)) as Record<string, unknown>;
}

/** The claims of one export: a claim, a list of them, or what a default export comes as where it is compiled to CommonJS. */
function exported(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const inner = typeof value === 'object' && value !== null && !isClaim(value) && 'default' in value;
  return inner ? Object.values(value).flatMap((one: unknown) => (Array.isArray(one) ? one : [one])) : [value];
}

async function fromFile(name: string): Promise<Claim[]> {
  const file = resolve(name);
  if (!EXTENSIONS.includes(extname(file))) {
    throw new InputError(
      `${name}: expected a file that ends in ${EXTENSIONS.join(', ')}, got "${extname(file)}"`,
    );
  }
  if (!existsSync(file)) throw new InputError(`${name}: expected a file with claims, got none there`);
  let module: Record<string, unknown>;
  try {
    module = await importFile(file);
  } catch (error) {
    const came = error instanceof Error ? error.message : String(error);
    // Of .ts and .js files the hook finds it.
    const remedy = came.startsWith("Cannot find package 'transferbound'")
      ? '; run `npm install transferbound` there'
      : '';
    throw new InputError(`${name}: expected a module that loads, got ${came}${remedy}`, {
      cause: error,
    });
  }
  const found = Object.values(module).flatMap(exported).filter(isClaim);
  if (found.length === 0) {
    throw new InputError(
      `${name}: expected an export made by defineClaim, got ${Object.keys(module).join(', ') || 'no exports'}`,
    );
  }
  const own = [...new Set(found)].map((claim) => fromClaimFile(defineClaim(claim), name));
  for (const {id} of own) {
    if ([...claims, ...mutants].some((builtIn) => builtIn.id === id))
      throw inputError(name, 'id', 'one that no built-in claim has', id);
  }
  return own;
}

/**
 * Claims and mutants, each of another id.
 * @param names ids of built-in claims and mutants, or files
 * @throws InputError where an id or a file is not there, or two claims have one id: they would share a row and a fixture
 */
export async function loadClaims(names: readonly string[]): Promise<Claim[]> {
  const found: Claim[] = [];
  for (const name of names) {
    const more = looksLikeFile(name) ? await fromFile(name) : [findClaim(name)];
    for (const claim of more) {
      if (found.some(({id}) => id === claim.id))
        throw inputError(name, 'id', 'each claim once', `${claim.id} twice`);
      found.push(claim);
    }
  }
  return found;
}
