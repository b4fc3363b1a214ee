import type { Language } from '../../conversation/schema.ts';
import type { PatternHits, PatternId } from '../../text/pattern-hits.ts';
import { type PatternRegistry, PatternSetBuilder } from '../../text/pattern-set.ts';
import { TextView } from '../../text/text-view.ts';
import { readToldBirthday } from './birthdays.ts';
import type { NumberContext } from './candidate.ts';
import { CueReader } from './cues.ts';
import { readRepliedEnglishName } from './en-names.ts';
import { scanText, settle } from './find.ts';
import type { PiiFinding } from './kinds.ts';
import { readNumber } from './numbers.ts';
import { Question } from './question.ts';
import { fromDigit, readSpeltDigits, SPELT_DIGITS } from './spelt-digits.ts';
import { readRepliedName } from './zh-names.ts';

const ASKS_NAME = [
  '(?:贵姓|怎么称呼|如何称呼|什么名字|[您你]的姓名|[您你]的名字|[您你]姓名|姓名是|提供姓名|提供一下姓名|报一下姓名|收件人姓名|核对.{0,6}姓名)',
  '\\b(?:your (?:full |first |last |good )?name|name please|who am i (?:speaking|talking)|who i am (?:speaking|talking))\\b',
];

/** Finds personal data in single texts; its cues are searched together with all other patterns. */
export class PrivacyReader {
  readonly #cues: CueReader;
  readonly #asksName: readonly PatternId[];
  readonly #spelt: PatternId;

  constructor(patterns: PatternRegistry) {
    this.#cues = new CueReader(patterns);
    this.#asksName = ASKS_NAME.map((pattern) => patterns.regex(pattern));
    this.#spelt = patterns.regex(SPELT_DIGITS);
  }

  /**
   * `view` and `hits` belong together; the findings are offsets into `view.original`. `before` is what the other side
   * has said last: a bare name or number is known by the question that it answers.
   */
  read(view: TextView, hits: PatternHits, language: Language, before?: Said): PiiFinding[] {
    const findings: PiiFinding[] = [];
    const keep = (finding: PiiFinding) => findings.push(finding);
    const question = before && new Question(before.view.text);
    scanText(view.original, { language, question }, keep);
    this.#readSpelt(view, hits, { language, question }, keep);
    this.#cues.read(view, hits, keep);
    if (question?.asksForBirthday === true) {
      const birthday = readToldBirthday(view.original);
      if (birthday !== null) keep(birthday);
    }
    if (before !== undefined && this.#asksName.some((id) => before.hits.has(id))) {
      const reply = readRepliedName(view.original) ?? readRepliedEnglishName(view.original);
      if (reply !== null) keep(reply);
    }
    return settle(findings);
  }

  /** Numbers that are told in English words, digit by digit. */
  #readSpelt(
    view: TextView,
    hits: PatternHits,
    context: NumberContext,
    keep: (finding: PiiFinding) => void,
  ): void {
    for (const { start, end } of hits.of(this.#spelt)) {
      const run = readSpeltDigits(view, start, end);
      let read = 0;
      for (const [digit, group] of run.groups.entries()) {
        // The later digits of a double stand in no word of their own.
        if (group.start < read || group.start === group.end) continue;
        const rest = fromDigit(run, digit);
        if (rest === null) break;
        const number = readNumber(view.original, rest, context);
        if (number.found !== null) keep(number.found);
        read = number.end;
      }
    }
  }
}

interface Said {
  readonly view: TextView;
  readonly hits: PatternHits;
}

/** Finds personal data in texts that stand alone, outside an analysis. */
export function personalDataFinder(): (text: string, language: Language) => PiiFinding[] {
  const patterns = new PatternSetBuilder();
  const reader = new PrivacyReader(patterns);
  const set = patterns.build();
  return (text, language) => {
    const view = new TextView(text);
    return reader.read(view, set.scan(view), language);
  };
}
