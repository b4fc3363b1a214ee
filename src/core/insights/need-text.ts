import type { Signal } from '../analysis/analysis.ts';
import type { Conversation } from '../conversation/schema.ts';
import type { Utterance } from '../conversation/utterance.ts';
import { toUtterances } from '../conversation/utterances.ts';

const TELLS_A_NEED: readonly string[] = ['customer.request_info', 'customer.explicit_complaint'];
const SURE_ENOUGH = 0.5;
/** Nobody says what they came for in fewer characters. */
const SUBSTANTIAL = 4;
/** Where no signal tells, the need is held to be the longest of so many first utterances of the customer. */
const FIRST_UTTERANCES = 3;
/** A need told in fewer letters is put together with how it is told next. */
const BRIEF = 16;
/** The beginning of a long letter says what it is about. */
const READ_OF_A_NEED = 600;

/**
 * What the customer came for, in their words: the first utterance with a question or a complaint, with the next such
 * one where it is brief; else the longest of the first three. Empty where they said nothing.
 */
export function needTextOf(conversation: Conversation, signals: readonly Signal[]): string {
  const spoken = toUtterances(conversation).filter(
    ({ role, text }) => role === 'customer' && text.trim() !== '',
  );
  const turns = new Set(
    signals
      .filter(({ type, confidence }) => TELLS_A_NEED.includes(type) && confidence >= SURE_ENOUGH)
      .map(({ turn }) => turn),
  );
  const telling = spoken.filter(
    ({ parts, text }) => text.trim().length >= SUBSTANTIAL && parts.some(({ turn }) => turns.has(turn)),
  );
  const [first, second] = telling;
  if (first === undefined) return cut(longestOf(spoken.slice(0, FIRST_UTTERANCES))?.text ?? '');
  if (second === undefined || first.text.length >= BRIEF) return cut(first.text);
  return cut(`${first.text}\n${second.text}`);
}

function longestOf(utterances: readonly Utterance[]): Utterance | undefined {
  return utterances.reduce<Utterance | undefined>(
    (longest, one) => (longest === undefined || one.text.length > longest.text.length ? one : longest),
    undefined,
  );
}

function cut(text: string): string {
  return text.trim().slice(0, READ_OF_A_NEED).toWellFormed();
}
