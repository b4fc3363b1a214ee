import type { Quote } from '../quote.ts';
import { harmless, width, wrap } from './layout.ts';
import type { Palette } from './palette.ts';

/** Text does not hang below a longer opening than this. */
const LONGEST_LEAD = 14;

/** Lines of a report under construction, wrapped to its width. */
export class Sheet {
  readonly columns: number;
  readonly paint: Palette;
  readonly #lines: string[] = [];

  constructor(columns: number, paint: Palette) {
    this.columns = columns;
    this.paint = paint;
  }

  /** A line as it is; the caller has seen to its width. */
  line(text = ''): void {
    this.#lines.push(text);
  }

  rule(mark = '─'): void {
    this.line(this.paint.faint(mark.repeat(this.columns)));
  }

  heading(text: string): void {
    this.line(this.paint.strong(text));
  }

  /** Wrapped text; `lead` (already coloured) opens its first line, the others hang below what follows it. */
  text(text: string, indent: number, lead = '', style: (line: string) => string = (line) => line): void {
    const hanging = indent + width(lead);
    const margin = width(lead) > LONGEST_LEAD ? indent + 2 : hanging;
    wrap(harmless(text), this.columns - margin, hanging - margin).forEach((line, index) => {
      const start = index === 0 ? ' '.repeat(indent) + lead : ' '.repeat(margin);
      this.line(start + style(line));
    });
  }

  /** A quoted passage, its own characters set off from what stands around them. */
  quote({ before, passage, after }: Quote, indent: number, lead: string): void {
    const hanging = indent + width(lead);
    const opening = harmless(before);
    const inside = harmless(passage);
    const whole = `“${opening}${inside}${harmless(after)}”`;
    const from = 1 + opening.length;
    let position = 0;
    wrap(whole, this.columns - hanging).forEach((line, index) => {
      position = whole.indexOf(line, position);
      const begin = Math.min(Math.max(0, from - position), line.length);
      const end = Math.min(Math.max(begin, from + inside.length - position), line.length);
      this.line(
        (index === 0 ? ' '.repeat(indent) + lead : ' '.repeat(hanging)) +
          this.paint.faint(line.slice(0, begin)) +
          this.paint.quote(line.slice(begin, end)) +
          this.paint.faint(line.slice(end)),
      );
      position += line.length;
    });
  }

  toString(): string {
    return this.#lines.map((line) => `${line.trimEnd()}\n`).join('');
  }
}
