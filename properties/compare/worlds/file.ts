/** The user's own encoder: the embeddings of a directory as the whole population, D and D' drawn from it. */

import {join} from 'node:path';
import {ZERO} from '../../../theory/arithmetic/interval.ts';
import {makeCase} from '../../../theory/case/case.ts';
import {drawLabelled} from '../../../theory/case/drawLabelled.ts';
import {sandwichedComplexity} from '../../../theory/estimation/sandwichedComplexity.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {inputMasses, masses, type Pool, pool} from '../../../theory/laws/pool.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import {readMatrix} from '../../arrays/readArrays.ts';
import {type FileWorld, openFileWorld} from '../../worldKinds/file/fileWorld.ts';
import {applyShifts} from '../../worlds/shifts/applyShifts.ts';
import {fitted, type Ground} from '../ground.ts';
import {type ComparedWorld, type GroundOptions, type Point, VALUES} from './comparedWorld.ts';
import {factorOf} from './factorOf.ts';
import {fittedDecoder} from './fittedDecoder.ts';
import {neighbourPairs} from './neighbours.ts';

/** R = R0, rows of h being in the unit ball. */
const RADIUS = 4;

function poolOf({weights, eta, groups, total, U}: FileWorld, shift: number): Pool {
  const count = groups.reduce((a, b) => Math.max(a, b), 0) + 1;
  const share = weights.reduce((s, w, j) => s + (groups[j] === 0 ? w : 0), 0);
  const factors = Array.from({length: count}, (_, g) => (g === 0 ? factorOf(shift, share) : 1));
  const shifts = shift > 0 && share > 0 && share < 1 ? [{kind: 'reweight' as const, factors}] : [];
  const T = applyShifts(shifts, {weights, eta, groups}, 'shift');
  return pool({total, U, T: masses(T.weights, T.eta, total)});
}

interface Opened {
  readonly world: FileWorld;
  readonly target?: Matrix;
  readonly decoder?: Matrix;
}

function ground(
  {world, target, decoder}: Opened,
  at: Point,
  {delta, loss, seed, repeat}: GroundOptions,
): Ground {
  const laws = poolOf(world, at.shift!);
  const n = at.n!;
  const random = generator(seed).derive(`file ${repeat} ${JSON.stringify(at)}`);
  const labelled = (name: string) => drawLabelled(laws, n, random.derive(name));
  const sample = {...labelled('labelled'), test: labelled('test')};
  const {representation, reference, pretextGap} = world;
  const heads = {kind: 'ball', radius: RADIUS} as const;
  const c = makeCase({
    pool: laws,
    loss,
    representation,
    heads,
    reference,
    referenceHeads: heads,
    ...(target ? {target} : {}),
    pretextGap: pretextGap ?? (() => ZERO),
    n,
    nu: delta,
    ...sandwichedComplexity(n),
  });
  const pairs = target ? neighbourPairs(laws, target, Math.min(representation.columns, 8)) : undefined;
  return {
    delta,
    loss,
    pool: laws,
    sample,
    fitted: fitted(c, sample),
    hasPretext: target !== undefined,
    ...(target ? {pretext: {law: laws.U, total: laws.total, target}} : {}),
    ...(decoder ? {decoder} : {}),
    ...(pairs ? {pairs} : {}),
  };
}

/** @throws InputError where the directory holds no world of files */
export async function fileComparedWorld(directory: string): Promise<ComparedWorld> {
  const world = await openFileWorld(directory);
  const {targets} = world.files;
  const target = targets === undefined ? undefined : await readMatrix(join(directory, targets));
  const decoder = target ? fittedDecoder(inputMasses(world.U), world.representation, target) : undefined;
  const opened = {world, ...(target ? {target} : {}), ...(decoder ? {decoder} : {})};
  return {
    name: `file:${world.directory}`,
    about: `${world.size} embeddings of ${world.representation.columns} numbers${target ? '' : '; no targets, so no theory of pretraining but the contrastive one'}`,
    axes: {n: VALUES.n, shift: VALUES.shift},
    maps: [],
    base: {n: 100_000, shift: 0},
    grounds: async (points, options) => points.map((at) => () => ground(opened, at, options)),
  };
}
