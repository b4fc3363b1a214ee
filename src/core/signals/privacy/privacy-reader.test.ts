import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../conversation/schema.ts';
import { passesIdCheck, passesLuhn } from './checks.ts';
import { personalDataFinder } from './privacy-reader.ts';

const find = personalDataFinder();
/** `kind text` of every finding. */
const told = (text: string, language: Language = 'zh') =>
  find(text, language).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
const en = (text: string) => told(text, 'en');

const withIdCheck = (start: string) => start + [...'0123456789X'].find((sign) => passesIdCheck(start + sign));
const withLuhn = (start: string) => start + [...'0123456789'].find((digit) => passesLuhn(start + digit));
const ID = withIdCheck('11010119900307123');
const ID_X = [...Array(200).keys()]
  .map((n) => withIdCheck(`3201061985122${String(n).padStart(4, '0')}`))
  .find((id) => id.endsWith('X'))!;
const CARD = withLuhn('622202123456789012');

describe('identity numbers of the mainland', () => {
  it('are found by their check digit, in groups, in full width and spelt out', () => {
    expect(told(`我的身份证是${ID},麻烦核对`)).toEqual([`id_card ${ID}`]);
    expect(told(ID_X.toLowerCase())).toEqual([`id_card ${ID_X.toLowerCase()}`]);
    const grouped = `${ID.slice(0, 6)} ${ID.slice(6, 14)} ${ID.slice(14)}`;
    expect(told(`${grouped}这个`)).toEqual([`id_card ${grouped}`]);
    const wide = [...ID].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    expect(told(wide)).toEqual([`id_card ${wide}`]);
    const spelt = [...ID].map((digit) => '零幺二三四五六七八九'[Number(digit)]).join('');
    expect(told(`号码${spelt}对吧`)).toEqual([`id_card ${spelt}`]);
  });

  it('are told from other long numbers by check digit, day and province', () => {
    const wrong = `${ID.slice(0, 17)}${(Number(ID[17]) + 1) % 10}`;
    expect(told(`流水号${wrong}`)).toEqual([]);
    expect(told(withIdCheck('11010119901307123'))).toEqual([]);
    expect(told(withIdCheck('99010119900307123'))).toEqual([]);
    expect(told(`身份证号:${wrong}`)).toEqual([`id_card ${wrong}`]);
  });

  it('are found in their old form', () => {
    expect(told('老身份证310104650228123')).toEqual(['id_card 310104650228123']);
    expect(told('订单号310104650228123')).toEqual([]);
  });
});

describe('telephones', () => {
  it.each([
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '+86 138 0013 8000',
    '8613800138000',
    '0086-13800138000',
    '一三八零零一三八零零零',
    '幺三八 零零幺三 八零零零',
    '幺三八,零零幺三,八零零零',
    '13800138000',
    '1 3 8 0 0 1 3 8 0 0 0',
    '138\u200b0013\u200b8000',
  ])('of the mainland are found as %s', (number) => {
    expect(told(`打${number}找我`)).toEqual([`mobile ${number}`]);
  });

  it('stay exact between other digits and letters', () => {
    expect(told('tel13800138000转告')).toEqual(['mobile 13800138000']);
    expect(told('编码AB13800138000X')).toEqual([]);
    expect(told('138001380001234567')).toEqual([]);
    expect(told('尾号8000的手机')).toEqual([]);
  });

  it('are fixed lines with their area, their extension, or a word that announces them', () => {
    expect(told('公司座机010-62345678转802')).toEqual(['landline 010-62345678转802']);
    expect(told('(0571)87654321')).toEqual(['landline (0571)87654321']);
    expect(told('家里电话是6234 5678')).toEqual(['landline 6234 5678']);
    expect(told('积分还有62345678')).toEqual([]);
    expect(told('请拨打客服热线400-810-1234或者95588')).toEqual([]);
  });

  it('are found in English by grouping, country or announcement', () => {
    expect(en('Reach me on (415) 555-0132 ext 12 please')).toEqual(['phone (415) 555-0132 ext 12']);
    expect(en('+44 20 7946 0958 is mine')).toEqual(['phone +44 20 7946 0958']);
    expect(en('my phone number is 5550132')).toEqual(['phone 5550132']);
    expect(en('it shows 5550132 points')).toEqual([]);
    expect(en('call 1-800-555-0132 for help')).toEqual([]);
    expect(en('on 2024-03-05 14 people came')).toEqual([]);
  });
});

