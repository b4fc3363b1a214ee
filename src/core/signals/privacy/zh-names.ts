import { toSimplified } from '../../text/script.ts';
import { digitValue, isHan, isSpace } from './characters.ts';
import { CharacterSet, PairSet, simplifiedCode } from './han.ts';
import type { PiiFinding } from './kinds.ts';
import { KNOWN_PLACES } from './zh-address-tables.ts';
import {
  ADDRESSES,
  COMPOUND_SURNAMES,
  GIVEN,
  NOT_GIVEN,
  NOT_NAMES,
  SHORT_TITLES,
  SURNAMES,
  TITLES,
  WORDS_ACROSS,
} from './zh-name-tables.ts';

const OFTEN_GIVEN = new CharacterSet(GIVEN.often);
const NEVER_GIVEN = new CharacterSet(GIVEN.never);
const WORDS = new PairSet(NOT_NAMES);
const ACROSS = new PairSet(WORDS_ACROSS);
const WORD_PAIRS = new PairSet(NOT_GIVEN);
const COMPOUNDS = new PairSet(COMPOUND_SURNAMES);

/** Every character with which a surname may begin, simplified. */
export function surnameCharacters(): Iterable<string> {
  return [
    ...SURNAMES.strong,
    ...SURNAMES.plain,
    ...SURNAMES.weak,
    ...[...COMPOUND_SURNAMES].map((name) => name[0]!),
  ];
}

interface Surname {
  readonly length: number;
  readonly weight: number;
}

/** How much a surname speaks for a name: log-odds by feel, tuned on news text. */
const COMPOUND: Surname = { length: 2, weight: 3 };
const STRONG: Surname = { length: 1, weight: 1.6 };
const PLAIN: Surname = { length: 1, weight: 0.7 };
const WEAK: Surname = { length: 1, weight: -1 };
const byCode = new Map<number, Surname>();
for (const [chars, surname] of [
  [SURNAMES.weak, WEAK],
  [SURNAMES.plain, PLAIN],
  [SURNAMES.strong, STRONG],
] as const) {
  for (const char of chars) byCode.set(char.charCodeAt(0), surname);
}

function surnameAt(text: string, at: number): Surname | null {
  if (COMPOUNDS.has(text, at)) return COMPOUND;
  return byCode.get(simplifiedCode(text, at)) ?? null;
}

/** How much a character speaks for being part of a given name; null where it cannot be. */
function givenWeight(text: string, at: number): number | null {
  if (at >= text.length || !isHan(text.charCodeAt(at)) || NEVER_GIVEN.has(text, at)) return null;
  return OFTEN_GIVEN.has(text, at) ? 1 : -0.4;
}

/** A name in running text, its surname at `at`: with a title, or likely enough by itself. */
export function readName(text: string, at: number): PiiFinding | null {
  const surname = surnameAt(text, at);
  if (surname === null || ACROSS.has(text, at - 1)) return null;
  if (
    !TITLE_STARTS.has(text, at + surname.length) &&
    (isWord(text, at) || givenWeight(text, at + surname.length) === null)
  ) {
    return null;
  }
  return readTitled(text, at, surname) ?? readPlain(text, at, surname);
}

const ENOUGH_WITH_TITLE = 2.2;

function readTitled(text: string, at: number, surname: Surname): PiiFinding | null {
  const given = at + surname.length;
  const left = leftWeight(text, at);
  let weight = surname.weight + left;
  let often = 0;
  for (let end = given; end <= given + 2; end++) {
    if (end > given) {
      const part = givenWeight(text, end - 1);
      if (part === null || isWord(text, at)) return null;
      weight += part;
      if (part > 0) often++;
    }
    const title = titleWeight(text, end);
    if (title === 0) continue;
    if (end === given) {
      // A surname alone before a title may be the end of any other word.
      const doubtful = surname.weight < (title > 1 ? 0 : 1) && left < 0;
      return doubtful ? null : { kind: 'name', start: at, end, confidence: surname.weight < 0 ? 0.7 : 0.9 };
    }
    // "麻烦罗老师": the character before the title is the surname, not this one.
    if (often === 0 && (surnameAt(text, end - 1)?.weight ?? -1) > 0) return null;
    return weight + title < ENOUGH_WITH_TITLE ? null : { kind: 'name', start: at, end, confidence: 0.9 };
  }
  return null;
}

/** Short titles, with what may follow them where they are titles. */
const AFTER_SHORT_TITLE = /^(?:[^一-龥]|$|[说您你在我给帮这那的好是就也还跟和收请告问没])/;
const NOT_AFTER_MANAGER = new Set('是共结体量额部之会算的得有归能觉要计');
const LONG_TITLES = TITLES.filter((title) => title.length > 1);
const TITLE_STARTS = new CharacterSet(TITLES.map((title) => title[0]!));

/** How much the words at `at` speak for a name before them: 2 for an address, 0.8 for an office, 0 for neither. */
function titleWeight(text: string, at: number): number {
  if (!TITLE_STARTS.has(text, at)) return 0;
  const ahead = toSimplified(text.slice(at, at + 3));
  const first = ahead[0]!;
  const long = LONG_TITLES.find((title) => ahead.startsWith(title));
  if (long !== undefined) return ADDRESSES.has(long) ? 2 : 0.8;
  if (!SHORT_TITLES.has(first)) return 0;
  if (first === '总') return NOT_AFTER_MANAGER.has(ahead[1] ?? '-') ? 0 : 0.8;
  return AFTER_SHORT_TITLE.test(ahead.slice(1)) && !isWord(text, at - 1) ? 0.8 : 0;
}

