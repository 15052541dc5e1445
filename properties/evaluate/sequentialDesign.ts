/** What a sequential run will be able to see, worked out before it starts. */
import {detectableRate, trialsFor} from '../../theory/sequential/design.ts';
import {DEFAULT_BETS, type OddsBet, plannedBets} from '../../theory/sequential/oddsBets.ts';

export interface SequentialDesign {
  readonly nu: number;
  /** False-alarm limit of one claim's test. */
  readonly alpha: number;
  readonly trials: number;
  readonly bets: readonly OddsBet[];
  /** Smallest violation rate caught with 95% power; undefined where these trials catch none. */
  readonly catches?: number;
  /** The rate that must not go unnoticed, where one was asked for. */
  readonly detect?: number;
  /** Why `detect` is out of reach. */
  readonly shortfall?: string;
}

export interface DesignOptions {
  readonly nu: number;
  readonly alpha: number;
  readonly detect?: number;
  /** Trials where `detect` is not given or out of reach. */
  readonly trials: number;
  /** Most trials that `detect` may ask for. */
  readonly most?: number;
}

/** Trials up to which the exact number is worked out that a rate out of reach would need. */
const MOST_COUNTED = 400_000;

/**
 * With `detect`: as many trials as catch it with 95% power. Without, or where that takes more than `most`: `trials`,
 * and what they catch.
 */
export function sequentialDesign({
  nu,
  alpha,
  detect,
  trials,
  most = 20_000,
}: DesignOptions): SequentialDesign {
  const reach = (count: number, bets: readonly OddsBet[]): {catches?: number} => {
    const found = detectableRate({nu, trials: count, alpha, bets});
    return found.reachable ? {catches: found.rate} : {};
  };
  if (detect === undefined || !(detect > nu)) {
    const shortfall =
      detect === undefined
        ? {}
        : {detect, shortfall: `a rate of ${detect} is allowed by the claimed nu = ${nu}`};
    return {nu, alpha, trials, bets: DEFAULT_BETS, ...reach(trials, DEFAULT_BETS), ...shortfall};
  }
  const bets = plannedBets({nu, detect});
  const plan = trialsFor({nu, detect, alpha, bets, most});
  if (plan.reachable) return {nu, alpha, trials: plan.trials, bets, detect, ...reach(plan.trials, bets)};
  // How many it would take, where that can be worked out in seconds.
  const further = trialsFor({nu, detect, alpha, bets, most: MOST_COUNTED});
  const shortfall = further.reachable
    ? `${further.trials} trials are needed, ${most} allowed`
    : further.reason.replace(`${MOST_COUNTED} allowed`, `${most} allowed`);
  return {nu, alpha, trials, bets, detect, shortfall, ...reach(trials, bets)};
}

const percent = (rate: number): string => `${Number((100 * rate).toPrecision(3))}%`;

/** One line for the user, before the run. */
export function designLine(where: string, design: SequentialDesign): string {
  const {nu, alpha, trials, catches, detect, shortfall} = design;
  const sees = catches === undefined ? 'catch no rate' : `catch a violation rate of ${percent(catches)}`;
  const asked =
    shortfall === undefined ? '' : `; the ${percent(detect ?? 0)} asked for is out of reach: ${shortfall}`;
  return `${where}: ${trials.toLocaleString('en-US')} fresh samples per claim at nu = ${percent(nu)} ${sees} with 95% power (false alarms <= ${alpha.toExponential(1)} per claim)${asked}`;
}
