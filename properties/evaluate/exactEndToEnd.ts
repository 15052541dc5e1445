/** An end-to-end claim on a world so small that every pair of samples is judged, with its exact probability. */

import {addDown, addUp, mulDown, mulUp, point, sum} from '../../theory/arithmetic/interval.ts';
import type {EndToEndClaim} from '../../theory/claim/claim.ts';
import type {EndToEndCase} from '../../theory/endToEnd/endToEndCase.ts';
import {inputError} from '../../theory/errors.ts';
import {jointAtoms} from '../../theory/heads/risk.ts';
import {enumerateSamples} from '../../theory/laws/enumerate.ts';
import {pointMass} from '../../theory/laws/pool.ts';
import {inequality} from '../../theory/statement/inequality.ts';
import {checkedJudge} from './checkedInequality.ts';
import type {Evidence} from './evaluate.ts';
import {judge, ratio} from './judge.ts';
import {sampleMeans} from './sampleMeans.ts';

type Visit = (counts: Float64Array, lo: number, hi: number) => void;

/** As enumerateSamples, but a law of a single atom has a single sample however large. */
function everySample(masses: Float64Array, draws: number, visit: Visit): void {
  const atoms = masses.reduce((count, mass) => count + (mass > 0 ? 1 : 0), 0);
  if (atoms === 1)
    visit(
      masses.map((mass) => (mass > 0 ? draws : 0)),
      1,
      1,
    );
  else enumerateSamples(masses, draws, (counts, lo, hi) => visit(Float64Array.from(counts), lo, hi));
}

export function exactEndToEnd(claim: EndToEndClaim, c: EndToEndCase): Evidence {
  const {pool, pretrain} = c;
  if (!pretrain)
    throw inputError('exactEndToEnd', 'pretrain', 'a world small enough to enumerate', undefined);
  const {size} = pool;
  const prepared = claim.prepare(c);
  const masses = Float64Array.from({length: size}, (_, j) => pointMass(pool.U, j));
  const samples: {plus: Float64Array; minus: Float64Array; lo: number; hi: number}[] = [];
  everySample(jointAtoms(pool.T), c.n, (counts, lo, hi) =>
    samples.push({plus: counts.slice(0, size), minus: counts.slice(size), lo, hi}),
  );
  let [lo, hi, pairs, mean] = [0, 0, 0, 0];
  const means = sampleMeans();
  const ratios: {value: number; probability: number}[] = [];
  everySample(masses, c.draws, (counts, from, to) => {
    const judged = checkedJudge(prepared({counts, network: pretrain(counts)}));
    for (const sample of samples) {
      pairs++;
      const found = judged({plus: sample.plus, minus: sample.minus, n: c.n});
      const verdict = judge(found);
      if (verdict === 'refuted') lo = addDown(lo, mulDown(from, sample.lo));
      if (verdict !== 'holds') hi = addUp(hi, mulUp(to, sample.hi));
      const value = ratio(found) ?? 0;
      const probability = to * sample.hi;
      mean += Math.min(1, value) * probability;
      means.add(found, probability);
      ratios.push({value, probability});
    }
  });
  const levels = {...(claim.pretrainingOnly ? {} : {nu: point(c.nu)}), "nu'": point(c.nuPretraining)};
  const allowed = sum(Object.values(levels)).hi;
  ratios.sort((a, b) => b.value - a.value);
  let above = 0;
  let quantile = 0;
  for (const {value, probability} of ratios) {
    above += probability;
    quantile = value;
    if (above > allowed) break;
  }
  const violation = {lo: Math.max(0, lo), hi: Math.min(1, hi)};
  const found = inequality(violation, levels);
  return {
    failed: [],
    verdict: judge(found),
    inequality: found,
    ratio: quantile,
    meanRatio: mean,
    samples: pairs,
    violation,
    over: means.result(),
  };
}
