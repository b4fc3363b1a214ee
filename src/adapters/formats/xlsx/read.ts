import type { ReadOutcome } from '#contract/files/reading.ts';
import type { Problem } from '#core/problem.ts';
import type { Mapping } from '../mapping.ts';
import { error, reject, warning } from '../problems.ts';
import type { ReadingContext } from '../reading-context.ts';
import { ROWS_LOOKED_AT, tableByContent } from '../table/by-content.ts';
import type { Columns } from '../table/columns.ts';
import { noteOfGuess } from '../table/guess-note.ts';
import { HEADER_WITHIN, type Header, headerAmong } from '../table/header.ts';
import type { OpenRows } from '../table/row.ts';
import { readRows } from '../table/rows.ts';
import { ArchiveRefused } from './archive.ts';
import { SheetIds } from './sheet-ids.ts';
import { type Sheet, type SheetRow, Workbook } from './workbook.ts';

/** Every sheet with a header that reads as conversations; the others are named in a warning. */
export async function* readXlsx(context: ReadingContext): AsyncGenerator<ReadOutcome> {
  let workbook: Workbook | undefined;
  try {
    workbook = await Workbook.open(context.file);
    yield* readSheets(workbook, context);
  } catch (failure) {
    if (!(failure instanceof ArchiveRefused)) throw failure;
    yield reject({ file: context.file }, refused(failure));
  } finally {
    workbook?.close();
  }
}

async function* readSheets(workbook: Workbook, context: ReadingContext): AsyncGenerator<ReadOutcome> {
  const tables: SheetTable[] = [];
  const others: string[] = [];
  let problem: Problem | undefined;
  for (const sheet of workbook.sheets) {
    const found = await findTable(workbook, sheet, context);
    if (found === undefined) continue;
    if ('problem' in found) {
      problem ??= found.problem;
      others.push(sheet.name);
    } else tables.push({ sheet, ...found });
  }
  if (tables.length === 0 && problem !== undefined) {
    yield reject({ file: context.file }, problem);
    return;
  }
  const notes = others.length === 0 ? [] : [notRead(others, context)];
  const ids = new SheetIds();
  const groups = withSameColumns(tables);
  for (const together of groups) {
    const [{ columns, mapping, notes: own }] = together;
    notes.push(...own);
    const open: OpenRows[] = [];
    for (const table of together) {
      const isRounded = await hasRoundedIds(workbook, table);
      open.push(rowsOf(workbook, table, isRounded, tables.length > 1));
    }
    ids.next();
    for await (const read of readRows(open, columns, { ...context, mapping })) {
      const outcome = groups.length > 1 ? ids.checked(read) : read;
      if (!outcome.ok || notes.length === 0) yield outcome;
      else yield { ...outcome, warnings: [...notes.splice(0), ...outcome.warnings] };
    }
  }
}

function rowsOf(
  workbook: Workbook,
  { sheet, header, columns }: SheetTable,
  isRounded: boolean,
  isNamed: boolean,
): OpenRows {
  const name = isNamed ? { sheet: sheet.name } : {};
  return async function* () {
    for await (const rows of workbook.rows(sheet)) {
      yield rows
        .filter((row) => row.number > header)
        .map((row) => ({
          line: row.number,
          ...name,
          cells: withRoundedId(row, columns, isRounded),
          bytesRead: 0,
        }));
    }
  };
}

/** Where several rows are a conversation, they may stand on several sheets. */
function withSameColumns(tables: readonly SheetTable[]): [SheetTable, ...SheetTable[]][] {
  const groups = Map.groupBy(tables, ({ sheet, columns, mapping }) => {
    const { layout, headers, conversation, turn } = columns;
    if (layout === 'row-per-conversation' || !conversation.has('id')) return sheet.path;
    return JSON.stringify([headers, ...[conversation, turn, mapping.roles ?? []].map((one) => [...one])]);
  });
  return [...groups.values()] as [SheetTable, ...SheetTable[]][];
}

/**
 * Whether ids of 16 digits that end in 0 do so because Excel has kept 15 of them: one of them that is whole was written by
 * another program, and then all are.
 */
