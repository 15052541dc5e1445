import test from 'ava';
import {selectBackend} from '../../../models/index.ts';
import {endToEndOn, realisableTransfer} from '../../../theory/endToEnd/endToEndBound.ts';
import {decodableHead, realisablePretext, referenceInBall} from '../../../theory/endToEnd/hypotheses.ts';
import {InputError} from '../../../theory/errors.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {jsonText} from '../../files/jsonText.ts';
import {makeWorlds} from './makeWorlds.ts';
import {steppedWeights} from './parameterBall.ts';
import {labelledSample, pretrainEndToEnd, unlabelledCounts} from './pretrainEndToEnd.ts';
import {endToEndTrainedSettings} from './randomEndToEnd.ts';

const backend = await selectBackend();

for (const scenario of ['context', 'masked'] as const) {
  const settings = endToEndTrainedSettings(scenario, 'teacher', {seed: 5, count: 4, nu: 0.1}).map((s) => ({
    ...s,
    ...(scenario === 'masked' ? {masked: 2} : {}),
    steps: 30,
  }));

  test.serial(`${scenario}: the teacher is in the ball and realises the pretext, exactly`, async (t) => {
    for (const {case: c} of await makeWorlds(backend, settings)) {
      for (const hypothesis of [realisablePretext, decodableHead, referenceInBall])
        t.true(hypothesis.holds(c), hypothesis.name);
      const {range, lipschitz} = c.ball(1);
      t.true(c.ball(2).range.lo > range.hi && c.ball(2).lipschitz.lo > lipschitz.hi);
      // The enclosures of the teacher's own losses, which the table's rounding alone makes positive.
      t.true(c.reference.losses.hi.every((loss) => loss < 1e-7));
    }
  });

  test.serial(
    `${scenario}: one trial twice is bit-equal; the losses of the trained stay in range`,
    async (t) => {
      const trial = async () => {
        const worlds = await makeWorlds(backend, settings);
        const random = worlds.map((_, k) => generator(k));
        const counts = worlds.map((world, k) => unlabelledCounts(world, random[k]!));
        const trained = await pretrainEndToEnd(backend, worlds, counts);
        return worlds.map((world, k) => {
          const {case: c} = world;
          const {losses, scale} = trained[k]!.network;
          t.true(losses.hi.every((loss) => loss <= c.ball(scale.factor).range.hi));
          const on = endToEndOn(c, trained[k]!, realisableTransfer);
          const found = on.judge(labelledSample(world, random[k]!));
          t.true(found.slack.lo >= 0 && found.lhs.hi <= found.largestLhs!);
          t.true(on.excess.measured.lo >= 0 && Math.abs(on.excess.rounding.hi) < 1e-6);
          return [found, on.excess];
        });
      };
      t.is(jsonText(await trial()), jsonText(await trial()));
    },
  );
}

test.serial(
  'weights outside of the ball: refused after projection, paid for by a larger ball otherwise',
  async (t) => {
    const [first] = endToEndTrainedSettings('context', 'teacher', {seed: 5, count: 1, nu: 0.1});
    const far = async (keep: 'projection' | 'union') => {
      const [world] = await makeWorlds(backend, [{...first!, keep}]);
      const {initial, reference, setting} = world!;
      return world!.network(steppedWeights(initial, reference, 3 * setting.radius));
    };
    await t.throwsAsync(far('projection'), {instanceOf: InputError, message: /weights in the ball/});
    const {scale} = await far('union');
    t.is(scale.factor, 4);
    t.true(scale.nu < first!.nuPretraining / 11.9);
  },
);

test.serial('masked tokens a point must be a power of two', async (t) => {
  const [first] = endToEndTrainedSettings('masked', 'teacher', {seed: 5, count: 1, nu: 0.1});
  await t.throwsAsync(makeWorlds(backend, [{...first!, masked: 3}]), {
    instanceOf: InputError,
    message: /teacherEndToEnd: masked: expected a power of two/,
  });
});
