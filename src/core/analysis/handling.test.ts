import { describe, expect, test } from 'vitest';
import type { Channel, Role, Turn } from '../conversation/schema.ts';
import { toUtterances } from '../conversation/utterances.ts';
import { handlingMs } from './handling.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-03-02T09:00:00Z');

/** Turns that were sent so many minutes after the first. */
function minutesOf(channel: Channel, ...said: readonly [Role, number, string][]): number {
  const turns = said.map(
    ([role, after, text]): Turn => ({ role, text, at: new Date(START + after * MINUTE).toISOString() }),
  );
  return handlingMs(toUtterances({ id: 'c', channel, turns }), channel)! / MINUTE;
}

describe('handling time', () => {
  test('of a call is its length, whatever is silent in it', () => {
    const turns: Turn[] = [
      { role: 'agent', text: '您好', startMs: 2_000, endMs: 4_000 },
      { role: 'customer', text: '我要查账单。', startMs: 5_000, endMs: 9_000 },
      { role: 'agent', text: '查到了。', startMs: 14 * MINUTE, endMs: 15 * MINUTE },
    ];
    expect(handlingMs(toUtterances({ id: 'c', channel: 'voice', turns }), 'voice')).toBe(15 * MINUTE - 2_000);
  });

  test('of a chat without long pauses is its length, and reading what opens it', () => {
    const minutes = minutesOf(
      'chat',
      ['customer', 0, '我的卡被吞了'],
      ['agent', 2, '请问是哪台机器？'],
      ['customer', 5, '东门那台'],
      ['agent', 9, '已经报修。'],
    );
    expect(minutes).toBeGreaterThan(9);
    expect(minutes).toBeLessThan(9.1);
  });

  test('of a thread that goes on for days is the writing and the reading, not the days', () => {
    const letter = '您好，您的退款已经核实，我们会在三个工作日内退回原支付账户，请您留意到账通知。'.repeat(3);
    const minutes = minutesOf(
      'email',
      ['customer', 0, letter],
      ['agent', 26 * 60, letter],
      ['customer', 49 * 60, letter],
      ['agent', 72 * 60, letter],
    );
    // About 110 characters: half a minute to read, less than four to write.
    expect(minutes).toBeGreaterThan(6);
    expect(minutes).toBeLessThan(10);
  });

  test('a chat left open over lunch does not count lunch', () => {
    const open = minutesOf(
      'chat',
      ['customer', 0, '在吗'],
      ['agent', 1, '在的，请讲。'],
      ['customer', 90, '我要改地址'],
      ['agent', 92, '好的，已经改好。'],
    );
    expect(open).toBeGreaterThan(3);
    expect(open).toBeLessThan(4);
  });

  test('what a bot deals with takes nobody’s time', () => {
    expect(
      minutesOf('chat', ['customer', 0, '查余额'], ['bot', 1, '请输入卡号'], ['customer', 3, '好']),
    ).toBe(0);
    const handedOver = minutesOf(
      'chat',
      ['customer', 0, '查余额'],
      ['bot', 1, '请输入卡号'],
      ['customer', 3, '转人工'],
      ['agent', 4, '您好，我来帮您查。'],
      ['customer', 6, '谢谢'],
    );
    expect(handedOver).toBe(3);
  });

  test('English is read and written at its own pace', () => {
    const letter =
      'We have checked your refund and it will reach your account within three working days. '.repeat(3);
    const minutes = minutesOf('email', ['customer', 0, letter], ['agent', 24 * 60, letter]);
    expect(minutes).toBeGreaterThan(2);
    expect(minutes).toBeLessThan(4);
  });

  test('without any times nothing is known', () => {
    const turns: Turn[] = [{ role: 'customer', text: '在吗' }];
    expect(handlingMs(toUtterances({ id: 'c', channel: 'chat', turns }), 'chat')).toBeUndefined();
  });
});
