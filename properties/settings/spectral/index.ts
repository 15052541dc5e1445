import {fromDouble} from '../../../theory/arithmetic/rational.ts';
import type {Generator as Random} from '../../../theory/laws/generator.ts';
import {makeSpectralCase, type SpectralCase} from '../../../theory/spectral/spectralCase.ts';
import {plural} from '../../files/format.ts';
import {type Axes, dropEach} from '../edit/axes.ts';
import {changeNumber, nearJson} from '../edit/moves.ts';
import {simplerNumbers} from '../edit/numbers.ts';
import {shrinkingAlong} from '../edit/shrinkAlong.ts';
import type {SettingFamily} from '../settingFamily.ts';
import {spectralSettings} from './arbitrary.ts';
import {type SpectralSetting, spectralSetting} from './setting.ts';

/** The case that a spectral setting describes. */
export function spectralCase({weights, kept, labels}: SpectralSetting): SpectralCase {
  return makeSpectralCase(weights, kept, labels.map(fromDouble));
}

const AXES: Axes = {weights: ['point', 'point'], labels: ['point']};

/** A point less and k one smaller; both entries of a pair of points changed together. */
function* pairMoves(s: SpectralSetting): Generator<SpectralSetting> {
  yield* dropEach({...s, kept: s.kept - 1}, AXES, 'point');
  for (let i = 0; i < s.weights.length; i++)
    for (let j = 0; j < i; j++) yield* changeNumber(s, simplerNumbers, ['weights', i, j], ['weights', j, i]);
}

const {shrinkMoves, shrinkCost} = shrinkingAlong<SpectralSetting>(AXES, pairMoves);

function near(s: SpectralSetting, random: Random): SpectralSetting {
  return nearJson(s, random, ([name, i, j]) => (name === 'weights' ? [['weights', j!, i!]] : []));
}

/** Small weighted graphs with a function on their points. */
export const spectralFamily: SettingFamily<SpectralSetting, SpectralCase> = {
  name: 'spectral',
  subject: 'spectral',
  schema: spectralSetting,
  settings: spectralSettings,
  materialise: spectralCase,
  shrinkMoves,
  shrinkCost,
  near,
  around: shrinkMoves,
  asksFor: 'a graph of augmentations',
  size: ({weights, kept}) => `${plural(weights.length, 'point')}, k = ${kept}`,
};
