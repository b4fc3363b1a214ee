import { describe, expect, it } from 'vitest';
import type { Role } from '../../../conversation/schema.ts';
import { PatternSetBuilder } from '../../../text/pattern-set.ts';
import { TextView } from '../../../text/text-view.ts';
import type { UtteranceContext } from '../../detector.ts';
import { PRIVACY_DETECTORS } from './index.ts';

function detect(language: 'zh' | 'en', ...turns: readonly (readonly [Role, string])[]) {
  const patterns = new PatternSetBuilder();
  const detectors = PRIVACY_DETECTORS.map((factory) =>
    factory(patterns, { similarity: { id: 'none', compare: () => 0 } }),
  );
  const set = patterns.build();
  const runs = detectors.map((detector) => detector.start({ channel: 'chat', language, attributes: {} }));
  const history: UtteranceContext[] = [];
  return turns.flatMap(([role, text], index) => {
    const view = new TextView(text);
    const parts = [{ turn: index, offset: 0, length: text.length }];
    const context: UtteranceContext = {
      utterance: { index, role, text, parts },
      role,
      index,
      channel: 'chat',
      language,
      view,
      hits: set.scan(view),
      history: [...history],
      detections: [],
    };
    history.push(context);
    return runs.flatMap((run) =>
      run.utterance(context).map((found) => ({ ...found, text: text.slice(found.start, found.end) })),
    );
  });
}

describe('the detector of personal data', () => {
  it('gives every stretch with its kind and place in the original', () => {
    expect(detect('zh', ['customer', '好'], ['customer', '我叫陳麗華 \u200b13800138000'])).toMatchObject([
      { type: 'privacy.pii', utterance: 1, value: 'name', text: '陳麗華' },
      { type: 'privacy.pii', utterance: 1, value: 'mobile', text: '13800138000', start: 7, end: 18 },
    ]);
  });

  it('takes a bare reply for a name only where a name was asked for', () => {
    expect(detect('zh', ['agent', '请问您贵姓?'], ['customer', '诸葛']).map(({ text }) => text)).toEqual([
      '诸葛',
    ]);
    expect(detect('zh', ['agent', '怎么称呼您'], ['customer', '免贵姓何']).map(({ text }) => text)).toEqual([
      '何',
    ]);
    expect(detect('zh', ['agent', '还有别的吗'], ['customer', '何'])).toEqual([]);
    expect(detect('zh', ['customer', '请问您贵姓'], ['customer', '何'])).toEqual([]);
    const english = ['agent', 'May I have your name, please?'] as const;
    expect(detect('en', english, ['customer', 'thandiwe mokoena']).map(({ text }) => text)).toEqual([
      'thandiwe mokoena',
    ]);
    expect(detect('en', english, ['customer', 'why do you ask'])).toEqual([]);
  });

  it.each([
    ['zh', '请留一下您的固定电话', '65529988', 'landline'],
    ['zh', '请报一下您的手机号', '好的，你记一下，138 001 38 000', 'mobile'],
    ['zh', '您的出生日期是?', '1990年3月14日', 'date_of_birth'],
    ['zh', '麻烦提供一下卡号', '6222 0212 3456 7890 129', 'bank_card'],
    ['zh', '您的身份证号码', '110101199003077750', 'id_card'],
    ['en', 'What is your phone number?', '5551234567', 'phone'],
    ['en', 'your social security number please', 'sure, 123456789', 'ssn'],
    ['en', 'date of birth?', '03/14/1990', 'date_of_birth'],
    ['en', 'And your date of birth?', "it's the fourth of may nineteen eighty eight", 'date_of_birth'],
    ['en', 'date of birth please', 'may fourth eighty eight', 'date_of_birth'],
    ['en', 'Can I have your passport number?', '512345678', 'passport'],
    ['en', 'your phone number please', 'five five five one two three four', 'phone'],
  ] as const)('takes a bare number for what was asked for (%s): %s %s', (language, asked, reply, kind) => {
    const found = detect(language, ['agent', asked], ['customer', reply]);
    expect(found.map(({ value }) => value)).toEqual([kind]);
    expect(detect(language, ['customer', asked], ['customer', reply])).toEqual([]);
  });

  it.each([
    ['zh', '请报一下您的订单号', '13812345678'],
    ['zh', '请报一下您的手机号', '我的订单62345678'],
    ['zh', '我们会打电话给您', '62345678'],
    ['zh', '请报一下您的手机号', '一共20000000元'],
    ['zh', '您的生日?', '不用了'],
    ['en', "What's your order number?", '4155552671'],
    ['en', 'What is your phone number?', 'my bill was 5551234'],
  ] as const)('takes no other number for it (%s): %s %s', (language, asked, reply) => {
    expect(detect(language, ['agent', asked], ['customer', reply])).toEqual([]);
  });

  it('hides a telephone that is told instead of the number that was asked for', () => {
    for (const [asked, reply] of [
      ['请报一下您的订单号', '没有，13812345678'],
      ['请提供订单号或者手机号', '13812345678'],
    ] as const) {
      expect(detect('zh', ['agent', asked], ['customer', reply]).map(({ value }) => value)).toEqual([
        'mobile',
      ]);
    }
  });
});
