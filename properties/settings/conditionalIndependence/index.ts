import {
  type ConditionalIndependenceCase,
  makeConditionalIndependenceCase,
} from '../../../theory/conditionalIndependence/conditionalIndependenceCase.ts';
import {plural} from '../../files/format.ts';
import {nearJson} from '../edit/moves.ts';
import {shrinkingAlong} from '../edit/shrinkAlong.ts';
import type {SettingFamily} from '../settingFamily.ts';
import {conditionalIndependenceSettings} from './arbitrary.ts';
import {type ConditionalIndependenceSetting, conditionalIndependenceSetting} from './setting.ts';

const {shrinkMoves, shrinkCost} = shrinkingAlong<ConditionalIndependenceSetting>({
  joint: ['point', 'atom', 'class'],
  targets: ['atom', 'output'],
  representation: ['point', 'feature'],
  decoder: ['output', 'feature'],
  head: ['class'],
});

/** Small joint laws of two views and a class, with a representation of the first view. */
export const conditionalIndependenceFamily: SettingFamily<
  ConditionalIndependenceSetting,
  ConditionalIndependenceCase
> = {
  name: 'conditionalIndependence',
  subject: 'conditionalIndependence',
  schema: conditionalIndependenceSetting,
  settings: conditionalIndependenceSettings,
  materialise: makeConditionalIndependenceCase,
  shrinkMoves,
  shrinkCost,
  near: (setting, random) => nearJson(setting, random),
  around: shrinkMoves,
  asksFor: 'the joint law of two views of the input and the class',
  size: ({joint, head}) => `${plural(joint.length, 'point')}, ${plural(head.length, 'class', 'classes')}`,
};
