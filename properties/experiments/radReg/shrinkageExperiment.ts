/** `experiment shrinkage`: one row per encoder, penalty and term; the pairs in which the scale-free term grew are kept. */
import {rate} from '../../files/format.ts';
import {fixtureText} from '../../fixtures/fixture.ts';
import {defineExperiment} from '../experiment.ts';
import {largestGrowth} from './largestGrowth.ts';
import {shrinkage, shrinkageFlags, shrinkageSchema} from './shrinkage.ts';

export const shrinkageExperiment = defineExperiment({
  name: 'shrinkage',
  about: 'how often RadReg shrinks the measured terms on teacher worlds, lambda > 0 against 0',
  flags: shrinkageFlags,
  schema: shrinkageSchema,
  async run(options, command) {
    const keeper = largestGrowth();
    const report = await shrinkage({...options, onPair: keeper.see});
    for (const {name, fixture} of keeper.kept({command, seed: options.seed}))
      options.onFile?.(`scale-free-grows/${name}.json`, fixtureText(fixture));
    return report;
  },
  title: () => 'Over λ: what the Rademacher penalty shrinks',
  rows: ({rows}) => rows,
  columns: () => [
    {head: 'encoder', cell: ({encoder}) => encoder},
    {head: 'lambda', number: true, cell: ({lambda}) => lambda},
    {head: 'term', cell: ({term}) => term},
    {head: 'shrank', number: true, cell: ({comparison: c}) => `${c.shrank} of ${c.pairs}`},
    {
      head: '95% limits of the rate',
      number: true,
      cell: ({comparison: {shrinkRate: r}}) => `${rate(r.lo)} to ${rate(r.hi)}`,
    },
    {head: 'grew', number: true, cell: ({comparison: c}) => c.grew},
    {head: 'tied or undecided', number: true, cell: ({comparison: c}) => c.tied + c.undecided},
    {
      head: 'mean factor',
      number: true,
      cell: ({factor}) => (Number.isFinite(factor) ? factor.toPrecision(3) : '-'),
    },
    {
      head: 'shrinks in more than half',
      cell({test}) {
        if (!test) return '';
        const exponent = Math.floor((10 * test.peakLogE) / Math.LN10) / 10;
        return `${test.kind === 'refuted' ? 'shown' : 'not shown'}, e-value 10^${exponent}`;
      },
    },
  ],
  notes({design, alpha}) {
    const seen = design.catches === undefined ? 'none' : rate(design.catches);
    return [
      'Terms of pairs of trained encoders, at lambda against at 0. The mean factor is the geometric mean of after/before where both are above 0: below 1 the term shrank. A pair of two zero tables is tied or, in the whole bound, undecided.',
      `Tested: "the plain term shrinks in at most half of the pairs", level ${design.alpha.toExponential(1)} per test, ${alpha.toExponential()} in all; ${design.trials} pairs detect a true rate of ${seen} with 95% power.`,
    ];
  },
});
