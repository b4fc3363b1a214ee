import { LANGUAGES } from '#core/conversation/schema.ts';
import type { Topic } from '#core/insights/topic.ts';
import type { StoredNeed } from '#core/ports/insights.ts';
import type { InsightPorts } from './ports.ts';
import { lastDays, TOPIC_DAYS } from './survey-period.ts';

/** With fewer conversations what looks like a topic may be chance. */
export const LEAST_CONVERSATIONS = 50;
/** Topics are looked for among the newest; what is older is placed by them. */
const MOST_NEEDS = 60_000;

/**
 * Looks for topics anew: what people hold stays, what continues an earlier topic keeps its id. With fewer than fifty
 * conversations topics stay as they are.
 * @returns how many conversations it looked at
 */
export async function refreshTopics(ports: InsightPorts, organisation: string): Promise<number> {
  const { facts, workflow, topics: finder, now } = ports;
  const at = now();
  const period = lastDays(at, TOPIC_DAYS);
  // Whether it is time again is told by all that have a need: not each of them is looked at.
  const conversations = await facts.insights.countNeeds(organisation, period);
  const needs = await facts.insights.needs(organisation, period, MOST_NEEDS);
  if (needs.length < LEAST_CONVERSATIONS) return needs.length;
  const board = await workflow.insights.board(organisation);
  const found: Topic[] = [];
  const members: { conversation: string; topic: string }[] = [];
  for (const language of LANGUAGES) {
    const own = needs.filter((need) => need.language === language && need.text.trim() !== '');
    const earlier = board.topics.filter((topic) => topic.language === language);
    const known = new Map(earlier.map((topic) => [topic.id, topic]));
    const held = board.held.filter(({ id, anchors }) => known.has(id) || isWide(anchors, own));
    if (own.length < LEAST_CONVERSATIONS) {
      found.push(...earlier);
      continue;
    }
    const { topics, of } = await finder.find({
      texts: own.map(({ text }) => text),
      vectors: own.map(({ vector }) => vector),
      language,
      earlier,
      held: held.filter(({ id }) => known.has(id) || !board.topics.some((topic) => topic.id === id)),
    });
    found.push(...topics.map((topic) => ({ ...topic, language })));
    for (const [place, { conversation }] of own.entries())
      members.push({ conversation, topic: of[place]! < 0 ? '' : topics[of[place]!]!.id });
  }
  await facts.insights.place(organisation, members, at);
  await workflow.insights.saveTopics(
    organisation,
    found.toSorted((a, b) => b.size - a.size),
    { at: new Date(at).toISOString(), conversations },
  );
  return needs.length;
}

/** Vectors of two languages may be of two widths: a topic is held only among its own. */
function isWide(anchors: readonly { readonly centre: Float32Array }[], own: readonly StoredNeed[]): boolean {
  return anchors.some(({ centre }) => centre.length === own[0]?.vector.length);
}
