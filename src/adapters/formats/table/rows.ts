import type { ReadOutcome } from '#contract/files/reading.ts';
import { figureOrText } from '#core/conversation/figure-or-text.ts';
import {
  type Normalised,
  type NormaliseOptions,
  normaliseConversation,
} from '#core/conversation/normalise.ts';
import { resolveRole } from '#core/conversation/roles.ts';
import type { Role } from '#core/conversation/schema.ts';
import type { Problem } from '#core/problem.ts';
import { recordTooLong } from '../json-record.ts';
import { outcomeOf, reject, warning } from '../problems.ts';
import { normaliseOptions, place, type ReadingContext } from '../reading-context.ts';
import { readEmbedded } from '../transcript/embedded.ts';
import type { Columns } from './columns.ts';
import { withPlainDates } from './date-order.ts';
import type { OpenRows, Row } from './row.ts';

/** The part of a table's name in ids, where a file has several (sheets of a workbook). */
export interface TableName {
  readonly part?: string;
}

const ATTRIBUTE = 'attributes.';

/** Rows → conversations, in constant memory apart from those that are not complete yet. */
export async function* readRows(
  open: OpenRows,
  columns: Columns,
  context: ReadingContext,
  table: TableName = {},
): AsyncGenerator<ReadOutcome> {
  const read = columns.layout === 'row-per-turn' ? readTurnRows : readConversationRows;
  yield* read(await withPlainDates(open, columns), columns, context, table);
}

async function* readConversationRows(
  open: OpenRows,
  columns: Columns,
  context: ReadingContext,
  table: TableName,
): AsyncGenerator<ReadOutcome> {
  for await (const rows of open()) {
    for (const row of rows) if (!isBlank(row)) yield readConversationRow(row, columns, context, table);
  }
}

function readConversationRow(
  row: Row,
  columns: Columns,
  context: ReadingContext,
  table: TableName,
): ReadOutcome {
  const turnsAt = columns.conversation.get('turns')!;
  const at = place(context, row.bytesRead, row.line);
  if (row.broken !== undefined) return refuseLine(row, context);
  const text = row.cells.join(' | ');
  if (row.problem !== undefined) return reject(at, row.problem, { excerpt: text });
  const fields: [string, string][] = [];
  const attributes = rowAttributes(row, columns);
  for (const [target, index] of columns.conversation) {
    const value = cell(row, index);
    if (target === 'turns' || value === '') continue;
    if (target.startsWith(ATTRIBUTE)) attributes.push([target.slice(ATTRIBUTE.length), figureOrText(value)]);
    else fields.push([target, value]);
  }
  const result = readCell(
    cell(row, turnsAt),
    fields,
    attributes,
    optionsFor(context, table, [row], row.line),
  );
  const inCell = (problem: Problem) => placeInCell(problem, columns.headers[turnsAt]!, row.line);
  return outcomeOf(
    result.ok
      ? { ...result, warnings: result.warnings.map(inCell) }
      : { ...result, problems: result.problems.map(inCell) },
    at,
    text,
  );
}

function refuseLine(row: Row, context: ReadingContext): ReadOutcome {
  const { problem, excerpt } = row.broken!;
  return reject(place(context, row.bytesRead, row.line), problem, { excerpt });
}

/** Lines inside the cell become part of the path: the line of the file is that of the row. */
function placeInCell(problem: Problem, header: string, line: number): Problem {
  if (problem.line === undefined) return problem;
  return { ...problem, line, path: `${header}:${problem.line}` };
}

/** The cell that holds a whole conversation: a transcript, or its turns as JSON. */
function readCell(
  text: string,
  fields: readonly [string, string][],
  attributes: readonly [string, unknown][],
  options: NormaliseOptions,
): Normalised {
  const lead = text[0];
  if (lead === '[' || lead === '{') {
    try {
      const value = JSON.parse(text) as object;
      return normaliseConversation(
        withFields(Array.isArray(value) ? { turns: value } : value, fields, attributes),
        options,
      );
    } catch {
      // `[00:12] 客户:…` begins like a list and is a transcript.
    }
  }
  if (text === '') return normaliseConversation(withFields({ turns: [] }, fields, attributes), options);
  return readEmbedded(text, withFields({}, fields, attributes), options);
}

