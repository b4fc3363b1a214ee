import { describe, expect, it } from 'vitest';
import { CallListener } from '#core/speech/call-listener.ts';
import { hearTurns } from '#core/speech/hear-turns.ts';
import { noise, voice } from '../../../test/speech/voice.ts';
import { openSilero } from './silero-activity.ts';

describe('a recording of a second or less', () => {
  it.each([
    ['of noise', noise(1000, -60), 0],
    ['of speech', voice({ ms: 1000, hz: 150 }), 1],
    ['shorter than one window of the model', new Float32Array(100), 0],
  ])('%s is heard to its end', async (_, samples, turns) => {
    const model = await openSilero();
    const listener = new CallListener(1, model.start(1));
    await listener.take([samples]);
    const sound = listener.heard();
    expect(sound.durationMs).toBe(Math.floor(samples.length / 160) * 10);
    expect(hearTurns(sound)).toHaveLength(turns);
    await model.close();
  });
});
