import {stripVTControlCharacters, styleText} from 'node:util';
import test from 'ava';
import {smallSetting} from '../../properties/settings/finite/smallSetting.ts';
import {worldNames} from '../../properties/worldKinds/registry.ts';
import {claims, mutants} from '../../theory/claims/index.ts';
import {plainStyle, type TextStyle} from '../terminal.ts';
import {nextSteps} from './nextSteps.ts';
import {summary} from './summary.ts';
import {refutation, resultRow, shownRun} from './testing.ts';

const style = (width: number): TextStyle => ({...plainStyle, width});
const linesOf = (text: string): string[] => text.trimEnd().split('\n');

test('one screen, whatever the run: 150 claims on all worlds, one refuted on a world of 12 points', (t) => {
  const twelve = Array.from({length: 12}, () => 1);
  const large = {
    ...smallSetting,
    total: 24,
    U: {plus: twelve, minus: twelve},
    T: {plus: twelve, minus: twelve},
    representation: twelve.map((x) => [x, x, x]),
    reference: twelve.map((x) => [x]),
  };
  const rows = [...claims, ...mutants].flatMap(({id}) =>
    worldNames.map((world) => resultRow({claim: id, world: `${world}, edges`, verdict: 'vacuous'})),
  );
  rows[77] = {...rows[77]!, ...refutation, counterexample: {...refutation.counterexample!, setting: large}};
  const {run: document, ...rest} = shownRun(rows, {claims: [...claims, ...mutants], milliseconds: 1e9});
  const skipped = worldNames.map((name) => `${name}: the package that brings its images is not installed`);
  const run = {...rest, run: {...document, skipped}};
  for (const width of [60, 80, 100]) {
    const lines = linesOf(summary.text({...run, stopped: 'stopped'}, style(width)));
    // Below it stand counterexamples, what to run next, and the report: nine lines at most.
    t.true(lines.length <= 40 - 9, `${lines.length} lines of ${width} columns\n${lines.join('\n')}`);
    for (const line of lines) t.true(line.length <= width, `${line.length} > ${width}: ${line}`);
  }
});

test('verdicts by claims and worlds: edges count with their world, networks with the finite ones', (t) => {
  const rows = [
    resultRow({levels: {of: 4, vacuous: 1, trivial: 2, informative: 1, undecided: 0}}),
    resultRow({world: 'digits', verdict: 'not refuted'}),
    resultRow({world: 'digits, edges', verdict: 'untested', test: 'untested: 5 trials'}),
    resultRow({
      claim: 'softmax-lipschitz',
      world: 'network',
      tightest: {ratio: 0.99999, setting: {}},
    }),
  ];
  const text = summary.text(shownRun(rows), plainStyle);
  t.regex(text, /^claim {14}finite {2}digits {2}informative {2}tightest$/m);
  t.regex(text, /^main-theorem {7}✓1 {6}○1 ·1 {9}25\.0% {9}-$/m);
  t.regex(text, /^softmax-lipschitz {2}✓1 {24}- {4}0\.9999$/m);
  t.regex(text, /^✓ 2 hold {3}○ 1 not refuted {3}· 1 untested {3}✗ 0 refuted$/m);
});

test('more than ten claims: groups in place of claims, and kinds of worlds together where there is no room', (t) => {
  const rows = claims.flatMap(({id}) => worldNames.map((world) => resultRow({claim: id, world})));
  const wide = summary.text(
    shownRun(rows.filter(({world}) => /^(finite|digits|mlp)$/.test(world))),
    plainStyle,
  );
  t.regex(wide, /^claims .* finite {2}digits {2}mlp /m);
  t.regex(wide, /^Decomposition {10}✓6 /m);
  const narrow = summary.text(shownRun(rows), style(80));
  t.regex(narrow, /^claims .* finite {2}images {2}trained {2}/m);
});

