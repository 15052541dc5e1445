/** The main theorem, its C in three ways: measured on the class, from (A1)-(A3), from the law of the data. */
import {sqrt} from '../../../theory/arithmetic/elementary.ts';
import {mul, point, positivePart, scale, sub} from '../../../theory/arithmetic/interval.ts';
import type {Case} from '../../../theory/case/case.ts';
import {bestHead, bestOverall, constants, shiftTerm} from '../../../theory/case/quantities.ts';
import {decodableHead, realisablePretext, referenceHead} from '../../../theory/endToEnd/endToEndBound.ts';
import {named, type Terms} from '../../../theory/statement/inequality.ts';
import {
  classConstant,
  pretextExcessRisk,
  relatedTasks,
  taskHeterogeneity,
  transferTerm,
} from '../../../theory/transfer/decomposition.ts';
import {estimation, type Ground, hasRoom, NO_ROOM} from '../ground.ts';
import {firstUnmet, limited, missing, type Outcome, type Theory} from '../theory.ts';
import {lawFor} from './conditionalIndependence.ts';

/** inf_{f,h} L_T and the task heterogeneity: what turns an excess risk into a risk. */
export const leastRisk = (c: Case): Terms => ({
  least: named('inf L_T', bestOverall(c)),
  task: named('task heterogeneity', taskHeterogeneity(c)),
});

function measured(ground: Ground, form: 'empirical' | 'published'): Outcome {
  const {fitted, sample, delta, hasPretext} = ground;
  const c = fitted.case;
  if (!hasPretext) return missing('no pretext targets are given');
  if (relatedTasks.holds(c) !== true)
    return missing(`no finite transferability constant on the class (${classConstant(c).status})`);
  const changes = form === 'published' ? 4 : 2;
  return limited(
    {
      ...estimation(fitted, sample, delta, form),
      transfer: named('C E_U^(1/2), C of the class', transferTerm(c)),
      shift: named(`${changes} B TV(T,U)`, scale(changes, shiftTerm(c))),
      ...leastRisk(c),
    },
    fitted.risk,
    classConstant(c).certified,
  );
}

function fromAssumptions({fitted, sample, delta, endToEnd}: Ground): Outcome {
  if (!endToEnd) return missing('no reference (W°, h°) is known');
  const {case: e} = endToEnd;
  const unmet = firstUnmet(e, [realisablePretext, decodableHead]);
  if (unmet !== undefined) return missing(unmet);
  const c = fitted.case;
  if (!hasRoom(fitted, endToEnd.rooms.reference)) return missing(NO_ROOM);
  const {preimage, gap} = referenceHead(e);
  const C = scale(constants(c).G, preimage.norm);
  return limited(
    {
      ...estimation(fitted, sample, delta),
      transfer: named(
        'G |(W°^T)^+ theta°| E_U^(1/2)',
        mul(C, sqrt(positivePart(point(pretextExcessRisk(c).hi)))),
      ),
      gap: named('gap of theta°', point(gap)),
      shift: named('2 B TV(T,U)', scale(2, shiftTerm(c))),
      ...leastRisk(c),
    },
    fitted.risk,
    C.hi,
  );
}

function fromLaw(ground: Ground): Outcome {
  const {fitted, sample, delta} = ground;
  const c = fitted.case;
  const law = lawFor(ground);
  if ('missing' in law) return law;
  const known = bestHead(c, 'U', c.reference, c.referenceHeads).value;
  return limited(
    {
      ...estimation(fitted, sample, delta),
      transfer: named('C e^(1/2), C of the law', law.transfer.pretext),
      dependence: named('C e_CI', law.transfer.dependence),
      gap: named('L_U(S.f*) - inf L_U(f.h°)', sub(law.head.risk, known)),
      shift: named('2 B TV(T,U)', scale(2, shiftTerm(c))),
      ...leastRisk(c),
    },
    fitted.risk,
    law.transfer.constant.hi,
  );
}

const EXCESS = 'an excess risk: inf_{f,h} L_T, known here, is added';
const shared = {kind: 'pretraining', risk: 'head', brought: EXCESS} as const;
const KNOWN = 'the laws T and U (TV, e, inf L_T), h°';

export const mainTheorems: readonly Theory[] = [
  {
    ...shared,
    key: 'main',
    name: 'main theorem, sharp constants',
    source: 'theory sections 1, 2',
    needs: `${KNOWN}, C of the whole class`,
    limit: (ground) => measured(ground, 'empirical'),
  },
  {
    ...shared,
    key: 'main-published',
    name: 'main theorem, published constants',
    source: 'Deng et al. 2024, theorem 1',
    needs: `${KNOWN}, C of the whole class`,
    limit: (ground) => measured(ground, 'published'),
  },
  {
    ...shared,
    key: 'main-assumptions',
    name: 'main theorem, C from (A1)-(A3)',
    source: 'theory sections 1, 2, 4',
    needs: `${KNOWN}, W°`,
    limit: fromAssumptions,
  },
  {
    ...shared,
    key: 'main-law',
    name: 'main theorem, C of the law',
    source: 'theory sections 1, 2, 12',
    needs: `${KNOWN}, the law of (v, w, y): A, e_CI`,
    limit: fromLaw,
  },
];
