import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conversation, Turn } from './schema.ts';
import { locate } from './utterance.ts';
import { toUtterances } from './utterances.ts';

function conversation(turns: Turn[], channel: Conversation['channel'] = 'chat'): Conversation {
  return { id: 'c', channel, turns };
}

describe('utterances', () => {
  it('follow the times when every turn has one', () => {
    const utterances = toUtterances(
      conversation([
        { role: 'agent', text: '后说', at: '2026-03-02T10:01:00+08:00' },
        { role: 'customer', text: '先说', at: '2026-03-02T02:00:00Z' },
      ]),
    );
    expect(utterances.map(({ text, startMs }) => [text, startMs])).toEqual([
      ['先说', 0],
      ['后说', 60_000],
    ]);
    expect(utterances[0]!.parts[0]!.turn).toBe(1);
  });

  it('keep the order of the input when a time is missing', () => {
    const utterances = toUtterances(
      conversation([
        { role: 'agent', text: '一', startMs: 9000 },
        { role: 'customer', text: '二' },
        { role: 'agent', text: '三', startMs: 0 },
      ]),
    );
    expect(utterances.map(({ text }) => text)).toEqual(['一', '二', '三']);
  });

  it('join a sentence that a recogniser cut at a breath, and only that', () => {
    const cut = conversation(
      [
        { role: 'customer', text: '我那个套餐', startMs: 0, endMs: 1000 },
        { role: 'customer', text: '上个月改过的', startMs: 1300, endMs: 2500 },
        { role: 'customer', text: '喂?', startMs: 6000, endMs: 6400 },
        { role: 'agent', text: '在的', startMs: 6500, endMs: 7000 },
      ],
      'voice',
    );
    expect(toUtterances(cut).map(({ text }) => text)).toEqual(['我那个套餐上个月改过的', '喂?', '在的']);
  });

  it('join a message that was sent after a comma', () => {
    const texts = toUtterances(
      conversation([
        { role: 'customer', text: 'Well,' },
        { role: 'customer', text: 'I give up' },
        { role: 'customer', text: 'bye' },
      ]),
    ).map(({ text }) => text);
    expect(texts).toEqual(['Well, I give up', 'bye']);
    const chinese = ['我看过了，', '还是不明白', '算了'].map((text) => ({ role: 'customer', text }) as const);
    expect(toUtterances(conversation(chinese)).map(({ text }) => text)).toEqual([
      '我看过了，还是不明白',
      '算了',
    ]);
  });

  it('keep sentences apart that ended with a mark of either width, however short the breath', () => {
    for (const mark of ['。', '！', '？', '.', '!', '?', '…', '～']) {
      const said = conversation(
        [
          { role: 'customer', text: `到底什么时候到${mark}`, startMs: 0, endMs: 1000 },
          { role: 'customer', text: '我等着用', startMs: 1300, endMs: 2500 },
        ],
        'voice',
      );
      expect(toUtterances(said)).toHaveLength(2);
    }
  });

  it('do not join two speakers of one role', () => {
    const turns: Turn[] = [
      { role: 'agent', text: '我帮您转,', speaker: 'A01' },
      { role: 'agent', text: '您好', speaker: 'A02' },
    ];
    expect(toUtterances(conversation(turns))).toHaveLength(2);
  });

  it('hold every character of every turn, and lead back to it', () => {
    const turn = fc.record({
      role: fc.constantFrom('customer', 'agent' as const),
      text: fc.string({ unit: fc.constantFrom('好', 'a', ',', '。', ' '), maxLength: 6 }),
    });
    fc.assert(
      fc.property(
        fc.array(turn, { maxLength: 8 }),
        fc.constantFrom('chat', 'voice', 'email' as const),
        (turns, channel) => {
          const utterances = toUtterances(conversation(turns, channel));
          const pieces = utterances.flatMap(({ parts }) => parts);
          expect(pieces.map((piece) => piece.turn).sort((a, b) => a - b)).toEqual(
            turns.map((_, index) => index),
          );
          for (const utterance of utterances) {
            for (const { turn: index, offset, length } of utterance.parts) {
              expect(utterance.text.slice(offset, offset + length)).toBe(turns[index]!.text);
              if (length > 0)
                expect(locate(utterance, offset, offset + length)).toEqual({
                  turn: index,
                  start: 0,
                  end: length,
                });
            }
          }
        },
      ),
    );
  });
});
