import type { Database } from '../connection/database.ts';
import { OWN } from '../latest.ts';
import { COUNTED_DAYS } from '../schema/tables.ts';
import { countDays } from './count-days.ts';
import { COUNTED_FIGURES, type CountedFigure, DIMENSIONS, REACH } from './counted-figures.ts';
import { daysWithMarks, markOf } from './marks.ts';

/** Conversations of the days that one statement counts: others that ask wait no longer than for a figure. */
const ROWS_AT_ONCE: Readonly<Record<CountedFigure, number>> = {
  rule: 20_000,
  criterion: 40_000,
  first_contact: 50_000,
};

interface DayNow {
  readonly on_day: string;
  readonly rows_on_day: number;
  /** By figure; text, as a number would lose digits. */
  readonly marks: Readonly<Record<CountedFigure, string>>;
}

/**
 * Keeps what is counted by day as the conversations are. A day is counted when two looks in a row found it the same: while
 * conversations of a day arrive, to count it would serve nobody.
 */
export class CountAhead {
  readonly #database: Database;
  /** By organisation: the marks of days that the last look found changed, by figure and day. */
  readonly #changed = new Map<string, Map<string, string>>();

  constructor(database: Database) {
    this.#database = database;
  }

  async look(organisation: string): Promise<void> {
    const before = this.#changed.get(organisation);
    const changed = new Map<string, string>();
    for (const month of await this.#months(organisation)) {
      const days = await this.#days(organisation, month);
      const counted = await this.#counted(organisation, month);
      await this.#forgetEmpty(organisation, days, [...counted.keys()]);
      for (const figure of COUNTED_FIGURES) {
        const stale = days.filter(
          ({ on_day, marks }) => counted.get(keyOf(figure, on_day)) !== marks[figure],
        );
        const isStill = ({ on_day, marks }: DayNow) => before?.get(keyOf(figure, on_day)) === marks[figure];
        for (const some of chunksOf(stale.filter(isStill), ROWS_AT_ONCE[figure]))
          await countDays(this.#database, organisation, figure, some);
        for (const day of stale.filter((one) => !isStill(one)))
          changed.set(keyOf(figure, day.on_day), day.marks[figure]);
      }
    }
    this.#changed.set(organisation, changed);
  }

  async #months(organisation: string): Promise<string[]> {
    const months = await this.#database.rows<{ begins: string }>(
      `SELECT DISTINCT toString(toStartOfMonth(day)) AS begins FROM conversations WHERE ${OWN.join(' AND ')}
UNION DISTINCT
SELECT DISTINCT toString(toStartOfMonth(day)) AS begins FROM ${COUNTED_DAYS.name} WHERE ${OWN.join(' AND ')}`,
      { organisation },
    );
    return months.map(({ begins }) => begins).toSorted();
  }

  async #days(organisation: string, month: string): Promise<DayNow[]> {
    const most = Math.max(...Object.values(REACH));
    const around = `day BETWEEN {month:Date} - ${most} AND toLastDayOfMonth({month:Date}) + ${most}`;
    const marks = COUNTED_FIGURES.map((figure) => `'${figure}', toString(${markOf(figure)})`);
    return this.#database.rows<DayNow>(
      `SELECT toString(day) AS on_day, toUInt32(day_rows) AS rows_on_day, marks
FROM (SELECT day, day_rows, map(${marks.join(', ')}) AS marks FROM (${daysWithMarks([around])}))
WHERE toStartOfMonth(day) = {month:Date}
ORDER BY day`,
      { organisation, month },
    );
  }

  /** Marks of the days of which every dimension was counted from the same conversations; 0 where they were not the same. */
  async #counted(organisation: string, month: string): Promise<Map<string, string>> {
    const rows = await this.#database.rows<{ figure: CountedFigure; on_day: string; mark_text: string }>(
      `SELECT figure, toString(day) AS on_day,
  toString(if(min(mark) = max(mark) AND count() = ${DIMENSIONS.length}, max(mark), 0)) AS mark_text
FROM ${COUNTED_DAYS.name} FINAL
WHERE ${OWN.join(' AND ')} AND mark != 0 AND toStartOfMonth(day) = {month:Date}
GROUP BY figure, day`,
      { organisation, month },
    );
    return new Map(rows.map(({ figure, on_day, mark_text }) => [keyOf(figure, on_day), mark_text]));
  }

  /** Of days whose last conversation was erased nothing stays. */
  async #forgetEmpty(
    organisation: string,
    days: readonly DayNow[],
    counted: readonly string[],
  ): Promise<void> {
    const now = new Set(days.map(({ on_day }) => on_day));
    const empty = new Set(counted.map(dayOfKey).filter((day) => !now.has(day)));
    if (empty.size === 0) return;
    await this.#database.run(
      `INSERT INTO ${COUNTED_DAYS.name} (organisation, figure, dimension, day, counted)
SELECT organisation, figure, dimension, day, counted + 1 FROM ${COUNTED_DAYS.name} FINAL
WHERE ${OWN.join(' AND ')} AND day IN {days:Array(Date)}`,
      { organisation, days: [...empty] },
    );
  }
}

function keyOf(figure: CountedFigure, day: string): string {
  return `${figure} ${day}`;
}

function dayOfKey(key: string): string {
  return key.slice(key.indexOf(' ') + 1);
}

function* chunksOf(days: readonly DayNow[], rows: number): Generator<readonly string[]> {
  let chunk: string[] = [];
  let size = 0;
  for (const { on_day, rows_on_day } of days) {
    chunk.push(on_day);
    size += rows_on_day;
    if (size < rows) continue;
    yield chunk;
    chunk = [];
    size = 0;
  }
  if (chunk.length > 0) yield chunk;
}
