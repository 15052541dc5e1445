/** Documents for the tests of the page. */

import {jsonText} from '../properties/files/jsonText.ts';
import {mutationScore} from '../properties/hunt/mutationScore.ts';
import {runCheck} from '../properties/run/runCheck.ts';
import {claims, mutants} from '../theory/claims/index.ts';
import {committedFixtures} from './committedFixtures.ts';
import {type Fixtures, reportPage} from './reportPage.ts';
import {parseRunFile, type RunFile} from './runFile.ts';

const SHOWN = [
  'change-of-law',
  'transfer-decomposition',
  'main-theorem',
  'deep-network-perturbation',
  'subgradient-convergence',
];

/** A short check, the score of a few mutants, and both experiments, as their commands print them. */
export async function documents(): Promise<
  Record<'run' | 'mutants' | 'shrinkage' | 'radreg' | 'sweep', string>
> {
  const own = claims.filter(({id}) => SHOWN.includes(id));
  const run = await runCheck(own, {
    worlds: ['finite'],
    runs: 40,
    imageRuns: 1,
    trainedRuns: 1,
    trainedImageRuns: 1,
    trials: 10,
    nu: 0.1,
    seed: 1,
    alpha: 1e-6,
  });
  const neighbours = mutants.filter(
    ({id}) => id === 'change-of-law-of-inputs' || id === 'data-processing-reversed',
  );
  const score = await mutationScore({mutants: neighbours, claims: own.slice(0, 1), seed: 1, evaluations: 60});
  const limits = {lo: 0.5, hi: 0.75};
  const comparison = {pairs: 4, shrank: 3, grew: 1, tied: 0, undecided: 0, shrinkRate: limits};
  const terms = ['plain on S', 'whole bound'];
  const rows = [0.3, 3].flatMap((lambda) =>
    terms.map((term) => ({encoder: 'context', lambda, term, comparison, factor: 0.5 * lambda})),
  );
  const arm = {name: 'RadReg', strength: 3};
  const none = {name: 'none', strength: 0};
  const cell = {encoder: 'masked', arm, mode: 'linear', size: 50, accuracies: [0.5, 0.75]};
  const swept = [1, 1000].map((value) => ({
    encoder: 'context',
    value,
    means: {
      '2 B TV': 0.5,
      task: 0.25 / value,
      'C E_U^(1/2)': value,
      bound: 0.75 + value,
      B: 2,
      'measured E_T': 0.1,
    },
    vacuous: 0,
    violated: 0,
  }));
  return {
    run: jsonText(run),
    mutants: jsonText(score),
    shrinkage: jsonText({
      command: 'transferbound experiment shrinkage --seed 1',
      alpha: 1e-6,
      design: {alpha: 1e-7, trials: 4},
      rows,
      complete: true,
    }),
    sweep: jsonText({
      command: 'transferbound experiment sweep --over N --seed 1',
      over: 'N',
      worlds: 2,
      rows: swept,
      complete: true,
    }),
    radreg: jsonText({
      command: 'transferbound experiment radreg --seed 1',
      cells: [{...cell, arm: none}, cell],
      pretraining: [none, arm].map((one) => ({
        encoder: 'masked',
        arm: one,
        pretext: [1, 2],
        rademacher: [0, 1],
      })),
      differences: [{cell, mean: 0.01, lo: -0.02, hi: 0.04}],
      complete: true,
    }),
  };
}

export const parsedDocuments = (texts: Readonly<Record<string, string>>): RunFile[] =>
  Object.entries(texts).map(([name, text]) => parseRunFile(text, `${name}.json`));

export async function shownFixtures(): Promise<Fixtures> {
  const only = async (kind: 'witnesses' | 'counterexamples') =>
    new Map([...(await committedFixtures(kind))].filter(([id]) => SHOWN.includes(id)));
  return {witnesses: await only('witnesses'), counterexamples: await only('counterexamples')};
}

export const NO_FIXTURES: Fixtures = {witnesses: new Map(), counterexamples: new Map()};

export async function examplePage(): Promise<string> {
  return reportPage(parsedDocuments(await documents()), await shownFixtures());
}
