/** `--preset`: how much a run does, as one word. Options that are given go before it. */
import type {Command} from 'commander';
import type {RunSettings} from '../properties/worldKinds/runSettings.ts';

export const PRESET_NAMES = ['quick', 'default', 'thorough'] as const;

/** What differs from the defaults of the options. `thorough` is for a night. */
const PRESETS: Readonly<
  Record<(typeof PRESET_NAMES)[number], Partial<Omit<RunSettings, 'worlds'>> & {readonly world?: string}>
> = {
  quick: {runs: 60, imageRuns: 2, trainedRuns: 15, trainedImageRuns: 5, trials: 60},
  default: {},
  thorough: {
    world: 'all',
    runs: 10_000,
    imageRuns: 20,
    trainedRuns: 1_000,
    trainedImageRuns: 50,
    trials: 2_000,
  },
};

/** Sets the options that the command line leaves out to those of its preset, before the command acts. */
export function addPreset(command: Command): Command {
  return command.hook('preAction', (_, acting) => {
    const name: (typeof PRESET_NAMES)[number] = acting.getOptionValue('preset');
    for (const [option, value] of Object.entries(PRESETS[name])) {
      if (acting.getOptionValueSource(option) === 'default') acting.setOptionValue(option, value);
    }
  });
}
