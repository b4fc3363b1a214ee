import type { AnalysedItem } from '#contract/files/analysed-item.ts';
import type { Summary } from '#contract/files/summary.ts';
import type { ResultFrame, ResultWriter } from '#contract/files/writing.ts';
import { Labels } from '../labels.ts';
import { WORDS } from '../words.ts';
import { writeConversation } from './conversation-section.ts';
import { palette } from './palette.ts';
import { Sheet } from './sheet.ts';
import { writeSummary } from './summary-section.ts';

/** Up to so many conversations are printed in full; of more, those that are most worth reading. */
const MOST_IN_FULL = 20;

/** The report for the screen. */
export class TextWriter implements ResultWriter {
  readonly #frame: ResultFrame;
  readonly #labels: Labels;
  #held: string[] | null = [];

  constructor(frame: ResultFrame) {
    this.#frame = frame;
    this.#labels = new Labels(frame);
  }

  start(): string {
    const sheet = this.#sheet();
    sheet.line(sheet.paint.title(this.#labels.say(WORDS.report)));
    return sheet.toString();
  }

  item(item: AnalysedItem): string {
    if (this.#frame.all) return this.#conversation(item);
    this.#held?.push(this.#conversation(item));
    if (this.#held !== null && this.#held.length > MOST_IN_FULL) this.#held = null;
    return '';
  }

  end(summary: Summary): string {
    const shown = this.#held ?? summary.worthReading.map((item) => this.#conversation(item));
    const sheet = this.#sheet();
    writeSummary(sheet, summary, this.#labels);
    return (this.#frame.all ? '' : shown.join('')) + sheet.toString();
  }

  #conversation(item: AnalysedItem): string {
    const sheet = this.#sheet();
    writeConversation(sheet, item, this.#labels);
    return sheet.toString();
  }

  #sheet(): Sheet {
    return new Sheet(this.#frame.width, palette(this.#frame.colour));
  }
}
