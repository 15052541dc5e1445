/** Checks claims on worlds of real digits: deterministic ones exactly, with-probability ones by the sequential test. */
import type {Case} from '../theory/case.ts';
import type {Claim, WithProbabilityClaim} from '../theory/claim.ts';
import {generator} from '../theory/generator.ts';
import {freshTrials} from '../theory/sequential/freshTrials.ts';
import {observe} from '../theory/sequential/observe.ts';
import {type SequentialTest, sequentialTest} from '../theory/sequential/sequentialTest.ts';
import {sequentialVerdict} from '../theory/sequential/sequentialVerdict.ts';
import {verdictLine} from '../theory/sequential/verdictLine.ts';
import {drawSample} from './drawSample.ts';
import {type Evidence, evaluate} from './evaluate.ts';
import {type CheckOptions, type ClaimResult, newTally, overall, type Tally, tallyUp} from './harness.ts';
import {judge, ratio} from './judge.ts';
import type {SequentialDesign} from './sequentialDesign.ts';
import {digitsCase} from './worlds/images/digitsCase.ts';
import {imageSettings} from './worlds/images/imageSettings.ts';

export interface ImageOptions extends Omit<CheckOptions, 'runs'> {
  /** Settings, the first with all 70,000 images. */
  readonly settings: number;
  /** Of the with-probability claims' tests; its trials are spread over the settings. */
  readonly design: SequentialDesign;
}

interface Row {
  readonly claim: Claim;
  readonly tally: Tally;
  readonly source: ReturnType<typeof freshTrials>;
  test: SequentialTest;
  counterexample?: {readonly setting: unknown; readonly evidence: Evidence};
}

function tryFreshSamples(
  row: Row,
  claim: WithProbabilityClaim,
  c: Case,
  setting: unknown,
  trials: number,
): void {
  const {tally} = row;
  tally.settings++;
  const failed = claim.hypotheses.filter((hypothesis) => hypothesis.holds(c) !== true);
  for (const {name} of failed) tally.failed.set(name, (tally.failed.get(name) ?? 0) + 1);
  if (failed.length > 0) return;
  tally.kept++;
  const judged = claim.prepare(c);
  for (let k = 0; k < trials; k++) {
    const trial = row.source.draw(c.nu, setting);
    const found = judged(drawSample(c, trial.generator));
    const verdict = judge(found);
    row.test = observe(
      row.test,
      trial,
      verdict === 'refuted' ? 'violated' : verdict === 'holds' ? 'held' : 'undecided',
    );
    tally.samples++;
    if (verdict === 'undecided') tally.undecided++;
    tally.slack = Math.min(tally.slack, found.slack.lo);
    const tightness = ratio(found);
    if (tightness !== undefined && tightness > (tally.tightest?.ratio ?? 0)) {
      tally.tightest = {ratio: tightness, setting};
    }
  }
}

function result(row: Row, seed: number): ClaimResult {
  const {claim, tally, test, counterexample} = row;
  const {failed, ...rest} = tally;
  const shared = {...rest, claim: claim.id, world: 'digits', seed, failed: Object.fromEntries(failed)};
  if (claim.kind !== 'with-probability') {
    return {
      ...shared,
      verdict: overall(tally, counterexample !== undefined),
      ...(counterexample ? {counterexample} : {}),
    };
  }
  const verdict = sequentialVerdict(test);
  return {...shared, verdict: verdict.kind, test: verdictLine(verdict)};
}

/** The first setting, with all images, is the slow one: it gets few of the trials where there are others. */
function spread(trials: number, settings: number): number[] {
  const first = settings > 1 ? Math.min(20, Math.ceil(trials / settings)) : trials;
  const shares = [first];
  for (let i = 1; i < settings; i++) {
    shares.push(
      Math.floor(((trials - first) * i) / (settings - 1)) -
        Math.floor(((trials - first) * (i - 1)) / (settings - 1)),
    );
  }
  return shares;
}

/** All claims on each setting in turn, so that a world is built once. */
export async function checkImages(claims: readonly Claim[], options: ImageOptions): Promise<ClaimResult[]> {
  const {seed, settings, design, onProgress, signal} = options;
  const shares = spread(design.trials, settings);
  const rows: Row[] = claims.map((claim) => ({
    claim,
    tally: newTally(),
    source: freshTrials(generator(seed).derive(`trials ${claim.id}`)),
    test: sequentialTest({alpha: design.alpha, bets: [...design.bets]}),
  }));
  let done = 0;
  for (const [i, setting] of imageSettings(seed, settings, design.nu).entries()) {
    if (signal?.aborted) break;
    const c = digitsCase(setting);
    for (const row of rows) {
      if (signal?.aborted) break;
      const {claim} = row;
      if (claim.kind === 'with-probability') tryFreshSamples(row, claim, c, setting, shares[i]!);
      else {
        const evidence = evaluate(claim, c);
        tallyUp(row.tally, evidence, setting);
        if (evidence.verdict === 'refuted') row.counterexample ??= {setting, evidence};
      }
      onProgress?.(++done);
      await new Promise(setImmediate);
    }
  }
  return rows.map((row) => result(row, seed));
}
