import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { conversationField } from '#core/conversation/fields.ts';
import { NO_MAPPING } from '../mapping.ts';
import { DEFAULT_MAX_RECORD_BYTES } from '../reading-context.ts';
import { CallTable, type CallTableRow } from './call-table.ts';
import { openCsv } from './csv.ts';
import { isNamingHeader } from './recording-column.ts';

/** Titles may stand above the header. */
const HEADER_WITHIN = 10;
/** One of the folder and a few of single calls. */
const MOST_KEPT = 4;

const kept = new Map<string, { readonly state: string; readonly table: Promise<CallTable> }>();

/**
 * The table of calls in a file; undefined where there is none. It is read once as long as it does not change: many
 * recordings ask for the same one. Rejects where the file cannot be read.
 */
export async function readCallTable(file: string): Promise<CallTable | undefined> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined || !found.isFile()) return undefined;
  const state = `${found.size} ${found.mtimeMs}`;
  const held = kept.get(file);
  const table = held?.state === state ? held.table : readTable(file);
  kept.delete(file);
  kept.set(file, { state, table });
  for (const other of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(other);
  // What could not be read may be readable the next time.
  table.catch(() => kept.delete(file));
  return table;
}

async function readTable(file: string): Promise<CallTable> {
  const opened = await openCsv({
    file,
    format: 'csv',
    mapping: NO_MAPPING,
    maxRecordBytes: DEFAULT_MAX_RECORD_BYTES,
  });
  const rows: CallTableRow[] = [];
  const broken: number[] = [];
  if (opened !== undefined) {
    for await (const some of opened.rows()) {
      for (const { line, cells, broken: unread, problem } of some) {
        if (line < opened.head.line) continue;
        if (unread !== undefined || problem !== undefined) broken.push(line);
        else if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
      }
    }
  }
  const head = headerAmong(rows);
  const headers = rows[head]?.cells.map((cell) => cell.trim()) ?? [];
  return new CallTable(basename(file), headers, rows.slice(head + 1), broken);
}

/** The first row that reads as a header, else the first row at all. */
function headerAmong(rows: readonly CallTableRow[]): number {
  const isHeader = ({ cells }: CallTableRow) =>
    cells.filter((cell) => conversationField(cell.trim()) !== undefined || isNamingHeader(cell)).length >= 2;
  return Math.max(0, rows.slice(0, HEADER_WITHIN).findIndex(isHeader));
}
