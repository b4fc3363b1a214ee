import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channelsOfRoles } from './channels-of-roles.ts';
import { FrameTrack } from './frame-track.ts';
import type { TranscriptSegment } from './read-transcript.ts';
import type { Stretch } from './stretches.ts';

const said = (role: TranscriptSegment['role'], startMs: number, endMs: number, channel?: number) => ({
  ...{ role: role!, text: '您好', startMs, endMs },
  ...(channel === undefined ? {} : { channel }),
});
const heard = (...speech: (readonly Stretch[])[]) => ({ tracks: speech.map(() => new FrameTrack()), speech });
const WORDS = [said('agent', 0, 2000), said('customer', 2000, 4000), said('bot', 4000, 6000)];
const AGENT_SIDE = [
  { startMs: 100, endMs: 1900 },
  { startMs: 4100, endMs: 5900 },
];
const CUSTOMER_SIDE = [{ startMs: 1900, endMs: 4000 }];

describe('who is on which channel', () => {
  test('is told by the channel that sounds while a role speaks', () => {
    expect(channelsOfRoles(WORDS, heard(AGENT_SIDE, CUSTOMER_SIDE))).toEqual(['agent', 'customer']);
    expect(channelsOfRoles(WORDS, heard(CUSTOMER_SIDE, AGENT_SIDE))).toEqual(['customer', 'agent']);
    expect(channelsOfRoles([WORDS[0]!], heard(CUSTOMER_SIDE, AGENT_SIDE))).toEqual(['customer', 'agent']);
  });

  test('is told by the channels that a transcript names, whatever sounds meanwhile', () => {
    const named = [said('agent', 0, 2000, 1), said('customer', 2000, 4000, 0)];
    expect(channelsOfRoles(named, heard(AGENT_SIDE, CUSTOMER_SIDE))).toEqual(['customer', 'agent']);
  });

  test('is not told by one channel, by words without roles, or where both sound alike', () => {
    expect(channelsOfRoles(WORDS, heard(AGENT_SIDE))).toBeUndefined();
    expect(channelsOfRoles([said('system', 0, 2000)], heard(AGENT_SIDE, CUSTOMER_SIDE))).toBeUndefined();
    const all = [{ startMs: 0, endMs: 6000 }];
    expect(channelsOfRoles(WORDS, heard(all, all))).toBeUndefined();
    expect(channelsOfRoles(WORDS, heard(all, []))).toBeUndefined();
  });

  test('changes over with the channels', () => {
    const role = fc.constantFrom('agent', 'customer', 'bot', 'system');
    const segment = fc.tuple(role, fc.nat(6000), fc.nat(2000));
    fc.assert(
      fc.property(fc.array(segment), (segments) => {
        const words = segments.map(([who, at, length]) =>
          said(who as TranscriptSegment['role'], at, at + length),
        );
        const told = channelsOfRoles(words, heard(AGENT_SIDE, CUSTOMER_SIDE));
        expect(channelsOfRoles(words, heard(CUSTOMER_SIDE, AGENT_SIDE))).toEqual(told?.toReversed());
      }),
    );
  });
});
