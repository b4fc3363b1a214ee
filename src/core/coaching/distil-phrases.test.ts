import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distilPhrases, type SaidSentence, SHARED_BY } from './distil-phrases.ts';
import { namesIn, slottedSentences } from './phrase-slots.ts';

const slotted = (text: string, language: 'zh' | 'en' = 'zh') =>
  slottedSentences(text, [], language).map((one) => one.text);

describe('sentences with slots', () => {
  test('figures, sums, dates, times and numbers become slots that say what belongs there', () => {
    expect(
      slotted('我这就替您催,3天内一定到;运费12.50元退您。订单A2023-8812，11月3号14:30前回您电话'),
    ).toEqual(['我这就替您催,{天数}内一定到;', '运费{金额}退您。', '订单{号码}，{日期}{时间}前回您电话']);
    expect(slotted('We will refund $12.50 within 3-5 working days. Your order is 4432918.', 'en')).toEqual([
      'We will refund {amount} within {days}.',
      'Your order is {number}.',
    ]);
    expect(slotted('等两个小时，最多三个工作日；再确认一下，一定办好')).toEqual([
      '等{时间}，最多{天数}；',
      '再确认一下，一定办好',
    ]);
  });

  test('what is hidden becomes the slot of its kind, stars and names of colleagues too', () => {
    const text = '王芳女士，13800138000这个号码对吗？我是张小北，我来跟。';
    const hidden = [
      { start: 0, end: 2, kind: 'name' },
      { start: 5, end: 16, kind: 'mobile' },
      ...namesIn(text, ['张小北', '北']),
    ];
    expect(slottedSentences(text, hidden, 'zh').map((one) => one.text)).toEqual([
      '{姓名}女士，{手机号}这个号码对吗？',
      '我是{姓名}，我来跟。',
    ]);
    expect(slotted('尾号****对吗？')).toEqual(['尾号{隐私}对吗？']);
  });

  test.for([
    { name: 'Ann', text: 'The annual fee and Anna’s plan: Ann’s note.', found: ['Ann'] },
    {
      name: 'Amy Chen',
      text: 'This is Amy. Amy Chen speaking, ask for Chen.',
      found: ['Amy Chen', 'Amy', 'Amy', 'Chen', 'Chen'],
    },
    { name: 'Li Wu', text: 'Likely Wu Li', found: [] },
    { name: '小北', text: '我是张小北，Hi小北A', found: ['小北', '小北'] },
  ])('the name $name is found as a word, and of several words each', ({ name, text, found }) => {
    expect(namesIn(text, [name]).map(({ start, end }) => text.slice(start, end))).toEqual(found);
  });

  test('places lead back into the text, and what has no letters is no sentence', () => {
    const text = '您好！……3 。马上办。';
    const found = slottedSentences(text, [], 'zh');
    expect(found.map(({ start, end }) => text.slice(start, end).trim())).toEqual(['您好！', '马上办。']);
  });

  test('no figure and no hidden sign is ever left', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'我退您3元5天三个小时A1-，。! 年月日.:$x{}*') }),
        fc.nat(20),
        fc.nat(20),
        (text, start, length) => {
          const hidden = [{ start, end: start + length, kind: 'mobile' }];
          for (const one of slottedSentences(text, hidden, 'zh')) {
            expect(one.text).not.toMatch(/\p{Nd}/u);
            expect(one.text.replaceAll(/\{[^{}]+\}/g, '')).not.toMatch(/[{}*]/);
          }
        },
      ),
    );
  });
});

const said = (agent: string, conversation: string, text: string): SaidSentence => ({
  agent,
  conversation,
  text,
});

