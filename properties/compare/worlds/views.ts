/**
 * Small finite worlds of two views, every quantity exact. The label y is fair; v = (a, b): a tells y but in 1 case of 32, b of 4 values tells nothing; w is one of two tokens, one-hot:
 * with probability 1 - dependence the token of y, flipped in 1 case of 8, else one that b decides. So v and w are independent given y where dependence = 0.
 * T has more of b = 0 than U, by the shift in total variation.
 *
 * h(v) is the mean of w over the N draws that show v: least squares over all functions of v, W = I. h° = psi*. For covering numbers the class is
 * (p_v, 1 - p_v), |p_v - 1/2| <= 1/2: 8 parameters. Maximum likelihood chooses among 64 laws of w given v: strengths 3/4, 7/8, 15/16, 1 and dependences 0, 1/16, .., 15/16.
 * Positive pairs for the spectral theory: two v of one w, U(v|w) each.
 */

import {sqrt} from '../../../theory/arithmetic/elementary.ts';
import {point, scale} from '../../../theory/arithmetic/interval.ts';
import {makeCase} from '../../../theory/case/case.ts';
import {drawLabelled} from '../../../theory/case/drawLabelled.ts';
import {type EndToEndCase, makeEndToEndCase} from '../../../theory/endToEnd/endToEndCase.ts';
import {inputError} from '../../../theory/errors.ts';
import {sandwichedComplexity} from '../../../theory/estimation/sandwichedComplexity.ts';
import {drawMultinomial} from '../../../theory/laws/drawMultinomial.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {inputMasses} from '../../../theory/laws/pool.ts';
import {chosenRadius, fitted, type Ground, headRooms} from '../ground.ts';
import {type ComparedWorld, type GroundOptions, type Point, VALUES} from './comparedWorld.ts';
import {
  encoded,
  IDENTITY,
  laws,
  likeliest,
  positivePairs,
  SIXTEENTHS,
  STRENGTHS,
  TARGETS,
  TOTAL,
  tableOf,
  tokenChance,
  VIEWS,
  views,
} from './viewsLaw.ts';

const REFERENCE_RADIUS = 2;

/** @throws InputError where the point is not one of these worlds */
function checked({n, N, shift, dependence}: Point): Required<Point> {
  const where = 'compare views';
  for (const [name, value] of Object.entries({n, N}))
    if (!(Number.isInteger(value) && value! >= 1 && value! <= 2 ** 40))
      throw inputError(where, name, 'a whole number from 1 to 2^40', value);
  if (!(shift !== undefined && shift >= 0 && shift <= 0.75))
    throw inputError(where, 'shift', 'from 0 to 0.75', shift);
  if (
    !(
      dependence !== undefined &&
      Number.isInteger(dependence * SIXTEENTHS) &&
      dependence >= 0 &&
      dependence < 1
    )
  )
    throw inputError(where, 'dependence', 'a multiple of 1/16 from 0 to 15/16', dependence);
  return {n: n!, N: N!, shift, dependence};
}

function ground(at: Point, {delta, loss, seed, repeat, radius = 'transfer'}: GroundOptions): Ground {
  const {n, N, shift, dependence} = checked(at);
  const random = generator(seed).derive(`views ${repeat} ${JSON.stringify(at)}`);
  const pool = laws(shift, dependence);
  const counts = drawMultinomial(inputMasses(pool.U), N, random.derive('unlabelled'));
  const means = views.map((v) => {
    const [first, second] = [counts[2 * v]!, counts[2 * v + 1]!];
    return first + second === 0 ? 0.5 : first / (first + second);
  });
  const level = delta / 2;
  const network = {...encoded(means), scale: {factor: 1, nu: level}, distance: 1};
  const reference = encoded(views.map((v) => tokenChance(v, 7 / 8, dependence)));
  const visible = Int32Array.from({length: 2 * VIEWS}, (_, j) => Math.floor(j / 2));
  const c: EndToEndCase = makeEndToEndCase({
    encoder: 'context',
    pool,
    loss,
    pretext: {
      law: {plus: inputMasses(pool.U), minus: new Float64Array(2 * VIEWS)},
      total: TOTAL,
      target: TARGETS,
      point: Int32Array.from({length: 2 * VIEWS}, (_, j) => j),
      visible,
    },
    reference,
    referenceInside: true,
    referenceRadius: REFERENCE_RADIUS,
    // h - w is at most 2^(1/2) long, and h moves by 2^(1/2)/2 where a parameter of the unit interval does.
    ball: () => ({range: point(2), lossLipschitz: scale(2, sqrt(point(2))), lipschitz: point(2)}),
    parameters: VIEWS,
    draws: N,
    heldOut: N,
    n,
    nu: level,
    nuPretraining: level,
  });
  const held = drawMultinomial(inputMasses(pool.U), N, random.derive('held out'));
  const pretraining = {counts, network, heldOut: {counts: held, draws: N}};
  const labelled = (name: string) => drawLabelled(pool, n, random.derive(name));
  const sample = {...labelled('labelled'), test: labelled('test')};
  const rooms = headRooms(c, pretraining);
  const own = makeCase({
    pool,
    loss,
    representation: network.table,
    heads: {kind: 'ball', radius: chosenRadius(radius, REFERENCE_RADIUS, rooms)},
    reference: reference.table,
    referenceHeads: {kind: 'ball', radius: REFERENCE_RADIUS},
    target: TARGETS,
    decoder: IDENTITY,
    visible,
    n,
    nu: delta,
    ...sandwichedComplexity(n),
  });
  return {
    delta,
    loss,
    pool,
    sample,
    fitted: fitted(own, sample),
    draws: N,
    hasPretext: true,
    pretext: {law: pool.U, total: TOTAL, target: TARGETS, visible},
    decoder: IDENTITY,
    endToEnd: {case: c, pretraining, rooms},
    pairs: positivePairs(pool),
    likelihood: {
      members: STRENGTHS.length * SIXTEENTHS,
      table: tableOf(likeliest(counts)),
      diameter: sqrt(point(2)),
    },
  };
}

export const viewsWorld: ComparedWorld = {
  name: 'views',
  about: 'two views of a label, 8 values of v and 2 of w, all quantities exact',
  axes: {
    ...VALUES,
    dependence: [0, 0.0625, 0.125, 0.25, 0.5],
  },
  base: {n: 100_000, N: 1_000_000, shift: 0, dependence: 0},
  maps: [
    ['n', 'N'],
    ['shift', 'dependence'],
  ],
  grounds: async (points, options) => points.map((at) => () => ground(at, options)),
};
