import type { Language } from '../../conversation/schema.ts';
import { type PatternHits, type PatternRegistry, PatternSetBuilder } from '../../text/pattern-set.ts';
import { TextView } from '../../text/text-view.ts';
import { CueReader } from './cues.ts';
import { scanText, settle } from './find.ts';
import type { PiiFinding } from './kinds.ts';

/** Finds personal data in single texts; its cues are searched together with all other patterns. */
export class PrivacyReader {
  readonly #cues: CueReader;

  constructor(patterns: PatternRegistry) {
    this.#cues = new CueReader(patterns);
  }

  /** `view` and `hits` belong together; the findings are offsets into `view.original`. */
  read(view: TextView, hits: PatternHits, language: Language): PiiFinding[] {
    const findings: PiiFinding[] = [];
    const keep = (finding: PiiFinding) => findings.push(finding);
    scanText(view.original, language, keep);
    this.#cues.read(view, hits, keep);
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
