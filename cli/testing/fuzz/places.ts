/** Places where nothing can be written, and every command that writes. */

/** From the folder that the commands run in; `file` is a file there. */
export const BAD_PLACES: readonly string[] = [
  '/dev/full',
  '/dev/null',
  '/dev/null/x',
  '/proc/x',
  '/sys/x/y',
  '.',
  `${'n'.repeat(300)}.json`,
  'file/x.json',
  'file/x/../y',
  'bad\u0000name',
];

const check = 'check change-of-law --world finite --runs 2 --no-report';

/** Command lines without the place that they write to, which comes last; files first. */
export const FILE_WRITERS: readonly string[] = [
  `${check} --out`,
  `${check} --shard 1/1 --out`,
  `${check} --reporter junit=`,
  'check change-of-law --world finite --runs 2 --report',
  'report fixtures/change-of-law.json --out',
  'regress --update --each 1 --baseline',
  'train --steps 2 --points 8 --save',
  'mutants data-processing-reversed --out',
  'sharpen contraction --evaluations 2 --out',
];

/** Those that write into a folder. */
export const FOLDER_WRITERS: readonly string[] = [
  'check data-processing-reversed --world finite --runs 30 --no-report --json --counterexamples',
  'hunt contraction --evaluations 2 --witnesses',
  'experiment signs --draws 2 --encoder context --out',
  'prove fixtures/reversed.json --python no-python --out',
  'sharpen contraction --evaluations 2 --counterexamples',
  'compare --world views --repeats 1 --base --out',
  'init',
];

export function writing(writer: string, place: string): string[] {
  const words = writer.split(' ');
  return writer.endsWith('=') ? [...words.slice(0, -1), `${words.at(-1)}${place}`] : [...words, place];
}
