import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ByteLine, splitLines } from './lines.ts';

async function split(chunks: readonly Buffer[], maxBytes = 1000): Promise<ByteLine[]> {
  const source = (async function* () {
    yield* chunks;
  })();
  const lines: ByteLine[] = [];
  for await (const batch of splitLines(source, maxBytes)) lines.push(...batch);
  return lines;
}

/** Cuts bytes at the given places. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const at = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

describe('splitting bytes into lines', () => {
  it('gives the same lines wherever the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', '你', '\n', '\r\n', '\r', ''), { maxLength: 30 }),
        fc.array(fc.nat(100), { maxLength: 5 }),
        async (parts, places) => {
          const bytes = Buffer.from(parts.join(''));
          const text = bytes.toString();
          const expected = text.split(text.includes('\n') ? '\n' : '\r');
          if (expected.at(-1) === '') expected.pop();
          const lines = await split(cut(bytes, places));
          expect(lines.map((line) => line.bytes.toString())).toEqual(
            expected.map((line) => line.replace(/\r$/, '')),
          );
          expect(lines.map(({ number }) => number)).toEqual(expected.map((_, index) => index + 1));
        },
      ),
    );
  });

  it('cuts at carriage returns where the file has these alone, in any chunks and of any size', async () => {
    const line = 'x'.repeat(99);
    const bytes = Buffer.from(`${line}\r`.repeat(2000));
    for (const places of [[], [100], [99], [50, 65_536, 65_600]]) {
      const lines = await split(cut(bytes, places));
      expect(new Set(lines.map((one) => one.bytes.toString()))).toEqual(new Set([line]));
      expect(lines.at(-1)!.number).toBe(2000);
    }
  });

  it('waits for the line feed of a long first line, also where a chunk ends between the two', async () => {
    const bytes = Buffer.from(`${'x'.repeat(70_000)}\r\nshort\r\n`);
    for (const places of [[], [70_001], [70_000], [10, 70_001]]) {
      const lines = await split(cut(bytes, places), 100_000);
      expect(lines.map(({ length }) => length)).toEqual([70_000, 5]);
    }
  });

  it('only measures a line that is too long, and goes on behind it', async () => {
    const bytes = Buffer.from(`short\n${'x'.repeat(50)}\nlast`);
    for (const places of [[], [20, 30, 40], [6], [57]]) {
      const lines = await split(cut(bytes, places), 10);
      expect(lines.map(({ length, tooLong }) => [length, tooLong])).toEqual([
        [5, false],
        [50, true],
        [4, false],
      ]);
    }
  });

  it('holds no more of an endless line than the limit', async () => {
    const chunk = Buffer.alloc(100_000, 0x61);
    const lines = await split(
      Array.from({ length: 50 }, () => chunk),
      150_000,
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ length: 5_000_000, tooLong: true });
    expect(lines[0]!.bytes.length).toBeLessThan(5000);
  });
});
