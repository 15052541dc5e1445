import {basename} from 'node:path';
import {inputError} from '../../theory/errors.ts';
import {certificateOf} from '../certify/certificate.ts';
import type {CertificateDocument} from '../certify/certificateDocument.ts';
import {type CertifyFiles, readGivenFiles} from '../certify/givenFiles.ts';
import {type CertifyOptions, certifyOptions} from './certifyOptions.ts';
import {settle} from './settle.ts';

const FILES: readonly (keyof CertifyFiles)[] = [
  'embeddings',
  'labels',
  'testEmbeddings',
  'testLabels',
  'scores',
  'testScores',
  'pretextLosses',
  'referenceLosses',
  'population',
  'populationLabels',
  'populationWeights',
  'pretrainingWeights',
  'populationReference',
];

/** Where none is given. */
export const DEFAULT_DELTA = 0.05;

/** `certify` with other names of its options in messages. */
export async function certified(
  options: CertifyOptions,
  named: (option: string) => string,
): Promise<CertificateDocument> {
  const settings = settle('certify', certifyOptions, options);
  const {positive, negative, normalise, delta = DEFAULT_DELTA, radius, referenceRadius = radius} = settings;
  if ((positive === undefined) !== (negative === undefined))
    throw inputError('certify', named('positive'), `${named('negative')} with it`, 'one of the two');
  const classes = positive && negative ? {classes: {positive, negative}} : {};
  const paths = FILES.flatMap((name) =>
    settings[name] === undefined ? [] : [[name, settings[name]] as const],
  );
  const files = await readGivenFiles(Object.fromEntries(paths), {...classes, toUnit: normalise, named});
  return {
    format: 'transferbound certificate',
    version: 1,
    files: Object.fromEntries(paths.map(([name, path]) => [name, basename(path)])),
    normalise,
    ...certificateOf(files, {...settings, delta, referenceRadius}),
  } as CertificateDocument;
}

/**
 * Limits of the risk of a classifier on a pretrained representation, from files, as `transferbound certify` does: the test-set bound,
 * PAC-Bayes-kl, complexity and chained forms next to each other, each with what must be true for it.
 *
 * @returns plain data as `certify --json` prints it: `forms`, each with `limit` (its `hi` is the certificate), `terms`, `requires`, `helps`;
 *   a form with a requirement that failed has no limit
 * @throws InputError for options that do not go together, and for files that cannot be read or disagree
 * @example
 * ```ts
 * import {writeFileSync} from 'node:fs';
 * import {certify} from 'transferbound';
 *
 * writeFileSync('scores.csv', Array.from({length: 100}, (_, i) => (i < 3 ? -1 : 1)).join('\n'));
 * writeFileSync('labels.csv', Array.from({length: 100}, () => 1).join('\n'));
 * const {forms} = await certify({testScores: 'scores.csv', testLabels: 'labels.csv', delta: 0.05});
 * forms[0]?.name; // => 'test set, 0-1 loss: Clopper-Pearson'
 * forms[0]?.limit?.hi; // ~ 0.07571
 * ```
 */
export function certify(options: CertifyOptions): Promise<CertificateDocument> {
  return certified(options, (option) => option);
}
