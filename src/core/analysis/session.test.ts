import { expect, test } from 'vitest';
import { Analyser } from './analyser.ts';

test('what holds for the whole conversation is told once, also where the customer’s turn came in two pieces', () => {
  const { signals } = new Analyser().analyse({
    id: 'c-1',
    channel: 'chat',
    language: 'zh',
    turns: [
      { role: 'customer', text: '我的退款怎么还没到？' },
      { role: 'agent', text: '这是规定，等着吧。' },
      { role: 'customer', text: '我问的是我的退款怎么还没到,' },
      { role: 'customer', text: '你们太过分了！' },
    ],
  });
  const types = signals.map(({ type }) => type);
  const ofConversation = types.filter((type) => type.startsWith('conversation.'));
  expect(ofConversation).toContain('conversation.satisfaction');
  expect(new Set(ofConversation).size).toBe(ofConversation.length);
  expect(signals.find(({ type }) => type === 'conversation.effort')).toMatchObject({ turn: 2, start: 0 });
  // What is heard in the turn holds for both of its pieces.
  const emotions = signals.filter(({ type, turn }) => type === 'customer.emotion' && turn >= 2);
  expect(emotions.map(({ turn }) => turn)).toEqual([2, 3]);
});
