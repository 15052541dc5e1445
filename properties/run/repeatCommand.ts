/** The command line that repeats a row of a run: the same evidence, on another day or machine. */
import {nextUp} from '../../theory/arithmetic/interval.ts';
import type {Claim} from '../../theory/claim/claim.ts';
import {divideAlpha} from '../../theory/sequential/sequentialTest.ts';
import {claimFile} from '../claimRegistry/claimFile.ts';
import {looksLikeFile} from '../claimRegistry/loadClaims.ts';
import {quoted} from '../files/quoted.ts';
import {RUN_DEFAULTS} from '../worldKinds/runSettings.ts';
import {countOf, type WorldKind} from '../worldKinds/worldKind.ts';
import type {Prepared} from './runManifest.ts';

/** The limit of which so many tests have this share each, to the last bit where there is one. */
function limitOf(share: number, tests: number): number {
  let limit = share * tests;
  for (let steps = 0; steps < 8 && divideAlpha({claims: tests, alpha: limit}) < share; steps++)
    limit = nextUp(limit);
  return limit;
}

/**
 * @example
 * `transferbound check main-theorem --seed 3 --trained-runs 75 --world context --exact --backend wasm`
 */
export function repeatCommand(
  {
    claims,
    plan: {settings, design},
    manifest: {names, backend},
  }: Pick<Prepared, 'claims' | 'plan' | 'manifest'>,
  kind: WorldKind,
  claim: Claim,
): string {
  const byId = names.length === 0 || names.includes(claim.id);
  const file = claimFile(claim);
  const words = byId ? [claim.id] : file === undefined ? names.filter(looksLikeFile) : [file];
  const parts = ['transferbound check', ...words.map(quoted), `--seed ${settings.seed}`];
  if (!byId && settings.grep !== undefined) parts.push(`--grep ${quoted(settings.grep)}`);
  parts.push(`${kind.count.flag} ${countOf(settings, kind.count)}`, `--world ${quoted(kind.name)}`);
  parts.push(...kind.switches(settings));
  if (settings.nu !== RUN_DEFAULTS.nu) parts.push(`--nu ${settings.nu}`);
  const atEdges = (one: Claim): boolean => kind.edges?.scope(one, settings) === true;
  if (kind.draws(claim, settings) || atEdges(claim)) {
    const again = byId ? [claim] : claims.filter((one) => !names.includes(one.id) && claimFile(one) === file);
    const drawn = again.filter((one) => kind.scope(one) && kind.draws(one, settings));
    const tests = drawn.length + again.filter(atEdges).length;
    // The share of the run's limit that this claim's test had.
    const alpha = limitOf(design.alpha, tests);
    if (alpha !== RUN_DEFAULTS.alpha) parts.push(`--alpha ${alpha}`);
    if (settings.trials !== RUN_DEFAULTS.trials) parts.push(`--trials ${settings.trials}`);
    if (settings.detect !== undefined) parts.push(`--detect ${settings.detect}`);
  }
  if (kind.trains && backend) parts.push(`--backend ${backend.name}`);
  return parts.join(' ');
}
