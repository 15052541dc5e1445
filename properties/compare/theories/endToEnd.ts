/** The end-to-end bound by covering numbers, and the certificates from held-out draws. */
import {
  add,
  type Interval,
  mul,
  point,
  positivePart,
  scale,
  sub,
  sum,
} from '../../../theory/arithmetic/interval.ts';
import {constants, losses, shiftTerm} from '../../../theory/case/quantities.ts';
import {
  heldOutBound,
  heldOutEstimation,
  realisableCertificate,
  testOf,
  unrealisableCertificate,
} from '../../../theory/certificate/chainedCertificate.ts';
import {plannedLimit} from '../../../theory/certificate/countedDraws.ts';
import {differences, SPARE} from '../../../theory/certificate/decodedCertificate.ts';
import {cheapestDecodedHead, decodedTransfer} from '../../../theory/certificate/decodedHeads.ts';
import {cheapestHead} from '../../../theory/certificate/shrunkHeads.ts';
import {
  decodableHead,
  realisablePretext,
  realisableTransfer,
  referenceHead,
  referenceInBall,
  unrealisableTransfer,
} from '../../../theory/endToEnd/endToEndBound.ts';
import {pretextExcess} from '../../../theory/endToEnd/pretextExcess.ts';
import {jointAtoms} from '../../../theory/heads/risk.ts';
import {deviation} from '../../../theory/rademacher/concentration.ts';
import {named, termList} from '../../../theory/statement/inequality.ts';
import {discrepancy} from '../../../theory/transfer/discrepancy.ts';
import {estimation, type Ground, hasRoom, NO_ROOM} from '../ground.ts';
import {firstUnmet, limited, missing, type Outcome, type Theory} from '../theory.ts';
import {lawFor} from './conditionalIndependence.ts';
import {leastRisk} from './mainTheorem.ts';

const NETWORK = 'no network with a reference (W°, h°) is known';

/** What differs where (A1) fails: the loss of the reference enters twice. */
const realised = (ground: Ground): boolean => realisablePretext.holds(ground.endToEnd!.case) === true;

function covering(ground: Ground): Outcome {
  const {endToEnd, fitted, sample, delta} = ground;
  if (!endToEnd) return missing(NETWORK);
  const {case: e, pretraining} = endToEnd;
  const unmet = firstUnmet(e, [referenceInBall, decodableHead]);
  if (unmet !== undefined) return missing(unmet);
  const c = fitted.case;
  if (!hasRoom(fitted, endToEnd.rooms.reference)) return missing(NO_ROOM);
  const {gap, preimage} = referenceHead(e);
  const form = realised(ground) ? realisableTransfer : unrealisableTransfer;
  const constant = scale(constants(c).G, preimage.norm);
  return limited(
    {
      ...estimation(fitted, sample, delta / 2),
      transfer: named('C (cover and tail of N draws)^(1/2)', form(pretextExcess(e, pretraining), constant)),
      gap: named('gap of theta°', point(gap)),
      shift: named('2 B TV(T,U)', scale(2, shiftTerm(c))),
      ...leastRisk(c),
    },
    fitted.risk,
    constant.hi,
  );
}

/** Estimation from D and D' at level delta/2, with the risk's own terms. */
function heldOut({fitted, sample, delta}: Ground) {
  return heldOutEstimation({...fitted.case, nu: delta / 2}, fitted, sample);
}

function certificate(ground: Ground): Outcome {
  const {endToEnd, fitted} = ground;
  if (!endToEnd) return missing(NETWORK);
  const {case: e, pretraining} = endToEnd;
  const unmet = firstUnmet(e, [decodableHead]);
  if (unmet !== undefined) return missing(unmet);
  const c = fitted.case;
  const {rooms} = endToEnd;
  if (!hasRoom(fitted, realised(ground) ? rooms.cheapest : rooms.reference)) return missing(NO_ROOM);
  const held = heldOutBound(e, pretraining);
  const head = realised(ground) ? cheapestHead(e, Math.sqrt(Math.max(0, held.bound.hi))) : referenceHead(e);
  const form = realised(ground) ? realisableCertificate : unrealisableCertificate;
  const constant = scale(constants(c).G, head.preimage.norm);
  return limited(
    {
      ...heldOut(ground),
      transfer: named('C (limit)^(1/2)', form(held, constant)),
      gap: named('gap of theta', point(head.gap)),
      shift: named('discrepancy on h', discrepancy(c, c.representation, c.heads)),
      'shift of h°': named('discrepancy on h°', discrepancy(c, c.reference, c.referenceHeads)),
      ...leastRisk(c),
    },
    fitted.risk,
    constant.hi,
  );
}

