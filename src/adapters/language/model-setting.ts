import { fileURLToPath } from 'node:url';
import type { Bilingual } from '#core/bilingual.ts';
import type { Language } from '#core/conversation/schema.ts';
import { LanguageModelError } from './model-error.ts';
import { readModelFolders } from './model-folder.ts';
import {
  type LanguageModelOptions,
  type OpenLanguageModel,
  openLanguageModel,
} from './open-language-model.ts';

/** The models that come with the program. */
export const SHIPPED_MODELS = fileURLToPath(new URL('../../../models', import.meta.url));

/**
 * The model that a setting names: `on` is the shipped one, `off` none, anything else a folder of models.
 * @param warn told why a model cannot be used; then there is none
 */
export async function modelOfSetting(
  setting: string,
  warn: (text: Bilingual) => void,
  options: LanguageModelOptions = {},
): Promise<OpenLanguageModel | undefined> {
  if (setting === 'off') return undefined;
  try {
    return await openLanguageModel(folderOfSetting(setting), options);
  } catch (failure) {
    if (!(failure instanceof LanguageModelError)) throw failure;
    warn({
      zh: `${failure.text.zh}现在只用词典检测。`,
      en: `${failure.text.en} Only the lexicons are at work now.`,
    });
    return undefined;
  }
}

export function folderOfSetting(setting: string): string {
  return setting === 'on' ? SHIPPED_MODELS : setting;
}

/** What a model is made of, one for each language. */
export interface ModelDescription {
  readonly id: string;
  readonly language: Language;
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
}

/** The models of a setting whose hashes have been checked already. */
export async function modelsOfSetting(setting: string): Promise<readonly ModelDescription[]> {
  const folders = await readModelFolders(folderOfSetting(setting), false);
  return folders.map(({ manifest: { id, language, files } }) => ({
    id,
    language,
    files: Object.entries(files).map(([name, { sha256, bytes }]) => ({ name, sha256, bytes })),
  }));
}
