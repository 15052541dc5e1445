/** Which finite settings a hunt may try: the enumeration that a claim asks for has to stay within milliseconds. */
import type {Claim} from '../../../theory/claim/claim.ts';
import {countSamples} from '../../../theory/laws/enumerate.ts';
import type {Masses} from '../schemaParts.ts';
import type {FiniteSetting} from './setting.ts';

const MOST_POINTS = 12;
const MOST_DRAWS = 64;
const MOST_SAMPLES = 200;
const MOST_SAMPLES_BALL = 40;
const MOST_SIGNED = 1_200;

const used = (masses: readonly number[]): number => masses.filter((mass) => mass > 0).length;

const atoms = ({plus, minus}: Masses): number => used(plus) + used(minus);

const inputs = ({plus, minus}: Masses): number => used(plus.map((mass, j) => mass + minus[j]!));

export function affordable(claim: Claim, {T, n, heads, representation}: FiniteSetting): boolean {
  if (representation.length > MOST_POINTS || n > MOST_DRAWS) return false;
  const {samples, signs, oneHot} = claim.needs;
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
