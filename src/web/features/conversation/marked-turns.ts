import { SHOWN_CONFIDENCE } from '#core/signals/catalogue.ts';
import type { ConversationDetail, FoundCorrection } from '../../client/types.ts';

/** Turns in which something was found, or said by a person, that somebody would want to see; in order. */
export function turnsWithEvidence(
  { signals, evaluations }: Pick<ConversationDetail, 'signals' | 'evaluations'>,
  corrections: readonly FoundCorrection[],
): readonly number[] {
  const turns = new Set<number>();
  for (const { type, turn, confidence } of signals) {
    const isPassage = type !== 'customer.emotion' && !type.startsWith('conversation.');
    if (isPassage && confidence >= SHOWN_CONFIDENCE) turns.add(turn);
  }
  for (const { answers } of evaluations) {
    for (const { score, evidence } of answers) {
      if (score === 0) for (const { turn } of evidence) turns.add(turn);
    }
  }
  for (const { turn, said, meant } of corrections) {
    if (!(said ?? meant)?.type.startsWith('conversation.')) turns.add(turn);
  }
  return [...turns].sort((a, b) => a - b);
}
