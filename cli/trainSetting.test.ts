// What `train` makes of its flags, and that it takes the worlds and the shifts that there are.

import test from 'ava';
import {Command} from 'commander';
import {settingOf as settingOfOptions, type TrainSettings} from '../properties/commands/trainSetting.ts';
import {flagName} from '../properties/experiments/flags.ts';
import {worldNames} from '../properties/worldKinds/registry.ts';
import {SHIFT_KINDS} from '../properties/worlds/shifts/registry.ts';
import {TRAINED_WORLDS, trainedOn} from '../properties/worlds/trained/trainedWorlds.ts';
import {addTrain} from './train.ts';

const settingOf = (options: TrainSettings) => settingOfOptions(options, undefined, flagName);

/** The flags of a command line, defaults included. */
function flagsOf(...args: string[]): TrainSettings {
  const train = new Command();
  addTrain(train);
  train.parseOptions(args);
  return train.opts();
}

for (const world of TRAINED_WORLDS) {
  test(`${world}: a world of check, and the setting of its flags`, (t) => {
    t.true(worldNames.includes(world));
    const {encoder, data} = trainedOn(world);
    const setting = settingOf(flagsOf('--world', world));
    t.is(setting.architecture.kind, encoder);
    t.is(setting.data.kind, data);
    t.is(setting.reference.kind, data === 'mixture' ? 'teacher' : 'bestMember');
    t.is(setting.task.kind, data === 'mixture' ? 'head' : 'groups');
    t.deepEqual(setting.shift, []);
  });

  test(`${world}: --shift takes every kind of shift, also several`, (t) => {
    const shifts = SHIFT_KINDS.map((kind) => `${kind}:0.5:1`);
    const {shift} = settingOf(flagsOf('--world', world, '--shift', ...shifts));
    t.deepEqual(
      shift.map(({kind}) => kind),
      [...SHIFT_KINDS],
    );
  });
}

test('a set of real data alone stands for the context encoder on it', (t) => {
  t.deepEqual(settingOf(flagsOf('--world', 'digits')), settingOf(flagsOf('--world', 'context-digits')));
  t.deepEqual(settingOf(flagsOf('--world', 'fashion')), settingOf(flagsOf('--world', 'context-fashion')));
});

test('flags that do not fit are refused by name', (t) => {
  const message = (...args: string[]) => t.throws(() => settingOf(flagsOf(...args)))!.message;
  t.regex(message('--shift', 'flip:0.5:3'), /^train: --shift: expected .* group 0 to 2, got "flip:0.5:3"$/);
  t.regex(message('--world', 'context-digits', '--shift', 'flip:0.5:10'), /group 0 to 9, got/);
  t.regex(message('--noise', '0.5'), /^train: --noise: expected a number below 1\/2, got 0.5$/);
  t.regex(
    message('--reference-radius', '3'),
    /^train: --reference-radius: expected at most the radius, 2, got 3$/,
  );
});
