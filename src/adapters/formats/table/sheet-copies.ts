import type { Problem } from '#core/problem.ts';
import { warning } from '../problems.ts';
import type { Row } from './row.ts';

interface Said {
  readonly rows: readonly Row[];
  readonly notes: readonly Problem[];
}

/**
 * The rows of one conversation, each once: beside a sheet with everything a workbook often has one for each agent or
 * month, where the same stands again.
 */
export function withoutCopies(rows: readonly Row[]): Said {
  const bySheet = Map.groupBy(rows, ({ sheet }) => sheet);
  if (bySheet.size < 2) return { rows, notes: [] };
  const sheetOf = new Map<string, string>();
  const kept: Row[] = [];
  const notes: Problem[] = [];
  for (const [sheet = '', own] of bySheet) {
    const content = JSON.stringify(own.map(({ cells }) => cells.map((cell) => cell.trim())));
    const first = sheetOf.get(content);
    if (first === undefined) {
      sheetOf.set(content, sheet);
      kept.push(...own);
    } else notes.push(copied(sheet, first));
  }
  return { rows: kept, notes: sheetOf.size > 1 ? [overSheets([...sheetOf.values()]), ...notes] : notes };
}

/** Who numbers conversations anew on each sheet has to hear of it. */
function overSheets(sheets: readonly string[]): Problem {
  return warning(
    'over-sheets',
    {
      zh: `id 相同，工作表 ${sheets.join('、')} 里的行合为一通对话`,
      en: `rows with this id in the sheets ${sheets.join(', ')} are one conversation`,
    },
    {
      hint: {
        zh: '如果每张表各自从头编号，请给每通一个不同的 id',
        en: 'where each sheet numbers its own anew, give each conversation an id of its own',
      },
    },
  );
}

function copied(sheet: string, first: string): Problem {
  return warning('copied-rows', {
    zh: `工作表“${sheet}”里这通对话的各行与“${first}”里的一样，只读一次`,
    en: `the rows of this conversation in the sheet “${sheet}” are those in “${first}” and are read once`,
  });
}
