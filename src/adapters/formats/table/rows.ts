import type { ReadOutcome } from '#contract/files/reading.ts';
import { parseExactJson } from '#core/conversation/exact-json.ts';
import { figureOrText } from '#core/conversation/figure-or-text.ts';
import {
  type Normalised,
  type NormaliseOptions,
  normaliseConversation,
} from '#core/conversation/normalise.ts';
import type { Problem } from '#core/problem.ts';
import { outcomeOf, reject } from '../problems.ts';
import type { ReadingContext } from '../reading-context.ts';
import { readEmbedded } from '../transcript/embedded.ts';
import { fromLiveChat, isLiveChat } from '../transcript/live-chat.ts';
import type { Columns } from './columns.ts';
import { withPlainDates } from './date-order.ts';
import { ATTRIBUTE, optionsFor, placeOfRow, refuseLine, roundedId } from './record.ts';
import { cell, isBlank, type OpenRows, type Row } from './row.ts';
import { withSerialDates } from './serial-dates.ts';
import { readTurnRows } from './turn-rows.ts';

/**
 * Rows → conversations, in constant memory apart from those that are not complete yet.
 * @param tables with the same columns: together they are one
 */
export async function* readRows(
  tables: readonly OpenRows[],
  columns: Columns,
  context: ReadingContext,
): AsyncGenerator<ReadOutcome> {
  const read = columns.layout === 'row-per-conversation' ? readConversationRows : readTurnRows;
  const dated: OpenRows[] = [];
  // Each has its own way of writing dates.
  for (const open of tables) {
    dated.push(await withPlainDates(await withSerialDates(open, columns), columns));
  }
  const all = async function* () {
    for (const open of dated) yield* open();
  };
  yield* read(all, columns, context);
}

async function* readConversationRows(
  open: OpenRows,
  columns: Columns,
  context: ReadingContext,
): AsyncGenerator<ReadOutcome> {
  for await (const rows of open()) {
    for (const row of rows) if (!isBlank(row)) yield readConversationRow(row, columns, context);
  }
}

function readConversationRow(row: Row, columns: Columns, context: ReadingContext): ReadOutcome {
  const turnsAt = columns.conversation.get('turns')!;
  const at = placeOfRow(context, row);
  if (row.broken !== undefined) return refuseLine(row, context);
  const text = row.cells.join(' | ');
  const idAt = columns.conversation.get('id');
  const problem = row.problem ?? roundedId(idAt === undefined ? undefined : cell(row, idAt));
  if (problem !== undefined) return reject(at, problem, { excerpt: text });
  const fields: [string, string][] = [];
  const attributes = rowAttributes(row, columns);
  for (const [target, index] of columns.conversation) {
    const value = cell(row, index);
    if (target === 'turns' || value === '') continue;
    if (target.startsWith(ATTRIBUTE)) attributes.push([target.slice(ATTRIBUTE.length), figureOrText(value)]);
    else fields.push([target, value]);
  }
  const result = readCell(cell(row, turnsAt), fields, attributes, optionsFor(context, [row], row.line));
  const inCell = (problem: Problem) => placeInCell(problem, columns.headers[turnsAt]!, row.line);
  return outcomeOf(
    result.ok
      ? { ...result, warnings: result.warnings.map(inCell) }
      : { ...result, problems: result.problems.map(inCell) },
    at,
    text,
  );
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
      const value = parseExactJson(text) as object;
      return normaliseConversation(
        withFields(Array.isArray(value) ? { turns: value } : value, fields, attributes),
        options,
      );
    } catch {
      // `[00:12] 客户:…` begins like a list and is a transcript.
    }
  }
  if (isLiveChat(text))
    return normaliseConversation(withFields(fromLiveChat(text), fields, attributes), options);
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

function rowAttributes(row: Row, columns: Columns): [string, unknown][] {
  return columns.attributes
    .filter((index) => cell(row, index) !== '')
    .map((index) => [columns.headers[index]!, figureOrText(cell(row, index))]);
}
