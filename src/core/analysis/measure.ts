import type { Channel, Role } from '../conversation/schema.ts';
import type { Utterance, UtterancePart } from '../conversation/utterance.ts';
import { waitingSince } from '../conversation/waiting.ts';
import type { Metrics } from './analysis.ts';

/**
 * Figures of the whole conversation. A response time runs from the end of a customer's turn to the answer;
 * of several messages in a row, from the first.
 */
export function measure(utterances: readonly Utterance[], channel: Channel): Metrics {
  const turnsByRole: Record<string, number> = {};
  const charactersByRole: Record<string, number> = {};
  const talkMs: Record<string, number> = {};
  const responses: number[] = [];
  let turns = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const [index, { role, parts, text, startMs, endMs }] of utterances.entries()) {
    turns += parts.length;
    turnsByRole[role] = (turnsByRole[role] ?? 0) + parts.length;
    charactersByRole[role] = (charactersByRole[role] ?? 0) + text.length;
    if (startMs !== undefined) {
      first = Math.min(first, startMs);
      last = Math.max(last, endMs ?? startMs);
      const spoken = heardMs(parts) ?? (endMs === undefined ? undefined : endMs - startMs);
      if (spoken !== undefined) talkMs[role] = (talkMs[role] ?? 0) + spoken;
      const asked = isAnswer(role) ? waitingSince(utterances, index, channel) : undefined;
      const since = asked?.endMs ?? asked?.startMs;
      if (since !== undefined) responses.push(Math.max(0, startMs - since));
    }
  }
  return {
    turns,
    turnsByRole,
    charactersByRole,
    ...(last >= first ? { durationMs: last - first } : {}),
    ...(responses.length === 0
      ? {}
      : {
          firstResponseMs: responses[0]!,
          meanResponseMs: Math.round(responses.reduce((sum, ms) => sum + ms, 0) / responses.length),
        }),
    ...(Object.keys(talkMs).length === 0 ? {} : { talkMs }),
  };
}

/** Of a recording: speech with the pauses between phrases, without longer ones. */
function heardMs(parts: readonly UtterancePart[]): number | undefined {
  if (parts[0]?.recorded === undefined) return undefined;
  return parts.reduce(
    (sum, { recorded }) => sum + (recorded?.sound.talkMs ?? recorded?.sound.speechMs ?? 0),
    0,
  );
}

function isAnswer(role: Role): boolean {
  return role === 'agent' || role === 'bot';
}
