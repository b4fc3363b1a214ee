import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own, so small that a test can fill it. */
export interface SmallDisk {
  readonly folder: string;
  /** Fills it with a file, up to so many bytes. */
  fill(leftBytes: number): void;
  /** Takes that file away. */
  makeRoom(): void;
  remove(): void;
}

const BLOCK = 4096;

/** Null, with a line that says why, where none can be made: `describe.skipIf(disk === null)`. */
export function makeSmallDisk(bytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'tingzhen-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    rmdirSync(folder);
    console.warn('Tests on a full disk are skipped. A small disk can only be mounted by root on Linux.');
    return null;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill(leftBytes) {
      const file = openSync(ballast, 'a');
      const block = Buffer.alloc(BLOCK);
      try {
        while (freeBytes(folder) > leftBytes) writeSync(file, block);
      } finally {
        closeSync(file);
      }
    },
    makeRoom: () => rmSync(ballast),
    remove() {
      // Also where an engine still has files open.
      execFileSync('umount', ['-l', folder]);
      rmdirSync(folder);
    },
  };
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
