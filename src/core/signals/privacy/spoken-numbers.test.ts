import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../conversation/schema.ts';
import { passesIdCheck, passesLuhn } from './checks.ts';
import { personalDataFinder } from './privacy-reader.ts';
import { redact } from './redact.ts';

const find = personalDataFinder();
const told = (text: string, language: Language = 'zh') =>
  find(text, language).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
const en = (text: string) => told(text, 'en');
const hidden = (text: string, language: Language) =>
  redact(
    text,
    find(text, language).map(({ kind, start, end }) => ({ start, end, value: kind })),
    { form: 'mask' },
  );

const ID = [...'0123456789X'].map((sign) => `11010119900307775${sign}`).find(passesIdCheck)!;
const CARD = [...'0123456789'].map((digit) => `622202123456789012${digit}`).find(passesLuhn)!;

describe('numbers that are told with pauses', () => {
  it.each([
    ['id_card', `身份证${ID.slice(0, 6)}，${ID.slice(6, 14)}，${ID.slice(14)}`],
    ['id_card', `${ID.slice(0, 6)}，${ID.slice(6, 14)}，${ID.slice(14)}`],
    ['id_card', '身份证号是110101，19900307，七七五八'],
    ['bank_card', `卡号${CARD.match(/.{1,4}/g)!.join('，')}`],
    ['mobile', '我的手机号是138，0013，8000。'],
    ['mobile', '138，0013，8000'],
    ['mobile', '电话138\n0013\n8000'],
    ['mobile', '电话是1380013,8000'],
    ['mobile', '手机号是幺三八两两幺三八零零零'],
    ['landline', '固话6552，9988'],
    ['landline', '座机010，65529988'],
  ])('are found as %s: %s', (kind, text) => {
    expect(told(text).map((found) => found.split(' ')[0])).toEqual([kind]);
  });

  it('are found one after another', () => {
    expect(told('电话：138，0013，8000，139，0013，9000')).toEqual([
      'mobile 138，0013，8000',
      'mobile 139，0013，9000',
    ]);
    expect(told('138，0013，8000，13900139000')).toEqual(['mobile 138，0013，8000', 'mobile 13900139000']);
    expect(told('订单号12345678，13800138000')).toEqual(['mobile 13800138000']);
    expect(told(`手机号\n13800138000\n身份证\n${ID}`)).toEqual(['mobile 13800138000', `id_card ${ID}`]);
  });

  it.each([
    '总共1,234,567元',
    '有1,380,013,800个',
    '库存130，1200，1500件',
    '分别卖了138、1500、2000',
    '一共138，1500，2000，3000',
    '手机2999，3999两款都有',
    '手机1999，1799，500块都有',
    '打电话2000，3000都没人接',
    '2024，05，06，2025',
    '打了电话2024-05-06就好',
    '138\n0013\n8000',
    '编号：138，0013，8000',
    '运单号1380013，8000',
    '买两个，三个，等了两三天，电话打了一两次，三四遍',
  ])('are told from sums, lists, days and orders: %s', (text) => expect(told(text)).toEqual([]));

  it.each([
    'the call lasted 1,234,567 seconds',
    'I called 100, 2000 people',
    'we sold 555, 123, 4567 units',
    'call me on 10-5-2024',
    'order number 138, 0013, 8000',
  ])('are told from them in English: %s', (text) => expect(en(text)).toEqual([]));

  it('are found in English where they are announced', () => {
    expect(en('My number is 555, 123, 4567')).toEqual(['phone 555, 123, 4567']);
    expect(en('my card is 4111, 1111, 1111, 1111')).toEqual(['bank_card 4111, 1111, 1111, 1111']);
    expect(en('my social is 123, 45, 6789')).toEqual(['ssn 123, 45, 6789']);
    expect(en('my phone number is 555-0132, 4 of us')).toEqual(['phone 555-0132']);
  });
});

describe('an announced mobile number', () => {
  const groups = fc
    .tuple(
      fc.array(fc.nat(9), { minLength: 9, maxLength: 9 }),
      fc.constantFrom(3, 5, 6, 7, 8, 9),
      fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
    )
    .map(([rest, second, cuts]) =>
      [1, second, ...rest].flatMap((digit, i) => (i > 0 && cuts[i - 1] ? ['|', digit] : [digit])).join(''),
    );

  it('is hidden in any grouping, and hiding again changes nothing', () => {
    fc.assert(
      fc.property(
        groups,
        fc.constantFrom(' ', '-', '，', '，', ', ', '\n'),
        fc.constantFrom('电话是', '我的手机号码是'),
        (number, separator, before) => {
          // An American number that is free to call belongs to a company; thousands are a sum.
          fc.pre(!/^1\|8(?:00|33|44|55|66|77|88)\|\d{3}\|\d{4}$/.test(number));
          const text = `${before}${number.replaceAll('|', separator)}。`;
          expect(told(text)).toEqual([`mobile ${number.replaceAll('|', separator)}`]);
          const once = hidden(text, 'zh');
          expect(hidden(once, 'zh')).toBe(once);
        },
      ),
    );
  });
});

describe('digits that are told in English words', () => {
  it.each([
    ['mobile', 'one three eight zero zero one three eight zero zero zero'],
    ['phone', 'five five five, one two three, four five six seven'],
    ['phone', 'double five five one two three four five six seven'],
    ['phone', 'five oh five, one two three, triple nine seven'],
  ])('are found as %s: %s', (kind, number) => {
    expect(en(`my phone number is ${number}, thanks`)).toEqual([`${kind} ${number}`]);
  });

  it('are found as other kinds by their announcement', () => {
    expect(en('my SSN is one two three, four five, six seven eight nine.')).toEqual([
      'ssn one two three, four five, six seven eight nine',
    ]);
    const card = 'four one one one one one one one one one one one one one one one';
    expect(en(`Card: ${card}`)).toEqual([`bank_card ${card}`]);
  });

  it.each([
    'order number is one two three four five six seven eight nine zero',
    'count with me: one two three four five six seven eight nine',
    'call one two three',
    'one by one, two or three, four of them',
    'press one, two, three or four',
  ])('are none otherwise: %s', (text) => expect(en(text)).toEqual([]));
});

describe('sums and numbers of things', () => {
  it.each([
    '13800138000元',
    '金额13800138000',
    '合计：13800138000',
    '客户号13912345678',
    '13800138000号订单',
  ])('are no telephones: %s', (text) => expect(told(text)).toEqual([]));

  it.each([
    '充话费13800138000',
    '客户号码13800138000',
    '手机13800138000元旦后再打',
    '查一下余额13800138000',
    '13800138000订单号是多少',
  ])('do not hide telephones: %s', (text) => expect(told(text)).toEqual(['mobile 13800138000']));
});
