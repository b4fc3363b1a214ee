import { describe, expect, it } from 'vitest';
import type { Signal } from '../../analysis/analysis.ts';
import type { Conversation } from '../../conversation/schema.ts';
import { personalDataFinder } from './privacy-reader.ts';
import { redactConversation } from './redact-conversation.ts';

const conversation: Conversation = {
  id: 'c-1',
  channel: 'chat',
  language: 'zh',
  agent: { id: 'A1', name: '小周' },
  customer: { id: 'u-1', name: '李雪梅' },
  turns: [
    { role: 'customer', text: '电话13800138000', attributes: { reply: '回13900139000' } },
    { role: 'agent', text: '好的' },
  ],
  attributes: {
    queue: '售后',
    callback: 13700137000,
    tags: ['急', { mail: 'lixuemei@example.com' }],
    csat: 4,
    vip: true,
  },
};
const pii: Signal = {
  type: 'privacy.pii',
  turn: 0,
  start: 2,
  end: 13,
  value: 'mobile',
  confidence: 0.97,
  detector: 'pii',
};
const other: Signal = {
  type: 'agent.greeting',
  turn: 1,
  start: 0,
  end: 2,
  confidence: 1,
  detector: 'lexicon',
};

describe('a conversation without personal data', () => {
  it('hides what the signals point to, the customer’s name, and what is found in attributes', () => {
    const find = personalDataFinder();
    expect(redactConversation(conversation, [pii, other], { find })).toEqual({
      id: 'c-1',
      channel: 'chat',
      language: 'zh',
      agent: { id: 'A1', name: '小周' },
      customer: { id: 'u-1', name: '李**' },
      turns: [
        { role: 'customer', text: '电话138****8000', attributes: { reply: '回139****9000' } },
        { role: 'agent', text: '好的' },
      ],
      attributes: {
        queue: '售后',
        callback: '137****7000',
        tags: ['急', { mail: 'l*******@example.com' }],
        csat: 4,
        vip: true,
      },
    });
  });

  it('leaves attributes out where nothing can look into them, and writes labels where they are asked for', () => {
    const redacted = redactConversation(conversation, [pii], { style: { form: 'label', language: 'en' } });
    expect(redacted).not.toHaveProperty('attributes');
    expect(redacted.turns).toEqual([
      { role: 'customer', text: '电话[mobile]' },
      { role: 'agent', text: '好的' },
    ]);
    expect(redacted.customer?.name).toBe('[name]');
  });

  it('hides who the customer is where a turn names its speaker, and where the name stands for an id', () => {
    const named: Conversation = {
      id: 'c-2',
      channel: 'chat',
      language: 'zh',
      customer: { id: '张伟明', name: '张伟明' },
      turns: [
        { role: 'customer', text: '在吗', speaker: '李雪梅' },
        { role: 'agent', text: '李雪梅您好，我是小美', speaker: '小美' },
        { role: 'customer', text: '我是买家', speaker: '买家' },
      ],
    };
    expect(redactConversation(named, [])).toMatchObject({
      customer: { id: '张**', name: '张**' },
      turns: [
        { text: '在吗', speaker: '李**' },
        { text: '李**您好，我是小美', speaker: '小美' },
        { text: '我是买家', speaker: '买家' },
      ],
    });
    const labelled = redactConversation(named, [], { style: { form: 'label', language: 'zh' } });
    expect(labelled.turns.map(({ speaker }) => speaker)).toEqual(['[姓名]', '小美', '买家']);
  });

  it('hides the customer’s own name wherever a turn says it, whole and not inside of words', () => {
    const say = (name: string, text: string) =>
      redactConversation(
        { ...conversation, customer: { id: 'u', name }, turns: [{ role: 'agent', text }] },
        [],
      ).turns[0]?.text;
    expect(say('阿依古丽', '那阿依古丽女士,阿依古丽对吗')).toBe('那阿***女士,阿***对吗');
    expect(say('Ngozi', 'Ngozi, Ngozilike and Ngozi')).toBe('N****, Ngozilike and N****');
    expect(say('李', '李子很甜')).toBe('李子很甜');
  });

  it('hides a customer’s number or address in their id, and leaves the id of the conversation where it leads to it', () => {
    const find = personalDataFinder();
    const hide = (id: string) => redactConversation({ ...conversation, id, customer: { id } }, [], { find });
    expect(hide('13812345678')).toMatchObject({ id: '13812345678', customer: { id: '138****5678' } });
    expect(hide('tel:+8613812345678').customer).toEqual({ id: 'tel:+861******5678' });
    expect(hide('zhang@example.com').customer).toEqual({ id: 'z****@example.com' });
    expect(hide('u-1').customer).toEqual({ id: 'u-1' });
  });

  it('hides in an id what the customer’s own id and name tell, and marks what then looks alike', () => {
    const options = { find: personalDataFinder(), markOf: (id: string) => `m${id.length}` };
    const hide = (id: string, customer: NonNullable<Conversation['customer']>) => {
      const hidden = redactConversation({ ...conversation, id, customer }, [], options);
      return [hidden.id, hidden.customer?.id];
    };
    const caller = { id: '13812345678', name: '阿依古丽' };
    expect(hide('13812345678-1', caller)).toEqual(['138****5678-1-m13', '138****5678-m11']);
    expect(hide('rec13812345678', caller)).toEqual(['rec138****5678-m14', '138****5678-m11']);
    expect(hide('阿依古丽7', caller)).toEqual(['阿***7-m5', '138****5678-m11']);
    expect(hide('c-1', { id: '李', name: '李' })).toEqual(['c-1', '*-m1']);
    expect(hide('c-1', { id: 'u-1' })).toEqual(['c-1', 'u-1']);
  });

  it('does not change the conversation that it was given', () => {
    const before = structuredClone(conversation);
    redactConversation(conversation, [pii], { find: personalDataFinder() });
    expect(conversation).toEqual(before);
  });

  it('does not tell word by word what it hides', () => {
    const words = [...'电话13800138000'].map((text, at) => ({ text, startMs: at, endMs: at + 1 }));
    const sound = { channel: 1, speechMs: 900, original: '電話一三八零零一三八零零零', words, heard: [] };
    const spoken = { ...conversation.turns[0]!, attributes: { sound } };
    const find = personalDataFinder();
    const { turns } = redactConversation({ ...conversation, turns: [spoken] }, [pii], { find });
    expect(turns[0]!.attributes).toEqual({ sound: { channel: 1, speechMs: 900, heard: [] } });
    const plain = { ...spoken, text: '好的', attributes: { sound: { ...sound, original: '好' } } };
    const kept = redactConversation({ ...conversation, turns: [plain] }, [], { find });
    expect(kept.turns[0]!.attributes).toMatchObject({ sound: { words, original: '好' } });
  });
});
