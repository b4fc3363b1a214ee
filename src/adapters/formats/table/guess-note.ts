import type { Problem } from '#core/problem.ts';
import { warning } from '../problems.ts';
import type { ReadingContext } from '../reading-context.ts';
import type { GuessedMapping } from './columns.ts';

/** Tells, once a table, how its columns were understood. */
export function noteOfGuess(guess: GuessedMapping, context: ReadingContext): Problem {
  const pairs = Object.entries(guess.map)
    .map(([target, header]) => `${target}=${header}`)
    .join(', ');
  const rest = guess.attributes.join(', ');
  const each =
    guess.layout === 'row-per-turn'
      ? { zh: '一行一轮', en: 'a row a turn' }
      : { zh: '一行一通', en: 'a row a conversation' };
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
