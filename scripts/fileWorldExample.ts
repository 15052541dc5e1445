/**
 * Writes fixtures/worlds/brown, the example of docs/file-worlds.md: passages of the Brown corpus in the four features of
 * a context encoder that was pretrained without science fiction and humor.
 *
 *     node --import=tsx scripts/fileWorldExample.ts
 */
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {selectBackend} from '../models/index.ts';
import {settle} from '../properties/commands/settle.ts';
import {trainOptions} from '../properties/commands/trainOptions.ts';
import {settingOf} from '../properties/commands/trainSetting.ts';
import {trainBatch} from '../properties/worlds/trained/trainBatch.ts';

const FOLDER = 'fixtures/worlds/brown';
/** Genres that the encoder has not seen: science fiction and humor. */
const UNSEEN = [11, 14];
/** Passages lie in the order of their genres: every tenth is taken. */
const EVERY = 10;

const shiftU = [{kind: 'dropSupport', groups: UNSEEN}] as const;
const options = settle('train', trainOptions, {
  world: 'context-brown',
  width: 4,
  hidden: 32,
  points: 4000,
  draws: 4000,
  steps: 1500,
  referenceSteps: 0,
  shiftU,
});
const backend = await selectBackend();
const [made] = await trainBatch(backend, [settingOf(options)]);
const {
  representation: {columns, data},
} = made!.case;
const {groups} = made!.world.data;
const rows = Array.from({length: groups.length / EVERY}, (_, k) => {
  const j = EVERY * k;
  const h = Array.from(data.subarray(j * columns, (j + 1) * columns), Math.fround);
  const genre = groups[j]!;
  const fiction = genre >= 9 && genre <= 13 ? 1 : -1;
  return [...h, fiction, genre, UNSEEN.includes(genre) ? 0 : 1].join(',');
});
const head = [...Array.from({length: columns}, (_, i) => `h${i + 1}`), 'fiction', 'genre', 'seen'].join(',');
writeFileSync(join(FOLDER, 'passages.csv'), `${[head, ...rows].join('\n')}\n`);
writeFileSync(
  join(FOLDER, 'world.json'),
  `${JSON.stringify(
    {
      format: 'transferbound world',
      version: 1,
      embeddings: 'passages.csv#h1,h2,h3,h4',
      labels: 'passages.csv#fiction',
      groups: 'passages.csv#genre',
      weightsU: 'passages.csv#seen',
    },
    undefined,
    2,
  )}\n`,
);
