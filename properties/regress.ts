/**
 * Regression on bound validity: verdicts and slack on a committed corpus of settings against a committed baseline.
 * The corpus holds the settings themselves, so a change of the generators does not change what is compared.
 */
import {readFile} from 'node:fs/promises';
import {basename} from 'node:path';
import fc from 'fast-check';
import type {Claim} from '../theory/claim.ts';
import {InputError} from '../theory/errors.ts';
import {generator} from '../theory/generator.ts';
import {familyFor, isSetting, type Setting} from './families/index.ts';
import {evaluateSetting} from './harness.ts';
import type {Verdict} from './judge.ts';

export const BASELINE_VERSION = 1;

export interface BaselineEntry {
  readonly claim: string;
  readonly setting: Setting;
  readonly verdict: Verdict | 'hypotheses failed';
  /** Certified ends of rhs - lhs; null where nothing was concluded or an end is infinite. */
  readonly slack: readonly [number | null, number | null];
}

export interface Baseline {
  readonly format: 'transferbound baseline';
  readonly version: typeof BASELINE_VERSION;
  readonly seed: number;
  readonly entries: readonly BaselineEntry[];
}

export interface Difference {
  readonly claim: string;
  readonly what: string;
  readonly setting?: Setting;
}

const end = (x: number | undefined): number | null => (x !== undefined && Number.isFinite(x) ? x : null);

function entry(claim: Claim, setting: Setting): BaselineEntry {
  const {verdict, inequality} = evaluateSetting(claim, setting);
  return {
    claim: claim.id,
    setting,
    verdict: verdict ?? 'hypotheses failed',
    slack: [end(inequality?.slack.lo), end(inequality?.slack.hi)],
  };
}

/** `each` settings a claim, hypotheses satisfied where a few tries find such ones. */
export function makeBaseline(claims: readonly Claim[], seed: number, each: number): Baseline {
  const entries = claims.flatMap((claim) => {
    const drawn = fc.sample(familyFor(claim).settings(claim.needs) as fc.Arbitrary<Setting>, {
      seed: generator(seed)
        .derive(`baseline ${claim.id}`)
        .integer(2 ** 31),
      numRuns: 6 * each,
    });
    const all = drawn.map((setting) => entry(claim, setting));
    const kept = all.filter(({verdict}) => verdict !== 'hypotheses failed');
    return (kept.length >= each ? kept : all).slice(0, each);
  });
  return {format: 'transferbound baseline', version: BASELINE_VERSION, seed, entries};
}

/** One line an entry, so that a diff of the file shows which settings moved. */
export function baselineText({format, version, seed, entries}: Baseline): string {
  const lines = entries.map((one) => `    ${JSON.stringify(one)}`).join(',\n');
  return `{\n  "format": ${JSON.stringify(format)},\n  "version": ${version},\n  "seed": ${seed},\n  "entries": [\n${lines}\n  ]\n}\n`;
}

export async function readBaseline(file: string): Promise<Baseline> {
  const name = basename(file);
  let value: Partial<Baseline>;
  try {
    value = JSON.parse(await readFile(file, 'utf8')) as Partial<Baseline>;
  } catch (error) {
    throw new InputError(
      `${name}: expected a readable baseline in JSON, got ${(error as Error).message.split(',')[0]}`,
    );
  }
  if (
    value?.format !== 'transferbound baseline' ||
    value.version !== BASELINE_VERSION ||
    !Array.isArray(value.entries)
  ) {
    throw new InputError(
      `${name}: expected a transferbound baseline of version ${BASELINE_VERSION}, got another document`,
    );
  }
  for (const [i, one] of value.entries.entries()) {
    if (typeof one?.claim !== 'string' || !isSetting(one.setting) || !Array.isArray(one.slack)) {
      throw new InputError(
        `${name}: entries[${i}]: expected claim, setting, verdict and slack, got ${JSON.stringify(one)?.slice(0, 60)}`,
      );
    }
  }
  return value as Baseline;
}

function moved(was: number | null, is: number | null, tolerance: number): boolean {
  if (was === null || is === null) return was !== is;
  return Math.abs(was - is) > tolerance * Math.max(1, Math.abs(was));
}

/** @param tolerance how far an end of the slack may move, relative to max(1, |slack|) */
export function compareBaseline(
  baseline: Baseline,
  claims: readonly Claim[],
  tolerance: number,
): Difference[] {
  const known = new Map(claims.map((claim) => [claim.id, claim]));
  const differences: Difference[] = [];
  const seen = new Set<string>();
  for (const was of baseline.entries) {
    seen.add(was.claim);
    const claim = known.get(was.claim);
    if (!claim) {
      if (!differences.some((d) => d.claim === was.claim))
        differences.push({claim: was.claim, what: 'in the baseline, but no longer a claim'});
      continue;
    }
    const is = entry(claim, was.setting);
    if (is.verdict !== was.verdict) {
      const alarm = is.verdict === 'refuted' ? 'NEW VIOLATION: ' : '';
      differences.push({
        claim: claim.id,
        what: `${alarm}verdict was ${was.verdict}, is ${is.verdict}`,
        setting: was.setting,
      });
    } else if (moved(was.slack[0], is.slack[0], tolerance) || moved(was.slack[1], is.slack[1], tolerance)) {
      differences.push({
        claim: claim.id,
        what: `slack was [${was.slack}], is [${is.slack}]`,
        setting: was.setting,
      });
    }
  }
  for (const claim of claims)
    if (!seen.has(claim.id))
      differences.push({claim: claim.id, what: 'a claim without settings in the baseline'});
  return differences;
}
