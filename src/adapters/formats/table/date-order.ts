import { type Columns, timeColumns } from './columns.ts';
import type { OpenRows, Row } from './row.ts';

const NUMBERS = /^\s*(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\b/;

/**
 * The same rows with dates such as `05/01/2026` year first, in the order that the table's other dates show: one with a
 * 13th month can only begin with the day. Where none shows it, they stay as they are.
 */
export async function withPlainDates(open: OpenRows, columns: Columns): Promise<OpenRows> {
  const times = timeColumns(columns);
  const order = times.length === 0 ? undefined : await orderOf(open, times);
  if (order === undefined) return open;
  return async function* () {
    for await (const rows of open()) yield rows.map((row) => inOrder(row, times, order));
  };
}

/** Reads no further than to the first date that decides; a table that writes dates in another way is left at once. */
async function orderOf(open: OpenRows, times: readonly number[]): Promise<'day' | 'month' | undefined> {
  for await (const rows of open()) {
    for (const { cells } of rows) {
      const written = times.map((index) => cells[index] ?? '').filter((text) => text.trim() !== '');
      const dates = written.map((text) => NUMBERS.exec(text)).filter((found) => found !== null);
      if (written.length > 0 && dates.length === 0) return undefined;
      for (const [, first, , second] of dates) {
        if (Number(first) > 12) return 'day';
        if (Number(second) > 12) return 'month';
      }
    }
  }
  return undefined;
}

function inOrder(row: Row, times: readonly number[], first: 'day' | 'month'): Row {
  const cells = [...row.cells];
  for (const index of times) {
    cells[index] = (cells[index] ?? '').replace(NUMBERS, (whole, a: string, _, b: string, year: string) => {
      // What decides by itself needs no help, whatever the others are like.
      if (Number(a) > 12 || Number(b) > 12) return whole;
      return first === 'day' ? `${year}-${b}-${a}` : `${year}-${a}-${b}`;
    });
  }
  return { ...row, cells };
}
