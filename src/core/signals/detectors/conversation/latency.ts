import { waitingSince } from '../../../conversation/waiting.ts';
import type { Detection, UtteranceContext } from '../../detector.ts';

/**
 * Milliseconds from the end of the customer's turn (its start, where no end is known; of several messages
 * in a row the first) to the start of the turn of the agent or bot that answers it; 0 where they overlap.
 * Null where times are missing or nobody is answered.
 */
export function responseLatency(context: UtteranceContext): Detection | null {
  if (context.role !== 'agent' && context.role !== 'bot') return null;
  const before = waitingSince(context.history, context.index, context.channel)?.utterance;
  const asked = before?.endMs ?? before?.startMs;
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
