import type { ReadOutcome, SourcePlace } from '#contract/files/reading.ts';
import type { NormaliseOptions } from '#core/conversation/normalise.ts';
import type { Problem } from '#core/problem.ts';
import { error, reject } from '../problems.ts';
import { normaliseOptions, place, type ReadingContext } from '../reading-context.ts';
import type { Row } from './row.ts';

/** Before the name of a target that is kept under this name. */
export const ATTRIBUTE = 'attributes.';

/** `calls.xlsx!二月` and a row, where a workbook has several sheets. */
export function placeOfRow(context: ReadingContext, row: Row, bytesRead = row.bytesRead): SourcePlace {
  const at = place(context, bytesRead, row.line);
  return row.sheet === undefined ? at : { ...at, file: `${at.file}!${row.sheet}` };
}

/** The same for what is wrong with the row. */
export function placeOfLine(context: ReadingContext, row: Row): Pick<Problem, 'file' | 'line'> {
  const { file } = placeOfRow(context, row);
  return { file, line: row.line };
}

export function refuseLine(row: Row, context: ReadingContext): ReadOutcome {
  const { problem, excerpt } = row.broken!;
  return reject(placeOfRow(context, row), problem, { excerpt });
}

/** Options of normalisation for the conversation of these rows. */
export function optionsFor(
  context: ReadingContext,
  rows: readonly Row[],
  position: number | undefined,
): NormaliseOptions {
  const content = () => rows.map((row) => row.cells.join('\t'));
  return normaliseOptions(context, content, position, rows[0]?.sheet);
}

/** What is said against an id that a spreadsheet shows as `2.02601E+16`: the digits that told it from others are gone. */
export function roundedId(id: string | undefined): Problem | undefined {
  if (id === undefined || !/^\d(?:\.\d+)?E\+\d+$/i.test(id)) return undefined;
  return error(
    'rounded-id',
    {
      zh: `对话 ID ${id} 被电子表格四舍五入，几通对话可能混在一起`,
      en: `a spreadsheet has rounded the id ${id}: several conversations may share it`,
    },
    {
      hint: {
        zh: '请把这一列设为文本后重新导出，或用 --map id=列名 换一列',
        en: 'export the column as text, or name another one with --map id=COLUMN',
      },
    },
  );
}