describe('numbers of orders and the like', () => {
  it.each(['订单号13800138000', `运单号${CARD}`, '保单编号是 310104650228123', '工单号:13912345678'])(
    'are no personal data: %s',
    (text) => expect(told(text)).toEqual([]),
  );

  it.each([
    'order number 415-555-0132',
    'tracking no. 4111 1111 1111 1111',
    'case #415-555-0132',
    'version 1.2.3.4',
  ])('are none in English: %s', (text) => expect(en(text)).toEqual([]));

  it('do not hide what is announced after them', () => {
    expect(told('订单留的手机13800138000')).toEqual(['mobile 13800138000']);
  });
});

describe('cards, accounts and documents', () => {
  it('are bank cards by issuer and check digit, or by their name', () => {
    expect(told(`卡号${CARD}`)).toEqual([`bank_card ${CARD}`]);
    expect(told('6222 0212 3456 7890 129')).toEqual([]);
    expect(told('银行卡6222 0212 3456 7890 129')).toEqual(['bank_card 6222 0212 3456 7890 129']);
    expect(en('Visa 4111-1111-1111-1111 exp 04/27')).toEqual(['bank_card 4111-1111-1111-1111']);
    expect(en('we sold 4111111111111112 units')).toEqual([]);
  });

  it('are passports, licences and social security numbers', () => {
    expect(told('护照号E12345678')).toEqual(['passport E12345678']);
    expect(told('护照EA1234567')).toEqual(['passport EA1234567']);
    expect(told('车次G12345678')).toEqual(['passport G12345678']);
    expect(told('商品编号G12345678')).toEqual([]);
    expect(en('my passport is 512345678')).toEqual(['passport 512345678']);
    expect(en("driver's license D1234567")).toEqual(['driver_license D1234567']);
    expect(en('SSN 219-09-9999')).toEqual(['ssn 219-09-9999']);
    expect(en('ssn is 219099999')).toEqual(['ssn 219099999']);
    expect(en('the sum of 219099999')).toEqual([]);
    expect(en('000-12-3456')).toEqual([]);
  });

  it('are number plates', () => {
    expect(told('车牌京A12345违章')).toEqual(['plate 京A12345']);
    expect(told('粤B·D12345是新能源')).toEqual(['plate 粤B·D12345']);
    expect(told('沪AD12345')).toEqual(['plate 沪AD12345']);
    expect(told('粤Z1234港')).toEqual(['plate 粤Z1234港']);
    expect(told('贵A级景区和新T恤')).toEqual([]);
  });

  it('are international accounts with the right check', () => {
    expect(en('IBAN GB82 WEST 1234 5698 7654 32 please')).toEqual(['iban GB82 WEST 1234 5698 7654 32']);
    expect(en('IBAN GB82WEST12345698765433')).toEqual([]);
  });
});

describe('addresses of the net', () => {
  it('are e-mail, also beside Chinese and in full width', () => {
    expect(told('发到zhang.san+1@mail.example.com谢谢')).toEqual(['email zhang.san+1@mail.example.com']);
    expect(told('13800138000@example.cn')).toEqual(['email 13800138000@example.cn']);
    expect(told('找 @客服小王 或 a@b')).toEqual([]);
    expect(told('user\uff20example.com')).toEqual(['email user\uff20example.com']);
  });

  it('are IP addresses, and passwords inside of links', () => {
    expect(en('from 192.0.2.44, port 80')).toEqual(['ip 192.0.2.44']);
    expect(en('fe80::1ff:fe23:4567:890a seen')).toEqual(['ip fe80::1ff:fe23:4567:890a']);
    expect(en('at 10:30:15 and 1.2.3.4.5 and 300.1.1.1')).toEqual([]);
    expect(en('see ftp://joe:s3cret@files.example.com/x')).toEqual([
      'url_credentials joe:s3cret@files.example.com',
    ]);
    expect(en('see https://example.com:8080/x')).toEqual([]);
  });
});

