import type { AnalysedItem } from '#contract/files/analysed-item.ts';
import type { ResultWriter } from '#contract/files/writing.ts';
import type { AnalysedConversation } from '#core/analysis/analysis.ts';

/** One vCon a line; `toVcon` comes from the formats. */
export class VconWriter implements ResultWriter {
  readonly #toVcon: (analysed: AnalysedConversation) => unknown;

  constructor(toVcon: (analysed: AnalysedConversation) => unknown) {
    this.#toVcon = toVcon;
  }

  start(): string {
    return '';
  }

  item({ conversation, analysis }: AnalysedItem): string {
    return `${JSON.stringify(this.#toVcon({ conversation, analysis }))}\n`;
  }

  end(): string {
    return '';
  }
}
