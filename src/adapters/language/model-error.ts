import type { Bilingual } from '#core/bilingual.ts';

/** A model that cannot be used: the text names the file and the way out. */
export class LanguageModelError extends Error {
  override name = 'LanguageModelError';
  readonly text: Bilingual;

  constructor(text: Bilingual, options?: ErrorOptions) {
    super(text.en, options);
    this.text = text;
  }
}

export function damaged(file: string, zh: string, en: string, cause?: unknown): LanguageModelError {
  return new LanguageModelError(
    {
      zh: `语言模型文件 ${file} ${zh}。请重新安装程序以恢复 models 目录，或设置 TINGZHEN_LANGUAGE_MODEL=off 不用语言模型。`,
      en: `The language model's file ${file} ${en}. Restore the models folder by installing the program again, or do without the model: TINGZHEN_LANGUAGE_MODEL=off.`,
    },
    cause === undefined ? undefined : { cause },
  );
}
