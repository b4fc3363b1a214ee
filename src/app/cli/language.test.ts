import { describe, expect, test } from 'vitest';
import { chooseLanguage } from './language.ts';

const choose = (words: string[], environment: Record<string, string> = {}, desktop?: string) =>
  chooseLanguage({ arguments: words, environment, ...(desktop === undefined ? {} : { desktop }) });

describe('the language of the command line', () => {
  test('is the one asked for, before anything else', () => {
    expect(
      choose(['analyze', 'x', '--language', 'en'], { TINGZHEN_LANGUAGE: 'zh', LANG: 'zh_CN.UTF-8' }),
    ).toBe('en');
    expect(choose(['--language=zh'], { LANG: 'en_US.UTF-8' })).toBe('zh');
    expect(choose([], { TINGZHEN_LANGUAGE: 'en', LANG: 'zh_CN.UTF-8' })).toBe('en');
  });

  test('is that of the system, LC_ALL before LANG, empty values left aside', () => {
    expect(choose([], { LC_ALL: 'en_GB.UTF-8', LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect(choose([], { LC_ALL: '', LANG: 'zh_TW.UTF-8' })).toBe('zh');
    expect(choose([], {}, 'en-US')).toBe('en');
  });

  test('is Chinese where the system says nothing, English for other languages', () => {
    expect(choose([])).toBe('zh');
    expect(choose([], { LANG: 'C.UTF-8' })).toBe('zh');
    expect(choose([], { LC_ALL: 'POSIX' })).toBe('zh');
    expect(choose([], { LANG: 'de_DE.UTF-8' })).toBe('en');
  });

  test('an unknown one is left to the parser of options, and words after -- are no options', () => {
    expect(choose(['--language', 'fr'], { LANG: 'en_US' })).toBe('en');
    expect(choose(['analyze', '--', '--language', 'en'], {})).toBe('zh');
  });
});
