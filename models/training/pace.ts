import type {Loop} from './loop.ts';

/** Steps that are taken at once, at most, and milliseconds that they may take. */
const MOST = 32;
const SPAN = 20;

/** How many steps of the active cases to take at once, before anything else has to be done. */
export function pace(loop: Loop): (active: readonly number[]) => number {
  const {trainer, terms, cases, states, options} = loop;
  const alike =
    trainer.steps !== undefined &&
    options.earlyStop === undefined &&
    !(options.onStep && !options.reportEvery) &&
    terms.every(({fixed}) => fixed) &&
    cases.every(({ascent}) => ascent === undefined);
  let before = performance.now();
  let last = 0;
  return (active) => {
    if (!alike) return 1;
    const now = performance.now();
    const each = (now - before) / last;
    before = now;
    const left = Math.min(...active.map((i) => cases[i]!.steps - states[i]!.steps));
    last = last === 0 ? 1 : Math.min(left, MOST, Math.max(1, Math.floor(SPAN / each)));
    return last;
  };
}
