import type { Conversation } from '../conversation/schema.ts';
import { toUtterances } from '../conversation/utterances.ts';
import type { SpokenConversation } from '../ports/language-model.ts';
import { factsOf } from './facts.ts';

/** The conversation as a language model reads it, utterance by utterance as the analyser hears it. */
export function spokenConversation(conversation: Conversation): SpokenConversation {
  const { language } = factsOf(conversation);
  const utterances = toUtterances(conversation).map(({ role, text }) => ({ role, text }));
  return { language, utterances };
}
