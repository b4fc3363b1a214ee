import { fileURLToPath } from 'node:url';
import { type OpenLanguageModel, openLanguageModel } from '#adapters/language/open-language-model.ts';

/** The models that lie in this repository, opened as the product opens them. */
export function openShippedModel(
  folder = fileURLToPath(new URL('../models', import.meta.url)),
): Promise<OpenLanguageModel> {
  return openLanguageModel(folder);
}