/** The row's own columns win over what stands inside the cell. */
function withFields(
  inside: object,
  fields: readonly [string, string][],
  attributes: readonly [string, unknown][],
): Record<string, unknown> {
  const own = (inside as { attributes?: unknown }).attributes;
  const given = typeof own === 'object' && own !== null && !Array.isArray(own) ? Object.entries(own) : [];
  const all = [...given, ...attributes];
  return {
    ...inside,
    ...Object.fromEntries(fields),
    ...(all.length === 0 ? {} : { attributes: Object.fromEntries(all) }),
  };
}

interface Group {
  readonly id: string;
  readonly first: Row;
  readonly rows: Row[];
  count: number;
  characters: number;
}

async function* readTurnRows(
  open: OpenRows,
  columns: Columns,
  context: ReadingContext,
  table: TableName,
): AsyncGenerator<ReadOutcome> {
  const expected = await countRows(open, columns);
  const groups = new Map<string, Group>();
  const idOf = idReader(columns);
  let order = 0;
  for await (const rows of open()) {
    for (const row of rows) {
      if (isBlank(row)) continue;
      if (row.broken !== undefined) {
        yield refuseLine(row, context);
        continue;
      }
      const id = idOf(row);
      const group = groups.get(id) ?? { id, first: row, rows: [], count: 0, characters: 0 };
      groups.set(id, group);
      group.count++;
      for (const text of row.cells) group.characters += text.length;
      if (group.characters <= context.maxRecordBytes) group.rows.push(row);
      if (group.count < expected.get(id)!) continue;
      groups.delete(id);
      yield finish(group, columns, context, table, ++order, row.bytesRead);
    }
  }
}