describe('wordings that colleagues share', () => {
  test('what they say alike is kept, what differs is a slot', () => {
    const found = distilPhrases(
      [
        said('a', '1', '换作是我也会着急，这就替您去催快递的事。'),
        said('b', '2', '换作是我也会着急，这就替您去催退款的事。'),
        said('c', '3', '换作是我也会着急，这就替您去催换货的事。'),
        said('c', '4', '换作是我也会着急，这就替您去催发票的事。'),
      ],
      'zh',
      3,
    );
    expect(found).toEqual([
      { text: '换作是我也会着急，这就替您去催{内容}的事。', conversations: 4, agents: 3 },
    ]);
  });

  test('a wording begins and ends with a clause; where none is left, a slot stands at its edge', () => {
    const wording = (...texts: readonly string[]) =>
      distilPhrases(
        texts.map((text, index) => said(`a${index}`, `c${index}`, text)),
        'zh',
        3,
      ).map(({ text }) => text);
    expect(
      wording('久等了，是我们没安排好。', '真对不住，是我们没安排好。', '抱歉，是我们没安排好。'),
    ).toEqual(['是我们没安排好。']);
    expect(wording('我这就替您去催货', '我这就替您去问价', '我这就替您去查单')).toEqual([
      '我这就替您去{内容}',
    ]);
    expect(
      wording(
        '您先别急，我来跟进到底，甲乙丙',
        '您先别急，我来跟进到底，丁戊己',
        '您先别急，我来跟进到底，庚辛壬',
      ),
    ).toEqual(['您先别急，我来跟进到底']);
  });

  test('where whole sentences differ, a part that they share is kept', () => {
    const found = distilPhrases(
      [
        said('a', '1', '换作是我也会着急，这边先给您登记加急处理。'),
        said('b', '2', '您等了三周确实太久，换作是我也会着急。'),
        said('c', '3', '换作是我也会着急，稍后由同事给您回电说明情况。'),
      ],
      'zh',
      3,
    );
    expect(found).toEqual([{ text: '换作是我也会着急', conversations: 3, agents: 3 }]);
  });

  test('English words stay apart, and marks stay with their word', () => {
    const found = distilPhrases(
      ['the router', 'a refund', 'your new card'].map((what, index) =>
        said(`a${index}`, `c${index}`, `I'd be upset as well, so I will look into ${what} myself.`),
      ),
      'en',
      3,
    );
    expect(found.map(({ text }) => text)).toEqual([
      "I'd be upset as well, so I will look into {detail} myself.",
    ]);
  });

  test('what too few conversations or agents share is nobody’s example', () => {
    const text = '换作是我也会着急，这就替您去催。';
    const of = (...whose: readonly [string, string][]) =>
      distilPhrases(
        whose.map(([agent, conversation]) => said(agent, conversation, text)),
        'zh',
        3,
      );
    expect(of(['a', '1'], ['b', '2'])).toEqual([]);
    expect(of(['a', '1'], ['b', '2'], ['b', '3'])).toEqual([]);
    expect(of(['a', '1'], ['b', '1'], ['c', '2'])).toEqual([]);
    expect(of(['a', '1'], ['b', '2'], ['c', '3'])).toHaveLength(1);
    expect(distilPhrases([], 'zh', 3)).toEqual([]);
  });

  test('every wording is shared as widely as it says, and holds nothing that one alone said', () => {
    const piece = fc.constantFrom(
      '换作是我',
      '也会着急',
      '我这就去办',
      '给您催一下',
      '，',
      '王小二',
      '快递单',
      '{天数}',
    );
    const sentence = fc.record({
      agent: fc.constantFrom('a', 'b', 'c', 'd'),
      conversation: fc.constantFrom('1', '2', '3', '4', '5', '6'),
      text: fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
    });
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 30 }), (sentences) => {
        for (const { text, conversations, agents } of distilPhrases(sentences, 'zh', 5)) {
          const runs = text.split('{内容}');
          const fitting = sentences.filter((one) => {
            let at = 0;
            return runs.every((run) => {
              const found = one.text.indexOf(run, at);
              at = found + run.length;
              return found >= 0;
            });
          });
          const count = (by: (one: SaidSentence) => string) => new Set(fitting.map(by)).size;
          expect(count((one) => one.conversation)).toBeGreaterThanOrEqual(conversations!);
          expect(count((one) => one.agent)).toBeGreaterThanOrEqual(agents!);
          expect(conversations).toBeGreaterThanOrEqual(SHARED_BY.conversations);
          expect(agents).toBeGreaterThanOrEqual(SHARED_BY.agents);
        }
      }),
    );
  });
});
