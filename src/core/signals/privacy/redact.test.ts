import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PII_KINDS, type PiiKind } from './kinds.ts';
import { personalDataFinder } from './privacy-reader.ts';
import { type RedactionStyle, redact, redaction } from './redact.ts';

const MASK: RedactionStyle = { form: 'mask' };
const LABEL: RedactionStyle = { form: 'label', language: 'zh' };
const find = personalDataFinder();
const spans = (text: string) => find(text, 'zh').map(({ kind, start, end }) => ({ start, end, value: kind }));
const whole = (text: string, value: PiiKind) => redact(text, [{ start: 0, end: text.length, value }], MASK);

describe('a mask', () => {
  it.each([
    ['mobile', '13800138000', '138****8000'],
    ['mobile', '+86 138-0013-8000', '+86 1**-****-8000'],
    ['id_card', '11010119900307123X', '110***********123X'],
    ['bank_card', '6222 0212 3456 7890', '**** **** **** 7890'],
    ['email', 'zhangsan@example.com', 'z*******@example.com'],
    ['email', 'a@example.com', '*@example.com'],
    ['name', '王建国', '王**'],
    ['name', '王', '*'],
    ['name', 'John Smith', 'J*** S****'],
    ['plate', '京A12345', '京A****5'],
    ['ssn', '219-09-9999', '***-**-9999'],
    ['address', '文三路478号', '***' + '****'],
    ['landline', '010-62345678', '010-******78'],
    ['passport', 'E12345678', 'E******78'],
    ['ip', '192.0.2.44', '***.*.*.**'],
  ] as const)('of %s turns %s into %s', (kind, text, masked) => {
    expect(whole(text, kind)).toBe(masked);
  });

  it('hides a short stretch whole', () => {
    expect(whole('1234', 'mobile')).toBe('****');
    expect(redact('abc', [{ start: 0, end: 3 }], MASK)).toBe('***');
  });
});

describe('a label', () => {
  it('says what was there, in the language that is asked for', () => {
    const text = '打13800138000找王先生';
    expect(redact(text, spans(text), LABEL)).toBe('打[手机号]找[姓名]先生');
    expect(redact(text, spans(text), { form: 'label', language: 'en' })).toBe('打[mobile]找[name]先生');
    expect(redact('abc', [{ start: 0, end: 1, value: 'unheard' }], LABEL)).toBe('[隐私]bc');
  });

  it('leads old places to new ones', () => {
    const text = '打13800138000找我';
    const { offset, text: labelled } = redaction(text, spans(text), LABEL);
    expect(labelled.slice(offset(12))).toBe('找我');
    expect([offset(0), offset(1), offset(5), offset(text.length)]).toEqual([0, 1, 1, labelled.length]);
    expect(redaction(text, spans(text), MASK).offset(12)).toBe(12);
  });
});

const kinds = Object.keys(PII_KINDS) as PiiKind[];
const scattered = fc.record({
  text: fc.string({
    unit: fc.constantFrom('a', 'Z', '7', '王', '路', ' ', '-', '@', '.', '🙂'),
    maxLength: 40,
  }),
  ranges: fc.array(fc.record({ start: fc.nat(45), length: fc.nat(15), value: fc.constantFrom(...kinds) }), {
    maxLength: 5,
  }),
});

describe('redaction of any stretches', () => {
  it('leaves everything outside of them as it was, and keeps the length under a mask', () => {
    fc.assert(
      fc.property(scattered, ({ text, ranges }) => {
        const detections = ranges.map(({ start, length, value }) => ({ start, end: start + length, value }));
        const masked = redact(text, detections, MASK);
        expect(masked).toHaveLength(text.length);
        for (let at = 0; at < text.length; at++) {
          if (!detections.some(({ start, end }) => at >= start && at < end))
            expect(masked[at]).toBe(text[at]);
        }
        const labelled = redaction(text, detections, LABEL);
        const outside = [...text.split('').keys()].filter(
          (at) => !detections.some(({ start, end }) => at >= start && at < end),
        );
        for (const at of outside) expect(labelled.text[labelled.offset(at)]).toBe(text[at]);
      }),
    );
  });

  it('does not depend on the order of the detections', () => {
    fc.assert(
      fc.property(scattered, ({ text, ranges }) => {
        const detections = ranges.map(({ start, length, value }, i) => ({
          start: start + i * 50,
          end: start + i * 50 + length,
          value,
        }));
        expect(redact(text, detections.toReversed(), LABEL)).toBe(redact(text, detections, LABEL));
      }),
    );
  });
});

describe('redaction of what was found', () => {
  const digits = (length: number) =>
    fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((all) => all.join(''));
  const secret = fc.oneof(
    digits(9).map((rest) => `13${rest}`),
    digits(8).map((rest) => `010-${`6${rest}`.slice(0, 8)}`),
    digits(6).map((rest) => `user${rest}@example.com`),
    digits(5).map((rest) => `沪B${rest}`),
    fc.constantFrom(
      '王建国先生',
      '收件人:陈静',
      '文三路478号3单元502室',
      '生日1990年3月7日',
      'my name is Clara Jones',
      '192.0.2.77',
      '11010119900307123X',
      '卡号6222021234567890128',
      '浙江省杭州市西湖区文三路',
      '护照E12345678',
      '我姓刘',
      'SSN 219-09-9999',
      'Mr. Higginbotham',
      '742 Maple Grove Lane, Apt 5',
      'IBAN GB82WEST12345698765432',
      'joe:pw@files.example.com',
      'call 415-555-0132',
      '一三八零零一三八零零零',
      '手机号是138，0013，8000',
      '电话是138,00138,000',
      '固话6552，9988',
      '身份证110101，19900307，7758',
      'my number is 555, 123, 4567',
      'my phone number is five five five one two three four',
    ),
  );
  const filler = fc.constantFrom(
    '麻烦',
    '电话',
    '订单号',
    '出生',
    '地址是',
    '12',
    '转',
    '(',
    ')',
    '-',
    '姓名',
    '今天',
    '',
  );
  const end = fc.constantFrom(',', '。', ' ', '\n');
  const message = fc
    .array(fc.tuple(filler, secret, end), { maxLength: 5 })
    .map((parts) => parts.flat().join(''));

  it.each([
    ['a mask', MASK],
    ['a label', LABEL],
  ])('is the same when it is done again, with %s', (_, style) => {
    fc.assert(
      fc.property(message, (text) => {
        const once = redact(text, spans(text), style);
        expect(redact(once, spans(once), style)).toBe(once);
      }),
      { numRuns: 400, seed: 20 },
    );
  });

  it('leaves nothing of the middle of a telephone number', () => {
    fc.assert(
      fc.property(digits(9), filler, filler, (rest, before, after) => {
        fc.pre(before !== '订单号' && before !== '12' && after !== '12' && before !== '-' && after !== '-');
        const number = `13${rest}`;
        for (const style of [MASK, LABEL]) {
          const text = `${before}${number}${after}`;
          const redacted = redact(text, spans(text), style);
          expect(redacted).not.toContain(number);
          expect(redacted.replaceAll('*', '')).not.toContain(number.slice(2, 8));
        }
      }),
    );
  });
});
