import type { Language } from '../../conversation/schema.ts';
import type { PatternHits, PatternId } from '../../text/pattern-hits.ts';
import { type PatternRegistry, PatternSetBuilder } from '../../text/pattern-set.ts';
import { TextView } from '../../text/text-view.ts';
import { CueReader } from './cues.ts';
import { readRepliedEnglishName } from './en-names.ts';
import { scanText, settle } from './find.ts';
import type { PiiFinding } from './kinds.ts';
import { readRepliedName } from './zh-names.ts';

const ASKS_NAME = [
  '(?:贵姓|怎么称呼|如何称呼|什么名字|[您你]的姓名|[您你]的名字|[您你]姓名|姓名是|提供姓名|提供一下姓名|报一下姓名|收件人姓名|核对.{0,6}姓名)',
  '\\b(?:your (?:full |first |last |good )?name|name please|who am i (?:speaking|talking)|who i am (?:speaking|talking))\\b',
];

/** Finds personal data in single texts; its cues are searched together with all other patterns. */
export class PrivacyReader {
  readonly #cues: CueReader;
  readonly #asksName: readonly PatternId[];

  constructor(patterns: PatternRegistry) {
    this.#cues = new CueReader(patterns);
    this.#asksName = ASKS_NAME.map((pattern) => patterns.regex(pattern));
  }

  /**
   * `view` and `hits` belong together; the findings are offsets into `view.original`. `before` are the
   * hits of what the other side has said last: a bare name is known by the question that it answers.
   */
  read(view: TextView, hits: PatternHits, language: Language, before?: PatternHits): PiiFinding[] {
    const findings: PiiFinding[] = [];
    const keep = (finding: PiiFinding) => findings.push(finding);
    scanText(view.original, language, keep);
    this.#cues.read(view, hits, keep);
    if (before !== undefined && this.#asksName.some((id) => before.has(id))) {
      const reply = readRepliedName(view.original) ?? readRepliedEnglishName(view.original);
      if (reply !== null) keep(reply);
    }
    return settle(findings);
  }
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
