import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanWords } from './clean-words.ts';

const clean = (text: string, language = 'zh', speechMs = 60_000) => cleanWords({ text, language }, speechMs);

describe('what a recogniser wrote', () => {
  it('becomes simplified Chinese with its own marks, and the original is kept', () => {
    expect(clean('您好, 請問 有什麼可以幫您?')).toEqual({
      text: '您好，请问有什么可以帮您？',
      original: '您好, 請問 有什麼可以幫您?',
    });
    expect(clean('好的.')).toMatchObject({ text: '好的。' });
    expect(clean('套餐是59.9元, 版本v2.1')).toMatchObject({ text: '套餐是59.9元，版本v2.1' });
  });

  it('stays as it is where nothing is to be done', () => {
    expect(clean('您好，请讲。')).toEqual({ text: '您好，请讲。' });
    expect(clean('I am, um, waiting for 3.5 hours.', 'en')).toEqual({
      text: 'I am, um, waiting for 3.5 hours.',
    });
  });

  it('writes figures that are read out in digits, and leaves words that hold some', () => {
    expect(clean('我的电话是幺三八零零一三八零零零')).toMatchObject({ text: '我的电话是13800138000' });
    expect(clean('一五一十地说了三四遍')).toEqual({ text: '一五一十地说了三四遍' });
    expect(clean('一一零一零一，一九九零零三零七，七七五八').text).toBe('110101，19900307，7758');
    expect(clean('一三八、零零一三、八零零零').text).toBe('138，0013，8000');
    expect(clean('等了两三天，两个，三四遍')).toEqual({ text: '等了两三天，两个，三四遍' });
  });

  it('tells what goes in circles once, but not what people do repeat', () => {
    expect(clean('我要退款我要退款我要退款我要退款我要退款我要退款')).toMatchObject({ text: '我要退款' });
    expect(clean('no no no, I said no', 'en')).toEqual({ text: 'no no no, I said no' });
    expect(clean('对对对，是的')).toEqual({ text: '对对对，是的' });
    expect(clean('单号 0000 0000 1111')).toMatchObject({ text: expect.stringContaining('0000 0000 1111') });
    expect(clean('手机号幺三九幺幺幺幺八八八八')).toMatchObject({ text: '手机号13911118888' });
    expect(clean('尾号幺幺幺幺')).toEqual({ text: '尾号幺幺幺幺' });
    expect(clean('1，1，1，1，1，2')).toEqual({ text: '1，1，1，1，1，2' });
    for (const figures of [
      'my code is zero zero zero zero five',
      'Zero, zero, zero, zero, zero, five',
      'one-one-one-one-one-two',
      'double zero double zero double zero double zero one',
      '0-0-0-0-0-0 zero zero zero zero',
    ]) {
      expect(clean(figures, 'en')).toEqual({ text: figures });
    }
    expect(clean('one day one day one day one day and so on', 'en').text).toBe('one day and so on');
  });

  it('is dropped where it was made up over silence', () => {
    for (const text of [
      '字幕由Amara.org社群提供',
      '謝謝觀看',
      '請不吝點贊 訂閱 轉發 打賞支持明鏡與點點欄目',
      'Thanks for watching!',
      '(音乐)',
    ]) {
      expect(clean(text)).toEqual({ text: '', original: text, dropped: 'subtitles' });
    }
    expect(clean('谢谢你们的观点')).toEqual({ text: '谢谢你们的观点' });
    const much = '这个问题我们已经反映给相关部门了请您耐心等待处理结果好吗谢谢您的理解';
    expect(clean(much, 'zh', 600)).toMatchObject({ text: '', dropped: 'too-fast' });
    expect(clean(much, 'zh', 6000)).toMatchObject({ text: much });
  });

  it('is clean after once', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'你好請,. ?5五ab零') }), (text) => {
        const once = clean(text).text;
        expect(clean(once).text).toBe(once);
      }),
    );
  });
});
