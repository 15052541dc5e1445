import type {Case} from '../../../theory/case/case.ts';
import type {Claim} from '../../../theory/claim/claim.ts';
import {countSamples} from '../../../theory/laws/enumerate.ts';
import {plural} from '../../files/format.ts';
import type {Masses} from '../schemaParts.ts';
import type {SettingFamily} from '../settingFamily.ts';
import {finiteSettings} from './arbitrary.ts';
import {finiteCase} from './case.ts';
import {finiteEdges} from './edges.ts';
import {informativeSettings} from './informative.ts';
import {nearFinite} from './neighbours.ts';
import {type FiniteSetting, finiteSetting} from './setting.ts';
import {shrinkCost, shrinkMoves} from './shrink.ts';
import {aroundFinite, levelLines, varyFinite} from './vary.ts';

/** Which finite settings a hunt may try: the enumeration that a claim asks for has to stay within milliseconds. */
const MOST_POINTS = 12;
const MOST_DRAWS = 64;
const MOST_SAMPLES = 200;
const MOST_SAMPLES_BALL = 40;
/** Pairs of a sample and a held-out one. */
const MOST_PAIRS = 5_000;
const MOST_SIGNED = 1_200;

const used = (masses: readonly number[]): number => masses.filter((mass) => mass > 0).length;

const atoms = ({plus, minus}: Masses): number => used(plus) + used(minus);

const inputs = ({plus, minus}: Masses): number => used(plus.map((mass, j) => mass + minus[j]!));

function affordable(claim: Claim, {T, n, heads, representation}: FiniteSetting): boolean {
  if (representation.length > MOST_POINTS || n > MOST_DRAWS) return false;
  const {samples, signs, oneHot, test} = claim.needs;
  if (test && countSamples(atoms(T), n) ** 2 > MOST_PAIRS) return false;
  if (samples || claim.kind !== 'deterministic') {
    const most = heads.kind === 'ball' && !oneHot ? MOST_SAMPLES_BALL : MOST_SAMPLES;
    if (countSamples(atoms(T), n) > most) return false;
  }
  if (signs || claim.kind === 'in-expectation') {
    const patterns = countSamples(2 * (claim.kind === 'in-expectation' ? atoms(T) : inputs(T)), n);
    if (patterns > MOST_SIGNED) return false;
  }
  return true;
}

/** Tables of 1-12 points with two laws, everything enumerable. */
export const finiteFamily: SettingFamily<FiniteSetting, Case> = {
  name: 'finite',
  subject: 'pool',
  schema: finiteSetting,
  settings: finiteSettings,
  informative: informativeSettings,
  materialise: finiteCase,
  shrinkMoves,
  shrinkCost,
  near: nearFinite,
  vary: varyFinite,
  around: aroundFinite,
  edges: finiteEdges,
  lines: levelLines,
  affordable,
  size: ({U}) => plural(U.plus.length, 'point'),
};