function isWord(text: string, at: number): boolean {
  return WORDS.has(text, at);
}

const LIKELY = 2.1;

function readPlain(text: string, at: number, surname: Surname): PiiFinding | null {
  if (isWord(text, at)) return null;
  const given = at + surname.length;
  const first = givenWeight(text, given);
  if (first === null) return null;
  const second = givenWeight(text, given + 1);
  const left = leftWeight(text, at);
  // Only a surname that begins few words is likely in the middle of other characters.
  if (left < 0 && surname.weight < 1) return null;
  const base = surname.weight + first + left;
  const short = base - 0.6 + rightWeight(text, given + 1);
  const isPair = second !== null && !WORD_PAIRS.has(text, given);
  const long = isPair ? base + second + rightWeight(text, given + 2) : -Infinity;
  const best = Math.max(short, long);
  if (best < LIKELY) return null;
  const end = long >= short ? given + 2 : given + 1;
  if (KNOWN_PLACES.has(toSimplified(text.slice(at, end)))) return null;
  return { kind: 'name', start: at, end, confidence: Math.min(0.9, 0.5 + (best - LIKELY) / 6) };
}

const BEFORE_NAMES = new CharacterSet('由和与对找给向跟叫名姓请让及、');
const ROLES_BEFORE =
  /(?:记者|导演|主演|总裁|教授|经理|主席|演员|教练|队长|主任|客户|员工|同事|老师|专家|作者|歌手|会长|院长|总监|主持|编辑|老公|老婆|朋友|书记|[市局司部县所行校]长|女儿|儿子|习生|讯员|理事|学者|市民|店员|司机|快递员|骑手)$/;
const ROLE_ENDS = new CharacterSet('者演裁授理席员练长任户工事师家手监持辑公婆友记儿子生民机');
const SPEAKS_FIRST = new CharacterSet('说道称表认指告介透坦回等在的、和与也则是本收签接');
const SPEAKS =
  /^(?:[说道称]|表示|认为|指出|告诉|介绍|透露|坦言|回忆|等人|在|的|、|和|与|也|则|是|本人|收|签收|接)/;

function leftWeight(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  if (isMiddleDot(before)) return -1;
  if (at === 0 || !isHan(before)) return digitValue(before) >= 0 ? -2 : 1;
  if (ROLE_ENDS.has(text, at - 1) && ROLES_BEFORE.test(toSimplified(text.slice(Math.max(0, at - 3), at))))
    return 1.5;
  return BEFORE_NAMES.has(text, at - 1) ? 0.6 : -0.8;
}

/** What follows a name that a shop, a museum or a place bears. */
const PLACE_AFTER = new CharacterSet('店馆园市区县城寺山庄街路镇村湖河桥酒');
const CONTACT_DATA = /^[\s,\uff0c、:\uff1a;\uff1b(\uff08]{0,3}(?:\+?86[- ]?)?1[3-9]\d/;

function rightWeight(text: string, at: number): number {
  const after = text.charCodeAt(at);
  if (at >= text.length) return 0.7;
  if (isMiddleDot(after)) return -2;
  if (!isHan(after)) return CONTACT_DATA.test(text.slice(at, at + 10)) ? 2.5 : 0.7;
  if (PLACE_AFTER.has(text, at)) return -2;
  return SPEAKS_FIRST.has(text, at) && SPEAKS.test(toSimplified(text.slice(at, at + 2))) ? 0.6 : -0.6;
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

const ANNOUNCING = new Set(':\uff1a﹕是为叫"“「');

/** A whole reply that is nothing but a name, given where a name was asked for. */
export function readRepliedName(text: string): PiiFinding | null {
  const reply = /^(\s*(?:我叫|我是|叫|姓|免贵姓|是)?\s*)([一-龥]{1,4})\s*[。.,\uff0c!\uff01~]?\s*$/.exec(
    text,
  );
  if (reply === null) return null;
  const start = reply[1]!.length;
  const surname = surnameAt(text, start);
  const length = reply[2]!.length;
  if (surname === null || length > surname.length + 2 || (length > 1 && isWord(text, start))) return null;
  for (let i = start + surname.length; i < start + length; i++)
    if (givenWeight(text, i) === null) return null;
  return { kind: 'name', start, end: start + length, confidence: 0.85 };
}

function isMiddleDot(code: number): boolean {
  return code === 0xb7 || code === 0x2022;
}

/** A transliterated name around the middle dot at `at` ("玛丽·史密斯"). */
export function readDottedName(text: string, at: number): PiiFinding | null {
  const before = /[一-龥]{1,7}$/.exec(text.slice(Math.max(0, at - 7), at))?.[0] ?? '';
  const after = /^[一-龥]{2,7}/.exec(text.slice(at + 1, at + 8))?.[0] ?? '';
  const first = transliterated(before, 'end');
  const last = transliterated(after, 'start');
  // A single character before the dot is a name only where no other stands before it.
  if (first < (before.length === 1 ? 1 : 2) || last < 2 || KNOWN_PLACES.has(before.slice(-first)))
    return null;
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
