import { checkMapping, FORMATS, openRecognizer } from '#app/boot.ts';
import { hotWordsOf, recognizerPlace } from '#app/recognizer-place.ts';
import type { ReadOptions } from '#contract/files/reading.ts';
import type { Channel, Role } from '#core/conversation/schema.ts';
import { RecognizerError } from '#core/ports/recognizer.ts';
import { parseNamePattern } from '#core/speech/name-pattern.ts';
import { dataFolder } from './service-options.ts';
import { ConfigurationError, UsageError } from './usage-error.ts';
import { writtenText } from './written-text.ts';

export interface ReadingFlags {
  readonly inputFormat?: string;
  readonly map: readonly string[];
  readonly channel?: Channel;
  readonly channels?: readonly [Role, Role];
  readonly recognizer?: string;
  /** How recordings are named. */
  readonly fileName?: string;
  readonly data?: string;
}

/** Endings of the files that a folder is searched for. */
export const READABLE_ENDINGS = FORMATS.filter(({ reads }) => reads).flatMap(({ extensions }) => extensions);

/** The reading options of a command line, the mapping checked. */
export async function readingOptions(flags: ReadingFlags): Promise<ReadOptions> {
  const map: Record<string, string> = {};
  for (const word of flags.map) Object.assign(map, await mappingOf(word));
  const problems = await checkMapping(map);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return {
    ...(flags.inputFormat === undefined ? {} : { format: flags.inputFormat }),
    ...(flags.channel === undefined ? {} : { channel: flags.channel }),
    ...(flags.channels === undefined ? {} : { channels: flags.channels }),
    ...(Object.keys(map).length === 0 ? {} : { map }),
    ...recordingNameOf(flags),
    ...(await recognizerOf(flags)),
  };
}

/** The pattern of the option, else of the setting. */
function recordingNameOf({ fileName }: ReadingFlags): Pick<ReadOptions, 'recordingName'> {
  const source = fileName ?? (process.env['TINGZHEN_RECORDING_NAME'] || undefined);
  if (source === undefined) return {};
  const read = parseNamePattern(source);
  if (!read.ok) throw new UsageError(read.problem.message, read.problem.hint);
  return { recordingName: source };
}

/** The recogniser of the option, else of the setting. It is opened here once: what cannot be used is told at once. */
async function recognizerOf({
  recognizer,
  data,
}: ReadingFlags): Promise<Pick<ReadOptions, 'recognizer' | 'hotWords'>> {
  const environment = process.env;
  try {
    const place = await recognizerPlace(
      {
        recognizer: recognizer ?? (environment['TINGZHEN_RECOGNIZER'] || 'off'),
        recognizerModel: environment['TINGZHEN_RECOGNIZER_MODEL'] || undefined,
        recognizerKey: environment['TINGZHEN_RECOGNIZER_KEY'] || undefined,
      },
      dataFolder(data),
    );
    if (place === undefined) return {};
    await openRecognizer(place);
    const hotWords = hotWordsOf(environment['TINGZHEN_HOT_WORDS']);
    return { recognizer: place, ...(hotWords.length === 0 ? {} : { hotWords }) };
  } catch (failure) {
    throw failure instanceof RecognizerError ? new UsageError(failure.text) : failure;
  }
}

async function mappingOf(word: string): Promise<Record<string, string>> {
  if (/\.json$/i.test(word)) return mappingFile(word);
  const at = word.indexOf('=');
  if (at > 0) return { [word.slice(0, at).trim()]: word.slice(at + 1).trim() };
  throw new UsageError(
    { zh: `--map 要写成 KEY=VALUE，这里是 ${word}`, en: `--map takes KEY=VALUE, found ${word}` },
    {
      zh: '例如 --map turn.text=内容，或一个 .json 文件',
      en: 'Such as --map turn.text=content, or a .json file',
    },
  );
}

async function mappingFile(file: string): Promise<Record<string, string>> {
  const unopened = { zh: `打不开映射文件 ${file}`, en: `The mapping ${file} cannot be opened` };
  const text = await writtenText(file, new UsageError(unopened));
  const wrong = (reason: string) =>
    new UsageError({
      zh: `映射文件 ${file} 应是 {"KEY":"VALUE",…}：${reason}`,
      en: `The mapping ${file} must be {"KEY":"VALUE",…}: ${reason}`,
    });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw wrong((error as Error).message);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(typeof value);
  for (const [key, one] of Object.entries(value)) if (typeof one !== 'string') throw wrong(key);
  return value as Record<string, string>;
}
