import type { Problem } from '#core/problem.ts';
import { warning } from '../problems.ts';
import type { Columns } from './columns.ts';
import { type BrokenLine, cell, isBlank, type OpenRows, type Row } from './row.ts';

/** What is known of a table with several rows a conversation before its conversations are put together. */
export interface Survey {
  /** How many rows each conversation has, by id: it is complete when it has them, wherever they stand. */
  readonly counts: ReadonlyMap<string, number>;
  /** By id, the lines that cannot be read and are of this conversation: it would lack what they say. */
  readonly lost: ReadonlyMap<string, readonly Problem[]>;
  /** By id, what is said of lines that cannot be read and may be of this conversation. */
  readonly doubts: ReadonlyMap<string, readonly Problem[]>;
  /** Whether the line is one of `lost`. */
  isPlaced(line: number): boolean;
}

interface Lost {
  readonly line: number;
  readonly problem: Problem;
  /** What its cell with the id may be. */
  readonly ids: readonly string[];
  /** The conversation of the rows around it. */
  readonly above: string | undefined;
  below?: string;
}

export async function survey(open: OpenRows, columns: Columns): Promise<Survey> {
  const counts = new Map<string, number>();
  const lines: Lost[] = [];
  const idOf = keyReader(columns);
  let above: string | undefined;
  let waiting: Lost[] = [];
  for await (const rows of open()) {
    for (const row of rows) {
      if (isBlank(row)) continue;
      if (row.broken !== undefined) {
        const { problem } = row.broken;
        const one: Lost = { line: row.line, problem, ids: idsIn(row.broken, columns, above), above };
        lines.push(one);
        waiting.push(one);
        continue;
      }
      const id = idOf(row);
      counts.set(id, (counts.get(id) ?? 0) + 1);
      for (const one of waiting) one.below = id;
      waiting = [];
      above = id;
    }
  }
  return { counts, ...placed(lines, counts) };
}

/**
 * Under what the rows of a conversation are gathered. A blank id belongs to the one above it (merged cells); without an
 * id column all is one conversation, but where a row is an exchange each is one. What stands on another sheet is not above.
 */
export function keyReader({ conversation, layout }: Columns): (row: Row) => string {
  const idAt = conversation.get('id');
  if (idAt === undefined) return layout === 'row-per-exchange' ? ({ line }) => String(line) : () => '';
  let id = '';
  let sheet: string | undefined;
  return (row) => {
    if (row.sheet !== sheet) {
      sheet = row.sheet;
      // No id begins like this.
      id = `\n${sheet}`;
    }
    id = cell(row, idAt) || id;
    return id;
  };
}

/** The cell with the id is counted from both ends: what spoils the line stands somewhere between. */
function idsIn({ leading, trailing }: BrokenLine, columns: Columns, above: string | undefined): string[] {
  const at = columns.conversation.get('id');
  if (at === undefined) return above === undefined || columns.layout === 'row-per-exchange' ? [] : [above];
  const found = [leading[at], trailing.at(at - columns.headers.length)];
  const ids = found.flatMap((text) => (text === undefined ? [] : [text.replaceAll('"', '').trim()]));
  return ids[0] === '' && above !== undefined ? [above] : ids;
}

function placed(
  lines: readonly Lost[],
  counts: ReadonlyMap<string, number>,
): Pick<Survey, 'lost' | 'doubts' | 'isPlaced'> {
  const lost = new Map<string, Problem[]>();
  const doubts = new Map<string, Problem[]>();
  const places = new Set<number>();
  const add = (to: Map<string, Problem[]>, id: string, problem: Problem) => {
    const known = to.get(id);
    if (known === undefined) to.set(id, [problem]);
    else known.push(problem);
  };
  for (const { line, problem, ids, above, below } of lines) {
    const id = ids.find((one) => counts.has(one)) ?? (above === below ? above : undefined);
    if (id !== undefined) {
      add(lost, id, { ...problem, line });
      places.add(line);
      continue;
    }
    for (const near of new Set([above, below])) if (near !== undefined) add(doubts, near, mayBeOf(line));
  }
  return { lost, doubts, isPlaced: (line) => places.has(line) };
}

function mayBeOf(line: number): Problem {
  return warning(
    'unreadable-line-beside',
    {
      zh: `第 ${line} 行无法读取，可能属于这通对话，若是则缺了一轮`,
      en: `line ${line} cannot be read and may belong to this conversation, which then lacks a turn`,
    },
    { line },
  );
}
