/**
 * `node --import=tsx scripts/radreg-agreement.ts [settings] [lambda] [encoder...]`: how far apart the closed form and
 * descent-ascent end, by how far the heads climb; the table of docs/radreg.md.
 */
import {mean, quantile} from 'simple-statistics';
import {selectBackend} from '../models/index.ts';
import {
  type Agreement,
  type AgreementOptions,
  agreement,
} from '../properties/experiments/radReg/agreement.ts';
import {BATCH, plainSettings} from '../properties/worlds/trained/plainSettings.ts';
import type {EncoderKind} from '../theory/networks/architecture.ts';

const count = Number(process.argv[2] ?? 50);
const lambda = Number(process.argv[3] ?? 0.3);
const encoders = (process.argv.length > 4 ? process.argv.slice(4) : ['context', 'masked']) as EncoderKind[];

/** Terms that fall below this share of where they started count as gone. */
const GONE = 1e-5;
const common = {steps: 600, learningRate: 0.002, lambda, decay: 'linear'} as const;
const ways: readonly [string, AgreementOptions][] = [
  ['1 at once', {...common, ascentSteps: 1}],
  ['up to 40, gap 1e-2', {...common, ascentSteps: 40, tolerance: 1e-2}],
  ['up to 40, gap 1e-4', {...common, ascentSteps: 40, tolerance: 1e-4}],
  ['up to 40, gap 1e-6', {...common, ascentSteps: 40, tolerance: 1e-6}],
];

function row(encoder: string, name: string, all: readonly Agreement[]): string {
  const gone = all.filter(({terms, before}) => Math.max(...terms) <= GONE * before);
  const there = all.filter((one) => !gone.includes(one));
  const differences = there.map(({difference}) => difference);
  const at = (share: number) => quantile(differences, share).toExponential(1);
  const within = differences.filter((difference) => difference <= 0.01).length;
  const climbs = mean(all.map((one) => one.climbs));
  const most = Math.max(...all.map(({mostClimbs}) => mostClimbs));
  const cells = [
    encoder,
    name,
    `${climbs.toFixed(1)} (${most})`,
    `${within} of ${there.length}`,
    gone.length,
  ];
  return `| ${[...cells, at(0.5), at(0.9), at(1)].join(' | ')} |`;
}

const backend = await selectBackend();
console.log(`${backend.description}; ${JSON.stringify(common)}`);
console.log('| encoder | ascent steps | mean (most) | within 1% | both gone | median | 90% | largest |');
console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const encoder of encoders) {
  const settings = plainSettings(encoder, {seed: 3, count});
  for (const [name, options] of ways) {
    const all: Agreement[] = [];
    for (let from = 0; from < count; from += BATCH) {
      all.push(...(await agreement(backend, settings.slice(from, from + BATCH), options)));
    }
    console.log(row(encoder, name, all));
    for (const [i, {difference, terms, before}] of all.entries()) {
      if (difference > 0.01 && Math.max(...terms) > GONE * before)
        console.log(`  ${i}: ${terms.join(' and ')}, at first ${before}`);
    }
  }
}
