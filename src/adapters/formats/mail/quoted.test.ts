import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownText } from './quoted.ts';

describe('the own text of a message', () => {
  it.each([
    ['Fine.\n\n-----Original Message-----\nFrom: a\nold', 'Fine.'],
    ['Fine.\n\n________________________________\nFrom: Rui <rui@qq.com>\nSent: Monday\n\nold', 'Fine.'],
    ['Fine.\n\nOn Mon, Jan 5, 2026 at 9:00 AM Rui <rui@qq.com> wrote:\n\nold', 'Fine.'],
    ['Fine.\n\nOn 5 Jan 2026, at 09:00, Rui Example wrote:\n\nold', 'Fine.'],
    ['Fine.\n\nOn Mon, 5 Jan 2026 at 9:00 a.m.\nRui wrote:\n\nold', 'Fine.'],
    ['Fine.\n\nAt 2026-01-05 09:00:00, "Rui" <rui@163.com> wrote:\nold', 'Fine.'],
    ['好的。\n\n在 2026-01-05 09:00:00，"Rui" <rui@163.com> 写道：\n旧', '好的。'],
    ['好的。\n\n张三 <a@gmail.com> 于2026年1月5日周一 09:00写道：\n旧', '好的。'],
    ['好的。\n\n张三 <a@gmail.com> 于2026年1月5日周一\n09:00写道：\n\n> 旧', '好的。'],
    ['好的。\n\n在 2026年1月5日，上午9:00，张三 写道：\n\n旧', '好的。'],
    ['好的。\n\n发件人： 张三\n发送时间： 2026-01-05 09:00\n收件人： 李四\n主题： 退款\n旧', '好的。'],
    ['好的。\n\n发件人：张三\n日期：2026年01月05日\n主题：退款\n旧', '好的。'],
    ['好的。\n\n---- 回复的原邮件 ----\n发件人 张三\n旧', '好的。'],
    ['好的。\n\n------------------ 原始邮件 ------------------\n发件人: "a"', '好的。'],
    ['好的。\n\n在 2026年1月5日，Rui <rui@qq.com> 写道：\n\n> 旧', '好的。'],
    ['Fine.\n\nOn Mon, 5 Jan 2026,\nRui Example\n<rui@qq.com> wrote:\n\n> old', 'Fine.'],
    ['Fine.\n\n发件人: a@b.example\n发送时间： 2026年1月5日 9:00\n收件人： c\n主题： x\n\n旧', 'Fine.'],
    ['Fine.\n\nFrom: Rui\nSent: Monday\nTo: us\nSubject: x\n\nold', 'Fine.'],
    ['On Monday he wrote:\n> first question\nYes.\n> second question\nNo.', 'Yes.\nNo.'],
    ['Thanks\n-- \nLin\nShop', 'Thanks'],
    ['Still leaks\n\n----------------------------------------', 'Still leaks'],
    ['Fine.\n\n________________________________\n\nSent from my iPhone', 'Fine.'],
    ['还没到账\n\n------------------\n李四', '还没到账'],
    ['还没到账\n------------------\n李四\n\n某某公司\n电话：13800000000', '还没到账'],
    ['好的\n\n发自我的iPhone', '好的'],
    ['OK\n\nSent from my Galaxy', 'OK'],
    ['OK\n\nGet Outlook for iOS', 'OK'],
    ['Bye\n\nThis e-mail and any attachments are confidential and intended solely for the addressee.', 'Bye'],
    ['再见\n\n本邮件及其附件含有保密信息，仅限于收件人使用。\n其他内容', '再见'],
    [
      'From what I see: it is broken.\nTo me it is unusable.',
      'From what I see: it is broken.\nTo me it is unusable.',
    ],
    ['On Friday I wrote a letter.\nNobody answered.', 'On Friday I wrote a letter.\nNobody answered.'],
    ['The terms say: -- none --\nGo on', 'The terms say: -- none --\nGo on'],
    ['在你们店里买的,客服写道会退款：\n到现在没退', '在你们店里买的,客服写道会退款：\n到现在没退'],
    ['Bye\n\nDisclaimer:\n\nThe views expressed are those of the author.', 'Bye'],
    ['再见\n\n免责声明：此邮件仅供参考。\n其他内容', '再见'],
  ])('of %j', (whole, own) => {
    expect(ownText(whole)).toBe(own);
  });

  it.each([
    '你好，\n\n发件人：张三\n收件人：李四\n运单号：SF1234567\n\n快递丢了，请赔偿。',
    'Hello,\n\nFrom: Beijing\nTo: Shanghai\nDate: 5 Jan\n\nThe flight was cancelled.',
    'Hello,\n\nOn Monday your colleague Anna wrote:\nwe will refund you tomorrow.\nBut nothing came. I want my money now.',
    'Hello,\n\nOn 5 Jan 2026 I bought a phone.\nYour colleague wrote:\nwe will refund you.\nBut nothing came.',
    '你好，\n\n在昨天的聊天里客服写道：\n明天退款。\n到现在没有到账。',
    'Hello,\n\nDisclaimer: I am not a lawyer, but this looks like fraud.\n\nI want a refund. My e-mail was confidential.',
    'Hello,\n\nThis message is intended to complain about your service.\n\nI want a refund.',
    '你好，\n\n免责声明写得看不懂。\n\n请退款。',
    '你好，\n\n本邮件中的发票收件人写错了，请更正。\n\n谢谢',
    '你好\n------------\n我要退款',
    '你好\n------------\n单号 SF1234567',
    'Hello,\n------------\nWhere is my refund',
    '------------\n水壶漏水',
    '一\n------------\n二\n------------\n三',
    'Name: Rui\n____________\nFrom: Beijing\nTo: Shanghai\n\nI want a refund.',
  ])('is whole where the customer only writes like a mail program: %j', (whole) => {
    expect(ownText(whole)).toBe(whole);
  });

  it('is made of lines of the message and never grows', () => {
    const line = fc.constantFrom(
      'hello',
      '> old',
      '>> older',
      '-- ',
      '',
      'On x wrote:',
      'On Mon, 5 Jan 2026 a wrote:',
      'From: a',
      'Sent: b',
      'To: c',
      '发自我的iPhone',
      '-----Original Message-----',
      '在 1月 写道:',
      '免责声明',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const own = ownText(lines.join('\n'));
        for (const kept of own.split('\n')) expect([...lines, '']).toContain(kept);
        expect(ownText(own).length).toBeLessThanOrEqual(own.length);
      }),
    );
  });
});
