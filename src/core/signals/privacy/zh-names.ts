import { toSimplified } from '../../text/script.ts';
import { digitValue, isHan, isSpace } from './characters.ts';
import type { PiiFinding } from './kinds.ts';
import { COMPOUND_SURNAMES, GIVEN, NOT_NAMES, SURNAMES, TITLES } from './zh-name-tables.ts';

/** How much a surname's character speaks for a name, as log-odds by feel, tuned on news text. */
const SURNAME_WEIGHTS = new Map<string, number>([
  ...[...SURNAMES.strong].map((char) => [char, 1.6] as const),
  ...[...SURNAMES.plain].map((char) => [char, 0.7] as const),
  ...[...SURNAMES.weak].map((char) => [char, -1] as const),
]);
const OFTEN_GIVEN = new Set(GIVEN.often);
const NEVER_GIVEN = new Set(GIVEN.never);

/** Every character with which a surname may begin, simplified. */
export function surnameCharacters(): Iterable<string> {
  return [...SURNAME_WEIGHTS.keys(), ...[...COMPOUND_SURNAMES].map((surname) => surname[0]!)];
}

interface Surname {
  readonly length: number;
  readonly weight: number;
}

function surnameAt(text: string, at: number): Surname | null {
  const first = simplifiedAt(text, at);
  if (COMPOUND_SURNAMES.has(first + simplifiedAt(text, at + 1))) return { length: 2, weight: 3 };
  const weight = SURNAME_WEIGHTS.get(first);
  return weight === undefined ? null : { length: 1, weight };
}

function simplifiedAt(text: string, at: number): string {
  return at >= 0 && at < text.length ? toSimplified(text[at]!) : '';
}

/** How much a character speaks for being part of a given name; null where it cannot be. */
function givenWeight(text: string, at: number): number | null {
  const char = simplifiedAt(text, at);
  if (char === '' || !isHan(char.charCodeAt(0)) || NEVER_GIVEN.has(char)) return null;
  return OFTEN_GIVEN.has(char) ? 1 : -0.4;
}

/** A name in running text, its surname at `at`: with a title, or likely enough by itself. */
export function readName(text: string, at: number): PiiFinding | null {
  const surname = surnameAt(text, at);
  if (surname === null) return null;
  return readTitled(text, at, surname) ?? readPlain(text, at, surname);
}

function readTitled(text: string, at: number, surname: Surname): PiiFinding | null {
  const given = at + surname.length;
  for (let end = given; end <= given + 2; end++) {
    if (end > given && (givenWeight(text, end - 1) === null || isWord(text, at))) return null;
    if (!isTitle(text, end)) continue;
    // A weak surname alone before a title may be the end of any other word.
    if (surname.weight < 0 && end === given && isHan(text.charCodeAt(at - 1))) return null;
    return { kind: 'name', start: at, end, confidence: surname.weight < 0 ? 0.7 : 0.9 };
  }
  return null;
}

const SHORT_TITLES: Readonly<Record<string, string>> = {
  总: '是共结体量额部之会算的得有归能觉要计',
  工: '作程资商具行厂业地人时单艺序种会龄钱期费号本',
  哥: '哥伦们',
  姐: '姐妹夫',
};
const LONG_TITLES = TITLES.filter((title) => title.length > 1);
const TITLE_STARTS = new Set(TITLES.map((title) => title[0]!));

function isTitle(text: string, at: number): boolean {
  const first = simplifiedAt(text, at);
  if (!TITLE_STARTS.has(first)) return false;
  const ahead = toSimplified(text.slice(at, at + 3));
  if (LONG_TITLES.some((title) => ahead.startsWith(title))) return true;
  const not = SHORT_TITLES[first];
  return not !== undefined && !not.includes(ahead[1] ?? '-');
}

function isWord(text: string, at: number): boolean {
  return NOT_NAMES.has(simplifiedAt(text, at) + simplifiedAt(text, at + 1));
}

const LIKELY = 3.2;

function readPlain(text: string, at: number, surname: Surname): PiiFinding | null {
  if (isWord(text, at)) return null;
  const given = at + surname.length;
  const first = givenWeight(text, given);
  if (first === null) return null;
  const second = givenWeight(text, given + 1);
  const left = leftWeight(text, at);
  const base = surname.weight + first + left;
  const short = base - 0.6 + rightWeight(text, given + 1);
  const long = second === null ? -Infinity : base + second + rightWeight(text, given + 2);
  const best = Math.max(short, long);
  if (best < LIKELY) return null;
  const end = long >= short ? given + 2 : given + 1;
  return { kind: 'name', start: at, end, confidence: Math.min(0.9, 0.5 + (best - LIKELY) / 6) };
}

const BEFORE_NAMES = new Set('由和与对找给向跟叫名姓请让及、');
const ROLES_BEFORE =
  /(?:记者|导演|主演|总裁|教授|经理|主席|演员|教练|队长|主任|客户|员工|同事|老师|专家|作者|歌手|会长|院长|总监|主持|编辑|老公|老婆|朋友|书记|市长|局长|女儿|儿子)$/;
const SPEAKS =
  /^(?:[说道称]|表示|认为|指出|告诉|介绍|透露|坦言|回忆|等人|在|的|、|和|与|也|则|是|本人|收|签收|接)/;

