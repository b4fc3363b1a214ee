import type { Channel } from '#core/conversation/schema.ts';
import type { TroubleCell } from '#core/insights/pooled-trouble.ts';
import type { TopicDay } from '#core/insights/weigh-topic.ts';
import type { InsightPeriod } from '#core/ports/insights.ts';
import { clockOf, zoneText } from '../asking/clock.ts';
import { conditionsOf } from '../asking/conditions.ts';
import { Parameters } from '../asking/parameters.ts';
import type { Database } from '../connection/database.ts';
import { heard } from '../heard.ts';
import { fromLatest } from '../latest.ts';
import { columnInstant } from '../times.ts';
import { placed } from './placed.ts';

const UNHAPPY = 'ifNull(satisfaction <= 2.5, 0)';
const ESCALATES = heard("'customer.escalation_threat'");
const LEAVES = heard("'customer.churn_intent'");
const BADLY = `(resolution = 'unresolved' OR ${UNHAPPY} OR ${ESCALATES} OR ${LEAVES})`;
/** Facts that are older than this figure know it of calls alone, whose length it is. */
const HANDLING = "ifNull(handling_ms, if(channel = 'voice', duration_ms, NULL))";
const UPSET = "opening_emotion IN ('anger', 'frustration', 'anxiety', 'disappointment')";

/** SQL: the latest conversations of a period with the named columns, each with its topic or an empty one. */
function withTopics(columns: string, { from, to }: InsightPeriod, parameters: Parameters): string {
  return `FROM (SELECT id, ${columns}
${fromLatest(conditionsOf({ from, to }, parameters))}) AS c
LEFT JOIN (${placed()}) AS m ON c.id = m.id`;
}

export function days(
  database: Database,
  organisation: string,
  period: InsightPeriod,
  timeZone: string,
): Promise<(TopicDay & { readonly topic: string })[]> {
  const parameters = new Parameters(organisation);
  const day = clockOf('day', zoneText(timeZone, parameters));
  return database.rows(
    `SELECT m.topic AS topic, toString(c.on_day) AS day, toUInt32(count()) AS conversations,
  toUInt32(sum(c.badly)) AS troubled, toUInt32(sum(c.upset)) AS upsetAtStart, toUInt32(sum(c.unhappy)) AS upsetAtEnd,
  toUInt32(sum(c.again)) AS repeated, toUInt32(sum(c.open)) AS unresolved, toUInt32(sum(c.escalates)) AS escalation,
  toUInt32(sum(c.leaves)) AS churn, sum(ifNull(c.effort, 0)) AS effort, toUInt32(countIf(isNotNull(c.effort))) AS withEffort,
  sum(ifNull(c.handled, 0)) / 3600000 AS hours, toUInt32(countIf(isNotNull(c.handled))) AS timed
${withTopics(
  `${day} AS on_day, ${BADLY} AS badly, ${UPSET} AS upset, ${UNHAPPY} AS unhappy,
  ${heard("'customer.repeat_question'")} AS again, resolution = 'unresolved' AS open, ${ESCALATES} AS escalates,
  ${LEAVES} AS leaves, effort, ${HANDLING} AS handled`,
  period,
  parameters,
)}
GROUP BY topic, day ORDER BY topic, day`,
    parameters.values,
  );
}

export function cells(
  database: Database,
  organisation: string,
  period: InsightPeriod,
  topics?: readonly string[],
): Promise<(TroubleCell & { readonly topic: string })[]> {
  const parameters = new Parameters(organisation);
  const own = topics === undefined ? undefined : `m.topic IN ${parameters.texts(topics)}`;
  const told = (column: string) => (own === undefined ? column : `if(${own}, ${column}, '')`);
  return database.rows(
    `SELECT ${told('m.topic')} AS topic, c.agent AS agent, ${told('c.team')} AS team, ${told('c.queue')} AS queue,
  ${told('toString(c.week)')} AS period, toUInt32(count()) AS conversations, toUInt32(sum(c.badly)) AS troubled
${withTopics(`agent, team, queue, toMonday(at) AS week, ${BADLY} AS badly`, period, parameters)}
WHERE c.agent != ''
GROUP BY topic, agent, team, queue, period ORDER BY topic, agent, team, queue, period`,
    parameters.values,
  );
}

export function hours(
  database: Database,
  organisation: string,
  period: InsightPeriod,
): Promise<{ readonly topic: string; readonly hour: number; readonly conversations: number }[]> {
  const parameters = new Parameters(organisation);
  const begin = `toUnixTimestamp64Milli(${parameters.add(columnInstant(period.from), "DateTime64(3, 'UTC')")})`;
  return database.rows(
    `SELECT m.topic AS topic, c.place AS hour, toUInt32(count()) AS conversations
${withTopics(`toUInt32(intDiv(toUnixTimestamp64Milli(at) - ${begin}, 3600000)) AS place`, period, parameters)}
GROUP BY topic, hour ORDER BY topic, hour`,
    parameters.values,
  );
}

export function turns(
  database: Database,
  organisation: string,
  period: InsightPeriod,
  since: string,
): Promise<
  {
    readonly topic: string;
    readonly channel: Channel;
    readonly recent: number;
    readonly recentUpset: number;
    readonly before: number;
    readonly beforeUpset: number;
  }[]
> {
  const parameters = new Parameters(organisation);
  const recent = `at >= ${parameters.add(columnInstant(since), "DateTime64(3, 'UTC')")}`;
  return database.rows(
    `SELECT m.topic AS topic, c.channel AS channel, toUInt32(countIf(c.late)) AS recent,
  toUInt32(countIf(c.late AND c.badly)) AS recentUpset, toUInt32(countIf(NOT c.late)) AS before,
  toUInt32(countIf(NOT c.late AND c.badly)) AS beforeUpset
${withTopics(`channel, ${recent} AS late, ${BADLY} AS badly`, period, parameters)}
GROUP BY topic, channel ORDER BY topic, channel`,
    parameters.values,
  );
}
