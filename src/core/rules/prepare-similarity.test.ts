import { describe, expect, test } from 'vitest';
import { Analyser } from '#core/analysis/analyser.ts';
import { spokenConversation } from '#core/analysis/spoken.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { hashedNgrams } from '../../../test/suites/hashed-ngrams.ts';
import { ngramSimilarity } from '../text/ngram-similarity.ts';
import { vectorSimilarity } from '../text/vector-similarity.ts';
import { parseRuleFile } from './parse-rule-file.ts';
import { prepareSimilarity } from './prepare-similarity.ts';

const CURVE = { wordShare: 0, knots: [[0, 0] as const, [0.5, 0.2] as const, [1, 1] as const] };
const CURVES = { zh: CURVE, en: CURVE };
const unit = (angle: number) => Float32Array.of(Math.cos(angle), Math.sin(angle));

describe('likeness by vectors', () => {
  const similarity = vectorSimilarity('model', { zh: new Map([['例句', unit(0)]]) }, CURVES);

  test('follows the curve of the language from unlike to the same', () => {
    similarity.within?.(
      'zh',
      new Map([
        ['一样', unit(0)],
        ['有点像', unit(Math.PI / 3)],
        ['不像', unit(Math.PI / 2)],
      ]),
    );
    expect(similarity.compare('一样', '例句')).toBeCloseTo(1);
    expect(similarity.compare('例句', '有点像')).toBeCloseTo(0.2);
    expect(similarity.compare('不像', '例句')).toBeCloseTo(0);
  });

  test('is told by the words alone where a text has no vector, or the example is in another language', () => {
    const words = ngramSimilarity();
    similarity.within?.('zh', new Map());
    expect(similarity.compare('例句', '一个例句')).toBe(words.compare('例句', '一个例句'));
    similarity.within?.('en', new Map([['例句子', unit(0)]]));
    expect(similarity.compare('例句', '例句子')).toBe(words.compare('例句', '例句子'));
  });
});

describe('rules with similar sentences', () => {
  const model = hashedNgrams();
  const { rules } = parseRuleFile(`rules:
  - id: asks-for-refund
    title: Asks for a refund
    find: { all: [{ by: customer, like: { examples: [退款什么时候到账, when is my refund], above: 0.3 } }] }
`);
  const conversation: Conversation = {
    id: 'c',
    channel: 'chat',
    language: 'zh',
    turns: [{ role: 'customer', text: '请问退款到账是什么时候' }],
  };

  test('know the vectors of their own sentences when a conversation comes', async () => {
    const similarity = await prepareSimilarity(model, rules);
    const [reading] = await model.read([spokenConversation(conversation)]);
    const heard = new Map([[conversation.turns[0]!.text, reading!.utterances[0]!.vector]]);
    similarity.within?.('zh', heard);
    const [said, example] = [conversation.turns[0]!.text, '退款什么时候到账'];
    expect(similarity.compare(said, example)).not.toBe(ngramSimilarity().compare(said, example));
    expect(new Analyser({ rules, similarity }).analyse(conversation, reading).rules).toMatchObject([
      { rule: 'asks-for-refund', outcome: 'hit' },
    ]);
  });

  test('judge as without a model where nobody read along', async () => {
    const similarity = await prepareSimilarity(model, rules);
    const bare = new Analyser({ rules }).analyse(conversation);
    expect(new Analyser({ rules, similarity }).analyse(conversation)).toEqual(bare);
  });
});
