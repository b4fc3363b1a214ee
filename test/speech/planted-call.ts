import { HEARING_RATE } from '#core/ports/speech-audio.ts';
import { mixInto, noise, voice } from './voice.ts';

export interface PlantedTurn {
  readonly channel: 0 | 1;
  readonly startMs: number;
  readonly endMs: number;
  /** Semitones and decibels above the speaker's usual. */
  readonly pitch?: number;
  readonly louder?: number;
  /** Times as fast. */
  readonly faster?: number;
}

export interface PlantedCall {
  readonly durationMs: number;
  readonly turns: readonly PlantedTurn[];
  /** Of white noise in both channels; −80 where it is absent. */
  readonly noiseDb?: number;
  /** How loud each side is heard in the other's channel. */
  readonly leakDb?: number;
}

const PITCH = [120, 210];
const LEVEL_DB = -23;

/** The two channels of a call whose turns stand where they are planted. */
export function plant({ durationMs, turns, noiseDb = -80, leakDb }: PlantedCall): Float32Array[] {
  const channels = [0, 1].map((channel) => {
    const samples = new Float32Array(Math.round((durationMs / 1000) * HEARING_RATE));
    mixInto(samples, noise(durationMs, noiseDb, 11 + channel), 0);
    return samples;
  });
  for (const [index, { channel, startMs, endMs, pitch = 0, louder = 0, faster = 1 }] of turns.entries()) {
    const sound = voice({
      ms: endMs - startMs,
      hz: PITCH[channel]! * 2 ** (pitch / 12),
      levelDb: LEVEL_DB + louder,
      syllableMs: 220 / faster,
      seed: 100 + index,
    });
    mixInto(channels[channel]!, sound, startMs);
    if (leakDb !== undefined) mixInto(channels[1 - channel]!, sound, startMs, 10 ** (leakDb / 20));
  }
  return channels;
}
