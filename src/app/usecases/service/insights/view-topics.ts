import type { Caller } from '#core/access/caller.ts';
import { LANGUAGES, type Language } from '#core/conversation/schema.ts';
import { isHeld } from '#core/insights/held-topics.ts';
import { type Matter, mattersOf } from '#core/insights/matters.ts';
import { namesOfTopic, sidesOf, type Topic, topicsIn } from '#core/insights/topic.ts';
import type { TopicReport, TopicSurvey } from '#core/insights/topic-report.ts';
import type { ServicePorts } from '../ports.ts';
import { LEAST_CONVERSATIONS } from './refresh-topics.ts';
import { quotedPairs, quoteReader } from './show-quotes.ts';
import { lastDays, TOPIC_DAYS } from './survey-period.ts';
import { traceTopics } from './trace-topics.ts';

const SHOWN_CONVERSATIONS = 50;

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'now'>;

/** What is missing before there are topics; null where nothing is. */
export type Missing = 'language_model' | 'conversations' | 'time';

/**
 * Every topic with its weight and whose problem it is, as the last survey said.
 * @param hasModel without a language model no topics are found
 */
export async function viewTopics(ports: Ports, { organisation }: Caller, hasModel: boolean) {
  const { topics, held, survey } = await ports.workflow.insights.board(organisation);
  const reports = new Map(weighed(survey).map((report) => [report.topic, report]));
  const few = hasModel ? await languagesOfFew(ports, organisation, topics) : [];
  const heldIds = new Set(held.filter(isHeld).map(({ id }) => id));
  return {
    at: survey?.at ?? null,
    from: survey?.from ?? null,
    conversations: survey?.conversations ?? 0,
    apart: survey?.apart ?? 0,
    tooFew: topics.length === 0 || survey === null || survey.isTooFew,
    missing:
      topics.length > 0 && survey !== null ? null : await missingFor(ports, organisation, hasModel, few),
    few,
    headings: mattersOf(topics)
      .filter((matter) => matter.topics.length > 1)
      .map((matter) => ({
        id: matter.id,
        name: matter.name,
        names: matter.names ?? null,
        size: sizeOf(matter),
        topics: matter.topics.map(({ id }) => id),
        cause: reports.get(matter.id)?.cause ?? ('cannot_tell' as const),
        weight: reports.get(matter.id)?.weight ?? null,
      })),
    topics: topics.map((topic) => shownTopic(topic, reports.get(topic.id), heldIds.has(topic.id))),
  };
}

type WeighedReport = Omit<TopicReport, 'weight'> & { readonly weight: TopicReport['weight'] | null };

/** While history is read in, oldest first, nothing of the last weeks may be there yet: that is no weight of nothing. */
function weighed(survey: TopicSurvey | null): readonly WeighedReport[] {
  if (survey === null) return [];
  if (!survey.isTooFew) return survey.reports;
  return survey.reports.map((report) => ({ ...report, cause: 'cannot_tell', weight: null }));
}

/** Conversations of a language that are too few for topics, where there are any. */
interface Few {
  readonly language: Language;
  readonly conversations: number;
}

/** A language is sorted by itself: what is said in another one makes up for nothing. */
async function languagesOfFew(
  { facts, now }: Ports,
  organisation: string,
  topics: readonly Topic[],
): Promise<Few[]> {
  const found: Few[] = [];
  for (const language of LANGUAGES) {
    if (topicsIn(topics, language).length > 0) continue;
    const period = lastDays(now(), TOPIC_DAYS);
    const conversations = await facts.insights.countNeeds(organisation, period, language);
    if (conversations > 0 && conversations < LEAST_CONVERSATIONS) found.push({ language, conversations });
  }
  return found;
}

async function missingFor(
  { facts, now }: Ports,
  organisation: string,
  hasModel: boolean,
  few: readonly Few[],
): Promise<Missing> {
  if (!hasModel) return 'language_model';
  // Of both languages there are some, and of neither enough.
  if (few.length === LANGUAGES.length) return 'conversations';
  const conversations = await facts.count(organisation, lastDays(now(), TOPIC_DAYS));
  return conversations < LEAST_CONVERSATIONS ? 'conversations' : 'time';
}

/** Null where there is no such topic. */
export async function viewTopic(ports: Ports, { organisation }: Caller, id: string) {
  const { facts, now } = ports;
  const { topics, held, survey } = await ports.workflow.insights.board(organisation);
  const matter = mattersOf(topics).find((one) => one.id === id);
  const topic = matter?.topics[0];
  if (matter === undefined || topic === undefined) return null;
  const ids = matter.topics.map((one) => one.id);
  const report = weighed(survey).find((one) => one.topic === id);
  const trace = await traceTopics(ports, organisation, ids);
  const { contradictions = [], quotes = [] } = report?.claim ?? {};
  const places = [...quotes, ...contradictions.flatMap(({ one, other }) => [one, other])];
  const quote = await quoteReader({ facts }, organisation, places);
  return {
    topic: shownTopic(
      matter.topics.length === 1 ? topic : headingAsTopic(matter),
      report,
      held.some((one) => one.id === id && isHeld(one)),
    ),
    claim: report?.weight?.conversations ? withoutPlaces(report.claim) : null,
    quotes: quotes.flatMap((place) => quote(place) ?? []),
    contradictions: quotedPairs(contradictions, quote),
    trace,
    under:
      matter.topics.length === 1
        ? []
        : matter.topics.map((one) => ({
            id: one.id,
            name: one.name,
            names: namesOfTopic(one) ?? null,
            size: one.size,
          })),
    conversations: await facts.insights.sample(
      organisation,
      ids,
      lastDays(now(), TOPIC_DAYS),
      SHOWN_CONVERSATIONS,
    ),
  };
}

function sizeOf({ topics }: Matter): number {
  return topics.reduce((sum, { size }) => sum + size, 0);
}

function withoutPlaces({ contradictions: _, quotes: __, ...claim }: TopicReport['claim']) {
  return claim;
}

/** A heading is told like its largest topic, which gives it its phrases, under its own names. */
function headingAsTopic(matter: Matter): Topic {
  const { id, name, names, topics } = matter;
  const largest = topics.reduce((most, one) => (one.size > most.size ? one : most));
  const inOther = topics
    .flatMap((topic) => sidesOf(topic))
    .filter(({ language }) => language !== largest.language);
  const { other: _, ...own } = { ...largest, id, name, path: [name], size: sizeOf(matter) };
  const [side] = inOther.toSorted((a, b) => b.size - a.size);
  if (names === undefined || side === undefined) return own;
  const size = inOther.reduce((sum, one) => sum + one.size, 0);
  return { ...own, other: { ...side, name: names[side.language], path: [names[side.language]], size } };
}

function shownTopic(topic: Topic, report: WeighedReport | undefined, held: boolean) {
  const { id, name, path, language, phrases, size, other } = topic;
  return {
    id,
    name,
    names: namesOfTopic(topic) ?? null,
    path,
    language,
    other:
      other === undefined
        ? null
        : { language: other.language, path: other.path, phrases: other.phrases, size: other.size },
    phrases,
    size,
    held,
    cause: report?.cause ?? ('cannot_tell' as const),
    weight: report?.weight ?? null,
    ...(report?.position ?? { x: 0, y: 0 }),
  };
}
