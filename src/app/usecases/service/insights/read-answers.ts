import { toUtterances } from '#core/conversation/utterances.ts';
import type { AnswerSentence } from '#core/insights/answer-conflicts.ts';
import type { StoredConversation } from '#core/ports/facts.ts';
import type { InsightPorts } from './ports.ts';

/** Signals of a turn in which an agent answers what was asked. */
const ANSWERS: readonly string[] = ['agent.explanation', 'agent.solution_offer', 'agent.policy_wall'];
const SENTENCES_OF_EACH = 3;
const SHORTEST = 6;
const LONGEST = 160;
const SENTENCE = /[^。！？!?；;\n]+[。！？!?；;]?|[^.\n]+\.?/gu;

/** The sentences with which agents answered in some conversations, as vectors; none where no model reads them. */
export async function readAnswers(
  { facts, topics }: Pick<InsightPorts, 'facts' | 'topics'>,
  organisation: string,
  ids: readonly string[],
): Promise<AnswerSentence[]> {
  if (ids.length === 0) return [];
  const stored = await facts.conversations(organisation, ids);
  const said = stored
    .toSorted((a, b) => (a.conversation.id < b.conversation.id ? -1 : 1))
    .flatMap(sentencesOf);
  const answers: AnswerSentence[] = [];
  for (const [language, own] of Map.groupBy(said, (one) => one.language)) {
    const vectors = await topics.embed(
      own.map(({ text }) => text),
      language,
    );
    if (vectors !== null) answers.push(...own.map((one, place) => ({ ...one, vector: vectors[place]! })));
  }
  return answers;
}

function sentencesOf({ conversation, analysis }: StoredConversation): Omit<AnswerSentence, 'vector'>[] {
  const { agent, id } = conversation;
  if (agent === undefined) return [];
  const answering = new Set(
    analysis.signals.filter(({ type }) => ANSWERS.includes(type)).map(({ turn }) => turn),
  );
  return toUtterances(conversation)
    .filter(({ role, parts }) => role === 'agent' && parts.some(({ turn }) => answering.has(turn)))
    .flatMap(({ text, parts }) =>
      (text.match(SENTENCE) ?? []).map((sentence) => ({ text: sentence.trim(), turn: parts[0]!.turn })),
    )
    .filter(({ text }) => text.length >= SHORTEST && text.length <= LONGEST)
    .slice(0, SENTENCES_OF_EACH)
    .map(({ text, turn }) => ({
      agent: agent.id,
      conversation: id,
      turn,
      text,
      language: analysis.language,
    }));
}
