import type { Bilingual } from '#core/bilingual.ts';
import type { Problem } from '#core/problem.ts';
import { warning } from '../problems.ts';
import type { ReadingContext } from '../reading-context.ts';
import type { GuessedMapping, Layout } from './columns.ts';

const EACH: Readonly<Record<Layout, Bilingual>> = {
  'row-per-turn': { zh: '一行一轮', en: 'a row a turn' },
  'row-per-exchange': { zh: '一行一问一答', en: 'a row a question and its answer' },
  'row-per-conversation': { zh: '一行一通', en: 'a row a conversation' },
  unknown: { zh: '看不出的排列', en: 'of no known layout' },
};

/** Tells, once a table, how its columns were understood by what stands in them. */
export function noteOfContent(guess: GuessedMapping, isNamed: boolean, context: ReadingContext): Problem {
  const pairs = pairsOf(guess);
  const each = EACH[guess.layout];
  return warning(
    'columns-by-content',
    isNamed
      ? {
          zh: `列名认不出，按内容认列，按${each.zh}读取：${pairs}`,
          en: `the names of the columns are not known; told by what stands in them and read as ${each.en}: ${pairs}`,
        }
      : {
          zh: `表格没有表头，按内容认列，按${each.zh}读取：${pairs}（数字是第几列）`,
          en: `the table has no header; its columns are told by what stands in them and read as ${each.en}: ${pairs} (by number)`,
        },
    {
      file: context.file,
      hint: isNamed
        ? { zh: '不对的列可用 --map 改正', en: 'correct a column with --map' }
        : {
            zh: '不对的列可用列号改正，如 --map turn.text=3',
            en: 'correct a column by its number, such as --map turn.text=3',
          },
    },
  );
}

function pairsOf({ map }: GuessedMapping): string {
  return Object.entries(map)
    .map(([target, header]) => `${target}=${header}`)
    .join(', ');
}

/** Tells, once a table, how its columns were understood by their names. */
export function noteOfGuess(guess: GuessedMapping, context: ReadingContext): Problem {
  const pairs = pairsOf(guess);
  const rest = guess.attributes.join(', ');
  const each = EACH[guess.layout];
  return warning(
    'columns-guessed',
    {
      zh: `按${each.zh}读取：${pairs}${rest === '' ? '' : `；留作属性的列：${rest}`}`,
      en: `read as ${each.en}: ${pairs}${rest === '' ? '' : `; kept as attributes: ${rest}`}`,
    },
    {
      file: context.file,
      hint: { zh: '不对的列可用 --map 改正', en: 'correct a column with --map' },
    },
  );
}
