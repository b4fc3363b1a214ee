import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvRecordParser } from './csv-record.ts';

/** Writes a record as RFC 4180 says. */
function write(cells: readonly string[], delimiter: string): string {
  return cells
    .map((cell) =>
      /["\n\r]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell,
    )
    .join(delimiter);
}

function feed(text: string, delimiter = ',') {
  const parser = new CsvRecordParser(delimiter);
  const states = text.split('\n').map((line) => parser.feed(line));
  return { cells: parser.cells, states };
}

describe('a CSV record', () => {
  it('comes back as it was written', () => {
    const cell = fc
      .array(fc.constantFrom('a', '"', ',', ';', '\n', '你', ' ', ''), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', ';', '\t', '|'),
        (cells, delimiter) => {
          const { cells: read, states } = feed(write(cells, delimiter), delimiter);
          expect(read).toEqual(cells);
          expect(states.slice(0, -1).every((state) => state === 'open')).toBe(true);
          expect(states.at(-1)).toBe('done');
        },
      ),
    );
  });

  it('keeps quotes inside an unquoted cell', () => {
    expect(feed('他说"好的",x').cells).toEqual(['他说"好的"', 'x']);
  });

  it('is bad when something follows a closing quote, and open until the quote closes', () => {
    expect(feed('"a"b,c').states).toEqual(['bad']);
    expect(feed('a,"b').states).toEqual(['open']);
    expect(feed('a,"b\nc"x').states).toEqual(['open', 'bad']);
  });
});
