import type {Matrix} from '../linear/matrix.ts';
import {type Case, makeCase, memoised} from './case.ts';

/** The case with another table for h (added to the class where it is new), nothing computed on it yet. */
export function caseOn(c: Case, representation: Matrix): Case {
  const family = c.family.includes(representation) ? c.family : [...c.family, representation];
  return makeCase({...c, representation, family});
}

/** h° and its heads in the place of h and its own. */
export function onReference(c: Case): Case {
  return memoised(c, ['on h°'], () => makeCase({...c, representation: c.reference, heads: c.referenceHeads}));
}