describe('names', () => {
  it('are found where something announces them', () => {
    expect(told('您好,我叫王建国')).toEqual(['name 王建国']);
    expect(told('收件人:欧阳静怡,急')).toEqual(['name 欧阳静怡']);
    expect(told('我姓刘')).toEqual(['name 刘']);
    expect(told('我叫萧丹丹电话是多少来着')).toEqual(['name 萧丹丹']);
    expect(told('收貨人:陳麗華')).toEqual(['name 陳麗華']);
    expect(told('我是黄金会员')).toEqual([]);
    expect(told('我是方便面的买家')).toEqual([]);
  });

  it('are found before a title and not inside of words', () => {
    expect(told('请问是李女士吗')).toEqual(['name 李']);
    expect(told('让张伟明经理来')).toEqual(['name 张伟明']);
    expect(told('麻烦罗老师看看')).toEqual(['name 罗']);
    expect(told('谢谢老师')).toEqual([]);
    expect(told('贵公司经理不在')).toEqual([]);
    expect(told('时间总是不够,施工现场很乱')).toEqual([]);
  });

  it('are found in running text where enough speaks for them', () => {
    expect(told('赵雅琴 13800138000')).toEqual(['name 赵雅琴', 'mobile 13800138000']);
    expect(told('和刘思远说好的')).toEqual(['name 刘思远']);
    expect(told('找到玛丽·史密斯的信')).toEqual(['name 玛丽·史密斯']);
    for (const ordinary of [
      '高兴得很,马上方便就来',
      '这边可以安排,请您放心',
      '成功下单以后,时间还早',
      '桂林·阳朔',
    ]) {
      expect(told(ordinary)).toEqual([]);
    }
  });

  it('are found in English by cue, title and given name', () => {
    expect(en('Hi, my name is Siobhan O’Rourke and I need help')).toEqual(['name Siobhan O’Rourke']);
    expect(en('my name is priya nair')).toEqual(['name priya nair']);
    expect(en('This is Marcus from billing')).toEqual(['name Marcus']);
    expect(en('Thanks, Mr. van Dyke')).toEqual([]);
    expect(en('Ask Mrs. Higginbotham, please')).toEqual(['name Higginbotham']);
    expect(en('Jennifer Walsh told me so')).toEqual(['name Jennifer Walsh']);
    expect(en('My company name is Brightware')).toEqual([]);
    expect(en('I called Trading Standards')).toEqual([]);
    expect(en('I will write to the Financial Ombudsman')).toEqual([]);
    expect(en('Is there a Grace Period for it?')).toEqual([]);
    expect(en('Wendell Goodman and Grace Zimmerman')).toEqual([
      'name Wendell Goodman',
      'name Grace Zimmerman',
    ]);
    expect(en("I'm Sorry. This is Ridiculous! Will you Mark it?")).toEqual([]);
  });
});

describe('names with initials', () => {
  it.each(['Regards, J. Holt', 'Kind regards,\nJ. Holt', 'Yours faithfully,\nJ Holt', 'Dear J. Holt,'])(
    'are found where a letter ends or begins: %s',
    (text) => expect(en(text)).toEqual([`name ${/J\.? Holt/.exec(text)![0]}`]),
  );

  it.each(['Thanks, I Called yesterday', 'Thanks. A Manager called.', 'Regards, U. Support'])(
    'are not taken from ordinary words: %s',
    (text) => expect(en(text)).toEqual([]),
  );
});

describe('addresses', () => {
  it('are found from the province to the room', () => {
    const address = '浙江省杭州市西湖区文三路478号华星时代广场3幢1单元1204室';
    expect(told(`寄到${address},谢谢`)).toEqual([`address ${address}`]);
    expect(told('我住在朝阳区望京街道')).toEqual(['address 朝阳区望京街道']);
    expect(told('送到5栋2单元301室')).toEqual(['address 5栋2单元301室']);
    expect(told('在翠苑小区12-3-501')).toEqual(['address 翠苑小区12-3-501']);
    expect(told('廣州市越秀區東風路66號')).toEqual(['address 廣州市越秀區東風路66號']);
  });

  it.each([
    '翠湖花园3栋2单元501',
    '翠湖花园3号楼1203',
    '和平路88号翠湖花园2幢1单元602',
    '和平路99弄6号702',
    '3栋2单元502',
    '翠湖花园A座B1203',
    '三栋二单元五零一',
  ])('are found with the bare number of the room: %s', (address) => {
    expect(told(`送到${address}，谢谢`)).toEqual([`address ${address}`]);
    expect(told(`送到${address}`)).toEqual([`address ${address}`]);
  });

  it('are told from the telephone that follows them', () => {
    expect(told('3栋2单元501 13800138000')).toEqual(['address 3栋2单元501', 'mobile 13800138000']);
    expect(told('3栋2单元501,13800138000')).toEqual(['address 3栋2单元501', 'mobile 13800138000']);
    expect(told('3栋2单元138 0013 8000')).toEqual(['address 3栋2单元', 'mobile 138 0013 8000']);
  });

  it.each([
    ['3栋2单元1203户都停水', '3栋2单元'],
    ['翠湖花园3号楼300元一个月', '翠湖花园3号楼'],
    ['翠湖花园3栋2024年建的', '翠湖花园3栋'],
    ['翠湖花园3栋800多人', '翠湖花园3栋'],
  ])('take no amount or date for a room: %s', (text, address) => {
    expect(told(text)[0]?.startsWith(`address ${address}`)).toBe(true);
    expect(told(text)[0]).not.toMatch(/300|2024|800/);
  });

  it('are not taken from ordinary words', () => {
    for (const ordinary of [
      '路由器在这个区域没有信号',
      '原路退回,一路顺风',
      '城市和农村都一样,超市也有',
      '1号上午10点到5号',
      '我在北京',
      '知道了,街道办不管市场',
    ]) {
      expect(told(ordinary)).toEqual([]);
    }
  });

  it('are found in English', () => {
    expect(en('Ship it to 742 Maple Grove Lane, Apt 5, Springfield, OR 97477 today')).toEqual([
      'address 742 Maple Grove Lane, Apt 5, Springfield, OR 97477',
    ]);
    expect(en('P.O. Box 1138 works')).toEqual(['address P.O. Box 1138']);
    expect(en('I waited 30 minutes on the road')).toEqual([]);
    expect(en('2 people in the court and 3 items on the way')).toEqual([]);
  });
});

