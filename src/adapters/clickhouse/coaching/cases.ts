import type { CaseGroup } from '#core/coaching/cases.ts';
import type { Competency } from '#core/coaching/competency.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import type { DividedPeriod } from '#core/ports/coaching.ts';
import { conditionsOf } from '../asking/conditions.ts';
import { Parameters } from '../asking/parameters.ts';
import type { Database } from '../connection/database.ts';
import { fromLatest } from '../latest.ts';
import { columnInstant } from '../times.ts';
import { caseValue, occasionOf } from './competency-value.ts';

interface Row {
  readonly agent: string;
  readonly team: string;
  readonly part: number;
  readonly emotion: string;
  readonly queue: string;
  readonly channel: string;
  readonly language: string;
  readonly conversations: number;
  readonly sum_of_values: number;
  readonly sum_of_squares: number;
}

/** Sums by what is adjusted for are all that leaves the store: a few rows for many conversations. */
export async function cases(
  database: Database,
  organisation: string,
  competency: Competency,
  { from, to, parts }: DividedPeriod,
  filter: ConversationFilter,
): Promise<CaseGroup[]> {
  const parameters = new Parameters(organisation);
  const begin = `toUnixTimestamp64Milli(${parameters.add(columnInstant(from), "DateTime64(3, 'UTC')")})`;
  const length = parameters.number(Math.max(1, Date.parse(to) - Date.parse(from)));
  const part = `least(${Math.max(0, parts - 1)}, toInt32(floor(${parts} * (toUnixTimestamp64Milli(at) - ${begin}) / ${length})))`;
  const conditions = [
    "agent != ''",
    ...conditionsOf({ ...filter, from, to }, parameters),
    ...occasionOf(competency, parameters),
  ];
  const rows = await database.rows<Row>(
    `SELECT agent, team, case_part AS part, opening_emotion AS emotion, queue, channel, language,
  toUInt32(count()) AS conversations, sum(case_value) AS sum_of_values, sum(case_value * case_value) AS sum_of_squares
FROM (SELECT agent, team, opening_emotion, queue, channel, language, ${part} AS case_part,
  ${caseValue(competency, parameters)} AS case_value
${fromLatest(conditions)})
GROUP BY agent, team, case_part, opening_emotion, queue, channel, language
ORDER BY agent, team, case_part, opening_emotion, queue, channel, language`,
    parameters.values,
  );
  return rows.map(({ agent, team, part: at, emotion, queue, channel, language, ...sums }) => ({
    agent,
    team,
    part: at,
    mix: { emotion, queue, channel, language },
    conversations: sums.conversations,
    sum: sums.sum_of_values,
    squares: sums.sum_of_squares,
  }));
}