function leftWeight(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  if (at === 0 || !isHan(before)) return digitValue(before) >= 0 ? 0 : 1;
  if (ROLES_BEFORE.test(toSimplified(text.slice(Math.max(0, at - 2), at)))) return 1.5;
  return BEFORE_NAMES.has(text[at - 1]!) ? 0.6 : -0.8;
}

const CONTACT_DATA = /^[\s,,、:;(]{0,3}(?:\+?86[- ]?)?1[3-9]\d/;

function rightWeight(text: string, at: number): number {
  const after = text.charCodeAt(at);
  if (at >= text.length) return 0.7;
  if (CONTACT_DATA.test(text.slice(at, at + 10))) return 2.5;
  if (!isHan(after)) return 0.7;
  return SPEAKS.test(toSimplified(text.slice(at, at + 2))) ? 0.6 : -0.6;
}

/**
 * The name that something announces right before `at` ("收件人:", "我叫"). `alone`: the surname by
 * itself is told ("我姓"). `weak`: the words announce other things as often ("我是").
 */
export function readAnnouncedName(
  text: string,
  at: number,
  strength: 'strong' | 'weak' | 'surname',
): PiiFinding | null {
  let start = at;
  while (start < at + 4 && (isSpace(text.charCodeAt(start)) || ANNOUNCING.has(text[start] ?? ''))) start++;
  const surname = surnameAt(text, start);
  if (surname === null || isWord(text, start)) return null;
  const given = start + surname.length;
  if (strength === 'surname' && !isHan(text.charCodeAt(given))) {
    return { kind: 'name', start, end: given, confidence: 0.8 };
  }
  const first = givenWeight(text, given);
  if (first === null)
    return strength === 'surname' ? { kind: 'name', start, end: given, confidence: 0.7 } : null;
  const second = givenWeight(text, given + 1);
  const short = rightWeight(text, given + 1);
  const long = second === null ? -Infinity : second + rightWeight(text, given + 2);
  const best = Math.max(short, long) + surname.weight + first;
  if (best < (strength === 'weak' ? 1.9 : -0.5)) return null;
  const end = long >= short ? given + 2 : given + 1;
  return { kind: 'name', start, end, confidence: strength === 'weak' ? 0.8 : 0.92 };
}

const ANNOUNCING = new Set(':﹕是为叫"“「');

/** A whole reply that is nothing but a name, given where a name was asked for. */
export function readRepliedName(text: string): PiiFinding | null {
  const reply = /^(\s*(?:我叫|我是|叫|姓|免贵姓|是)?\s*)([一-龥]{1,4})\s*[。.,,!!~]?\s*$/.exec(text);
  if (reply === null) return null;
  const start = reply[1]!.length;
  const surname = surnameAt(text, start);
  const length = reply[2]!.length;
  if (surname === null || length > surname.length + 2 || (length > 1 && isWord(text, start))) return null;
  for (let i = start + surname.length; i < start + length; i++)
    if (givenWeight(text, i) === null) return null;
  return { kind: 'name', start, end: start + length, confidence: 0.85 };
}

const FOREIGN_PART = /[一-龥]{1,7}$/;

/** A transliterated name around the middle dot at `at` ("玛丽·史密斯"). */
export function readDottedName(text: string, at: number): PiiFinding | null {
  const before = FOREIGN_PART.exec(text.slice(Math.max(0, at - 7), at))?.[0];
  const after = /^[一-龥]{2,7}/.exec(text.slice(at + 1, at + 8))?.[0];
  if (before === undefined || after === undefined) return null;
  const first = transliterated(before, 'end');
  const last = transliterated(after, 'start');
  if (first === 0 || last < 2) return null;
  return { kind: 'name', start: at - first, end: at + 1 + last, confidence: 0.8 };
}

function transliterated(part: string, anchor: 'start' | 'end'): number {
  const chars = anchor === 'start' ? [...part] : [...part].toReversed();
  const foreign = chars.findIndex((char) => !TRANSLITERATION.has(toSimplified(char)));
  return foreign < 0 ? chars.length : foreign;
}

/** Characters by which foreign names are written. */
const TRANSLITERATION = new Set(
  '阿埃艾爱安昂奥巴班邦保鲍贝本比彼宾波伯勃博布查茨茶达黛代戴丹道德登邓迪蒂丁丢东杜多顿俄厄恩尔凡范菲费芬丰弗夫福富盖冈高戈' +
    '哥格葛根古瓜哈海汉豪荷赫亨洪侯胡华怀惠霍基吉加贾简杰金津卡凯坎康考柯科克肯库夸奎昆拉莱来赖兰朗劳勒雷蕾里丽利莉莲列林琳' +
    '琉卢鲁露路伦伊罗洛吕马玛迈麦曼芒毛梅门蒙孟米密敏明缪摩莫默姆穆纳娜南内嫩尼妮涅宁纽农努诺欧帕潘庞培佩彭皮珀普漆奇齐契恰' +
    '强乔切钦琼丘屈让日荣茹瑞若撒萨塞赛桑瑟森沙莎珊尚绍舍圣施史士仕斯丝思苏索塔太泰坦汤唐陶特提廷图吐托瓦万旺威韦维卫文翁沃' +
    '乌武伍西希锡霞夏香肖谢辛欣休许雪雅亚扬耶叶依宜因英尤于约泽扎詹珍芝治朱茱兹祖佐',
);
