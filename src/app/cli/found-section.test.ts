import { describe, expect, test } from 'vitest';
import { palette, Sheet } from '#app/boot.ts';
import type { ConversationSummary } from '#core/facts/query.ts';
import { foundSection } from './found-section.ts';

const FOUND: ConversationSummary = {
  id: 'c-1',
  channel: 'chat',
  language: 'zh',
  at: new Date(2026, 0, 5, 9, 7).toISOString(),
  agent: 'A01',
  team: 'north',
  turns: 2,
  scores: { general: 67.53, manners: null },
  satisfaction: 1.14,
  resolution: 'unresolved',
  signals: { 'agent.policy_wall': 2, 'customer.gratitude': 1, 'customer.emotion': 2 },
  highlights: [
    {
      turn: 1,
      role: 'agent',
      text: '退款按规定\u001b[2J要七天，退款不能加急',
      spans: [
        { start: 0, end: 2 },
        { start: 13, end: 15 },
      ],
    },
  ],
};

function shown(language: 'zh' | 'en', colour = false, columns = 80): string {
  const sheet = new Sheet(columns, palette(colour));
  foundSection(sheet, FOUND, language);
  return sheet.toString();
}

describe('a conversation that was found', () => {
  test('says who, when, how it went and where the words were said, in Chinese and in English', () => {
    expect(shown('zh')).toBe(`c-1  2026-01-05 09:07 · 在线聊天 · A01 · north
  general 67.5 · manners 未评 · 预测满意度 1.1 · 未解决
  拿规定挡人 ×2
  真心感谢
    第2轮 客服 退款按规定�[2J要七天，退款不能加急

`);
    expect(shown('en')).toContain(`c-1  2026-01-05 09:07 · chat · A01 · north
  general 67.5 · manners not judged · satisfaction 1.1 · not resolved
  Policy wall ×2
  Gratitude
    turn 2 Agent 退款`);
  });

  test('sets off every word found, also where a line breaks in it', () => {
    const marked = (columns: number) =>
      [...shown('zh', true, columns).matchAll(/\u001b\[4m(?:\u001b\[33m)?([^\u001b]*)/g)]
        .map(([, text]) => text)
        .join('');
    expect(marked(80)).toBe('退款退款');
    expect(marked(24)).toBe('退款退款');
  });
});
