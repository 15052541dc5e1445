/**
 * Theory section 7: linear heads that climb reach the closed form, on one table and, where they climb far enough for
 * each step of the network, as a trainer. The distribution over 125 settings: docs/radreg.md.
 */
import test from 'ava';
import {type RadRegCase, radReg, selectBackend} from '../../../models/index.ts';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {plainSettings} from '../../worlds/trained/plainSettings.ts';
import {poolWorld} from '../../worlds/trained/poolWorld.ts';
import {trainingCases} from '../../worlds/trained/trainingCases.ts';
import {agreement} from './agreement.ts';

const backend = await selectBackend();

for (const encoder of ['context', 'masked'] as EncoderKind[]) {
  test.serial(
    `heads that climb once a step come within 1% of the supremum on their table: ${encoder}`,
    async (t) => {
      // The second architecture of each encoder has tanh, so its gradients are Lipschitz.
      const settings = plainSettings(encoder, {seed: 3, count: 30}).slice(26, 28);
      const {architecture} = settings[0]!;
      const cases = settings.map((setting): RadRegCase => {
        const world = poolWorld(backend, setting);
        const base = trainingCases(setting, world)[0];
        return {
          ...base,
          draws: Array.from(base.draws).slice(0, 16),
          lambda: 0.3,
          sample: [0, 1, 2, 3, 4, 5, 6, 7],
          steps: 200,
          learningRate: 0.002,
          headRadius: 1,
          // Long steps, so that the heads follow a table that moves.
          headLearningRate: 30,
          decoderRadius: 3,
        };
      });
      const climbed = await radReg(backend, architecture, cases, {vectors: 8, method: 'descentAscent'});
      for (const [i, {rademacher, curves}] of climbed.entries()) {
        // `rademacher` is the closed form on the trained table; the curve is what the heads had reached there.
        const gap = Math.abs(curves.rademacher.at(-1)! - rademacher) / rademacher;
        t.log(`case ${i}: ${gap} apart`);
        t.true(gap < 0.01);
      }
    },
  );
}

for (const encoder of ['context', 'masked'] as EncoderKind[]) {
  test.serial(`both trainers end within 1% of the term: ${encoder}`, async (t) => {
    const settings = plainSettings(encoder, {seed: 3, count: 30}).slice(25, 27);
    const tolerance = 1e-4;
    const schedule = {steps: 80, learningRate: 0.004, lambda: 0.3, decay: 'linear'} as const;
    const far = await agreement(backend, settings, {...schedule, ascentSteps: 40, tolerance});
    for (const {terms, before, difference, gap, mostClimbs} of far) {
      t.log(`${terms.join(' and ')} from ${before}; at most ${mostClimbs} ascent steps`);
      t.true(difference < 0.01);
      t.true(gap <= tolerance);
    }
    const near = await agreement(backend, settings, {...schedule, ascentSteps: 1});
    t.true(near.every(({gap, mostClimbs}) => gap > tolerance && mostClimbs === 1));
  });
}
