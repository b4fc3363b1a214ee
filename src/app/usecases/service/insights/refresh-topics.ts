import { LANGUAGES } from '#core/conversation/schema.ts';
import type { InsightPorts } from './ports.ts';
import { lastDays, TOPIC_DAYS } from './survey-period.ts';

/** With fewer conversations what looks like a topic may be chance. */
export const LEAST_CONVERSATIONS = 50;
/** Topics are looked for among the newest; what is older is placed by them. */
const MOST_NEEDS = 60_000;

/**
 * Looks for topics anew: what people hold stays, what continues an earlier topic keeps its id, one matter in two
 * languages is one topic. With fewer than fifty conversations topics stay as they are.
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
  const ofLanguages = LANGUAGES.map((language) => ({
    language,
    own: needs.filter((need) => need.language === language && need.text.trim() !== ''),
  })).filter(({ own }) => own.length >= LEAST_CONVERSATIONS);
  const { topics, of } = await finder.find({
    needs: ofLanguages.map(({ language, own }) => ({
      language,
      texts: own.map(({ text }) => text),
      vectors: own.map(({ vector }) => vector),
    })),
    earlier: board.topics,
    held: board.held,
  });
  const members = ofLanguages.flatMap(({ own }, i) =>
    own.map(({ conversation }, place) => ({ conversation, topic: topics[of[i]![place]!]?.id ?? '' })),
  );
  await facts.insights.place(organisation, members, at);
  await workflow.insights.saveTopics(organisation, topics, { at: new Date(at).toISOString(), conversations });
  return needs.length;
}
