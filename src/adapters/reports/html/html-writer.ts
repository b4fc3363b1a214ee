import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AnalysedItem } from '#contract/files/analysed-item.ts';
import type { PageScorecard, ReportPage } from '#contract/files/report-page.ts';
import type { Summary } from '#contract/files/summary.ts';
import type { ResultFrame, ResultWriter } from '#contract/files/writing.ts';
import { CHANNEL_TITLES } from '#core/conversation/titles.ts';
import { SIGNAL_TYPES, SIGNALS } from '#core/signals/catalogue.ts';
import { EMOTION_NAMES } from '#core/signals/value-names.ts';
import { Labels } from '../labels.ts';
import { RESOLUTION_WORDS, ROLE_WORDS, SEVERITY_WORDS, WORDS } from '../words.ts';
import { bundle } from './bundle.ts';
import { pageConversation } from './page-conversation.ts';
import { UI_WORDS } from './ui-words.ts';

const WEB = new URL('../../../web/report/', import.meta.url);
/** In the order in which they refine each other. */
const STYLES = ['theme', 'frame', 'overview', 'conversation', 'verdict', 'screens'];
/** What a browser still handles with ease; of more, the conversations most worth reading are kept. */
const MOST_CONVERSATIONS = 1000;
const MOST_CHARACTERS = 32_000_000;

interface Kept {
  readonly order: number;
  readonly points: number;
  readonly json: string;
}

/**
 * One self-contained page. Conversations travel in it as data and become text nodes in the browser, so
 * that nothing said in them is ever markup; a content security policy admits the page's own script and
 * style by their hashes and nothing else.
 */
export class HtmlWriter implements ResultWriter {
  readonly #frame: ResultFrame;
  readonly #labels: Labels;
  #kept: Kept[] = [];
  #characters = 0;
  #order = 0;

  constructor(frame: ResultFrame) {
    this.#frame = frame;
    this.#labels = new Labels(frame);
  }

  start(): string {
    return '';
  }

  item(item: AnalysedItem): string {
    const json = JSON.stringify(pageConversation(item, this.#labels));
    const { points, learnPoints } = item.worth;
    this.#kept.push({ order: this.#order++, points: Math.max(points, learnPoints / 2), json });
    this.#characters += json.length;
    // Twice the limit, so that the sorting is paid for by many conversations.
    if (this.#kept.length >= 2 * MOST_CONVERSATIONS || this.#characters > 2 * MOST_CHARACTERS) this.#thin();
    return '';
  }

  end(summary: Summary): string {
    this.#thin();
    const kept = this.#kept.toSorted((a, b) => a.order - b.order);
    const head = JSON.stringify(this.#page(summary));
    const data = `${head.slice(0, -1)},"conversations":[${kept.map(({ json }) => json).join(',')}]}`;
    return this.#document(inScript(data));
  }

  /** Leaves those most worth reading, within the limits; at least one. */
  #thin(): void {
    const best = this.#kept.toSorted((a, b) => b.points - a.points || a.order - b.order);
    let characters = 0;
    const fitting = best.findIndex(({ json }, index) => {
      characters += json.length;
      return index > 0 && (index >= MOST_CONVERSATIONS || characters > MOST_CHARACTERS);
    });
    this.#kept = fitting < 0 ? best : best.slice(0, fitting);
    this.#characters = this.#kept.reduce((sum, { json }) => sum + json.length, 0);
  }

  #page(summary: Summary): Omit<ReportPage, 'conversations'> {
    const { version, language, rules, scorecards } = this.#frame;
    const say = this.#labels.say.bind(this.#labels);
    const {
      worthReading: _,
      worthLearning: __,
      rules: ___,
      channels: ____,
      languages: _____,
      ...figures
    } = summary;
    const shown = rules.map(({ id, title, severity, advice }) => [
      id,
      { title: say(title), severity, ...(advice === undefined ? {} : { advice: say(advice) }) },
    ]);
    return {
      language,
      version,
      texts: this.#texts(),
      signals: Object.fromEntries(
        SIGNAL_TYPES.map((type) => [type, { title: say(SIGNALS[type].title), tone: SIGNALS[type].tone }]),
      ),
      emotions: this.#translated(EMOTION_NAMES),
      rules: Object.fromEntries(shown),
      scorecards: scorecards.map(
        ({ id, version: of, title, sections, ratings }): PageScorecard => ({
          id,
          version: of,
          title: say(title),
          sections: sections.map((section) => ({
            id: section.id,
            title: say(section.title),
            criteria: section.criteria.map((one) => ({ id: one.id, title: say(one.title) })),
          })),
          ratings: ratings.map((rating) => ({ id: rating.id, title: say(rating.title) })),
        }),
      ),
      summary: figures,
    };
  }

  #texts(): Record<string, string> {
    return {
      ...this.#translated(WORDS),
      ...this.#translated(UI_WORDS),
      ...this.#translated(ROLE_WORDS, 'role.'),
      ...this.#translated(CHANNEL_TITLES, 'channel.'),
      ...this.#translated(RESOLUTION_WORDS, 'resolution.'),
      ...this.#translated(SEVERITY_WORDS, 'severity.'),
    };
  }

  #translated(
    words: Readonly<Record<string, { zh: string; en: string }>>,
    prefix = '',
  ): Record<string, string> {
    return Object.fromEntries(
      Object.entries(words).map(([key, text]) => [prefix + key, this.#labels.say(text)]),
    );
  }

  #document(data: string): string {
    const script = bundle(fileURLToPath(new URL('main.ts', WEB)));
    const style = STYLES.map((name) => readFileSync(new URL(`style/${name}.css`, WEB), 'utf8')).join('');
    const policy = [
      "default-src 'none'",
      `script-src ${hashOf(script)}`,
      `style-src ${hashOf(style)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; ');
    const lang = this.#frame.language === 'zh' ? 'zh-CN' : 'en';
    return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Tingzhen ${this.#frame.version}">
<title>${this.#labels.say(WORDS.report)}</title>
<style>${style}</style>
</head>
<body>
<noscript>${this.#labels.say(UI_WORDS.needsScript)}</noscript>
<div id="app"></div>
<script type="application/json" id="page">${data}</script>
<script>${script}</script>
</body>
</html>
`;
  }
}

/** JSON that no HTML parser can leave: `<` would begin a tag, and the two separators end a line of script. */
function inScript(json: string): string {
  return json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
