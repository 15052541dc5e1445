import {cp, mkdir, symlink} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {bundle} from '../../scripts/bundle.ts';

/** The repository, from a source and from what is compiled of it in build/. */
const root = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../' : '../../../', import.meta.url),
);

const dist = join(root, 'dist');
await bundle(root, dist);

// Coverage is of what tests call, not of the processes that they start: those run other files, and write 4 MB each.
delete process.env['NODE_V8_COVERAGE'];

/** Arguments of Node that start the command as it is installed, of today's sources. */
export const mainCommand: readonly string[] = [join(dist, 'cli/main.js')];

/** Installs that package in a folder, so that claim files there can import it. */
export async function installPackage(folder: string): Promise<void> {
  const installed = join(folder, 'node_modules/transferbound');
  await mkdir(installed, {recursive: true});
  await cp(join(root, 'package.json'), join(installed, 'package.json'));
  await symlink(dist, join(installed, 'dist'), 'junction');
}
