import type { ReadOptions, TableBeginning } from '#contract/files/reading.ts';
import { detectFormat } from '../detect.ts';
import { parseMapping } from '../mapping.ts';
import { DEFAULT_MAX_RECORD_BYTES, type ReadingContext } from '../reading-context.ts';
import { ArchiveRefused } from '../xlsx/archive.ts';
import { Workbook } from '../xlsx/workbook.ts';
import { columnsByContent, ROWS_LOOKED_AT, rowsAbove } from './by-content.ts';
import { type ColumnsResult, guessMapping } from './columns.ts';
import { openCsv } from './csv.ts';
import { headerAmong } from './header.ts';

const ROWS = 3;
const CELL_LENGTH = 200;

type Cells = readonly string[];

/**
 * The beginning of a table with its columns as they are understood, also where they are not understood well enough
 * to be read; null for what is no table or cannot be opened. Of a workbook the first sheet that has rows.
 */
export async function beginningOfTable(
  file: string,
  options: ReadOptions = {},
): Promise<TableBeginning | null> {
  const format = options.format ?? (await detectFormat(file));
  const parsed = parseMapping(options.map);
  if (!parsed.ok) return null;
  const maxRecordBytes = options.maxRecordBytes ?? DEFAULT_MAX_RECORD_BYTES;
  if (format === 'csv' || format === 'tsv') {
    return csvBeginning({ file, format, mapping: parsed.mapping, maxRecordBytes });
  }
  return format === 'xlsx' ? sheetBeginning({ file, format, mapping: parsed.mapping, maxRecordBytes }) : null;
}

async function csvBeginning(context: ReadingContext): Promise<TableBeginning | null> {
  const opened = await openCsv(context);
  if (opened === undefined) return null;
  const { head, found, rows } = opened;
  const below: Cells[] = [];
  for await (const some of rows()) {
    for (const row of some) {
      if (row.line > head.line && row.broken === undefined) below.push(row.cells);
      if (below.length === ROWS) return described(head.cells, below, found);
    }
  }
  return described(head.cells, below, found);
}

async function sheetBeginning(context: ReadingContext): Promise<TableBeginning | null> {
  let workbook: Workbook | undefined;
  try {
    workbook = await Workbook.open(context.file);
    for (const sheet of workbook.sheets) {
      const first: Cells[] = [];
      for await (const rows of workbook.rows(sheet)) {
        first.push(
          ...rows.map((row) => row.cells).filter((cells) => cells.some((cell) => cell.trim() !== '')),
        );
        if (first.length >= ROWS_LOOKED_AT) break;
      }
      if (first.length === 0) continue;
      const several = workbook.sheets.length > 1 ? { sheet: sheet.name } : {};
      return { ...several, ...sheetDescribed(first, context) };
    }
    return null;
  } catch (failure) {
    if (failure instanceof ArchiveRefused) return null;
    throw failure;
  } finally {
    workbook?.close();
  }
}

function sheetDescribed(rows: readonly Cells[], { mapping }: ReadingContext): TableBeginning {
  const { at, found, isDoubtful } = headerAmong(rows, mapping);
  const table = rows.slice(rowsAbove(rows));
  const read = isDoubtful ? columnsByContent(table, mapping) : undefined;
  if (read === undefined) return described(rows[at]!, rows.slice(at + 1), found);
  const { columns, isNamed } = read;
  return described(columns.headers, table.slice(isNamed ? 1 : 0), { ok: true, columns });
}

function described(head: Cells, rows: readonly Cells[], found: ColumnsResult): TableBeginning {
  const headers = trimmed(head);
  const { layout, map } = found.ok ? found.columns.guess : guessMapping(headers);
  return {
    headers,
    rows: rows
      .slice(0, ROWS)
      .map((cells) => headers.map((_, column) => (cells[column] ?? '').slice(0, CELL_LENGTH))),
    layout: found.ok ? layout : 'unknown',
    map,
  };
}

function trimmed(cells: Cells): string[] {
  return cells.map((cell) => cell.trim());
}
