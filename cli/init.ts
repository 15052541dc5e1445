import {existsSync} from 'node:fs';
import {relative, resolve} from 'node:path';
import type {Command} from 'commander';
import {jsonText} from '../properties/files/jsonText.ts';
import {packageVersion} from '../properties/files/packageVersion.ts';
import {quoted} from '../properties/files/quoted.ts';
import {inputError} from '../theory/errors.ts';
import {projectFiles} from './init/projectFiles.ts';
import {writeNew} from './init/writeNew.ts';
import {inColumns} from './reporters/inColumns.ts';

interface InitFlags {
  readonly package?: string;
  readonly json?: boolean;
}

/** What package.json says of this package: a file or folder by its path from there, anything else as it is. */
function dependency(folder: string, wanted: string | undefined): string {
  if (wanted === undefined) return `^${packageVersion()}`;
  if (!existsSync(wanted)) return wanted;
  return `file:${relative(folder, resolve(wanted)).replaceAll('\\', '/')}`;
}

async function init(name: string, flags: InitFlags): Promise<void> {
  if (name === '') throw inputError('init', 'dir', 'the name of a folder', name);
  if (flags.package === '')
    throw inputError('init', '--package', 'a version, or a packed file', flags.package);
  const folder = resolve(name);
  const files = await projectFiles(folder, dependency(folder, flags.package));
  await writeNew(name, files);
  const paths = [...files.keys()];
  if (flags.json) {
    process.stdout.write(jsonText({folder, files: paths}));
    return;
  }
  const here = relative(process.cwd(), folder);
  const steps = [
    ...(here === '' ? [] : [[`cd ${quoted(here)}`, '']]),
    ['npm install', ''],
    ['npx transferbound check ./false-claim.ts', 'refuted, by the smallest world that it finds'],
    ['npm test', 'the true claim holds, the false one is caught'],
  ];
  const lines = inColumns(steps.map((step, i) => [i === 0 ? 'next:' : '', ...step]));
  process.stdout.write(`${[`wrote ${paths.join(', ')}`, ...lines].join('\n')}\n`);
}

export function addInit(command: Command): void {
  command
    .argument('[dir]', 'the folder; files that are there are not written over', '.')
    .option(
      '--package <spec>',
      'where `npm install` gets transferbound from: a version, or a packed file (default: this version)',
    )
    .option('--json', 'one JSON document on standard output')
    .action(init);
}
