/** What rows say of the encoders that were trained for them. */
import {percent, plural} from '../files/format.ts';
import {unhealthy} from '../worlds/pretext/representationHealth.ts';
import type {ResultRow} from './resultRow.ts';

type Encoder = NonNullable<ResultRow['encoders']>[number];

/** `3.1% below the best linear predictor of its width` */
export function againstLinear({loss, linear}: Pick<Encoder, 'loss' | 'linear'>): string {
  const share = percent(Math.abs(linear - loss), linear);
  return `${share} ${loss < linear ? 'below' : 'above'} the best linear predictor of its width`;
}

function encoderWords(encoder: Encoder): string {
  const {units, rank, explained} = encoder;
  const problem = unhealthy(encoder);
  const worse = encoder.loss < encoder.linear ? '' : ', no better than linear';
  return `rank ${rank} of ${units}, ${percent(Math.max(0, explained), 1)} of the variance explained, pretext loss ${againstLinear(encoder)}${problem ? `; ${problem}` : worse}`;
}

/** More encoders than these are counted. */
const MOST_NAMED = 3;

export const isSound = (encoder: Encoder): boolean =>
  encoder.loss < encoder.linear && unhealthy(encoder) === undefined;

/** One line per world whose encoders were trained on real data; the rows of a world share them. */
export function encoderLines(
  results: readonly ResultRow[],
): {readonly text: string; readonly sound: boolean}[] {
  const worlds = new Map<string, readonly Encoder[]>();
  for (const {world, encoders} of results) if (encoders && !worlds.has(world)) worlds.set(world, encoders);
  return [...worlds].map(([world, encoders]) => {
    // The worst first.
    const ordered = [...encoders].sort(
      (a, b) => Number(isSound(a)) - Number(isSound(b)) || b.loss / b.linear - a.loss / a.linear,
    );
    const named = ordered.slice(0, MOST_NAMED).map(encoderWords);
    const more = encoders.length - named.length;
    const rest = more > 0 ? [`${more} more, none of them worse`] : [];
    return {
      text: `${world}, ${plural(encoders.length, 'encoder')}: ${[...named, ...rest].join('; ')}`,
      sound: encoders.every(isSound),
    };
  });
}
