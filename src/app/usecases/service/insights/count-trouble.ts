import type { InsightPeriod } from '#core/ports/insights.ts';
import type { ServicePorts } from '../ports.ts';

/** Conversations of some topics in a period, those that ended badly, and on how many days there were any at all. */
export async function countTrouble(
  { facts }: Pick<ServicePorts, 'facts'>,
  organisation: string,
  topics: readonly string[],
  period: InsightPeriod,
): Promise<{ readonly days: number; readonly conversations: number; readonly troubled: number }> {
  const rows = await facts.insights.days(organisation, period, 'UTC');
  const own = rows.filter(({ topic }) => topics.includes(topic));
  return {
    days: new Set(rows.map(({ day }) => day)).size,
    conversations: own.reduce((sum, day) => sum + day.conversations, 0),
    troubled: own.reduce((sum, day) => sum + day.troubled, 0),
  };
}
