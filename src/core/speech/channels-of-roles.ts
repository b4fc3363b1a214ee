import type { Role } from '../conversation/vocabulary.ts';
import type { HeardSound } from './call-listener.ts';
import { areChannelsTold, type TranscriptSegment } from './read-transcript.ts';
import { intersectionOf, totalOf } from './stretches.ts';

/** How much further apart two sides have to be heard than two that share both channels: from 0 to 2. */
const CLEARLY = 0.5;

/**
 * Who is on which channel, by which of the two is named, or sounds, while the words of either role are said.
 * @returns undefined where no words have a role, there is one channel, or both roles are as much on either channel
 */
export function channelsOfRoles(
  segments: readonly TranscriptSegment[],
  { tracks, speech }: Pick<HeardSound, 'tracks' | 'speech'>,
): readonly [Role, Role] | undefined {
  if (tracks.length !== 2) return undefined;
  const isTold = areChannelsTold(segments);
  const leans: { readonly agent: number[]; readonly customer: number[] } = { agent: [], customer: [] };
  for (const segment of segments) {
    const side = segment.role === 'bot' ? 'agent' : segment.role;
    if (side !== 'agent' && side !== 'customer') continue;
    const lean = isTold && segment.channel !== undefined ? 1 - 2 * segment.channel : leanOf(segment, speech);
    if (lean !== undefined) leans[side].push(lean);
  }
  const lead = mean(leans.agent) - mean(leans.customer);
  if (Math.abs(lead) < CLEARLY) return undefined;
  return lead > 0 ? ['agent', 'customer'] : ['customer', 'agent'];
}

/** From 1, all that is heard meanwhile is on the first channel, to −1; undefined where nothing is heard. */
function leanOf({ startMs, endMs }: TranscriptSegment, speech: HeardSound['speech']): number | undefined {
  const [first, second] = speech.map((own) => totalOf(intersectionOf(own, [{ startMs, endMs }])));
  const both = first! + second!;
  return both === 0 ? undefined : (first! - second!) / both;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
