import type { Conversation } from '../conversation/schema.ts';
import type { Utterance } from '../conversation/utterance.ts';
import { toUtterances } from '../conversation/utterances.ts';
import type { Need } from '../ports/facts.ts';
import type { ConversationReading } from '../ports/language-model.ts';
import type { Analysis } from './analysis.ts';

const TELLS_A_NEED: readonly string[] = ['customer.request_info', 'customer.explicit_complaint'];
const SURE_ENOUGH = 0.5;
/** Nobody says what they came for in fewer characters. */
const SUBSTANTIAL = 4;
/** Where no signal tells, the need is held to be the longest of so many first utterances of the customer. */
const FIRST_UTTERANCES = 3;

/** What the customer came for; undefined where they said nothing that the model looked at closely. */
export function needOf(
  conversation: Conversation,
  analysis: Analysis,
  reading: ConversationReading,
): Need | undefined {
  const spoken = toUtterances(conversation).filter(
    ({ role, index, text }) =>
      role === 'customer' && text.trim() !== '' && reading.utterances[index]?.isFull === true,
  );
  const telling = new Set(
    analysis.signals
      .filter(({ type, confidence }) => TELLS_A_NEED.includes(type) && confidence >= SURE_ENOUGH)
      .map(({ turn }) => turn),
  );
  const tells = ({ parts, text }: Utterance) =>
    text.trim().length >= SUBSTANTIAL && parts.some(({ turn }) => telling.has(turn));
  const chosen = spoken.find(tells) ?? longestOf(spoken.slice(0, FIRST_UTTERANCES));
  if (chosen === undefined) return undefined;
  return { turn: chosen.parts[0]!.turn, vector: reading.utterances[chosen.index]!.vector };
}

function longestOf(utterances: readonly Utterance[]): Utterance | undefined {
  return utterances.reduce<Utterance | undefined>(
    (longest, one) => (longest === undefined || one.text.length > longest.text.length ? one : longest),
    undefined,
  );
}
