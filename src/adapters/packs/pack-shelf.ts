import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pack } from '#contract/files/pack.ts';
import { PACK_FILE, type PackReading, type ReadText, readPack } from './read-pack.ts';

/** The packs that are installed, each a folder named by its id. */
export class PackShelf {
  readonly #root: string;
  readonly #readText: ReadText;

  constructor(root: string, readText: ReadText) {
    this.#root = root;
    this.#readText = readText;
  }

  /** Ids of the installed packs, in alphabetical order. */
  async ids(): Promise<string[]> {
    const entries = await readdir(this.#root, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const holding = await Promise.all(folders.map((name) => isFile(join(this.#root, name, PACK_FILE))));
    return folders.filter((_, index) => holding[index]).toSorted();
  }

  /** Every pack that can be read, in alphabetical order. */
  async all(): Promise<Pack[]> {
    const readings = await Promise.all((await this.ids()).map((id) => this.installed(id)));
    return readings.flatMap(({ pack }) => pack ?? []);
  }

  /** Reads an installed pack by its id. */
  async installed(id: string): Promise<PackReading> {
    return readPack(join(this.#root, id), this.#readText);
  }
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true;
}
