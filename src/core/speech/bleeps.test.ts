import { describe, expect, test } from 'vitest';
import type { Conversation, Turn } from '../conversation/schema.ts';
import { bleepsOf } from './bleeps.ts';
import { SOUND } from './turn-sound.ts';

const NUMBER = '13812345678';

function call(turns: readonly Turn[], words = 'recogniser'): Conversation {
  const durationMs = 60_000;
  return {
    id: 'c',
    channel: 'voice',
    turns: [...turns],
    attributes: { [SOUND]: { words, channels: 2, durationMs } },
  };
}

/** A turn each of whose words lasts 100 ms, from `startMs` on. */
function turn(text: string, startMs: number, said?: readonly string[]): Turn {
  const words = said?.map((one, i) => ({
    text: one,
    startMs: startMs + 100 * i,
    endMs: startMs + 100 * (i + 1),
  }));
  const endMs = startMs + 100 * (said?.length ?? text.length);
  const sound = {
    channel: 1,
    speechMs: endMs - startMs,
    heard: [],
    ...(words === undefined ? {} : { words }),
  };
  return { role: 'customer', text, startMs, endMs, attributes: { [SOUND]: sound } };
}

function place(text: string, part: string) {
  const start = text.indexOf(part);
  return [{ start, end: start + part.length }];
}

describe('what is not heard of a call', () => {
  test('are the seconds of the words, with a margin for their times', () => {
    const text = `电话，是${NUMBER}。`;
    const said = [...`电话是${NUMBER}`];
    expect(bleepsOf(call([turn(text, 10_000, said)]), [place(text, NUMBER)])).toEqual([
      { startMs: 10_300 - 200, endMs: 11_400 + 200 },
    ]);
  });

  test('is found where figures and script were rewritten sign by sign', () => {
    const text = '电话13812345678';
    const said = [...'電話一三八一二三四五六七八'];
    expect(bleepsOf(call([turn(text, 0, said)]), [place(text, NUMBER)])).toEqual([
      { startMs: 0, endMs: 1_300 + 200 },
    ]);
  });

  test('is the whole turn where text and words do not go together', () => {
    const text = `电话${NUMBER}`;
    expect(bleepsOf(call([turn(text, 5_000, ['电话', '138'])]), [place(text, NUMBER)])).toEqual([
      { startMs: 4_800, endMs: 5_400 },
    ]);
  });

  test('is a proportion of the turn with a margin where only turns have times', () => {
    const text = `${'请您稍等一下我马上帮您看看'.repeat(3)}号码是${NUMBER}${'请您稍等一下我马上帮您看看'.repeat(3)}`;
    const only = turn(text, 0);
    const [bleep] = bleepsOf(call([only], 'transcript'), [place(text, NUMBER)])!;
    const at = 100 * text.indexOf(NUMBER);
    expect(bleep!.startMs).toBeLessThanOrEqual(at - 600);
    expect(bleep!.endMs).toBeGreaterThanOrEqual(at + 1_100 + 600);
    expect(bleep!.startMs).toBeGreaterThan(0);
    expect(bleep!.endMs).toBeLessThan(only.endMs!);
  });

  test('is nothing where nothing is personal', () => {
    expect(bleepsOf(call([turn('您好', 0, ['您好'])]), [[]])).toEqual([]);
  });

  test('is also speech that nobody wrote down', () => {
    const conversation = call([turn('您好请讲', 1_000, ['您好', '请讲']), turn('', 4_000)]);
    const spoken = [
      { startMs: 1_000, endMs: 1_300 },
      { startMs: 4_000, endMs: 6_000 },
      { startMs: 8_000, endMs: 8_400 },
    ];
    expect(bleepsOf(conversation, [[], []], spoken)).toEqual([{ startMs: 4_000, endMs: 6_000 }]);
  });

  test('cannot be told without words, or without any time', () => {
    expect(bleepsOf(call([turn('', 0)], 'none'), [[]])).toBeNull();
    const text = `电话${NUMBER}`;
    expect(bleepsOf(call([{ role: 'customer', text }]), [place(text, NUMBER)])).toBeNull();
  });

  test('joins places that touch', () => {
    const text = `${NUMBER}${NUMBER}`;
    const spans = [
      { start: 0, end: 11 },
      { start: 11, end: 22 },
    ];
    expect(bleepsOf(call([turn(text, 1_000, [...text])]), [spans])).toEqual([{ startMs: 800, endMs: 3_400 }]);
  });
});
