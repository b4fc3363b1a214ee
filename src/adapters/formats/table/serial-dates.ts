import { showNumber } from '../xlsx/cell-values.ts';
import { type Columns, timeColumns } from './columns.ts';
import { cell, type OpenRows, type Row } from './row.ts';

/** 1 January 2000 and 31 December 2099 in days as spreadsheets count them. */
const FIRST_DAY = 36_526;
const LAST_DAY = 73_050;
const SERIAL = /^\d{5}(?:\.\d+)?$/;
const DAY_SECONDS = 86_400;
/** A column without a value in so many rows is not looked at further. */
const ROWS_TO_FIRST = 1000;

type Kind = 'date' | 'datetime';

/**
 * The same rows with dates that a spreadsheet has written as plain numbers of days (`46027.375`) written out, to the
 * second, in columns where every value is one. Times of turns need a time of day: whole numbers alone may be distances.
 */
export async function withSerialDates(open: OpenRows, columns: Columns): Promise<OpenRows> {
  const kinds = await serialColumns(open, columns);
  if (kinds.size === 0) return open;
  return async function* () {
    for await (const rows of open()) yield rows.map((row) => written(row, kinds));
  };
}

/** Reads on only while some column may be one. */
async function serialColumns(open: OpenRows, columns: Columns): Promise<Map<number, Kind>> {
  const startedAt = columns.conversation.get('startedAt');
  const undecided = new Set(timeColumns(columns));
  const kinds = new Map<number, Kind>();
  let count = 0;
  for await (const rows of open()) {
    for (const row of rows) {
      count++;
      for (const index of undecided) {
        const kind = kindOf(cell(row, index));
        if (kind === 'none') {
          undecided.delete(index);
          kinds.delete(index);
        } else if (kind !== undefined && kinds.get(index) !== 'datetime') kinds.set(index, kind);
        else if (count > ROWS_TO_FIRST && !kinds.has(index)) undecided.delete(index);
      }
      if (undecided.size === 0) return new Map();
    }
  }
  return new Map([...kinds].filter(([index, kind]) => kind === 'datetime' || index === startedAt));
}

/** Undefined for an empty cell. */
function kindOf(text: string): Kind | 'none' | undefined {
  if (text === '') return undefined;
  const serial = SERIAL.test(text) ? Number(text) : Number.NaN;
  if (!(serial >= FIRST_DAY && serial < LAST_DAY + 1)) return 'none';
  return Number.isInteger(serial) ? 'date' : 'datetime';
}

function written(row: Row, kinds: ReadonlyMap<number, Kind>): Row {
  const cells = [...row.cells];
  for (const [index, kind] of kinds) {
    const text = cell(row, index);
    if (text === '') continue;
    const toTheSecond = Math.round(Number(text) * DAY_SECONDS) / DAY_SECONDS;
    cells[index] = showNumber(String(toTheSecond), kind, false);
  }
  return { ...row, cells };
}
