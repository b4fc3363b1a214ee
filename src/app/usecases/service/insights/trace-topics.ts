import { partOfDay } from '#core/facts/days.ts';
import { fitDays } from '#core/insights/fit-days.ts';
import { type AgentTrouble, poolTrouble, type TeamTrouble } from '#core/insights/pooled-trouble.ts';
import { countsOf } from '#core/insights/weigh-topic.ts';
import type { InsightPeriod } from '#core/ports/insights.ts';
import type { ServicePorts } from '../ports.ts';
import { CAUSE_DAYS, lastDays, TOPIC_DAYS } from './survey-period.ts';

export interface TopicTrace {
  /** Of the last 60, those on which the organisation had any conversation. */
  readonly days: readonly {
    readonly day: string;
    readonly conversations: number;
    readonly troubled: number;
    /** By weekday and growth; null where there is too little to tell, and for days that lie only partly in the time. */
    readonly expected: number | null;
  }[];
  /** Of the last 28 days. */
  readonly agents: readonly AgentTrouble[];
  readonly teams: readonly TeamTrouble[];
  /** These days. */
  readonly lately: InsightPeriod;
}

/** How some topics taken together went lately, day by day and with whom. */
export async function traceTopics(
  { workflow, facts, now }: Pick<ServicePorts, 'workflow' | 'facts' | 'now'>,
  organisation: string,
  topics: readonly string[],
): Promise<TopicTrace> {
  const at = now();
  const zone = (await workflow.people.organisation(organisation))?.timeZone ?? 'UTC';
  const period = lastDays(at, TOPIC_DAYS);
  const lately = lastDays(at, CAUSE_DAYS);
  const [rows, cells] = await Promise.all([
    facts.insights.days(organisation, period, zone),
    facts.insights.cells(organisation, lately, topics),
  ]);
  const heard = [...new Set(rows.map(({ day }) => day))].toSorted();
  const own = rows.filter(({ topic }) => topics.includes(topic));
  const counts = countsOf(own);
  const wholeDays = heard.filter((day) => partOfDay(day, period, zone) === 1);
  const expected = fitDays(counts, wholeDays)?.expected;
  const troubled = Map.groupBy(own, ({ day }) => day);
  const { agents, teams } = poolTrouble(
    cells.filter(({ topic }) => topics.includes(topic)),
    cells.filter(({ topic }) => !topics.includes(topic)),
  );
  return {
    days: heard.map((day) => ({
      day,
      conversations: counts.get(day) ?? 0,
      troubled: troubled.get(day)?.reduce((sum, one) => sum + one.troubled, 0) ?? 0,
      expected: expected?.get(day) ?? null,
    })),
    agents,
    teams,
    lately,
  };
}
