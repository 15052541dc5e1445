/** What the theory says of the terms along a sweep, where it says it for certain; every trial keeps its bound. */
import test from 'ava';
import {selectBackend} from '../../../models/index.ts';
import {InputError} from '../../../theory/errors.ts';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {markdown} from '../experiment.ts';
import {signs, signsExperiment} from './signsExperiment.ts';
import {sweep, sweepExperiment} from './sweepExperiment.ts';
import {type Sweep, sweepSetting} from './sweepSettings.ts';

const backend = await selectBackend();

const run = (over: Sweep, values: readonly number[], encoder: EncoderKind) =>
  sweep({backend, over, encoder, values, worlds: 1, seed: 3});

for (const encoder of ['context', 'masked'] as const) {
  test.serial(`${encoder}: TV grows with the shift, and what pretraining gives does not move`, async (t) => {
    const {rows, complete} = await run('shift', [0, 2], encoder);
    t.true(complete);
    const [a, c] = rows.map(({means}) => means);
    t.is(a!.TV, 0);
    // Factors 3, 1, 1 on three equal groups: 3/5 - 1/3.
    t.true(Math.abs(c!.TV - 4 / 15) < 1e-5);
    t.true(Math.abs(c!['2 B TV'] - 2 * c!.B * c!.TV) < 1e-9);
    for (const name of ['E_U bound', 'measured E_U', 'C E_U^(1/2)', 'cover'] as const)
      t.is(a![name], c![name], name);
    t.true(rows.every(({violated}) => violated === 0));
  });

  test.serial(
    `${encoder}: cover and tail fall with N, a bound with few draws is vacuous and says why`,
    async (t) => {
      const {rows} = await run('N', [4, 1e3, 1e9], encoder);
      const [a, b, c] = rows.map(({means}) => means);
      for (const name of ['cover', 'tail'] as const) t.true(a![name] > b![name] && b![name] > c![name], name);
      t.is(Math.round(a!.tail / c!.tail), Math.round(Math.sqrt(1e9 / 4)));
      for (const row of rows) t.true(row.means['measured E_U'] <= row.means['E_U bound']);
      t.deepEqual(rows[0]!.blamed, ['C E_U^(1/2)']);
      t.is(rows[2]!.vacuous, 0);
      t.true(rows.every(({violated}) => violated === 0));
    },
  );
}

test.serial('deviation falls with n as its root, on the same network', async (t) => {
  const report = await run('n', [1e2, 1e4], 'context');
  const [a, b] = report.rows.map(({means}) => means);
  t.is(a!['E_U bound'], b!['E_U bound']);
  t.true(Math.abs(a!['4 B sqrt(ln(1/nu)/(2n))'] / b!['4 B sqrt(ln(1/nu)/(2n))'] - 10) < 1e-9);
  const lines = markdown(sweepExperiment.view({command: '', ...report})).split('\n');
  t.regex(lines[0]!, /^\| encoder \| n \| TV \|/);
  t.is(lines.filter((line) => line.startsWith('| context')).length, 2);
});

test('values that make no sense are named', (t) => {
  const at = {seed: 1, i: 0};
  for (const [over, value] of [
    ['depth', 0],
    ['N', 1.5],
    ['rotation', 91],
    ['shift', -1],
    ['mask-ratio', 0.3],
  ] as const) {
    t.throws(() => sweepSetting(over, 'masked', value, at), {
      instanceOf: InputError,
      message: /^sweep: values: expected/,
    });
  }
});

test.serial('certified complexity is above what random signs achieve, exactly on two draws', async (t) => {
  const report = await signs({backend, encoder: 'context', draws: [2, 1e6], seed: 1});
  t.deepEqual(
    report.rows.map(({verdict, exact, signVectors}) => [verdict, exact, signVectors]),
    [
      ['holds', true, 4],
      ['holds', false, 2000],
    ],
  );
  for (const {achieved, upper, ratio} of report.rows) {
    t.true(achieved.lo > 0 && achieved.hi < upper);
    t.true(ratio > 1);
  }
  t.regex(markdown(signsExperiment.view({command: '', ...report})), /all 4 \|/);
});
