import type { Practice } from '#core/coaching/compare-behaviours.ts';
import type { WinningAnswer } from '#core/coaching/distil-playbook.ts';
import { SURE_ENOUGH } from '#core/coaching/moments.ts';
import { type HiddenStretch, namesIn, slottedSentences } from '#core/coaching/phrase-slots.ts';
import type { Language } from '#core/conversation/schema.ts';
import type { StoredMoment } from '#core/ports/coaching.ts';
import type { StoredConversation } from '#core/ports/facts.ts';
import { agentNames } from '../agent-names.ts';
import { findPersonalData, maskedConversation } from '../mask-found.ts';
import type { ServicePorts } from '../ports.ts';

const MOST_ANSWERS = 300;
const AT_ONCE = 100;

/** Answers with the behaviour after which customers recovered, newest first; not those whose agents do not share them. */
export async function winningAnswers(
  { workflow, facts }: Pick<ServicePorts, 'workflow' | 'facts'>,
  organisation: string,
  { situation, behaviour }: Pick<Practice, 'situation' | 'behaviour'>,
  period: { readonly from: string; readonly to: string },
  language: Language,
): Promise<WinningAnswer[]> {
  const sharing = await workflow.sharing.all(organisation);
  const names = [...(await agentNames({ workflow }, organisation)).values()];
  const moments = await facts.coaching.moments(
    organisation,
    { from: period.from, to: period.to, languages: [language] },
    {
      situations: [situation],
      outcomes: ['recovered'],
      behaviour,
      not: [...sharing].flatMap(([id, choice]) => (choice === 'withheld' ? [id] : [])),
      limit: MOST_ANSWERS,
    },
  );
  const answers: WinningAnswer[] = [];
  for (let at = 0; at < moments.length; at += AT_ONCE) {
    const some = moments.slice(at, at + AT_ONCE);
    const stored = await facts.conversations(
      organisation,
      some.map(({ conversation }) => conversation),
    );
    const byId = new Map(stored.map((one) => [one.conversation.id, one]));
    for (const moment of some) {
      const found = byId.get(moment.conversation);
      if (found !== undefined && moment.answer !== undefined)
        answers.push(answerOf({ ...moment, answer: moment.answer }, found, names, language));
    }
  }
  return answers;
}

function answerOf(
  { conversation: id, turn, answer, agent }: StoredMoment & { readonly answer: number },
  { conversation, analysis }: StoredConversation,
  agents: readonly string[],
  language: Language,
): WinningAnswer {
  const { turns, customer } = conversation;
  const after = turns.findIndex(({ role }, index) => index > answer && role === 'customer');
  const places = turns.flatMap(({ role }, index) =>
    index >= answer && (after < 0 || index < after) && role === 'agent' ? [index] : [],
  );
  const known = [...agents, conversation.agent?.name ?? '', customer?.name ?? ''];
  const masked = maskedConversation(conversation, analysis).turns;
  return {
    conversation: id,
    turn,
    agent,
    text: places.map((index) => masked[index]?.text ?? '').join('\n'),
    sentences: places.flatMap((index) => {
      const { text } = turns[index]!;
      const heard = analysis.signals.filter((signal) => signal.turn === index);
      const hidden: HiddenStretch[] = heard.flatMap(({ type, start, end, value }) =>
        type === 'privacy.pii' ? [{ start, end, kind: String(value) }] : [],
      );
      // Analyses of earlier on may have overlooked what is found today.
      const found = [...hidden, ...findPersonalData(text, language), ...namesIn(text, known)];
      return slottedSentences(text, found, language).map((sentence) => ({
        text: sentence.text,
        behaviours: heard.flatMap(({ type, start, end, confidence }) =>
          type.startsWith('agent.') &&
          confidence >= SURE_ENOUGH &&
          start < sentence.end &&
          end > sentence.start
            ? [type]
            : [],
        ),
      }));
    }),
  };
}
