import type {Generator} from '../laws/generator.ts';
import type {Sample} from '../laws/pool.ts';

type Draw = (random: Generator) => Sample;

/** Draws D and, where a claim is about one, D' with it. @param test whether it is; @param held draws D' */
export const drawnFor =
  ({test}: {readonly test?: boolean}, labelled: Draw, held: Draw): Draw =>
  (random) =>
    test ? {...labelled(random), test: held(random)} : labelled(random);
