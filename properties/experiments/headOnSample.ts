/** A head fitted on one labelled sample: what the main theorem's bound says of it, and what it comes to. */
import type {Interval} from '../../theory/arithmetic/interval.ts';
import type {Case} from '../../theory/case/case.ts';
import {drawSample} from '../../theory/case/drawSample.ts';
import {constants, populationRisk} from '../../theory/case/quantities.ts';
import {mainTheorem} from '../../theory/claims/estimation/main-theorem.ts';
import {mainTheoremPublished} from '../../theory/claims/estimation/main-theorem-published.ts';
import {fineTuner} from '../../theory/estimation/fineTuning.ts';
import {generator} from '../../theory/laws/generator.ts';
import type {Sample} from '../../theory/laws/pool.ts';
import {totalVariation} from '../../theory/laws/totalVariation.ts';
import type {Inequality} from '../../theory/statement/inequality.ts';
import {classConstant, pretextExcessRisk, relatedTasks} from '../../theory/transfer/decomposition.ts';
import {accuracy} from './accuracy.ts';
import {withDrawnSigns} from './drawnSigns.ts';

/** The claims of the main theorem, each on the sample that was drawn. */
const FORMS = {sharp: mainTheorem, published: mainTheoremPublished} as const;

export interface MainTheoremBound extends Inequality {
  readonly form: keyof typeof FORMS;
}

export interface HeadOnSample {
  readonly sample: Sample;
  readonly theta: Float64Array;
  readonly quantities: {
    readonly G: number;
    readonly B: number;
    readonly C: Interval;
    readonly excessPretextRisk: Interval;
    readonly totalVariation: Interval;
    readonly fineTunedRisk: Interval;
  };
  /** In the order sharp, published; undefined where the tasks are unrelated on the class. */
  readonly bounds: readonly MainTheoremBound[] | undefined;
  /** Under T, on the whole pool. */
  readonly accuracy: number;
}

/** @param seed of the sample, and of signs where those are drawn */
export function headOnSample(c: Case, seed: number): HeadOnSample {
  const sample = drawSample(c, generator(seed).derive('fine-tuning sample'));
  const {theta} = fineTuner(c)(sample);
  return {
    sample,
    theta,
    quantities: {
      ...constants(c),
      C: classConstant(c).constant,
      excessPretextRisk: pretextExcessRisk(c),
      totalVariation: totalVariation(c.pool),
      fineTunedRisk: populationRisk(c, 'T', c.representation, theta),
    },
    // Without a finite constant the tasks are unrelated on the class, and nothing is claimed.
    bounds:
      relatedTasks.holds(c) === true
        ? (['sharp', 'published'] as const).map((form) => {
            const signs = generator(seed).derive('signs');
            return {form, ...FORMS[form].prepare(withDrawnSigns(c, signs))(sample)};
          })
        : undefined,
    accuracy: accuracy(c.pool.T, c.representation, theta),
  };
}
