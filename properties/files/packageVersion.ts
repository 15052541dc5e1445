import {existsSync, readFileSync} from 'node:fs';

/** This package's version, read from its package.json (beside the sources, or one folder up in the build). */
export function packageVersion(): string {
  for (const up of ['../../package.json', '../../../package.json']) {
    const file = new URL(up, import.meta.url);
    if (!existsSync(file)) continue;
    const {name, version} = JSON.parse(readFileSync(file, 'utf8')) as {name?: string; version?: string};
    if (name === 'transferbound' && version) return version;
  }
  return 'unknown';
}
