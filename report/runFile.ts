/** The documents a report is made of, as they are after reading: infinities are numbers. */
import type {Experiment, ExperimentReport} from '../properties/experiments/experiment.ts';
import type {Training} from '../properties/experiments/trainDocument.ts';
import type {DocumentOf} from '../properties/files/document.ts';
import type {Fixture} from '../properties/fixtures/fixture.ts';
import type {huntDocument} from '../properties/hunt/huntResult.ts';
import type {scoreDocument} from '../properties/hunt/mutationScore.ts';
import type {Run} from '../properties/run/runDocument.ts';

/** A file by its base name and what is in it. */
export type RunFile = {readonly name: string} & (
  | {readonly kind: 'run'; readonly data: Run}
  | {readonly kind: 'mutants'; readonly data: DocumentOf<typeof scoreDocument>}
  | {readonly kind: 'hunt'; readonly data: DocumentOf<typeof huntDocument>}
  | {readonly kind: 'experiment'; readonly experiment: Experiment; readonly data: ExperimentReport}
  | {readonly kind: 'training'; readonly data: Training}
  | {readonly kind: 'fixture'; readonly data: Fixture}
);
