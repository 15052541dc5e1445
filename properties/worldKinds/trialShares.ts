/** A trial costs about as much as its sample is large, up to a point. */
const FULL = 1000;
const LEAST = 1 / 8;

/**
 * The trials of a claim over its settings, as evenly as they go, but fewer on large samples: an eighth of a share from
 * 8,000 draws on, and one at least where there are so many.
 *
 * @param settings at least one, each with its n
 */
export function trialShares(trials: number, settings: readonly {readonly n: number}[]): number[] {
  const weights = settings.map(({n}) => Math.max(LEAST, Math.min(1, FULL / n)));
  const total = weights.reduce((a, b) => a + b, 0);
  const spare = Math.max(0, trials - settings.length);
  const least = trials >= settings.length ? 1 : 0;
  let [given, sum] = [0, 0];
  return weights.map((weight) => {
    sum += weight;
    const upTo = Math.round(((least ? spare : trials) * sum) / total);
    const own = upTo - given;
    given = upTo;
    return own + least;
  });
}
