import type { ReadOutcome } from '#contract/files/reading.ts';
import { figureOrText } from '#core/conversation/figure-or-text.ts';
import { normaliseConversation } from '#core/conversation/normalise.ts';
import { resolveRole } from '#core/conversation/roles.ts';
import type { Role } from '#core/conversation/schema.ts';
import type { Problem } from '#core/problem.ts';
import { recordTooLong } from '../json-record.ts';
import { outcomeOf, reject, warning } from '../problems.ts';
import type { ReadingContext } from '../reading-context.ts';
import type { Columns } from './columns.ts';
import { turnsOfExchange } from './exchange.ts';
import { ATTRIBUTE, optionsFor, placeOfLine, placeOfRow, refuseLine, roundedId } from './record.ts';
import { cell, isBlank, type OpenRows, type Row } from './row.ts';
import { withoutCopies } from './sheet-copies.ts';
import { keyReader, type Survey, survey } from './survey.ts';

/** Of many faults in one conversation so many are told. */
const MOST_TOLD = 20;

interface Group {
  readonly key: string;
  readonly first: Row;
  readonly rows: Row[];
  count: number;
  characters: number;
}

/** Rows with the same id are one conversation. One that lacks a row, because its line cannot be read, is refused. */
export async function* readTurnRows(
  open: OpenRows,
  columns: Columns,
  context: ReadingContext,
): AsyncGenerator<ReadOutcome> {
  const known = await survey(open, columns);
  const groups = new Map<string, Group>();
  const keyOf = keyReader(columns);
  let order = 0;
  for await (const rows of open()) {
    for (const row of rows) {
      if (isBlank(row)) continue;
      if (row.broken !== undefined) {
        if (!known.isPlaced(row.line)) yield refuseLine(row, context);
        continue;
      }
      const key = keyOf(row);
      const group = groups.get(key) ?? { key, first: row, rows: [], count: 0, characters: 0 };
      groups.set(key, group);
      group.count++;
      for (const text of row.cells) group.characters += text.length;
      if (group.characters <= context.maxRecordBytes) group.rows.push(row);
      if (group.count < known.counts.get(key)!) continue;
      groups.delete(key);
      yield finish(group, known, columns, context, ++order, row.bytesRead);
    }
  }
}

function finish(
  group: Group,
  known: Survey,
  columns: Columns,
  context: ReadingContext,
  order: number,
  bytesRead: number,
): ReadOutcome {
  const at = placeOfRow(context, group.first, bytesRead);
  const excerpt = group.rows
    .slice(0, 5)
    .map((row) => row.cells.join(' | '))
    .join('\n');
  const idAt = columns.conversation.get('id');
  const hasIds = idAt !== undefined;
  const id = (hasIds && cell(group.first, idAt)) || undefined;
  if (group.characters > context.maxRecordBytes) {
    return reject(at, recordTooLong(group.characters, context.maxRecordBytes), { id, excerpt });
  }
  const broken = group.rows.flatMap(({ line, problem }) =>
    problem === undefined ? [] : [{ line, ...problem }],
  );
  const rounded = roundedId(id);
  const problems = [
    ...(rounded === undefined ? [] : [rounded]),
    ...broken,
    ...(known.lost.get(group.key) ?? []),
  ];
  if (problems.length > 0) {
    const inOrder = problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    return reject(at, inOrder.slice(0, MOST_TOLD), { id, excerpt });
  }
  const isAlone = !hasIds && columns.layout === 'row-per-turn';
  const { rows, notes: copies } = withoutCopies(group.rows);
  const rowOfTurn: Row[] = [];
  const result = normaliseConversation(
    rawConversation(rows, columns, id, context.mapping.roles, rowOfTurn),
    optionsFor(context, rows, isAlone ? undefined : order),
  );
  const atRow = (problem: Problem): Problem => {
    const index = /^turns\[(\d+)\]/.exec(problem.path ?? '')?.[1];
    const row = index === undefined ? undefined : rowOfTurn[Number(index)];
    return row === undefined ? problem : { ...problem, ...placeOfLine(context, row) };
  };
  const doubts = (known.doubts.get(group.key) ?? []).slice(0, MOST_TOLD);
  const notes = [...(hasIds || order > 1 ? [] : [noIdColumn(isAlone)]), ...copies, ...doubts];
  return outcomeOf(
    result.ok
      ? { ...result, warnings: result.warnings.map(atRow) }
      : { ...result, problems: result.problems.map(atRow) },
    at,
    excerpt,
    notes,
  );
}

/** @param rowOfTurn is filled: where each turn stands */
function rawConversation(
  rows: readonly Row[],
  columns: Columns,
  id: string | undefined,
  roles: ReadonlyMap<string, Role> | undefined,
  rowOfTurn: Row[],
): Record<string, unknown> {
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
  const turns = rows.flatMap((row) => {
    const own = changing.flatMap((index): [string, unknown][] =>
      cell(row, index) === '' ? [] : [[columns.headers[index]!, figureOrText(cell(row, index))]],
    );
    const said = turnsIn(row, columns, own);
    for (const _ of said) rowOfTurn.push(row);
    return own.length === 0 ? said : said.map((turn) => ({ ...turn, attributes: Object.fromEntries(own) }));
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

/** What is said in a row; a target `attributes.x` joins the row's own attributes. */
function turnsIn(
  row: Row,
  { layout, turn: targets }: Columns,
  own: [string, unknown][],
): Record<string, unknown>[] {
  const turn: Record<string, unknown> = {};
  for (const [target, index] of targets) {
    const value = cell(row, index);
    if (target.startsWith(ATTRIBUTE)) {
      if (value !== '') own.push([target.slice(ATTRIBUTE.length), figureOrText(value)]);
    } else turn[target] = target === 'text' ? (row.cells[index] ?? '') : value;
  }
  return layout === 'row-per-exchange' ? turnsOfExchange(row, targets) : [turn];
}

function distinct(rows: readonly Row[], index: number): string[] {
  return [...new Set(rows.map((row) => cell(row, index)).filter((value) => value !== ''))];
}

function noIdColumn(isAlone: boolean): Problem {
  return warning(
    'no-id-column',
    isAlone
      ? {
          zh: '表中没有对话 ID 列，全表按一通对话读取',
          en: 'the table has no column with the conversation id and is read as one conversation',
        }
      : {
          zh: '表中没有对话 ID 列，每一行按一通对话读取',
          en: 'the table has no column with the conversation id: each row is read as a conversation',
        },
    { hint: { zh: '用 --map id=列名 指出对话 ID', en: 'name the column with --map id=COLUMN' } },
  );
}