/** How many rows each conversation has: it is complete when it has them, wherever they stand. */
async function countRows(open: OpenRows, columns: Columns): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const idOf = idReader(columns);
  for await (const rows of open()) {
    for (const row of rows) {
      if (row.broken !== undefined || isBlank(row)) continue;
      const id = idOf(row);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}

/** A blank id belongs to the one above it (merged cells); without an id column all is one conversation. */
function idReader(columns: Columns): (row: Row) => string {
  const idAt = columns.conversation.get('id');
  let id = '';
  return (row) => {
    const own = idAt === undefined ? '' : cell(row, idAt);
    if (own !== '') id = own;
    return id;
  };
}

function finish(
  group: Group,
  columns: Columns,
  context: ReadingContext,
  table: TableName,
  order: number,
  bytesRead: number,
): ReadOutcome {
  const at = place(context, bytesRead, group.first.line);
  const excerpt = group.rows
    .slice(0, 5)
    .map((row) => row.cells.join(' | '))
    .join('\n');
  const id = group.id === '' ? undefined : group.id;
  if (group.characters > context.maxRecordBytes) {
    return reject(at, recordTooLong(group.characters, context.maxRecordBytes), { id, excerpt });
  }
  const broken = group.rows.filter((row) => row.problem !== undefined);
  if (broken.length > 0) {
    return reject(
      at,
      broken.slice(0, 20).map((row) => ({ line: row.line, ...row.problem! })),
      { id, excerpt },
    );
  }
  const hasIds = columns.conversation.has('id');
  const result = normaliseConversation(
    rawConversation(group, columns, id, context.mapping.roles),
    optionsFor(context, table, group.rows, hasIds ? order : undefined),
  );
  const atRow = (problem: Problem): Problem => {
    const index = /^turns\[(\d+)\]/.exec(problem.path ?? '')?.[1];
    const row = index === undefined ? undefined : group.rows[Number(index)];
    return row === undefined ? problem : { ...problem, line: row.line };
  };
  const notes = hasIds ? [] : [noIdColumn()];
  return outcomeOf(
    result.ok
      ? { ...result, warnings: result.warnings.map(atRow) }
      : { ...result, problems: result.problems.map(atRow) },
    at,
    excerpt,
    notes,
  );
}

function rawConversation(
  group: Group,
  columns: Columns,
  id: string | undefined,
  roles: ReadonlyMap<string, Role> | undefined,
): Record<string, unknown> {
  const { rows } = group;
  const fields: Record<string, unknown> = {};
  const changing: number[] = [];
  const constant: [string, unknown][] = [];
  for (const [target, index] of columns.conversation) {
    if (target === 'id') continue;
    const values = distinct(rows, index);
    if (values.length > 0) {
      if (target.startsWith(ATTRIBUTE))
        constant.push([target.slice(ATTRIBUTE.length), figureOrText(values[0]!)]);
      else fields[target] = values[0];
    }
    // A second agent in the same conversation: each row keeps its own.
    if (values.length > 1) changing.push(index);
  }
  for (const index of columns.attributes) {
    const values = distinct(rows, index);
    if (values.length === 1 && rows.every((row) => cell(row, index) !== '')) {
      constant.push([columns.headers[index]!, figureOrText(values[0]!)]);
    } else if (values.length > 0) changing.push(index);
  }
  const turns = rows.map((row) => {
    const own = changing.flatMap((index): [string, unknown][] =>
      cell(row, index) === '' ? [] : [[columns.headers[index]!, figureOrText(cell(row, index))]],
    );
    const turn = turnFields(row, columns, own);
    return own.length === 0 ? turn : { ...turn, attributes: Object.fromEntries(own) };
  });
  return {
    ...fields,
    ...agentAmong(rows, columns, roles),
    ...(id === undefined ? {} : { id }),
    turns,
    ...(constant.length === 0 ? {} : { attributes: Object.fromEntries(constant) }),
  };
}

/** Where no column is the agent's, whoever speaks first as an agent: the rows say both who speaks and as what. */
function agentAmong(
  rows: readonly Row[],
  columns: Columns,
  roles: ReadonlyMap<string, Role> | undefined,
): Record<string, string> {
  const role = columns.turn.get('role');
  const name = columns.turn.get('speaker');
  const id = columns.turn.get('speakerId');
  const isTold = ['agent', 'agent.id', 'agent.name'].some((target) => columns.conversation.has(target));
  if (isTold || role === undefined || (name === undefined && id === undefined)) return {};
  for (const row of rows) {
    if (resolveRole(cell(row, role), roles)?.role !== 'agent') continue;
    const called = name === undefined ? '' : cell(row, name);
    const number = id === undefined ? '' : cell(row, id);
    return {
      ...(called === '' || isRoleWord(called) ? {} : { 'agent.name': called }),
      ...(number === '' ? {} : { 'agent.id': number }),
    };
  }
  return {};
}

/** 客服 is nobody's name. */
function isRoleWord(label: string): boolean {
  const resolved = resolveRole(label);
  return resolved !== undefined && resolved.speaker === undefined;
}

/** Fields of one turn; a target `attributes.x` joins the row's own attributes. */
function turnFields(row: Row, columns: Columns, own: [string, unknown][]): Record<string, unknown> {
  const turn: Record<string, unknown> = {};
  for (const [target, index] of columns.turn) {
    const value = cell(row, index);
    if (target.startsWith(ATTRIBUTE)) {
      if (value !== '') own.push([target.slice(ATTRIBUTE.length), figureOrText(value)]);
    } else turn[target] = target === 'text' ? (row.cells[index] ?? '') : value;
  }
  return turn;
}

function distinct(rows: readonly Row[], index: number): string[] {
  return [...new Set(rows.map((row) => cell(row, index)).filter((value) => value !== ''))];
}

function rowAttributes(row: Row, columns: Columns): [string, unknown][] {
  return columns.attributes
    .filter((index) => cell(row, index) !== '')
    .map((index) => [columns.headers[index]!, figureOrText(cell(row, index))]);
}

function cell(row: Row, index: number): string {
  return row.cells[index]?.trim() ?? '';
}

function isBlank(row: Row): boolean {
  return (
    row.problem === undefined &&
    row.broken === undefined &&
    row.cells.every((text) => text === undefined || text.trim() === '')
  );
}

function optionsFor(
  context: ReadingContext,
  table: TableName,
  rows: readonly Row[],
  position: number | undefined,
): NormaliseOptions {
  const content = () => rows.map((row) => row.cells.join('\t'));
  return normaliseOptions(context, content, position, table.part);
}

function noIdColumn(): Problem {
  return warning(
    'no-id-column',
    {
      zh: '表中没有会话 ID 列，全表按一通会话读取',
      en: 'the table has no column with the conversation id and is read as one conversation',
    },
    { hint: { zh: '用 --map id=列名 指出会话 ID', en: 'name the column with --map id=COLUMN' } },
  );
}
