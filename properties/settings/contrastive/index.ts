import {fromDouble} from '../../../theory/arithmetic/rational.ts';
import {type ContrastiveCase, makeContrastiveCase} from '../../../theory/contrastive/contrastiveCase.ts';
import {plural} from '../../files/format.ts';
import {nearJson} from '../edit/moves.ts';
import {shrinkingAlong} from '../edit/shrinkAlong.ts';
import type {SettingFamily} from '../settingFamily.ts';
import {contrastiveSettings} from './arbitrary.ts';
import {type ContrastiveSetting, contrastiveSetting} from './setting.ts';

/** The case that a contrastive setting describes. */
export function contrastiveCase({
  loss,
  height,
  priors,
  laws,
  representation,
}: ContrastiveSetting): ContrastiveCase {
  return makeContrastiveCase({
    loss,
    height: fromDouble(height),
    priors,
    laws,
    representation: representation.map((row) => row.map(fromDouble)),
  });
}

const {shrinkMoves, shrinkCost} = shrinkingAlong<ContrastiveSetting>(
  {priors: ['class'], laws: ['class', 'point'], representation: ['point', 'feature']},
  function* (s) {
    if (s.loss === 'logistic') yield {...s, loss: 'hinge'};
  },
  ({loss}) => (loss === 'logistic' ? 10 : 0),
);

/** Classes with a law each over a few points, and a representation of the points. */
export const contrastiveFamily: SettingFamily<ContrastiveSetting, ContrastiveCase> = {
  name: 'contrastive',
  subject: 'contrastive',
  schema: contrastiveSetting,
  settings: contrastiveSettings,
  materialise: contrastiveCase,
  shrinkMoves,
  shrinkCost,
  near: (setting, random) => nearJson(setting, random),
  around: shrinkMoves,
  asksFor: 'classes, each with the law of its points',
  size: ({priors, representation}) =>
    `${plural(priors.length, 'class', 'classes')}, ${plural(representation.length, 'point')}`,
};