test('first the most serious row: refuted with its counterexample, else what is no pass, else that all pass', (t) => {
  const vacuous = resultRow({
    verdict: 'vacuous',
    levels: {of: 39, vacuous: 39, trivial: 0, informative: 0, undecided: 0},
    vacuous: {settings: 39, of: 39, term: 'deviation'},
  });
  const second = (rows: Parameters<typeof shownRun>[0]) =>
    linesOf(summary.text(shownRun(rows), plainStyle)).slice(2);
  const [line, ...found] = second([vacuous, resultRow(refutation)]);
  t.is(line, 'main-theorem on finite is refuted: left side 2 > right side 0.75');
  t.deepEqual(found.slice(0, 5), [
    '  left side      2',
    '  right side  0.75',
    '    = 2 R_n    0.5',
    '    + task    0.25',
    '  on 2 points:',
  ]);
  t.regex(found[5]!, /^ {2}point +h +h° +U\(x,\+1\) +U\(x,-1\) +T\(x,\+1\) +T\(x,-1\)$/);
  t.regex(
    second([resultRow({}), {...vacuous, kept: 3}, vacuous])[0]!,
    /^most serious: main-theorem on finite is vacuous: none of 39 bounds is informative, mostly by$/,
  );
  t.is(
    second([resultRow({verdict: 'undecided', kept: 0})])[0],
    'most serious: main-theorem on finite is undecided: none of 40 settings satisfied the hypotheses',
  );
  t.is(second([resultRow({})])[0], 'every row passes: nothing refuted, undecided, vacuous or untested');
  t.is(second([])[0], 'nothing was checked');
});

test('power in a line: which violation rate the drawn samples catch', (t) => {
  const run = shownRun([resultRow({verdict: 'untested', test: 'untested: few'})]);
  const power = (design?: object) =>
    /^power: (?:.|\n(?!next))*/m.exec(
      summary.text({...run, run: {...run.run, ...(design ? {design} : {})}} as never, plainStyle),
    )?.[0];
  t.is(power()?.trim(), 'power: no sample was drawn; every kept setting was decided by itself');
  const design = {where: 'digits', nu: 0.1, trials: 150};
  t.regex(
    power({...design, catches: 0.343084})!.replaceAll('\n', ' '),
    /^power: 150 drawn samples per claim catch a violation rate of 34\.3% where 10% is claimed \(95% power\); 1 untested row had too few/,
  );
  t.regex(power(design)!, /catch no violation rate/);
});

test('colours change no character and no column', (t) => {
  const rows = [
    resultRow(refutation),
    resultRow({claim: 'contraction', tightest: {ratio: 1.5, setting: {}}}),
  ];
  const coloured: TextStyle = {
    width: 80,
    paint: (colour, text) => styleText(colour, text, {validateStream: false}),
  };
  const text = summary.text(shownRun(rows), coloured);
  t.true(text.includes('\u001B[31m'));
  t.is(stripVTControlCharacters(text), summary.text(shownRun(rows), style(80)));
});

test('what to run next works as it is printed: own claims are named by their file', (t) => {
  const own = resultRow({
    ...refutation,
    claim: 'own',
    command: "transferbound check './my claims.ts' --seed 1 --runs 40 --world finite",
  });
  const lines = nextSteps(shownRun([own], {files: new Map([[own, 'counterexamples/own.json']])}), 200);
  t.deepEqual(lines, [
    "next:  npx transferbound replay counterexamples/own.json --claims './my claims.ts'  evaluate the counterexample again",
    "       npx transferbound hunt './my claims.ts'                                      look for a worse one",
  ]);
  t.true(
    nextSteps(shownRun([own], {files: new Map([[own, 'counterexamples/own.json']])}), 80).every(
      (line) => !line.includes('evaluate'),
    ),
  );
  t.regex(nextSteps(shownRun([resultRow({})]), 80).join('\n'), /npx transferbound mutants/);
  t.regex(
    nextSteps(shownRun([{...own, verdict: 'holds'}]), 80).join('\n'),
    /npx transferbound hunt '\.\/my claims\.ts'/,
  );
});
