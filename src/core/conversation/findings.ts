import type { Bilingual } from '../bilingual.ts';
import type { Problem } from '../problem.ts';

/** Beyond this a broken conversation is broken enough; the rest is only counted. */
const MOST_PROBLEMS = 20;

/** What was found wrong in one conversation, in the order of the input. */
export class Findings {
  readonly errors: Problem[] = [];
  readonly warnings: Problem[] = [];
  #more = 0;

  /** The same again at another place (one unknown name in every turn) is only counted. */
  error(code: string, path: string, message: Bilingual, hint?: Bilingual): void {
    const again = this.errors.some((error) => error.code === code && error.message.en === message.en);
    if (again || this.errors.length >= MOST_PROBLEMS) this.#more++;
    else
      this.errors.push({ code, severity: 'error', message, path, ...(hint === undefined ? {} : { hint }) });
  }

  /** One warning of a kind is enough: it names the first place. */
  warn(code: string, path: string, message: Bilingual, hint?: Bilingual): void {
    if (this.warnings.some((warning) => warning.code === code)) return;
    this.warnings.push({ code, severity: 'warning', message, path, ...(hint === undefined ? {} : { hint }) });
  }

  get failed(): boolean {
    return this.errors.length > 0;
  }

  /** Errors first, with a closing line where there were more than are listed. */
  all(): Problem[] {
    if (this.#more === 0) return [...this.errors, ...this.warnings];
    const more: Problem = {
      code: 'more-problems',
      severity: 'error',
      message: {
        zh: `另有 ${this.#more} 处问题未逐一列出`,
        en: `${this.#more} more problems are not listed`,
      },
    };
    return [...this.errors, more, ...this.warnings];
  }
}

/** A value as a message quotes it: JSON, cut where it gets long. */
export function quote(value: unknown): string {
  let text: string;
  try {
    text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  } catch {
    text = typeof value;
  }
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
