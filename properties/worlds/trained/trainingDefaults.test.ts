/** Encoders on images beat the best linear predictor of their width with a small but real share of the default training. */
import test from 'ava';
import {selectBackend} from '../../../models/index.ts';
import {jsonText} from '../../files/jsonText.ts';
import {linearLosses} from '../pretext/bestLinearPredictor.ts';
import {bestDecoder} from '../pretext/pretextRows.ts';
import {poolSettings} from './poolSettings.ts';
import {trainBatch} from './trainBatch.ts';

const backend = await selectBackend();

for (const world of ['context-digits', 'mlp-digits'] as const) {
  test.serial(
    `${world}: below the linear predictor; settings share the encoder with the bits they have alone`,
    async (t) => {
      const few = poolSettings(world, {seed: 1, count: 2, effort: 0.5}).map((setting) => ({
        ...setting,
        data: {...setting.data, images: 3000} as typeof setting.data,
        training: {...setting.training, draws: 3000},
        reference: {kind: 'bestMember', steps: 0} as const,
      }));
      const [first, second] = await trainBatch(backend, few);
      t.is(first!.trained, second!.trained);
      t.is(first!.case.representation, second!.case.representation);
      const {architecture} = first!.setting;
      const {sameWidth} = linearLosses(architecture, first!.world.inputs, first!.world.rows);
      const loss = bestDecoder(first!.world.rows, first!.trained).infimum.hi;
      t.true(loss < sameWidth, `${loss} against ${sameWidth}`);
      const [alone] = await trainBatch(backend, few.slice(1));
      t.is(jsonText(alone!.case.representation), jsonText(second!.case.representation));
    },
  );
}