function ofLaw(ground: Ground): Outcome {
  const {endToEnd, fitted} = ground;
  if (!endToEnd) return missing(NETWORK);
  const {bound, losses: lost} = heldOutBound(endToEnd.case, endToEnd.pretraining);
  // L_U(W, h) - E|w - psi*|^2 = e(W, h), and the limit is one of L_U(W, h) - L_U(W°, h°).
  const law = lawFor(ground, ({noise}) => sub(add(point(bound.hi), lost.referenceLoss), noise).hi);
  if ('missing' in law) return law;
  const c = fitted.case;
  return limited(
    {
      ...heldOut(ground),
      'head of f*': named('L_U(S.f*)', law.head.risk),
      transfer: named('C (limit)^(1/2), C of the law', law.transfer.pretext),
      dependence: named('C e_CI', law.transfer.dependence),
      shift: named('discrepancy on h', discrepancy(c, c.representation, c.heads)),
    },
    fitted.risk,
    law.transfer.constant.hi,
  );
}

function throughDecoder(ground: Ground): Outcome {
  const {endToEnd, fitted, sample, delta} = ground;
  if (!endToEnd) return missing(NETWORK);
  const {case: e, pretraining} = endToEnd;
  const unmet = firstUnmet(e, [realisablePretext]);
  if (unmet !== undefined) return missing(unmet);
  const c = fitted.case;
  const excess = positivePart(point(heldOutBound(e, pretraining).bound.hi));
  const head = cheapestDecodedHead(e, pretraining.network, excess);
  const own = losses(c, c.representation, fitted.theta);
  const {values, range} = differences(own, head.transferred, jointAtoms(c.pool.T));
  const test = testOf(sample);
  const draws = {values, counts: jointAtoms(test), m: test.n, range};
  const read: Interval = sum(termList(plannedLimit(draws, delta / 2)).map(({value}) => value));
  const {slope, curvature} = decodedTransfer(head, excess);
  return limited(
    {
      test: named(
        "limit of L_T(f_hat) - L_T(f') from D'",
        add(read, mul(SPARE, deviation(delta / 2, test.n))),
      ),
      transfer: named('slope |p| (limit)^(1/2)', slope),
      curvature: named('curvature |p|^2 limit', curvature),
      unseen: named('inputs that U never shows', head.unseen),
      'head of f°': named('L_T(f°)', head.risk),
    },
    fitted.risk,
    mul(head.slope, head.norm).hi,
  );
}

const shared = {kind: 'pretraining', risk: 'head'} as const;
const EXCESS = 'an excess risk: inf_{f,h} L_T, known here, is added';

export const chainedTheories: readonly Theory[] = [
  {
    ...shared,
    key: 'covering',
    name: 'end to end, covering numbers',
    source: 'theory sections 1, 2, 4, 6',
    needs: 'N, norms of the ball of networks, the loss on the N draws, W°, h°; TV(T,U), inf L_T',
    brought: EXCESS,
    limit: covering,
  },
  {
    ...shared,
    key: 'certificate',
    name: 'certificate, C from (A2), (A3)',
    source: 'theory section 11',
    needs: "held-out draws of U, D', losses of (W°, h°); the discrepancies, inf L_T",
    brought: EXCESS,
    limit: certificate,
  },
  {
    ...shared,
    key: 'certificate-law',
    name: 'certificate, C of the law',
    source: 'theory sections 11, 12',
    needs: "held-out draws of U, D', the law of (v, w, y) under U: f*, A, e_CI; the discrepancy on h",
    brought: 'L_U(S.f*) in the place of the reference; section 11',
    limit: ofLaw,
  },
  {
    ...shared,
    key: 'certificate-decoder',
    name: 'certificate through the decoder',
    source: 'theory section 11',
    needs: "held-out draws of U, D', losses of (W°, h°); T/U of the inputs, L_T of a head on W° h°",
    brought: 'an excess over f°: L_T(f°), known here, is added',
    limit: throughDecoder,
  },
];
