import { readFile } from 'node:fs/promises';
import { parseExactJson } from '#core/conversation/exact-json.ts';
import { AudioRefusal } from '#core/ports/speech-audio.ts';

/**
 * The value in a JSON file beside a recording; undefined where there is no file.
 * @throws AudioRefusal where it is no JSON: words must not get lost in silence
 */
export async function readSideFile(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return parseExactJson(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new AudioRefusal(
      {
        code: 'bad-transcript',
        severity: 'error',
        message: {
          zh: `录音旁的 ${file} 不是有效的 JSON：${(cause as Error).message}`,
          en: `${file} beside the recording is not valid JSON: ${(cause as Error).message}`,
        },
      },
      { cause },
    );
  }
}
