import type { Detection, UtteranceContext } from '../../detector.ts';

/**
 * Milliseconds from the end of the customer's turn (its start, where no end is known) to the start
 * of the turn of the agent or bot that answers it; 0 where they overlap. Null where times are missing
 * or nobody is answered.
 */
export function responseLatency(context: UtteranceContext): Detection | null {
  if (context.role !== 'agent' && context.role !== 'bot') return null;
  const before = context.history.findLast(({ role }) => role !== 'system');
  if (before?.role !== 'customer') return null;
  const asked = before.utterance.endMs ?? before.utterance.startMs;
  const answered = context.utterance.startMs;
  if (asked === undefined || answered === undefined) return null;
  return {
    type: 'conversation.response_latency',
    utterance: context.index,
    start: 0,
    end: context.utterance.text.length,
    value: Math.max(0, answered - asked),
    confidence: 1,
  };
}
