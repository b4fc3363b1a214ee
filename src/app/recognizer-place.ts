import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { RecognizerPlace } from '#contract/files/reading.ts';
import { RecognizerError } from '#core/ports/recognizer.ts';
import { isSherpaFolder, modelShelf } from './boot.ts';

export interface RecognizerSettings {
  /** `off`, a model that was pulled, the folder of one, or the URL of a service. */
  readonly recognizer: string;
  readonly recognizerModel?: string | undefined;
  readonly recognizerKey?: string | undefined;
}

const SERVICE = /^(?:https?|wss?):\/\//i;

/**
 * Where the recogniser of the settings is; undefined where there is none.
 * @param dataDir holds the models that were pulled
 * @throws RecognizerError with the way out, where it is not there
 */
export async function recognizerPlace(
  { recognizer, recognizerModel: model, recognizerKey: apiKey }: RecognizerSettings,
  dataDir: string,
): Promise<RecognizerPlace | undefined> {
  if (recognizer === 'off') return undefined;
  if (SERVICE.test(recognizer)) {
    return {
      url: recognizer,
      ...(model === undefined ? {} : { model }),
      ...(apiKey === undefined ? {} : { apiKey }),
    };
  }
  const { MODELS } = await modelShelf();
  const isName = MODELS.some(({ name }) => name === recognizer);
  const folder = isName ? join(dataDir, 'models', recognizer) : recognizer;
  const isWhisper = (await stat(join(folder, 'model.bin')).catch(() => null)) !== null;
  if (isWhisper || (await isSherpaFolder(folder))) {
    return { id: isName ? recognizer : basename(folder), folder };
  }
  throw new RecognizerError(
    isName
      ? {
          zh: `${recognizer} 还没有拉取，先运行 tingzhen models pull ${recognizer}`,
          en: `${recognizer} has not been pulled yet; run tingzhen models pull ${recognizer} first`,
        }
      : {
          zh: `${recognizer} 不是模型名、模型目录，也不是识别服务的网址；tingzhen models list 列出模型名`,
          en: `${recognizer} is neither a model, nor the folder of one, nor the URL of a service; tingzhen models list shows the names`,
        },
  );
}

/** Names and terms as the setting has them: one after the other, with commas between. */
export function hotWordsOf(setting: string | undefined): readonly string[] {
  return (setting ?? '')
    .split(/[,，、;；\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
