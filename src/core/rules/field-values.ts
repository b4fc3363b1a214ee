import type { Bilingual } from '../bilingual.ts';
import { channelNamed, languageNamed } from '../conversation/named.ts';
import { CHANNELS, LANGUAGES } from '../conversation/vocabulary.ts';
import { normaliseText } from '../text/text-view.ts';
import { didYouMean, suggestion } from '../yaml/did-you-mean.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import type { YamlNode, YamlScalar } from '../yaml/read-yaml.ts';

type Named = { readonly known: readonly string[]; readonly meant: (word: string) => string | undefined };
type Counted = { readonly from: number; readonly to: number; readonly hint: Bilingual };
type BoundKey = 'above' | 'below' | 'at_least' | 'at_most';

/** Fields of which it is known what they can be; what an attribute can be is an organisation's own affair. */
const NAMED: ReadonlyMap<string, Named> = new Map([
  ['channel', { known: CHANNELS, meant: channelNamed }],
  ['language', { known: LANGUAGES, meant: languageNamed }],
]);
const COUNTED: ReadonlyMap<string, Counted> = new Map([
  [
    'hour',
    { from: 0, to: 23, hint: { zh: '小时是 0 到 23 的整数', en: 'Hours are whole numbers from 0 to 23' } },
  ],
  ['weekday', { from: 1, to: 7, hint: { zh: '1 是周一，7 是周日', en: '1 is Monday, 7 is Sunday' } }],
  ['turns', { from: 0, to: Infinity, hint: { zh: '句数从 0 数起', en: 'Turns are counted from 0' } }],
  [
    'duration',
    { from: 0, to: Infinity, hint: { zh: '时长是秒数，不小于 0', en: 'Durations are seconds, not below 0' } },
  ],
]);
const WEEKDAY = /^(?:(?:周|星期|礼拜)([一二三四五六日天])|(mon|tue|wed|thu|fri|sat|sun)[a-z]*)$/i;

/** Warns of a value that the field never has, with the one that was probably meant. */
export function warnOfValue(read: FieldReader, place: YamlScalar, field: string): void {
  const word = normaliseText(place.text).trim();
  const named = NAMED.get(field);
  if (named !== undefined) {
    if (named.known.includes(word)) return;
    const meant = named.meant(word);
    tellNever(read, place, field, meant === undefined ? suggestion(word, named.known) : didYouMean(meant));
    return;
  }
  const counted = COUNTED.get(field);
  if (counted === undefined) return;
  const { from, to, hint } = counted;
  const value = Number(word);
  const isWhole = field === 'duration' || Number.isInteger(value);
  if (word !== '' && isWhole && value >= from && value <= to) return;
  tellNever(read, place, field, (field === 'weekday' ? weekdayMeant(word) : undefined) ?? hint);
}

/** Warns of a bound beyond everything that the field can be. */
export function warnOfBound(
  read: FieldReader,
  place: YamlNode,
  field: string,
  key: BoundKey,
  bound: number,
): void {
  const counted = COUNTED.get(field);
  if (counted === undefined) return;
  const { from, to, hint } = counted;
  const leavesNothing = {
    above: bound >= to,
    at_least: bound > to,
    below: bound <= from,
    at_most: bound < from,
  }[key];
  if (!leavesNothing) return;
  const said = {
    above: { zh: '大于', en: 'above' },
    at_least: { zh: '达到', en: 'at least' },
    below: { zh: '小于', en: 'below' },
    at_most: { zh: '低到', en: 'at most' },
  }[key];
  read.problems.warning(
    place,
    'never-so',
    { zh: `${field} 永远不会${said.zh} ${bound}`, en: `${field} is never ${said.en} ${bound}` },
    hint,
  );
}

function tellNever(read: FieldReader, place: YamlScalar, field: string, hint: Bilingual | undefined): void {
  const { text } = place;
  read.problems.warning(
    place,
    'never-so',
    { zh: `${field} 永远不会是 ${text}`, en: `${field} is never ${text}` },
    hint,
  );
}

function weekdayMeant(word: string): Bilingual | undefined {
  const match = WEEKDAY.exec(word);
  if (match === null) return word === '0' ? didYouMean('7') : undefined;
  const [, zh, en] = match;
  const index =
    zh === undefined
      ? ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(en!.toLowerCase())
      : '一二三四五六日'.indexOf(zh === '天' ? '日' : zh);
  return didYouMean(String(index + 1));
}
