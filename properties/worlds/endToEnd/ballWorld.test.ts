import test from 'ava';
import {ENCODER_KINDS, selectBackend} from '../../../models/index.ts';
import {
  decodableHead,
  endToEndOn,
  realisablePretext,
  realisableTransfer,
  referenceInBall,
} from '../../../theory/endToEnd/endToEndBound.ts';
import {InputError} from '../../../theory/errors.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {jsonText} from '../../files/jsonText.ts';
import {hasTokens} from '../encoders/index.ts';
import {ballSettings} from '../trained/ballSettings.ts';
import {ballWorlds} from './ballWorlds.ts';
import {steppedWeights} from './parameterBall.ts';
import {labelledSample, pretrainInBall, unlabelledCounts} from './trial.ts';

const backend = await selectBackend();

for (const encoder of ENCODER_KINDS) {
  const settings = ballSettings(encoder, {seed: 5, count: 4}).map((s) => ({
    ...s,
    ...(hasTokens(encoder) ? {masks: {kind: 'count', count: 2} as const} : {}),
    training: {...s.training, steps: 30},
  }));

  test.serial(`${encoder}: the teacher is in the ball and realises the pretext, exactly`, async (t) => {
    for (const {case: c} of await ballWorlds(backend, settings)) {
      for (const hypothesis of [realisablePretext, decodableHead, referenceInBall])
        t.true(hypothesis.holds(c), hypothesis.name);
      const {range, lipschitz} = c.ball(1);
      t.true(c.ball(2).range.lo > range.hi && c.ball(2).lipschitz.lo > lipschitz.hi);
      // The enclosures of the teacher's own losses, which the table's rounding alone makes positive.
      t.true(c.reference.losses.hi.every((loss) => loss < 1e-7));
    }
  });

  test.serial(
    `${encoder}: one trial twice is bit-equal; the losses of the trained stay in range`,
    async (t) => {
      const trial = async () => {
        const worlds = await ballWorlds(backend, settings);
        const random = worlds.map((_, k) => generator(k));
        const counts = worlds.map((world, k) => unlabelledCounts(world, random[k]!));
        const trained = await pretrainInBall(backend, worlds, counts);
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
    const [first] = ballSettings('context', {seed: 5, count: 1});
    const far = async (keep: 'projection' | 'union') => {
      const [world] = await ballWorlds(backend, [{...first!, ball: {...first!.ball, keep}}]);
      const {initial, reference, setting} = world!;
      return world!.network(steppedWeights(initial, reference, 3 * setting.ball.radius));
    };
    await t.throwsAsync(far('projection'), {instanceOf: InputError, message: /weights in the ball/});
    const {scale} = await far('union');
    t.is(scale.factor, 4);
    t.true(scale.nu < first!.nuPretraining / 11.9);
  },
);

test.serial('masked tokens a point must be a power of two', async (t) => {
  const [first] = ballSettings('masked', {seed: 5, count: 1});
  await t.throwsAsync(ballWorlds(backend, [{...first!, masks: {kind: 'count', count: 3}}]), {
    instanceOf: InputError,
    message: /ballWorld: masks: expected a power of two/,
  });
});
