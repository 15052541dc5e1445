import test from 'ava';
import {masses} from '../laws/pool.ts';
import {matrix} from '../linear/matrix.ts';
import {realisedPretext} from './realisedPretext.ts';

const decoder = matrix([[1]]);
const reference = matrix([[1], [1]]);
const law = masses([0.5, 0.5], [1, 1], 2);
const decided = (targets: number[][], visible?: number[]) =>
  realisedPretext(law, matrix(targets), decoder, reference, visible);

test('noise of either sign breaks (A1), at its own visible part', (t) => {
  t.true(decided([[1], [1]]));
  t.false(decided([[1], [1.5]]));
  t.false(decided([[1], [0.5]]));
  t.false(decided([[0.5], [1.5]]));
});

test('noise that cancels over equal visible parts does not; a point without mass does not count', (t) => {
  t.true(decided([[0.5], [1.5]], [0, 0]));
  const first = masses([1, 0], [1, 1], 2);
  t.true(realisedPretext(first, matrix([[1], [7]]), decoder, reference));
});
