import type { Bilingual } from '#core/bilingual.ts';

/** A model that cannot be had or used; the text names the reason and the way out. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly text: Bilingual;

  constructor(text: Bilingual, options?: ErrorOptions) {
    super(text.en, options);
    this.text = text;
  }
}
