import { LANGUAGES } from '#core/conversation/schema.ts';
import { type HeldTopic, heldIn } from '#core/insights/held-topics.ts';
import { type Topic, topicsIn } from '#core/insights/topic.ts';
import { assignToTopics } from '#core/insights/topic-anchor.ts';
import type { InsightPorts } from './ports.ts';
import { lastDays, TOPIC_DAYS } from './survey-period.ts';

const AT_ONCE = 5_000;

/** Puts conversations that came in meanwhile to the topics that there are; returns how many. */
export async function placeArrivals(
  { facts, workflow, now }: InsightPorts,
  organisation: string,
): Promise<number> {
  const { topics, held } = await workflow.insights.board(organisation);
  if (topics.length === 0) return 0;
  let placed = 0;
  for (;;) {
    const needs = await facts.insights.arrivals(organisation, lastDays(now(), TOPIC_DAYS), AT_ONCE);
    const members: { conversation: string; topic: string }[] = [];
    for (const language of LANGUAGES) {
      const own = needs.filter((need) => need.language === language);
      const known = withMergedAnchors(topicsIn(topics, language), heldIn(held, language));
      const of = assignToTopics(
        own.map(({ vector }) => vector),
        known,
      );
      for (const [place, { conversation }] of own.entries())
        members.push({ conversation, topic: of[place]! < 0 ? '' : known[of[place]!]!.id });
    }
    await facts.insights.place(organisation, members, now());
    placed += members.length;
    if (members.length < AT_ONCE) return placed;
  }
}

/** A topic that was merged lies at several places. */
function withMergedAnchors(topics: readonly Topic[], held: readonly HeldTopic[]): Topic[] {
  const anchors = new Map(held.map((one) => [one.id, one.anchors]));
  return topics.flatMap((topic) => {
    const own = anchors.get(topic.id);
    return own === undefined || own.length < 2 ? [topic] : own.map((anchor) => ({ ...topic, anchor }));
  });
}