async function hasRoundedIds(workbook: Workbook, { sheet, columns }: SheetTable): Promise<boolean> {
  const idAt = columns.conversation.get('id');
  if (idAt === undefined) return false;
  let isDoubtful = false;
  let count = 0;
  for await (const rows of workbook.rows(sheet)) {
    for (const { longNumbers } of rows) {
      const digits = longNumbers?.get(idAt)?.digits;
      if (digits === 'whole') return false;
      isDoubtful ||= digits === 'doubtful';
      if (++count > ROWS_LOOKED_AT && !isDoubtful) return false;
    }
  }
  return isDoubtful;
}

/** An id is told as rounded, so that it is refused; what other cells have left of their digits is of use. */
function withRoundedId(
  { cells, longNumbers }: SheetRow,
  { conversation }: Columns,
  isRounded: boolean,
): readonly string[] {
  const idAt = conversation.get('id');
  const id = idAt === undefined ? undefined : longNumbers?.get(idAt);
  const isLost = id?.digits === 'lost' || (id?.digits === 'doubtful' && isRounded);
  return isLost ? cells.with(idAt!, id.shown) : cells;
}

interface Table {
  /** Row of the names; the one above the table where there are none. */
  readonly header: number;
  readonly columns: Columns;
  readonly mapping: Mapping;
  readonly notes: readonly Problem[];
}

interface SheetTable extends Table {
  readonly sheet: Sheet;
}

/** The header of a sheet, or what its rows tell without one; undefined for an empty sheet. */
async function findTable(
  workbook: Workbook,
  sheet: Sheet,
  context: ReadingContext,
): Promise<Table | { problem: Problem } | undefined> {
  const first: SheetRow[] = [];
  for await (const rows of workbook.rows(sheet)) {
    first.push(...rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')));
    if (
      first.length >= ROWS_LOOKED_AT ||
      (first.length >= HEADER_WITHIN && !headerIn(first, context).isDoubtful)
    )
      break;
  }
  if (first.length === 0) return undefined;
  const { at, found, isDoubtful } = headerIn(first, context);
  const byContent = isDoubtful ? withoutHeader(first, context) : undefined;
  if (byContent !== undefined) return byContent;
  const header = first[at]!.number;
  if (!found.ok) return { problem: { ...found.problem, line: header } };
  const { columns } = found;
  return { header, columns, mapping: context.mapping, notes: [noteOfGuess(columns.guess, context)] };
}

function headerIn(rows: readonly SheetRow[], { mapping }: ReadingContext): Header {
  return headerAmong(
    rows.map(({ cells }) => cells),
    mapping,
  );
}

function withoutHeader(rows: readonly SheetRow[], context: ReadingContext): Table | undefined {
  const read = tableByContent(
    rows.map(({ cells }) => cells),
    context,
  );
  if (read === undefined) return undefined;
  const { columns, mapping, notes } = read;
  return { header: rows[read.above]!.number - (read.isNamed ? 0 : 1), columns, mapping, notes };
}

function notRead(sheets: readonly string[], context: ReadingContext): Problem {
  const names = sheets.join(', ').slice(0, 200).toWellFormed();
  return warning(
    'sheets-not-read',
    {
      zh: `这些工作表里没有看到对话，未读取：${names}`,
      en: `these sheets show no conversations and were not read: ${names}`,
    },
    { file: context.file },
  );
}

const REFUSALS = {
  'zip-bomb': {
    zh: '压缩包展开后大得异常，疑似压缩炸弹，已拒绝',
    en: 'the archive unpacks to a suspicious size (zip bomb) and is refused',
  },
  encrypted: { zh: '工作簿有密码保护', en: 'the workbook is protected by a password' },
  'bad-zip': { zh: '不是完整的 .xlsx 工作簿', en: 'not a sound .xlsx workbook' },
};

function refused(failure: ArchiveRefused): Problem {
  const { zh, en } = REFUSALS[failure.code];
  return error(
    failure.code,
    { zh: `${zh}（${failure.message}）`, en: `${en} (${failure.message})` },
    failure.code === 'zip-bomb'
      ? {
          hint: {
            zh: '确属真实数据时，请拆成几个文件，或另存为 CSV',
            en: 'if the data are real, split the file or save it as CSV',
          },
        }
      : failure.code === 'encrypted'
        ? { hint: { zh: '请去掉密码后另存', en: 'save a copy without the password' } }
        : {},
  );
}
