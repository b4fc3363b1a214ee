import { describe, expect, test } from 'vitest';
import type { HeardSound } from '#core/speech/call-listener.ts';
import type { Stretch } from '#core/speech/stretches.ts';
import { CallWords } from './call-words.ts';

/** A call in which one after the other speaks for so long, with a second between. */
function spoken(turns: number, turnMs: number): HeardSound {
  const speech: Stretch[][] = [[], []];
  for (let i = 0; i < turns; i++) {
    const startMs = i * (turnMs + 1000);
    speech[i % 2]!.push({ startMs, endMs: startMs + turnMs });
  }
  const durationMs = turns * (turnMs + 1000);
  return { durationMs, speech, holds: [], isTwin: false, dead: [], tracks: [{}, {}] as never };
}

const silence = async ({ startMs, endMs }: Stretch) => {
  const length = (endMs - startMs) * 16;
  return [new Float32Array(length), new Float32Array(length)];
};

describe('words of a call that are waited for', () => {
  test('are asked for together, the newest first', async () => {
    const words = new CallWords(2);
    words.notice(spoken(12, 4000));
    expect(words.behindMs).toBe(56_000);
    const task = await words.pick(silence);
    expect(task!.phrases).toHaveLength(7);
    expect(task!.phrases[0]!.startMs).toBe(500);
    expect(task!.phrases.at(-1)!.endMs).toBe(500 + 6 * 5000 + 4000);
    expect((await words.pick(silence))!.phrases).toHaveLength(5);
    expect(await words.pick(silence)).toBeUndefined();
  });

  test('do not pile up', async () => {
    const words = new CallWords(2);
    words.notice(spoken(100, 4000));
    let asked = 0;
    for (;;) {
      const task = await words.pick(silence);
      if (task === undefined) break;
      asked += task.phrases.length;
    }
    expect(asked).toBe(30);
  });

  test('are placed in the call, and waited for no longer', async () => {
    const words = new CallWords(2);
    const sound = spoken(3, 4000);
    words.notice(sound);
    const task = await words.pick(silence);
    const written = task!.phrases.map(({ speaker, startMs, endMs }, at) => ({
      ...{ speaker, startMs, endMs, text: `${at}`, confidence: 0.9 },
      words: [{ text: `${at}`, startMs, endMs }],
    }));
    words.take({ ok: true, written, heard: [['zh', 12_000]], recogniser: 'ours' }, 0);
    const { turns } = words.notice(sound);
    expect(turns.map(({ startMs, text, words: [word] = [] }) => [startMs, text, word?.startMs])).toEqual([
      [0, '0', 0],
      [5000, '1', 5000],
      [10_000, '2', 10_000],
    ]);
    expect(words).toMatchObject({ behindMs: 0, recogniser: 'ours' });
    expect(words.isWaiting(0)).toBe(false);
  });

  test('are asked for again a while after a failure', async () => {
    const words = new CallWords(2);
    words.notice(spoken(3, 4000));
    await words.pick(silence);
    const reason = { zh: '没有回答', en: 'no answer' };
    expect(words.take({ ok: false, reason }, 1000)).toBe(reason);
    expect(words.isWaiting(2000)).toBe(false);
    expect(words.isWaiting(16_000)).toBe(true);
    expect((await words.pick(silence))!.phrases).toHaveLength(3);
  });
});
