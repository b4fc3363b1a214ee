import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ibanLength,
  isCardNumber,
  isOldId,
  isPlausibleId,
  passesIbanCheck,
  passesIdCheck,
  passesLuhn,
} from './checks.ts';

const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((all) => all.join(''));
const change = (text: string, at: number, by: number) => {
  const digit = (Number(text[at]) + by) % 10;
  return `${text.slice(0, at)}${digit}${text.slice(at + 1)}`;
};

describe('check digits', () => {
  it('notice every single wrong digit of a card', () => {
    fc.assert(
      fc.property(digits(15), fc.nat(15), fc.integer({ min: 1, max: 9 }), (start, at, by) => {
        const check = [...'0123456789'].filter((digit) => passesLuhn(start + digit));
        expect(check).toHaveLength(1);
        expect(passesLuhn(change(start + check[0]!, at, by))).toBe(false);
      }),
    );
  });

  it('notice every single wrong digit of an identity number', () => {
    fc.assert(
      fc.property(digits(17), fc.nat(16), fc.integer({ min: 1, max: 9 }), (start, at, by) => {
        const check = [...'0123456789X'].filter((sign) => passesIdCheck(start + sign));
        expect(check).toHaveLength(1);
        expect(passesIdCheck(change(start + check[0]!, at, by))).toBe(false);
      }),
    );
  });

  it('accept a published example and notice a swap in an IBAN', () => {
    expect(passesIbanCheck('GB82WEST12345698765432')).toBe(true);
    expect(passesIbanCheck('GB82WEST12345698765423')).toBe(false);
    expect([ibanLength('GB'), ibanLength('XX'), ibanLength('constructor')]).toEqual([
      22,
      undefined,
      undefined,
    ]);
  });
});

describe('plausibility', () => {
  it('asks an identity number for a province and a day that existed', () => {
    expect(isPlausibleId('110101199002280000')).toBe(true);
    expect(isPlausibleId('110101199002290000')).toBe(false);
    expect(isPlausibleId('110101200002290000')).toBe(true);
    expect(isPlausibleId('990101199002280000')).toBe(false);
    expect(isOldId('310104650230123')).toBe(false);
    expect(isOldId('310104650228123')).toBe(true);
  });

  it('asks a card for an issuer and its length', () => {
    expect(isCardNumber('6222020000000000000')).toBe(true);
    expect(isCardNumber('4000000000000000')).toBe(true);
    expect(isCardNumber('400000000000000')).toBe(false);
    expect(isCardNumber('1234567890123456')).toBe(false);
  });
});
