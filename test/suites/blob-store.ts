import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlobStore } from '#core/ports/blobs.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Everything of a listing. */
export async function all(names: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const name of names) found.push(name);
  return found;
}

const step = fc
  .string({ unit: fc.constantFrom(...'aZ09_-.'), minLength: 1, maxLength: 12 })
  .filter((text) => !text.startsWith('.'));

/** What every blob store must do. `open` answers the same store each time, or another view of it. */
export function describeBlobStore(name: string, open: () => Promise<BlobStore>): void {
  describe(name, () => {
    /** Below it, the test is alone. */
    const fresh = (): string => `org-${randomUUID()}`;

    it('gives back what was put, whatever the bytes', async () => {
      const store = await open();
      const home = fresh();
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 1, maxLength: 3 }),
          fc.uint8Array({ maxLength: 5_000 }),
          async (steps, content) => {
            // A step of its own for each, so that no key is the folder of another.
            const key = [home, randomUUID(), ...steps].join('/');
            await store.put(key, content);
            expect(await store.get(key)).toEqual(content);
          },
        ),
        { numRuns: 40 },
      );
    });

    it('keeps large blobs whole', async () => {
      const store = await open();
      const key = `${fresh()}/large`;
      const content = new Uint8Array(6_000_000).map((_, at) => (at * 31) % 251);
      await store.put(key, content);
      expect(Buffer.compare((await store.get(key)) ?? new Uint8Array(), content)).toBe(0);
    });

    it('takes files of any size, tells their size and gives them back whole or in parts', async () => {
      const store = await open();
      const key = `${fresh()}/sound`;
      const content = Buffer.from(new Uint8Array(1_500_000).map((_, at) => (at * 37) % 253));
      const folder = await mkdtemp(join(tmpdir(), 'tingzhen-blob-'));
      const file = join(folder, 'sound.wav');
      await writeFile(file, content);
      await store.putFile(key, file);
      await rm(folder, { recursive: true });
      expect(await store.size(key)).toBe(content.length);
      expect(content.equals(await buffer((await store.read(key))!))).toBe(true);
      const part = await buffer((await store.read(key, { start: 1_000, end: 700_001 }))!);
      expect(content.subarray(1_000, 700_001).equals(part)).toBe(true);
      expect(await store.size(`${key}-other`)).toBeNull();
      expect(await store.read(`${key}-other`)).toBeNull();
    });

    it('answers null where there is nothing, not even where a key only begins others', async () => {
      const store = await open();
      const home = fresh();
      await store.put(`${home}/a/b`, bytes('x'));
      expect(await store.get(`${home}/missing`)).toBeNull();
      expect(await store.get(`${home}/a`)).toBeNull();
      expect(await store.get(`${home}/missing/c`)).toBeNull();
    });

    it('replaces a blob as a whole', async () => {
      const store = await open();
      const key = `${fresh()}/replaced`;
      await store.put(key, bytes('a long first version'));
      await store.put(key, bytes('second'));
      expect(await store.get(key)).toEqual(bytes('second'));
    });

    it('never shows half of a blob while it is replaced', async () => {
      const store = await open();
      const key = `${fresh()}/busy`;
      const versions = [1, 2, 3, 4].map((fill) => new Uint8Array(200_000).fill(fill));
      await store.put(key, versions[0]!);
      let writing = true;
      const writer = (async () => {
        for (let round = 0; round < 3; round += 1)
          for (const version of versions) await store.put(key, version);
        writing = false;
      })();
      while (writing) {
        const seen = await store.get(key);
        expect(seen).toHaveLength(200_000);
        expect(new Set(seen).size).toBe(1);
      }
      await writer;
    });

    it('deletes, and does nothing where there is nothing', async () => {
      const store = await open();
      const home = fresh();
      await store.put(`${home}/a/b`, bytes('x'));
      await store.delete(`${home}/a`);
      await store.delete(`${home}/missing`);
      expect(await store.get(`${home}/a/b`)).toEqual(bytes('x'));
      await store.delete(`${home}/a/b`);
      expect(await store.get(`${home}/a/b`)).toBeNull();
      expect(await all(store.list(`${home}/`))).toEqual([]);
    });

    it('lists in the order of whole keys, by any beginning, over several pages', async () => {
      const store = await open();
      const home = fresh();
      const keys = ['b', 'a/2', 'a/10', 'a.txt', 'a-b', 'a/1/x', 'ab', 'c/1'].map((key) => `${home}/${key}`);
      for (const key of keys) await store.put(key, bytes(key));
      await store.put(`${home}0/other`, bytes('not of this organisation'));
      expect(await all(store.list(`${home}/`))).toEqual([...keys].sort());
      expect(await all(store.list(`${home}/a/`))).toEqual(
        ['a/1/x', 'a/10', 'a/2'].map((key) => `${home}/${key}`),
      );
      expect(await all(store.list(`${home}/a/1`))).toEqual(['a/1/x', 'a/10'].map((key) => `${home}/${key}`));
      expect(await all(store.list(`${home}/none/`))).toEqual([]);
    });

    it('takes deletions while it lists', async () => {
      const store = await open();
      const home = fresh();
      for (const key of ['1', '2', '3', '4', '5', '6', '7']) await store.put(`${home}/${key}/x`, bytes(key));
      for await (const key of store.list(`${home}/`)) await store.delete(key);
      expect(await all(store.list(`${home}/`))).toEqual([]);
    });

    it('takes many writes and deletions at once', async () => {
      const store = await open();
      const home = fresh();
      const keys = Array.from({ length: 40 }, (_, at) => `${home}/d${at % 4}/${at}`);
      await Promise.all(keys.map((key) => store.put(key, bytes(key))));
      await Promise.all(
        keys.map(async (key, at) => {
          if (at % 2 === 0) await store.delete(key);
          else await store.put(key, bytes(`${key} again`));
        }),
      );
      expect(await all(store.list(`${home}/`))).toEqual(keys.filter((_, at) => at % 2 === 1).sort());
    });

    it.each([
      '',
      '/',
      '/etc/passwd',
      'a/',
      'a//b',
      '.',
      '..',
      '../a',
      'a/../../b',
      'a/./b',
      'a/.hidden',
      'a\0b',
      'a\\b',
      '..\\b',
      'C:/windows',
      'a b',
      'a%2e%2e',
      'a\nb',
      '听诊',
      'a?b',
      'a*',
      'x'.repeat(201),
      `${'abcd/'.repeat(160)}e`,
    ])('refuses the key %j', async (key) => {
      const store = await open();
      await expect(store.put(key, bytes('x'))).rejects.toThrow(RangeError);
      await expect(store.get(key)).rejects.toThrow(RangeError);
      await expect(store.delete(key)).rejects.toThrow(RangeError);
    });

    it.each(['/', '../', 'a//', '.', 'a/.', 'a\\', 'a\0'])('refuses to list %j', async (prefix) => {
      const store = await open();
      await expect(all(store.list(prefix))).rejects.toThrow(RangeError);
    });

    it('says that it can be written to and read from, leaving nothing behind', async () => {
      const store = await open();
      await store.check();
      expect((await all(store.list(''))).filter((key) => key.includes('check'))).toEqual([]);
    });
  });
}