describe('dates of birth', () => {
  it('are found only beside words about a birth', () => {
    expect(told('出生日期:1990年3月7日,今天是2024年5月1日')).toEqual(['date_of_birth 1990年3月7日']);
    expect(told('1990-03-07出生')).toEqual(['date_of_birth 1990-03-07']);
    expect(en('DOB 03/07/1990, order of 05/01/2024')).toEqual(['date_of_birth 03/07/1990']);
    expect(en('I was born on March 7th, 1990.')).toEqual(['date_of_birth March 7th, 1990']);
    expect(en('we met on March 7th, 1990')).toEqual([]);
  });

  it.each([
    'the fourth of may nineteen eighty eight',
    'May the fourth, nineteen eighty-eight',
    'the twenty first of june two thousand and one',
    'fourth of May 1988',
    '4th of may eighty eight',
    'oh four oh five nineteen eighty eight',
    'the fourth of may',
  ])('are found as they are said: %s', (date) => {
    const born = `date_of_birth ${date}`;
    expect(en(`my date of birth is ${date}`)).toEqual([born]);
    expect(en(`${date} is my date of birth`)).toEqual([born]);
    expect(en(`it arrived on ${date}`)).toEqual([]);
  });

  it.each(['I was born in the first place to travel', 'you may two times', 'my birthday was fine'])(
    'are none in %s',
    (text) => expect(en(text)).toEqual([]),
  );
});

describe('findings', () => {
  const fragment = fc.oneof(
    fc.constantFrom(
      '13800138000',
      '我叫',
      '王伟',
      '先生',
      ID,
      CARD,
      ' ',
      '-',
      'a@b.cn',
      '路',
      '12号',
      '京A',
      'my name is ',
      'Bob Smith',
      '::',
      '://',
      '\u200b',
      '出生',
      '1',
      '一',
      '(',
      '·',
      '🙂',
    ),
    fc.string({ maxLength: 3 }),
    fc.string({ unit: 'binary', maxLength: 2 }),
  );
  const text = fc.array(fragment, { maxLength: 14 }).map((parts) => parts.join(''));

  it('lie in the text, in order, without touching one another', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('zh' as const, 'en' as const), (input, language) => {
        let last = 0;
        for (const { start, end, confidence } of find(input, language)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(input.length);
          expect(confidence).toBeGreaterThanOrEqual(0.5);
          expect(confidence).toBeLessThanOrEqual(1);
          last = end;
        }
      }),
    );
  });

  it('are the same beside any amount of other text', () => {
    const long = '没有别的了。'.repeat(200);
    expect(told(`${long}13800138000${long}`)).toEqual(['mobile 13800138000']);
  });

  it('come out of texts that try to make the search slow', () => {
    for (const piece of [
      '1',
      '1-',
      '一 ',
      'a@',
      ':',
      'A ',
      '路',
      '王',
      '出生',
      'my name is ',
      '1 a ',
      '1.2.',
      '(1)',
    ]) {
      expect(find(piece.repeat(30_000 / piece.length), 'zh')).toBeDefined();
    }
  });
});
