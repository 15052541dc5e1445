import asciichart from 'asciichart';
import {mean} from 'simple-statistics';
import {short} from '../properties/files/format.ts';

const HEIGHT = 10;
const MARGIN = 10;

/** A curve over steps as a chart that fits `columns`: each column shows the mean of its share of the steps. */
export function lossChart(title: string, curve: ArrayLike<number>, columns: number): string {
  const finite = Array.from(curve).filter(Number.isFinite);
  if (finite.length === 0) return `${title}: no steps`;
  const width = Math.max(1, Math.min(finite.length, columns - MARGIN - 2));
  const means = Array.from({length: width}, (_, i) => {
    const from = Math.floor((i * finite.length) / width);
    return mean(finite.slice(from, Math.floor(((i + 1) * finite.length) / width)));
  });
  const chart = asciichart.plot(means, {
    height: HEIGHT,
    format: (x) => short(x).padStart(MARGIN - 1),
  });
  return `${title}, steps 1 to ${curve.length.toLocaleString('en-US')}\n${chart}`;
}
