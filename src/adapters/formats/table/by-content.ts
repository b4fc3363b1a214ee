import { foldLabel, resolveRole } from '#core/conversation/roles.ts';
import type { Role } from '#core/conversation/schema.ts';
import { parseTime } from '#core/conversation/times.ts';
import type { Problem } from '#core/problem.ts';
import type { Mapping } from '../mapping.ts';
import type { ReadingContext } from '../reading-context.ts';
import { readTranscriptText } from '../transcript/block.ts';
import { noteOfWords } from '../transcript/infer-roles.ts';
import { type Columns, findColumns } from './columns.ts';
import { noteOfContent } from './guess-note.ts';
import { rolesOfFlags } from './role-flags.ts';

/** So many rows are looked at. */
export const ROWS_LOOKED_AT = 200;

/** A table whose columns no header names, understood by what stands in them. */
export interface TableByContent {
  readonly columns: Columns;
  /** The one given, with what the table's own labels of the two sides were found to mean. */
  readonly mapping: Mapping;
  /** The first row names the columns, in words that nobody knows. */
  readonly isNamed: boolean;
  readonly notes: readonly Problem[];
}

type Cells = readonly string[];

/** Target → number of a column, from 0. */
interface Found {
  readonly conversation: ReadonlyMap<string, number>;
  readonly turn: ReadonlyMap<string, number>;
  readonly roles?: ReadonlyMap<string, Role>;
  readonly notes?: readonly Problem[];
}

/** Nearly all: a broken row among many does not hide what a column is. */
const NEARLY = 0.95;
/** Ids come in runs; between two of them, agents come again. */
const RUNS_FOR_EACH_ID = 1.5;
const LONGEST_ID = 64;
const FLAG = /^(?:[01]|true|false|yes|no|y|n|是|否)$/i;
/** Hexadecimal digits are longer than most sentences, and say nothing. */
const WORDS = /\p{Script=Han}|\p{L}{2,}[ ,.?!']+\p{L}/u;
const CLOCK = /\d:\d\d/;
const EPOCH = /^1\d{9}(?:\d{3})?$/;

/**
 * Who, what and when by the cells of the first rows; columns are called by their numbers from 1, also in the mapping
 * given. Undefined where that does not tell who says what in which conversation.
 * @param rows without those above the table
 */
export function columnsByContent(rows: readonly Cells[], mapping: Mapping): TableByContent | undefined {
  const some = rows.slice(0, ROWS_LOOKED_AT).map((cells) => cells.map((cell) => cell.trim()));
  const width = usualWidth(some);
  if (width === 0 || !isByNumber(mapping, width)) return undefined;
  const isTold = mapping.conversation.size + mapping.turn.size > 0;
  const [first, ...below] = some;
  const found = (below.length > 0 ? find(below, width, mapping) : undefined) ?? find(some, width, mapping);
  if (found === undefined && !isTold) return undefined;
  const isNamed = found !== undefined && below.length > 0 && !isLike(first!, found, mapping);
  const headers = isNamed
    ? first!.slice(0, width)
    : Array.from({ length: width }, (_, index) => String(index + 1));
  if (new Set(headers.map((name) => name || undefined)).size < width) return undefined;
  const known = { ...mapping, ...(found?.roles === undefined ? {} : { roles: found.roles }) };
  const merged: Mapping = {
    ...known,
    conversation: named(found?.conversation, mapping.conversation, headers),
    turn: named(found?.turn, mapping.turn, headers),
  };
  const result = findColumns(headers, merged);
  if (!result.ok) return undefined;
  return { columns: result.columns, mapping: known, isNamed, notes: found?.notes ?? [] };
}

/** The same below any titles, with a note that tells how the columns were understood; `above`: how many rows the titles are. */
export function tableByContent(
  rows: readonly Cells[],
  context: ReadingContext,
): (TableByContent & { readonly above: number }) | undefined {
  const above = rowsAbove(rows);
  const read = columnsByContent(rows.slice(above), context.mapping);
  if (read === undefined) return undefined;
  return { ...read, above, notes: [noteOfContent(read.columns.guess, read.isNamed, context), ...read.notes] };
}

/** Titles above a table: rows that have one cell where the others have several. */
export function rowsAbove(rows: readonly Cells[]): number {
  const isTitle = (cells: Cells) => cells.filter((cell) => cell.trim() !== '').length <= 1;
  return Math.max(
    0,
    rows.findIndex((cells) => !isTitle(cells)),
  );
}

function usualWidth(rows: readonly Cells[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0] as [number, number])[0];
}

/** Names of columns belong to a table that has them. */
function isByNumber({ conversation, turn }: Mapping, width: number): boolean {
  const isNumber = (source: string) => /^[1-9]\d*$/.test(source) && Number(source) <= width;
  return [...conversation.values(), ...turn.values()].every(isNumber);
}

/** What the user says wins, also over another use of the same column. */
function named(
  found: ReadonlyMap<string, number> = new Map(),
  given: ReadonlyMap<string, string>,
  headers: readonly string[],
): Map<string, string> {
  const own = new Map([...given].map(([target, number]) => [target, headers[Number(number) - 1]!]));
  const taken = new Set(own.values());
  const guessed = [...found].map(([target, index]) => [target, headers[index]!] as const);
  return new Map([...guessed.filter(([target, name]) => !own.has(target) && !taken.has(name)), ...own]);
}

function find(rows: readonly Cells[], width: number, mapping: Mapping): Found | undefined {
  return ofTurns(rows, width, mapping) ?? ofConversations(rows, width);
}

