/**
 * One line for a sequential verdict, for example
 *   not refuted: 0 violations in 1,375 trials, rate <= 1.02% at 1 - 1e-6; would have caught 6.15% (claimed 1%)
 *   refuted: 61 violations in 412 trials, e-value 10^6.1 >= 10^6 (claimed 5%)
 * Limits and detectable rates are rounded up, e-values down.
 */
import type {SequentialVerdict} from './sequentialVerdict.ts';

/** At most three significant digits, never below x. */
function roundedUp(x: number): number {
  const nearest = Number(x.toPrecision(3));
  if (nearest >= x) return nearest;
  const step = 10 ** (Math.floor(Math.log10(x)) - 2);
  return Number((nearest + step).toPrecision(3));
}

function percent(rate: number): string {
  return `${Number((100 * roundedUp(rate)).toPrecision(3))}%`;
}

function counted(n: number, noun: string): string {
  return `${n.toLocaleString('en-US')} ${noun}${n === 1 ? '' : 's'}`;
}

function level(alpha: number): string {
  return alpha < 1e-3 ? roundedUp(alpha).toExponential() : String(roundedUp(alpha));
}

function seen({violations, undecided, trials}: SequentialVerdict): string {
  const open = undecided === 0 ? '' : ` and ${undecided.toLocaleString('en-US')} undecided`;
  return `${counted(violations, 'violation')}${open} in ${counted(trials, 'trial')}`;
}

function limits({rateLimit, decidedRateLimit, undecided, alpha}: SequentialVerdict): string {
  const decided =
    undecided === 0 ? '' : ` (${percent(decidedRateLimit)} if no undecided trial was a violation)`;
  return `rate <= ${percent(rateLimit)}${decided} at 1 - ${level(alpha)}`;
}

function caught({detectable, power}: SequentialVerdict): string {
  if (!detectable.reachable) return `could have caught no rate: ${detectable.reason}`;
  const often = power === 0.95 ? '' : ` with power ${power}`;
  return `would have caught ${percent(detectable.rate)}${often}`;
}

export function verdictLine(verdict: SequentialVerdict): string {
  const {kind, claimedRate, peakLogE, alpha} = verdict;
  if (claimedRate === undefined) return 'undecided: no trials';
  const claimed = `(claimed ${Number((100 * claimedRate).toPrecision(3))}%)`;
  if (kind === 'refuted') {
    const exponent = (Math.floor((10 * peakLogE) / Math.LN10) / 10).toString();
    const needed = Number((-Math.log10(alpha)).toPrecision(3));
    return `refuted: ${seen(verdict)}, e-value 10^${exponent} >= 10^${needed} ${claimed}`;
  }
  return `${kind}: ${seen(verdict)}, ${limits(verdict)}; ${caught(verdict)} ${claimed}`;
}
