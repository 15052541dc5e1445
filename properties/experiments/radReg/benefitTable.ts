/** The benefit report as Markdown: accuracies, paired differences against no regulariser with intervals, and a count. */
import {mean} from 'simple-statistics';
import {type Arm, type BenefitCell, type BenefitReport, MODES} from './benefit.ts';
import {type MeanInterval, studentInterval} from './studentInterval.ts';

export interface Difference extends MeanInterval {
  readonly cell: BenefitCell;
}

const sameArm = (a: Arm, b: Arm): boolean => a.name === b.name && a.strength === b.strength;

/** Accuracy of each regularised cell less that of `none`, seed by seed; needs two seeds. */
export function differences({cells}: BenefitReport, alpha: number): Difference[] {
  return cells.flatMap((cell): Difference[] => {
    if (cell.arm.name === 'none') return [];
    const base = cells.find(
      ({arm, scenario, mode, size}) =>
        arm.name === 'none' && scenario === cell.scenario && mode === cell.mode && size === cell.size,
    )!;
    const values = cell.accuracies.map((x, s) => x - base.accuracies[s]!);
    return values.length < 2 ? [] : [{cell, ...studentInterval(values, alpha)}];
  });
}

const percent = (x: number): string => (100 * x).toFixed(1);
const signed = (x: number): string => `${x < 0 ? '' : '+'}${percent(x)}`;

function armName({name, strength}: Arm): string {
  return name === 'none' ? 'none' : `${name} ${strength}`;
}

/** How many differences are certainly up, down, or open; `alpha` divided over all of them for the last count. */
function counts(report: BenefitReport): string {
  const one = differences(report, 0.05);
  const all = differences(report, 0.05 / Math.max(1, one.length));
  const say = (name: Arm['name']) => {
    const up = one.filter(({cell, lo}) => cell.arm.name === name && lo > 0).length;
    const down = one.filter(({cell, hi}) => cell.arm.name === name && hi < 0).length;
    const upAll = all.filter(({cell, lo}) => cell.arm.name === name && lo > 0).length;
    const downAll = all.filter(({cell, hi}) => cell.arm.name === name && hi < 0).length;
    const of = one.filter(({cell}) => cell.arm.name === name).length;
    return `${name}: of ${of} differences ${up} above 0 and ${down} below by their own interval, ${upAll} and ${downAll} with the level divided over all ${one.length}`;
  };
  return `${say('RadReg')}. ${say('L2')}.`;
}

export function benefitTable(report: BenefitReport): string {
  const {cells, pretraining, complete} = report;
  const sizes = [...new Set(cells.map(({size}) => size))];
  const seeds = cells[0]?.accuracies.length ?? 0;
  const all = differences(report, 0.05);
  const lines = [
    `| encoder | fine-tuning | regulariser | pretext loss | Rademacher | ${sizes.map((n) => `n = ${n} | against none`).join(' | ')} |`,
    `| --- | --- | --- | ---: | ---: | ${sizes.map(() => '---: | ---:').join(' | ')} |`,
  ];
  for (const mode of MODES) {
    for (const {scenario, arm, pretext, rademacher} of pretraining) {
      const own = (size: number) =>
        cells.find(
          (c) => c.scenario === scenario && c.mode === mode && c.size === size && sameArm(c.arm, arm),
        )!;
      const parts = sizes.map((size) => {
        const cell = own(size);
        const found = all.find((difference) => difference.cell === cell);
        const against = found ? `${signed(found.mean)} (${signed(found.lo)} to ${signed(found.hi)})` : '';
        return `${percent(mean(cell.accuracies))} | ${against}`;
      });
      lines.push(
        `| ${scenario} | ${mode} | ${armName(arm)} | ${mean(pretext).toFixed(3)} | ${mean(rademacher).toFixed(4)} | ${parts.join(' | ')} |`,
      );
    }
  }
  lines.push(
    '',
    `Accuracy in percent on fresh test images (a score of 0 is an error), mean of ${seeds} seeds; differences paired by seed, 95% Student interval, each by itself.`,
    counts(report),
    ...(complete ? [] : ['Stopped early.']),
    '',
  );
  return lines.join('\n');
}
