import {fileURLToPath} from 'node:url';

/** Arguments of Node that start the command, compiled as the tests are; of a script that runs from its source, as `npm run build` does. */
const place = import.meta.url.endsWith('.ts') ? '../../dist/cli/main.js' : '../../cli/main.js';

export const mainCommand: readonly string[] = [fileURLToPath(new URL(place, import.meta.url))];
