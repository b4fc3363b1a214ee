import { mattersOf } from '#core/insights/matters.ts';
import type { JobPayloads } from '#core/ports/jobs.ts';
import { placeArrivals } from './place-arrivals.ts';
import type { InsightPorts } from './ports.ts';
import { raiseInsights, watchRepairs } from './raise-insights.ts';
import { LEAST_CONVERSATIONS, refreshTopics } from './refresh-topics.ts';
import { CAUSE_DAYS, lastDays, TOPIC_DAYS } from './survey-period.ts';
import { surveyTopics } from './survey-topics.ts';
import { tellFindings } from './tell-findings.ts';
import { watchTopics } from './watch-topics.ts';

const HOUR_MS = 3_600_000;
/** Topics are looked for anew each night; people are not looking then, or it is night for nobody. */
const REFRESH_MS = 22 * HOUR_MS;
const SURVEY_MS = HOUR_MS;
/** Conversations are counted when they began and come in when they are over: what was counted is looked at again. */
const LATE_MS = HOUR_MS / 6;
/** Of so many times as many conversations topics are looked for at once: what was found among few is not what there is. */
const GROWN = 1.2;
/** So large a share of new conversations may have changed what was said. */
const NEW_SHARE = 0.1;

/**
 * One look at an organisation: places what came in, looks for topics anew where it is time, says each hour whose problem
 * they are, and watches for what comes up of a sudden.
 */
export async function followTopics(
  ports: InsightPorts,
  { organisation, refresh = false }: JobPayloads['insights'],
): Promise<void> {
  const { workflow, now } = ports;
  const store = workflow.insights;
  await tellFindings(ports, organisation);
  const board = await store.board(organisation);
  const isDue = refresh || (await isRefreshDue(ports, organisation, board.refreshed));
  if (isDue) await refreshTopics(ports, organisation);
  const placed = await placeArrivals(ports, organisation);
  const { topics } = await store.board(organisation);
  if (topics.length === 0) return;
  const isOld = board.survey === null || now() - Date.parse(board.survey.at) > SURVEY_MS;
  // A survey that broke off, of a process that was ended, leaves topics that nobody has counted.
  const surveyed = new Set(board.survey?.reports.map(({ topic }) => topic));
  const isMissing = mattersOf(topics).some(({ id }) => !surveyed.has(id));
  const lately = await ports.facts.count(organisation, lastDays(now(), CAUSE_DAYS));
  const isStale = lately > (1 + NEW_SHARE) * (board.survey?.conversations ?? 0);
  if (isDue || isOld || isMissing || isStale) {
    const survey = await surveyTopics(ports, organisation);
    await raiseInsights(ports, organisation, survey, topics);
    await watchRepairs(ports, organisation);
  }
  if (!isDue && !isWatchDue(now(), board.watched, placed)) return;
  await watchTopics(ports, organisation);
  await store.saveWatched(organisation, new Date(now()).toISOString());
}

/** Figures change with each hour that is over, and a little with what came in late. */
function isWatchDue(now: number, watched: string | null, placed: number): boolean {
  if (watched === null) return true;
  const before = Date.parse(watched);
  const isNewHour = Math.floor(now / HOUR_MS) > Math.floor(before / HOUR_MS);
  return isNewHour || (placed > 0 && now - before >= LATE_MS);
}

async function isRefreshDue(
  { facts, now }: InsightPorts,
  organisation: string,
  refreshed: { readonly at: string; readonly conversations: number } | null,
): Promise<boolean> {
  if (refreshed !== null && now() - Date.parse(refreshed.at) > REFRESH_MS) return true;
  const count = await facts.insights.countNeeds(organisation, lastDays(now(), TOPIC_DAYS));
  return count >= Math.max(LEAST_CONVERSATIONS, GROWN * (refreshed?.conversations ?? 0));
}
