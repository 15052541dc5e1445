import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** A temporary directory with these files. */
export function folder(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'file-world-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  return directory;
}

/** U sees one point, T the other, and only h° tells them apart: nothing but the TV term pays. */
export const TWO_LAWS = {
  'embeddings.csv': '0\n0\n',
  'labels.csv': '1\n1\n',
  'reference.csv': '0\n1\n',
  'targets.csv': '0\n0\n',
  'weights-u.csv': '1\n0\n',
  'weights-t.csv': '0\n1\n',
};

export const PLAIN = {
  'embeddings.csv': '3,4\n-1,0\n0,1\n0,0\n',
  'labels.csv': '1\n-1\n1\n-1\n',
};
