import type { RecognisedSegment } from '../ports/recognizer.ts';
import { countUnits } from '../rules/units.ts';
import { toSimplified } from '../text/script.ts';
import { normaliseText } from '../text/text-view.ts';

/** What a recogniser wrote, as it is analysed and read. */
export interface CleanWords {
  readonly text: string;
  /** As the recogniser wrote it, where that is something else. */
  readonly original?: string;
  /** Why nothing is left of it. */
  readonly dropped?: 'subtitles' | 'too-fast';
}

/** Nobody speaks so many characters (English: words) a second; who seems to was made up by the recogniser. */
const MOST_UNITS_A_SECOND = { zh: 14, other: 9 };
/** A slip of the tongue repeats less. */
const MOST_REPEATS = 3;
const LONGEST_LOOP = 24;
/** Figures that are read out one by one: numbers of telephones, cards and orders. */
const READ_OUT = /[零〇一二三四五六七八九幺两]{3,}(?:[，、][零〇一二三四五六七八九幺两]{2,})*/gu;
const FEWEST_READ_OUT = 5;
/** A breath between them is a comma, however the recogniser wrote it: they are no list. */
const FIGURES = new Map([...'零〇一二三四五六七八九幺两、'].map((sign, i) => [sign, '0012345678912，'[i]!]));
/** Figures told in English, word by word or mixed with digits: they repeat, as in a number of a telephone. */
const SPELT_OUT =
  /[\s,.，、–—-]*(?<![a-z])(?:(?:zero|oh?|one|two|three|four|five|six|seven|eight|nine|double|triple|\d+)(?![a-z])[\s,.，、–—-]*){2,}/iy;
/** Recognisers that learned from subtitles fill what they do not understand with what stands at the end of those. */
const SUBTITLES =
  /^(?:(?:中文)?字幕(?:由|志愿者|制作|提供|组|by)|(?:请)?不吝点赞|(?:谢谢|感谢)(?:大家)?(?:的)?(?:观看|收看)|订阅(?:我的)?频道|明镜(?:与点点|需要您)|thanks? (?:you )?(?:so much )?for watching|please subscribe|subtitles? by|transcri(?:bed|ption) by|\(?\[?(?:music|音乐|掌声|applause)\]?\)?$)/iu;
const HAN = '\\p{Script=Han}';
const BETWEEN_HAN = new RegExp(`(?<=[${HAN}，。！？；：、])\\s+(?=[${HAN}，。！？；：、])`, 'gu');
const MARK_AFTER_HAN = new RegExp(
  `(?<=${HAN})\\s*([,!?;:])\\s*|(?<=${HAN})\\s*(\\.)(?=\\s*(?:${HAN}|$))\\s*`,
  'gu',
);
const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  '!': '！',
  '?': '？',
  ';': '；',
  ':': '：',
};

/**
 * Simplified script, the marks of the language, figures in digits, and nothing that the recogniser made up: passages
 * that go in circles are told once, closing words of subtitles and texts faster than anybody speaks are dropped.
 * @param speechMs how long the speech lasts in which it was heard
 */
export function cleanWords(
  { text: original, language }: Pick<RecognisedSegment, 'text' | 'language'>,
  speechMs: number,
): CleanWords {
  const isChinese = language === 'zh' || language === 'yue' || /\p{Script=Han}/u.test(original);
  const told = onceEach(original.normalize('NFC').replace(/\s+/gu, ' ').trim());
  const text = isChinese ? chinese(told) : told;
  const dropped = whyDropped(text, isChinese, speechMs);
  return {
    text: dropped === undefined ? text : '',
    ...(text === original && dropped === undefined ? {} : { original }),
    ...(dropped === undefined ? {} : { dropped }),
  };
}

function whyDropped(text: string, isChinese: boolean, speechMs: number): CleanWords['dropped'] {
  if (SUBTITLES.test(text)) return 'subtitles';
  const most =
    (isChinese ? MOST_UNITS_A_SECOND.zh : MOST_UNITS_A_SECOND.other) * Math.max(1, speechMs / 1000);
  return countUnits(normaliseText(text)) > most ? 'too-fast' : undefined;
}

function chinese(text: string): string {
  return toSimplified(text)
    .replace(MARK_AFTER_HAN, (_, mark: string | undefined, stop: string) => FULL_WIDTH[mark ?? stop]!)
    .replace(BETWEEN_HAN, '')
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(READ_OUT, (figures) =>
      figures.replaceAll(/[，、]/g, '').length < FEWEST_READ_OUT
        ? figures
        : Array.from(figures, (sign) => FIGURES.get(sign) ?? sign).join(''),
    );
}

/** Passages that stand more than `MOST_REPEATS` times in a row are left once. */
function onceEach(text: string): string {
  let kept = '';
  for (let at = 0; at < text.length; ) {
    const spelt = speltAt(text, at);
    const length = spelt === 0 ? loopAt(text, at) : 0;
    if (spelt > 0) {
      kept += text.slice(at, at + spelt);
      at += spelt;
    } else if (length === 0) {
      kept += text[at++];
    } else {
      const passage = text.slice(at, at + length);
      kept += passage;
      while (text.startsWith(passage, at)) at += length;
    }
  }
  return kept.trim();
}

/** The length of the figures that are told in words from here; 0 where there are none. */
function speltAt(text: string, at: number): number {
  SPELT_OUT.lastIndex = at;
  return SPELT_OUT.exec(text)?.[0].length ?? 0;
}

/** The length of what repeats itself too often from here; 0 where nothing does. */
function loopAt(text: string, at: number): number {
  for (let length = 1; length <= LONGEST_LOOP && at + length * (MOST_REPEATS + 1) <= text.length; length++) {
    const passage = text.slice(at, at + length);
    // Figures do repeat, as in a number of a telephone.
    if (/^[\d\s.,，、-]+$/.test(passage) || /^[零〇一二三四五六七八九幺两，、\s]+$/u.test(passage)) continue;
    let times = 1;
    while (times <= MOST_REPEATS && text.startsWith(passage, at + times * length)) times++;
    if (times > MOST_REPEATS) return length;
  }
  return 0;
}
