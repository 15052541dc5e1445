import {fileURLToPath} from 'node:url';

/** Arguments of Node that start the command, compiled as the tests are. */
export const mainCommand: readonly string[] = [fileURLToPath(new URL('../../cli/main.js', import.meta.url))];
