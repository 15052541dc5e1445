/**
 * The hunt for claims that hold with probability 1 - nu on worlds where samples are drawn rather than enumerated. The
 * search scores settings on draws of its own, which are no evidence; fresh draws on the best settings decide.
 */

import type {Claim} from '../../theory/claim/claim.ts';
import {countSamples} from '../../theory/laws/enumerate.ts';
import {generator} from '../../theory/laws/generator.ts';
import {freshTrials, markSearched} from '../../theory/sequential/freshTrials.ts';
import {ratio} from '../evaluate/verdictOf.ts';
import {quoted} from '../files/quoted.ts';
import type {ResultRow} from '../record/resultRow.ts';
import {sampledSetting} from '../record/sampledSetting.ts';
import {finiteCase} from '../settings/finite/case.ts';
import {finiteFamily} from '../settings/finite/index.ts';
import type {FiniteSetting} from '../settings/finite/setting.ts';
import {checkSequential, type SequentialOptions} from '../worldKinds/finite/searchPart.ts';
import {type HuntOptions, searching} from './hunt.ts';
import {Blackboard} from './memory.ts';
import {NOTHING, rateScore} from './score.ts';
import {annealing, drawing, spaceFor} from './strategies.ts';

export interface SampledHuntOptions
  extends Pick<HuntOptions, 'evaluations' | 'budget' | 'name' | 'onProgress' | 'onSearched' | 'signal'>,
    Pick<SequentialOptions, 'design' | 'seed'> {}

const MOST_POINTS = 32;
const MOST_DRAWS = 64;
const MOST_SIGNED = 20_000;
/** Searched draws per setting. */
const DRAWS = 24;

/** Points and draws beyond what is enumerated; complexities are still exact, so signs keep to fewer. */
function drawable(claim: {needs: {signs?: boolean}}, {T, n, representation}: FiniteSetting): boolean {
  if (representation.length > MOST_POINTS || n > MOST_DRAWS) return false;
  const atoms = [...T.plus, ...T.minus].filter((mass) => mass > 0).length;
  return !claim.needs.signs || countSamples(2 * atoms, n) <= MOST_SIGNED;
}

export async function huntSampled(claim: Claim, options: SampledHuntOptions): Promise<ResultRow> {
  const {design, seed, evaluations = Number.POSITIVE_INFINITY} = options;
  const random = generator(seed).derive(`sampled hunt ${claim.id}`);
  const source = freshTrials(random.derive('search'));
  const space = spaceFor(finiteFamily, claim, (setting) => drawable(claim, setting));
  const board = new Blackboard<FiniteSetting>();
  const strategies = [
    annealing(space, board, random.derive('anneal')),
    drawing(space, random.derive('draw')),
  ] as const;
  const told = [NOTHING, NOTHING];
  let best: number | undefined;

  const look = (setting: FiniteSetting): number => {
    let c: ReturnType<typeof finiteCase>;
    try {
      c = finiteCase(setting);
    } catch {
      return NOTHING;
    }
    const sampled = sampledSetting(claim, setting, c);
    if (!sampled.kept) return NOTHING;
    const ratios = Array.from({length: DRAWS}, () => {
      const searched = markSearched(source.draw(c.nu, setting));
      return ratio(sampled.look(searched.generator)) ?? 0;
    }).sort((a, b) => b - a);
    const quantile = ratios[Math.min(DRAWS - 1, Math.floor(c.nu * DRAWS))]!;
    best = Math.max(best ?? 0, quantile);
    return rateScore(quantile, ratios.reduce((sum, x) => sum + Math.min(1, x), 0) / DRAWS);
  };

  let done = 0;
  await searching(options, () => {
    if (done >= evaluations) return undefined;
    const by = done++ % 3 === 2 ? 1 : 0;
    const proposed = strategies[by].next(told[by]!).value;
    const setting = {...proposed, nu: design.nu};
    const score = look(setting);
    told[by] = score;
    if (score > NOTHING) board.add({setting, score});
    return {evaluations: done, ...(best === undefined ? {} : {ratio: best})};
  });
  options.onSearched?.();
  const {nu, alpha, trials} = design;
  return checkSequential(claim, {
    design,
    seed,
    command: `transferbound hunt ${quoted(options.name ?? claim.id)} --sampled --evaluations ${done} --seed ${seed} --nu ${nu} --alpha ${alpha} --trials ${trials}`,
    runs: 1,
    proposals: board.elite.map(({setting}) => setting),
    ...(options.signal ? {signal: options.signal} : {}),
  });
}
