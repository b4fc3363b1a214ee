import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ffmpegReader } from '#adapters/speech/ffmpeg-reader.ts';
import { openSilero } from '#adapters/speech/silero-activity.ts';
import type { VoiceActivityModel } from '#core/ports/speech-activity.ts';
import { CallListener, type HeardSound } from '#core/speech/call-listener.ts';
import { hearTurns } from '#core/speech/hear-turns.ts';

// Calls spoken by openly licensed voices (training/speech/plant_calls.py), with what was planted in them beside them.

const PLANTED = fileURLToPath(new URL('./planted/', import.meta.url));
/** They come with the program, as calls of the demo organisation. */
const SOUND = fileURLToPath(new URL('../../src/adapters/demo-calls/calls/', import.meta.url));
const NEAR_MS = 200;

interface PlantedTurn {
  readonly speaker: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly kind: string;
}

interface Planted {
  readonly turns: readonly PlantedTurn[];
  readonly silences: readonly (readonly [number, number])[];
  readonly interruptions: readonly number[];
  readonly backchannels: readonly number[];
}

const calls = readdirSync(PLANTED).map((file) => file.replace(/\.json$/, ''));

describe.each(calls)('the planted call %s', (name) => {
  const planted: Planted = JSON.parse(readFileSync(`${PLANTED}${name}.json`, 'utf8'));
  let model: VoiceActivityModel;
  let sound: HeardSound;

  beforeAll(async () => {
    model = await openSilero();
    const audio = await ffmpegReader.open(`${SOUND}${name}.ogg`);
    const listener = new CallListener(2, model.start(2));
    for await (const block of audio.blocks()) await listener.take(block);
    audio.close();
    sound = listener.heard();
  });
  afterAll(() => model.close());

  const heard = (type: string) =>
    hearTurns(sound).flatMap((turn) => turn.sound.heard.filter((thing) => thing.type === type));

  test('has its silences within 0.2 s, and no others', () => {
    const found = heard('speech.silence');
    expect(found.length).toBe(planted.silences.length);
    for (const [i, [startMs, endMs]] of planted.silences.entries()) {
      expect(Math.abs(found[i]!.startMs - startMs)).toBeLessThanOrEqual(NEAR_MS);
      expect(Math.abs(found[i]!.endMs - endMs)).toBeLessThanOrEqual(NEAR_MS);
    }
  });

  test('has its interruptions, and takes no word of a listener for one', () => {
    const found = heard('speech.interruption').map(({ startMs }) => startMs);
    expect(found.length).toBe(planted.interruptions.length);
    for (const [i, startMs] of planted.interruptions.entries()) {
      expect(Math.abs(found[i]! - startMs)).toBeLessThanOrEqual(NEAR_MS);
    }
    for (const startMs of planted.backchannels) {
      expect(found.some((begin) => Math.abs(begin - startMs) <= NEAR_MS)).toBe(false);
    }
  });

  test('has its raised or hurried turn, and at most one other', () => {
    const turns = hearTurns(sound, planted.turns);
    const marked = turns.filter(({ sound: { heard } }) =>
      heard.some(({ type, value }) => ['speech.loudness', 'speech.rate'].includes(type) && value > 0),
    );
    const isMarked = ({ startMs, speaker }: PlantedTurn) =>
      marked.some((one) => one.startMs === startMs && one.speaker === speaker);
    const odd = planted.turns.filter(({ kind }) => kind === 'loud' || kind === 'hurried');
    expect(odd.length).toBeGreaterThan(0);
    expect(odd.every(isMarked)).toBe(true);
    expect(marked.length - odd.length).toBeLessThanOrEqual(1);
  });
});
