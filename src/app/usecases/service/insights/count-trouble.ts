import type { InsightPeriod } from '#core/ports/insights.ts';
import type { ServicePorts } from '../ports.ts';

const DAY_MS = 86_400_000;

/**
 * Conversations of some topics in a period, those that ended badly, and on how many days there were any at all: days of
 * which only a part belongs to the period make it no longer than it is.
 */
export async function countTrouble(
  { facts }: Pick<ServicePorts, 'facts'>,
  organisation: string,
  topics: readonly string[],
  period: InsightPeriod,
): Promise<{ readonly days: number; readonly conversations: number; readonly troubled: number }> {
  const rows = await facts.insights.days(organisation, period, 'UTC');
  const own = rows.filter(({ topic }) => topics.includes(topic));
  return {
    days: Math.min(
      new Set(rows.map(({ day }) => day)).size,
      (Date.parse(period.to) - Date.parse(period.from)) / DAY_MS,
    ),
    conversations: own.reduce((sum, day) => sum + day.conversations, 0),
    troubled: own.reduce((sum, day) => sum + day.troubled, 0),
  };
}
