import {fileURLToPath} from 'node:url';

/**
 * Arguments of Node that start the command: the sources, or the build that TRANSFERBOUND_MAIN names, which starts three times as
 * fast (`npm run unit` makes it anew first).
 */
const built = process.env['TRANSFERBOUND_MAIN'];
export const mainCommand: readonly string[] = built
  ? [built]
  : ['--import=tsx', fileURLToPath(new URL('../../cli/main.ts', import.meta.url))];
