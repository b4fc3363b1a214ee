import { LANGUAGES } from '#core/conversation/schema.ts';
import { hourOfWeekIn } from '#core/facts/days.ts';
import { type Alert, BUDGET_SHARES, chooseWarnings, type Warning } from '#core/insights/alert.ts';
import { mattersOf } from '#core/insights/matters.ts';
import type { NewWord } from '#core/insights/new-words.ts';
import { namesOf } from '#core/insights/tell.ts';
import type { Topic } from '#core/insights/topic.ts';
import { watchCounts } from '#core/insights/watch-counts.ts';
import { sumOfShares, watchMoods } from '#core/insights/watch-moods.ts';
import type { InsightPorts } from './ports.ts';
import { lastDays } from './survey-period.ts';
import { tellFindings } from './tell-findings.ts';

const WATCHED_DAYS = 62;
const MOOD_DAYS = 28;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const EARLIER_ALERTS = 50;
/** Needs whose words are compared; more say nothing else. */
const WORDS_OF_LATE = 1_000;
const WORDS_OF_BEFORE = 4_000;

/** Looks for what came up of a sudden, and tells of what was not told lately: everything of one look in one alert. */
export async function watchTopics(ports: InsightPorts, organisation: string): Promise<Alert | null> {
  const { workflow, now, newId } = ports;
  const { alerts: rules } = await workflow.insights.settings(organisation);
  const { topics } = await workflow.insights.board(organisation);
  if (topics.length === 0) return null;
  // The running hour is not over; what it has so far is not held against whole ones.
  const end = Math.floor(now() / HOUR_MS) * HOUR_MS;
  const budgetOf = (kind: keyof typeof BUDGET_SHARES) => rules.falseAlarms * BUDGET_SHARES[kind];
  const words = await newWordsOf(ports, organisation, end, budgetOf('words'));
  const surges = await surgesOf(ports, organisation, topics, end, budgetOf('surge'));
  const moods = await moodsOf(ports, organisation, end, budgetOf('mood'));
  const found: Warning[] = [
    ...surges.map((surge): Warning => {
      const { topic: _, ...counts } = surge;
      return surge.topic === '' ? { kind: 'unknown', ...counts, words } : { kind: 'surge', ...surge };
    }),
    ...moods.map((mood): Warning => ({ kind: 'mood', ...mood })),
    ...(words.length === 0 ? [] : [{ kind: 'words', words } as const]),
  ];
  const earlier = await workflow.insights.alerts(organisation, EARLIER_ALERTS);
  const warnings = chooseWarnings(found, earlier, rules, now());
  if (warnings.length === 0) return null;
  const about = new Set(warnings.flatMap((one) => ('topic' in one ? [one.topic] : [])));
  const names = Object.fromEntries(
    mattersOf(topics)
      .filter(({ id }) => about.has(id))
      .map((matter) => [matter.id, namesOf(matter)]),
  );
  const alert: Alert = { id: newId(), at: new Date(now()).toISOString(), warnings, names };
  if (!(await workflow.insights.addAlert(organisation, alert, earlier[0]?.id ?? null))) return null;
  await tellFindings(ports, organisation);
  return alert;
}

async function surgesOf(
  { workflow, facts }: InsightPorts,
  organisation: string,
  topics: readonly Topic[],
  end: number,
  falseAlarms: number,
) {
  const period = lastDays(end, WATCHED_DAYS);
  const rows = await facts.insights.hours(organisation, period);
  const length = WATCHED_DAYS * 24;
  const first = Math.min(length, ...rows.map(({ hour }) => hour));
  // Topics under one heading are watched together: by itself each is too rare to say anything within hours.
  const matterOf = new Map(
    mattersOf(topics)
      .toReversed()
      .flatMap((matter) => matter.topics.map((one) => [one.id, matter.id] as const)),
  );
  const series = [...Map.groupBy(rows, ({ topic }) => matterOf.get(topic) ?? '')].map(([topic, own]) => {
    const counts = new Float64Array(length - first);
    for (const { hour, conversations } of own) if (hour < length) counts[hour - first]! += conversations;
    return { topic, counts };
  });
  const { timeZone = 'UTC' } = (await workflow.people.organisation(organisation)) ?? {};
  const begin = Date.parse(period.from) + first * HOUR_MS;
  const hourOf = hourOfWeekIn(timeZone);
  const hours = Uint8Array.from({ length: length - first }, (_, at) => hourOf(begin + at * HOUR_MS));
  const today = new Date(end);
  const monthBefore = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 0);
  return watchCounts(series, {
    falseAlarms,
    hourOfWeek: (at) => hours[at]!,
    daysOfMonth: new Date(monthBefore).getUTCDate(),
  });
}

async function moodsOf({ facts }: InsightPorts, organisation: string, end: number, falseAlarms: number) {
  const recent = lastDays(end, 1);
  const { from } = lastDays(end, MOOD_DAYS);
  const late = await facts.insights.days(organisation, recent, 'UTC');
  const early = await facts.insights.days(organisation, { from, to: recent.from }, 'UTC');
  const shares = (rows: typeof early) =>
    rows.map(({ conversations, troubled }) => ({ conversations, upset: troubled }));
  const counts = [...Map.groupBy(early, ({ topic }) => topic)]
    .filter(([topic]) => topic !== '')
    .map(([topic, before]) => ({
      topic,
      recent: sumOfShares(shares(late.filter((row) => row.topic === topic))),
      before: shares(before),
    }));
  return watchMoods(counts, falseAlarms);
}

async function newWordsOf(
  { facts, topics }: InsightPorts,
  organisation: string,
  end: number,
  falseAlarms: number,
): Promise<readonly NewWord[]> {
  const late = await facts.insights.needTexts(organisation, lastDays(end, 1), WORDS_OF_LATE);
  const { from } = lastDays(end, MOOD_DAYS);
  const before = await facts.insights.needTexts(
    organisation,
    { from, to: new Date(end - DAY_MS).toISOString() },
    WORDS_OF_BEFORE,
  );
  const found: NewWord[] = [];
  for (const language of LANGUAGES) {
    const textsOf = (needs: typeof late) =>
      needs.filter((need) => need.language === language).map(({ text }) => text);
    const budget = falseAlarms / LANGUAGES.length;
    found.push(...(await topics.newWords(textsOf(late), textsOf(before), language, budget)));
  }
  return found;
}
