import test from 'ava';
import {levelsOf, mostSevere} from './claimSummary.ts';

test('from the most severe down: refuted, undecided, vacuous, untested, not refuted, holds', (t) => {
  const order = ['refuted', 'undecided', 'vacuous', 'untested', 'not refuted', 'holds'] as const;
  for (const [i, first] of order.entries()) {
    for (const second of order.slice(i)) {
      t.is(mostSevere([second, first].map((verdict) => ({verdict, kept: 1}))), first);
    }
  }
  t.is(
    mostSevere([
      {verdict: 'undecided', kept: 0},
      {verdict: 'holds', kept: 1},
    ]),
    'holds',
  );
  t.is(mostSevere([]), 'not run');
});

test('levels of several rows are added up, those without any left out', (t) => {
  const levels = {of: 6, vacuous: 1, trivial: 2, informative: 3, undecided: 0};
  t.deepEqual(levelsOf([{levels}, {}, {levels}]), {
    of: 12,
    vacuous: 2,
    trivial: 4,
    informative: 6,
    undecided: 0,
  });
  t.is(levelsOf([{}]), undefined);
});
