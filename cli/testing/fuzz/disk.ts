/** A small disk of its own, for what happens when it is full or read-only. */
import {execFileSync} from 'node:child_process';
import {mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** Bytes of a page, the least that a file takes on such a disk. */
export const PAGE = 4_096;

/** Pages of the disk, and files and folders on it at most. */
const SIZE = {pages: 24, files: 12} as const;

export interface SmallDisk {
  readonly folder: string;
  /** Empties it, but for files of so many bytes: one `before` at its name, and one that leaves so many pages. */
  fill(name: string, before: string, pages: number): void;
  readOnly(on: boolean): void;
  remove(): void;
}

const mount = (...args: readonly string[]) => void execFileSync('mount', args, {stdio: 'ignore'});

/** @returns undefined where nobody may mount one */
export function smallDisk(folder: string): SmallDisk | undefined {
  mkdirSync(folder);
  const options = `size=${SIZE.pages * PAGE},nr_inodes=${SIZE.files}`;
  try {
    mount('-t', 'tmpfs', '-o', options, 'tmpfs', folder);
  } catch {
    return undefined;
  }
  return {
    folder,
    fill(name, before, pages) {
      for (const one of readdirSync(folder)) rmSync(join(folder, one), {recursive: true});
      writeFileSync(join(folder, name), before);
      const free = SIZE.pages - Math.ceil(before.length / PAGE) - pages;
      writeFileSync(join(folder, 'filler'), Buffer.alloc(free * PAGE));
    },
    readOnly: (on) => mount('-o', `remount,${on ? 'ro' : 'rw'}`, folder),
    remove() {
      execFileSync('umount', [folder]);
      rmSync(folder, {recursive: true});
    },
  };
}
