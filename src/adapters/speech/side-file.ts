import { readFile } from 'node:fs/promises';
import { AudioRefusal } from '#core/ports/speech-audio.ts';
import { readTranscriptFile, type Transcript } from '#core/speech/read-transcript.ts';
import { sideFileOf } from '#core/speech/side-file-name.ts';

export { sideFileOf };

/**
 * The transcript beside a recording, or what is told of the call there; undefined where there is no file.
 * @throws AudioRefusal where there is one that cannot be used: words must not get lost in silence
 */
export async function readSideTranscript(
  recording: string,
  durationMs: number,
): Promise<Transcript | undefined> {
  const file = sideFileOf(recording);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AudioRefusal(
      {
        code: 'bad-transcript',
        severity: 'error',
        message: {
          zh: `录音旁的转写稿 ${file} 不是有效的 JSON：${(cause as Error).message}`,
          en: `the transcript ${file} beside the recording is not valid JSON: ${(cause as Error).message}`,
        },
      },
      { cause },
    );
  }
  const transcript = readTranscriptFile(value, durationMs);
  if (transcript !== undefined) return transcript;
  throw new AudioRefusal({
    code: 'bad-transcript',
    severity: 'error',
    message: {
      zh: `录音旁的 ${file} 里没有找到带时间的文字，也没有通话信息`,
      en: `${file} beside the recording holds neither texts with times nor anything of the call`,
    },
    hint: {
      zh: '需要一个列表，每项有 start、end、text，例如 {"segments":[{"start":0,"end":1.2,"text":"…","speaker":"agent"}]}；没有文字时至少要有 id、startedAt、agent、customer 或 attributes 之一；与录音无关的文件请改名',
      en: 'a list with start, end and text in each item is needed, such as {"segments":[{"start":0,"end":1.2,"text":"…","speaker":"agent"}]}; without words id, startedAt, agent, customer or attributes; rename the file if it has nothing to do with the recording',
    },
  });
}