function ofTurns(rows: readonly Cells[], width: number, mapping: Mapping): Found | undefined {
  const columns = Array.from({ length: width }, (_, index) => new Column(rows, index));
  const at = columns.find((column) => column.share(isTime) >= NEARLY);
  const text = longest(columns.filter((column) => column !== at && column.share(hasWords) >= 0.5));
  if (text === undefined) return undefined;
  const others = columns.filter((column) => column !== at && column !== text);
  const id = idAmong(others, rows.length);
  const role = others.find((column) => namesBothSides(column, mapping.roles));
  const sides =
    role === undefined && mapping.roles === undefined
      ? rolesOfFlags(
          rows,
          others.filter((column) => column !== id).map(({ index }) => index),
          text.index,
          id?.index,
        )
      : undefined;
  const who = role?.index ?? sides?.column;
  if (who === undefined || (id === undefined && at === undefined)) return undefined;
  return {
    conversation: new Map(id === undefined || id.index === who ? [] : [['id', id.index]]),
    turn: new Map([
      ['role', who],
      ['text', text.index],
      ...(at === undefined ? [] : [['at', at.index] as const]),
    ]),
    ...(sides === undefined
      ? {}
      : {
          roles: new Map<string, Role>([
            [foldLabel(sides.customer), 'customer'],
            [foldLabel(sides.agent), 'agent'],
          ]),
          notes: [noteOfWords(sides.customer, sides.agent)],
        }),
  };
}

/** A row a conversation: one cell holds all of it. */
function ofConversations(rows: readonly Cells[], width: number): Found | undefined {
  const columns = Array.from({ length: width }, (_, index) => new Column(rows, index));
  const turns = columns.find((column) => column.share(isTranscript) >= NEARLY);
  if (turns === undefined) return undefined;
  const others = columns.filter((column) => column !== turns);
  const at = others.find((column) => column.share(isTime) >= NEARLY);
  const id = others.find(
    (column) => column !== at && column.distinct.size === rows.length && column.share(isShort) === 1,
  );
  return {
    conversation: new Map([
      ['turns', turns.index],
      ...(id === undefined ? [] : [['id', id.index] as const]),
      ...(at === undefined ? [] : [['startedAt', at.index] as const]),
    ]),
    turn: new Map(),
  };
}

/** Whether a row is one of these, and no list of their names. */
function isLike(row: Cells, { conversation, turn, roles }: Found, mapping: Mapping): boolean {
  const cell = (index: number | undefined) => (index === undefined ? '' : (row[index] ?? ''));
  const who = cell(turn.get('role'));
  const when = cell(turn.get('at') ?? conversation.get('startedAt'));
  const turns = conversation.get('turns');
  return (
    (who === '' || resolveRole(who, roles ?? mapping.roles) !== undefined) &&
    (when === '' || isTime(when)) &&
    (turns === undefined || isTranscript(cell(turns)))
  );
}

/** The values of one column; blank cells count nowhere. */
class Column {
  readonly index: number;
  readonly values: readonly string[];
  readonly distinct: ReadonlySet<string>;

  constructor(rows: readonly Cells[], index: number) {
    this.index = index;
    this.values = rows.map((cells) => cells[index] ?? '').filter((value) => value !== '');
    this.distinct = new Set(this.values);
  }

  share(is: (value: string) => boolean): number {
    return this.values.length === 0 ? 0 : this.values.filter(is).length / this.values.length;
  }

  /** How often another value follows. */
  get runs(): number {
    return this.values.filter((value, at) => at === 0 || value !== this.values[at - 1]).length;
  }

  get meanLength(): number {
    return this.values.reduce((sum, value) => sum + value.length, 0) / Math.max(1, this.values.length);
  }
}

/** The finest of the columns whose values stay for some rows and then come no more. */
function idAmong(columns: readonly Column[], rows: number): Column | undefined {
  const like = columns.filter(
    (column) =>
      column.distinct.size < rows &&
      column.runs <= RUNS_FOR_EACH_ID * column.distinct.size &&
      column.share((value) => isShort(value) && !FLAG.test(value)) === 1,
  );
  return like.reduce<Column | undefined>(
    (best, one) => (best === undefined || one.distinct.size > best.distinct.size ? one : best),
    undefined,
  );
}

function longest(columns: readonly Column[]): Column | undefined {
  return columns.reduce<Column | undefined>(
    (best, one) => (best === undefined || one.meanLength > best.meanLength ? one : best),
    undefined,
  );
}

function namesBothSides(column: Column, own: ReadonlyMap<string, Role> | undefined): boolean {
  const roles = new Set<Role | undefined>();
  const share = column.share((value) => {
    const role = resolveRole(value, own)?.role;
    roles.add(role);
    return role !== undefined;
  });
  return share >= NEARLY && roles.has('customer') && (roles.has('agent') || roles.has('bot'));
}

function isTime(value: string): boolean {
  return (CLOCK.test(value) || EPOCH.test(value)) && parseTime(value).kind !== 'bad';
}

function hasWords(value: string): boolean {
  return WORDS.test(value);
}

function isShort(value: string): boolean {
  return value.length <= LONGEST_ID && !value.includes('\n');
}

function isTranscript(value: string): boolean {
  if (!/\n|\\n|<(?:br|p|div)\b/i.test(value)) return false;
  const read = readTranscriptText(value, { fallbackId: 'cell' });
  return read.ok && read.conversation.turns.length >= 2;
}
