import { clip, harmless, type Palette } from '#app/boot.ts';
import type { Rejected } from '#contract/files/reading.ts';
import type { Language } from '#core/conversation/schema.ts';
import type { Sink } from './sinks.ts';

const MOST_TOLD = 10;
const EXCERPT_COLUMNS = 80;

/** Writes refused inputs to the rejects file; without one, remembers the first few to tell them at the end. */
export class RejectDesk {
  readonly #sink: Sink | undefined;
  readonly #language: Language;
  readonly #told: Rejected[] = [];
  #count = 0;

  constructor(sink: Sink | undefined, language: Language) {
    this.#sink = sink;
    this.#language = language;
  }

  async take(rejected: Rejected): Promise<void> {
    this.#count++;
    if (this.#sink !== undefined) {
      await this.#sink.write(`${JSON.stringify(rejectRecord(rejected, this.#language))}\n`);
    } else if (this.#told.length < MOST_TOLD) this.#told.push(rejected);
  }

  /** For stderr: each refusal with its place and reasons; empty where they went into a file. */
  tell(paint: Palette): string {
    if (this.#told.length === 0) return '';
    const language = this.#language;
    const rest = this.#count - this.#told.length;
    const more =
      language === 'zh'
        ? `…还有 ${rest} 条；用 --rejects FILE 可以全部留下\n`
        : `… and ${rest} more; --rejects FILE keeps them all\n`;
    return this.#told.map((one) => tellOne(one, language, paint)).join('') + (rest > 0 ? more : '');
  }
}

/** One line of a rejects file. */
export function rejectRecord({ source, id, problems, excerpt }: Rejected, language: Language) {
  return {
    file: source.file,
    ...(source.line === undefined ? {} : { line: source.line }),
    ...(id === undefined ? {} : { id }),
    problems: problems.map(({ code, message, hint, path }) => ({
      code,
      message: message[language],
      ...(hint === undefined ? {} : { hint: hint[language] }),
      ...(path === undefined ? {} : { path }),
    })),
    ...(excerpt === undefined ? {} : { excerpt }),
  };
}

function tellOne({ source, id, problems, excerpt }: Rejected, language: Language, paint: Palette): string {
  const place = source.line === undefined ? source.file : `${source.file}:${source.line}`;
  const name = id === undefined ? '' : ` ${clip(harmless(id), 40)}`;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const lines = (errors.length > 0 ? errors : problems).slice(0, 3).map(({ code, message, hint, path }) => {
    // The whole record has the empty path.
    const where = path === undefined || path === '' ? '' : `${path}: `;
    const way = hint === undefined ? '' : paint.faint(` — ${harmless(hint[language])}`);
    return `  ${paint.bad(code)} ${where}${harmless(message[language])}${way}\n`;
  });
  const shown = excerpt === undefined ? '' : `  ${paint.faint(clip(harmless(excerpt), EXCERPT_COLUMNS))}\n`;
  return `${paint.strong(harmless(place))}${name}\n${lines.join('')}${shown}`;
}
