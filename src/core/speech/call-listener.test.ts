import { describe, expect, it } from 'vitest';
import { plant } from '../../../test/speech/planted-call.ts';
import { mixInto, noise, tone, voice } from '../../../test/speech/voice.ts';
import { CallListener } from './call-listener.ts';
import { hearTurns } from './hear-turns.ts';
import { measuresOnce } from './measure-turn.ts';
import type { Stretch } from './stretches.ts';

async function hear(channels: readonly Float32Array[]) {
  const listener = new CallListener(channels.length === 2 ? 2 : 1);
  await listener.take(channels);
  const sound = listener.heard();
  return { sound, turns: hearTurns(sound) };
}

/** Whether all stretches begin and end where they should, to 0.2 s. */
function expectNear(found: readonly Stretch[], planted: readonly (readonly [number, number])[]) {
  const shown = found.map(({ startMs, endMs }) => [startMs, endMs]);
  expect(shown.length, JSON.stringify(shown)).toBe(planted.length);
  for (const [i, [startMs, endMs]] of planted.entries()) {
    expect(Math.abs(found[i]!.startMs - startMs), JSON.stringify(shown)).toBeLessThanOrEqual(200);
    expect(Math.abs(found[i]!.endMs - endMs), JSON.stringify(shown)).toBeLessThanOrEqual(200);
  }
}

function things(turns: Awaited<ReturnType<typeof hear>>['turns'], type: string) {
  return turns.flatMap(({ sound }) => sound.heard.filter((thing) => thing.type === type));
}

const CALL = {
  durationMs: 30_000,
  turns: [
    { channel: 0, startMs: 500, endMs: 3500 },
    { channel: 1, startMs: 3900, endMs: 7000 },
    // A backchannel under the agent's talk.
    { channel: 0, startMs: 7300, endMs: 12_000 },
    { channel: 1, startMs: 9000, endMs: 9400 },
    // Three seconds in which nobody speaks.
    { channel: 1, startMs: 15_000, endMs: 19_000 },
    // The agent takes the floor.
    { channel: 0, startMs: 18_200, endMs: 22_000 },
    { channel: 1, startMs: 22_400, endMs: 25_000 },
  ],
} as const;

describe('listening to a call of two channels', () => {
  it.each([
    ['clean', {}],
    ['with noise at 10 dB', { noiseDb: -33 }],
    ['with cross-talk', { leakDb: -16 }],
  ])('finds turns, silences, overlaps and who takes the floor, %s', async (_, more) => {
    const { turns } = await hear(plant({ ...CALL, ...more }));
    expectNear(
      turns,
      CALL.turns.map(({ startMs, endMs }) => [startMs, endMs] as const).toSorted((a, b) => a[0] - b[0]),
    );
    expectNear(things(turns, 'speech.silence'), [
      [12_000, 15_000],
      [25_000, 30_000],
    ]);
    expectNear(things(turns, 'speech.overlap'), [
      [9000, 9400],
      [18_200, 19_000],
    ]);
    expectNear(things(turns, 'speech.interruption'), [[18_200, 19_000]]);
  });

  it('hears two channels with the same sound as one, and a channel without sound as dead', async () => {
    const [sound] = plant({ ...CALL, turns: CALL.turns.slice(0, 1) });
    const twin = await hear([sound!, sound!.map((sample) => sample * 0.5)]);
    expect(twin.sound.isTwin).toBe(true);
    expect(twin.sound.tracks).toHaveLength(1);
    const half = await hear([sound!, new Float32Array(sound!.length)]);
    expect(half.sound.dead).toEqual([1]);
    expect(half.turns).toHaveLength(1);
  });

  it('hears silence alone as no turn', async () => {
    const { turns } = await hear([new Float32Array(16_000 * 5), noise(5000, -60)]);
    expect(turns).toEqual([]);
  });
});

