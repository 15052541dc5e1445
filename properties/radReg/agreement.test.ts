/**
 * Theory section 7: linear heads that climb reach the closed form, within 1% of the term once the table hardly moves.
 * Where a sign vector's sum vanishes the term has a kink, at which the two trainers may settle differently; what is
 * compared is therefore the same table's supremum.
 */
import test from 'ava';
import {type RadRegCase, radReg, selectBackend} from '../../models/index.ts';
import {teacherPool} from '../worlds/teacher/teacherPool.ts';
import {type Scenario, teacherSettings} from '../worlds/teacher/teacherSetting.ts';
import {teacherTrainingCase} from '../worlds/teacher/trainTeacher.ts';

const backend = await selectBackend();

for (const scenario of ['context', 'masked'] as Scenario[]) {
  test.serial(`closed form and descent-ascent agree within 1%: ${scenario}`, async (t) => {
    // The second architecture of each scenario has tanh, so its gradients are Lipschitz.
    const settings = teacherSettings(scenario, 3, 30).slice(26, 28);
    const {architecture} = settings[0]!;
    const cases = settings.map((setting): RadRegCase => {
      const world = teacherPool(backend, setting);
      const base = teacherTrainingCase(setting, world);
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
  });
}
