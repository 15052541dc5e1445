/** Files of claims, most of them with something wrong. */
import fc from 'fast-check';

const CLAIM_PARTS = {
  id: ["'own'", "'Own Claim'", "''", '3', 'undefined', "'contraction'", "'../../evil'"],
  kind: ["'deterministic'", "'with-probability'", "'in-expectation'", "'end-to-end'", "'nonsense'", 'null'],
  needs: ['{}', "{heads: 'finite'}", "{head: 'finite'}", '{losses: []}', 'null', "{trained: 'yes'}"],
  hypotheses: [
    '[]',
    'null',
    "[{name: 'x', holds: () => true}]",
    "[{name: 'x', holds: 3}]",
    "[{name: 'x', holds: () => 'maybe'}]",
  ],
  body: [
    'return good;',
    'return 3;',
    'return undefined;',
    'return Promise.resolve(good);',
    "throw 'text';",
    "throw new Error('mine');",
    'return {...good, slack: {lo: 2, hi: 1}};',
    'return {...good, terms: 3};',
    '(function again() { again(); })();',
  ],
  top: [
    '',
    'export default 3;',
    'import nothing from "nowhere";',
    'const x = ;',
    "throw new Error('top');",
    'await 0;',
    'export const own2 = own;',
  ],
} as const;

const parts = fc.record(
  Object.fromEntries(
    Object.entries(CLAIM_PARTS).map(([key, list]) => [
      key,
      fc.oneof(
        {weight: 3, arbitrary: fc.constant(list[0])},
        {weight: 1, arbitrary: fc.constantFrom(...list)},
      ),
    ]),
  ) as {[K in keyof typeof CLAIM_PARTS]: fc.Arbitrary<string>},
);

type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never;

const one = '{lo: 0, hi: 1}';

function textOf({id, kind, needs, hypotheses, body, top}: Parts): string {
  return `const good = {lhs: ${one}, rhs: ${one}, slack: ${one}, terms: []};
export const own = {id: ${id}, title: 't', statement: 's', source: 'mine', kind: ${kind}, needs: ${needs}, hypotheses: ${hypotheses},
  evaluate() { ${body} }, prepare: () => () => { ${body} }};
${top}\n`;
}

export const claimText = parts.map(textOf);

/** One that is fine. */
export const FINE_CLAIM = `const [zero, one] = [{lo: 0, hi: 0}, {lo: 1, hi: 1}];
export const own = {id: 'own', title: 't', statement: 's', source: 'mine', kind: 'deterministic', needs: {}, hypotheses: [],
  evaluate: () => ({lhs: zero, rhs: one, slack: one, terms: [{key: 'a', name: 'a', value: one}]})};\n`;