describe('the pitch, level and pace of a turn', () => {
  it.each([90, 140, 220, 320])('measures a pitch of %i Hz within 3 %%', async (hz) => {
    const samples = new Float32Array(16_000 * 5);
    mixInto(samples, voice({ ms: 4000, hz, levelDb: -26 }), 500);
    const { turns } = await hear([samples]);
    expect(Math.abs(turns[0]!.sound.pitchHz! / hz - 1)).toBeLessThan(0.03);
    expect(Math.abs(turns[0]!.sound.levelDb! + 26)).toBeLessThan(1);
  });

  it('counts syllables within 5 %', async () => {
    for (const syllableMs of [180, 220, 250]) {
      const { turns } = await hear([voice({ ms: 8000, hz: 130, syllableMs })]);
      expect(Math.abs((turns[0]!.sound.rate! * syllableMs) / 60_000 - 1)).toBeLessThan(0.05);
    }
  });

  it('marks the turn that is raised or hurried, and no other', async () => {
    const usual = Array.from({ length: 12 }, (_, i) => ({
      channel: (i % 2) as 0 | 1,
      startMs: i * 3000 + 200,
      endMs: i * 3000 + 2800,
      louder: [0.5, -0.7, 0.2, -0.3, 0.8, 0][i % 6]!,
      pitch: [0.3, -0.4, 0.1, -0.2, 0.4, 0][i % 6]!,
    }));
    const turns = usual.map((turn, i) => (i === 7 ? { ...turn, louder: 8, pitch: 4 } : turn));
    const { sound } = await hear(plant({ durationMs: 36_500, turns }));
    // As many characters as are usual in such a time, and half as many again.
    const found = hearTurns(
      sound,
      turns.map(({ channel, startMs, endMs }, i) => ({
        speaker: channel,
        startMs,
        endMs,
        text: '字'.repeat(i === 8 ? 18 : 12),
      })),
    );
    const marks = found.map(({ sound }) =>
      sound.heard.flatMap(({ type }) => (type === 'speech.silence' ? [] : [type])).toSorted(),
    );
    const expected = Array.from({ length: 12 }, (_, i) =>
      i === 7 ? ['speech.arousal', 'speech.loudness', 'speech.pitch'] : i === 8 ? ['speech.rate'] : [],
    );
    expect(marks).toEqual(expected);
  });

  it('marks the turn that is hurried where no words are known, which departs far more than any other', async () => {
    const turns = Array.from({ length: 12 }, (_, i) => ({
      channel: (i % 2) as 0 | 1,
      startMs: i * 3000 + 200,
      endMs: i * 3000 + 2800,
      faster: i === 7 ? 1.4 : 1,
    }));
    const { turns: found } = await hear(plant({ durationMs: 36_500, turns }));
    const isMarked = found[7]!.sound.heard.some(({ type, value }) => type === 'speech.rate' && value > 0);
    expect(isMarked).toBe(true);
    const faster = found.map(({ sound }) => sound.than!.rate!);
    expect(faster[7]).toBeGreaterThan(2 * Math.max(...faster.toSpliced(7, 1)));
  });
});

describe('holds and one-channel recordings', () => {
  it('hears ring-back as a hold and not as speech', async () => {
    const samples = new Float32Array(16_000 * 20);
    for (const at of [0, 5000]) mixInto(samples, tone(1000, [440, 480]), at + 500);
    mixInto(samples, voice({ ms: 5000, hz: 150 }), 10_000);
    mixInto(samples, noise(20_000, -70), 0);
    const { turns } = await hear([samples, noise(20_000, -75, 3)]);
    expectNear(turns, [[10_000, 15_000]]);
    expectNear(things(turns, 'speech.hold'), [[500, 6500]]);
  });

  it('tells two voices in one channel apart by their pitch', async () => {
    const [a, b] = plant({ ...CALL, turns: CALL.turns.filter((_, i) => i !== 3 && i !== 5) });
    const { turns } = await hear([a!.map((sample, i) => sample + b![i]!)]);
    expect(turns.map(({ speaker }) => speaker)).toEqual([0, 1, 0, 1, 1]);
  });
});

describe('listening to a call that goes on', () => {
  it('hears in the end what the whole recording tells, though it looks back only so far', async () => {
    const rounds = [0, 30_000, 60_000, 90_000];
    const turns = rounds.flatMap((later) =>
      CALL.turns.map((turn) => ({ ...turn, startMs: turn.startMs + later, endMs: turn.endMs + later })),
    );
    const channels = plant({ durationMs: 120_000, turns, noiseDb: -50 });
    const listener = new CallListener(2);
    const measure = [measuresOnce(), measuresOnce()];
    let told: ReturnType<typeof hearTurns> = [];
    const silences = new Set<number>();
    const second = 16_000;
    for (let at = 0; at < channels[0]!.length; at += second) {
      await listener.take(channels.map((samples) => samples.slice(at, at + second)));
      told = hearTurns(listener.heardSoFar(), undefined, measure);
      for (const { startMs } of things(told, 'speech.silence')) silences.add(Math.round(startMs / 1000));
    }
    const whole = hearTurns(listener.heard());
    expectNear(
      told,
      whole.map(({ startMs, endMs }) => [startMs, endMs] as const),
    );
    expect(told.map(({ sound }) => sound.heard.map(({ type }) => type))).toEqual(
      whole.map(({ sound }) => sound.heard.map(({ type }) => type)),
    );
    expect([...silences]).toEqual(rounds.flatMap((later) => [12, 25].map((at) => at + later / 1000)));
  });
});
