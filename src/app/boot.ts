import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FORMATS } from '#adapters/formats/catalogue.ts';
import { readText } from '#adapters/formats/text-encoding.ts';
import { PackShelf } from '#adapters/packs/pack-shelf.ts';
import {
  PACK_FILE,
  type PackReading,
  readHeader,
  readPack as readPackWith,
} from '#adapters/packs/read-pack.ts';
import { isRecording, RECORDING_ENDINGS } from '#adapters/speech/audio-files.ts';
import type { ReadOptions, ReadOutcome, RecognizerPlace } from '#contract/files/reading.ts';
import type { ResultFormat, ResultFrame, ResultWriter } from '#contract/files/writing.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { LanguageModel } from '#core/ports/language-model.ts';
import { type Recognizer, RecognizerError } from '#core/ports/recognizer.ts';
import type { VoiceActivityModel } from '#core/ports/speech-activity.ts';
import type { AudioReader } from '#core/ports/speech-audio.ts';
import type { VoicePrintModel } from '#core/ports/voice-prints.ts';
import type { WordCutter } from '#core/ports/words.ts';
import type { Problem } from '#core/problem.ts';
import { type NamePattern, parseNamePattern } from '#core/speech/name-pattern.ts';
import manifest from '../../package.json' with { type: 'json' };
import { type ReadAlong, readAlong } from './usecases/read-along.ts';
import type { ToldOfCall } from './usecases/tell-of-call.ts';

// Terminals are written to by the command line as by the text report.
export { clip, harmless, padEnd, width, wrap } from '#adapters/reports/text/layout.ts';
export { type Palette, palette } from '#adapters/reports/text/palette.ts';
export { Sheet } from '#adapters/reports/text/sheet.ts';

export const VERSION = manifest.version;

/** The packs that come with the program. */
export const packShelf = new PackShelf(fileURLToPath(new URL('../../packs', import.meta.url)), readText);

/** A pack in a folder of the user's. */
export function readPack(folder: string): Promise<PackReading> {
  return readPackWith(folder, readText);
}

export { FORMATS, RECORDING_ENDINGS, readText };

// Readers and writers bring large libraries; they are loaded when they are first needed, so that a
// mistyped option is answered at once.

let activity: Promise<VoiceActivityModel> | undefined;
let voices: Promise<VoicePrintModel> | undefined;
const recognizers = new Map<string, Promise<Recognizer>>();

/** The models that can be pulled, and what is done with them. */
export async function modelShelf() {
  const [{ MODELS }, { ModelError }, { pullModel }, { verifyModel }] = await Promise.all([
    import('#adapters/models/catalogue.ts'),
    import('#adapters/models/model-error.ts'),
    import('#adapters/models/pull.ts'),
    import('#adapters/models/verify.ts'),
  ]);
  return { MODELS, ModelError, pullModel, verifyModel };
}

/** Opens a recogniser once, however many recordings it hears. Throws `RecognizerError`. */
export function openRecognizer(place: RecognizerPlace): Promise<Recognizer> {
  const key = JSON.stringify(place);
  const known = recognizers.get(key);
  if (known !== undefined) return known;
  const opening = openedAt(place);
  recognizers.set(key, opening);
  // What could not be opened may be there the next time.
  opening.catch(() => recognizers.delete(key));
  return opening;
}

async function openedAt(place: RecognizerPlace): Promise<Recognizer> {
  if ('folder' in place) {
    if (await isSherpaFolder(place.folder)) {
      const { openSherpa } = await import('#adapters/recognition-sherpa/open-sherpa.ts');
      return openSherpa(place.folder, place.id);
    }
    const { openWhisper } = await import('#adapters/whisper/open-whisper.ts');
    return openWhisper(place.folder, place.id);
  }
  if (/^ws/i.test(place.url)) {
    const { openFunAsr } = await import('#adapters/recognition-funasr/open-funasr.ts');
    return openFunAsr(place);
  }
  const { openTranscriptionService } = await import(
    '#adapters/recognition-http/open-transcription-service.ts'
  );
  return openTranscriptionService(place);
}

/** Models of sherpa-onnx are files of ONNX; CTranslate2 has one of its own. */
export async function isSherpaFolder(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((): string[] => []);
  return !names.includes('model.bin') && names.some((name) => name.endsWith('.onnx'));
}

/** Hears a recording where it is called. @param audio by which it is read; FFmpeg where nothing else is said */
export async function hear(file: string, options: ReadOptions, audio?: AudioReader): Promise<ReadOutcome> {
  try {
    return await heard(file, options, audio);
  } catch (error) {
    if (!(error instanceof RecognizerError)) throw error;
    const problem = { code: 'recogniser', severity: 'error', message: error.text, file } as const;
    return { ok: false, source: { file }, problems: [problem] };
  }
}

async function heard(
  file: string,
  { channels, recognizer, hotWords, recordingName }: ReadOptions,
  audio?: AudioReader,
): Promise<ReadOutcome> {
  const named = recordingName === undefined ? undefined : parseNamePattern(recordingName);
  if (named?.ok === false) return { ok: false, source: { file }, problems: [{ ...named.problem, file }] };
  const { ffmpegReader } = await import('#adapters/speech/ffmpeg-reader.ts');
  const { openSilero } = await import('#adapters/speech/silero-activity.ts');
  const { hearRecording } = await import('./usecases/hear-recording.ts');
  activity ??= openSilero();
  const about = {
    ...(channels === undefined ? {} : { channels }),
    ...(hotWords === undefined ? {} : { hotWords }),
  };
  return hearRecording(file, about, {
    audio: audio ?? ffmpegReader,
    activity: await activity,
    voices: openVoices,
    told: (recording, durationMs) => toldOfCall(recording, durationMs, named?.pattern),
    ...(recognizer === undefined ? {} : { recognizer: await openRecognizer(recognizer) }),
  });
}

/** Opens the model of voices once, when the first recording with one channel asks for it. */
async function openVoices(): Promise<VoicePrintModel> {
  const { openVoicePrints } = await import('#adapters/speech/ge2e-prints.ts');
  voices ??= openVoicePrints();
  return voices;
}

/** What stands beside a recording of its call and in its name. Throws `AudioRefusal`. */
export async function toldOfCall(
  recording: string,
  durationMs: number,
  pattern?: NamePattern,
): Promise<ToldOfCall> {
  const { readSideFile } = await import('#adapters/speech/side-file.ts');
  const { tellOfCall } = await import('./usecases/tell-of-call.ts');
  return tellOfCall(recording, durationMs, pattern, {
    json: readSideFile,
    async vcon(value, of) {
      const { vconOfCall } = await import('#adapters/formats/vcon/vcon-of-call.ts');
      return vconOfCall(value, of);
    },
    async table(file) {
      const { readCallTable } = await import('#adapters/formats/table/read-call-table.ts');
      return readCallTable(file);
    },
  });
}

/**
 * Reads a file of conversations in any known format, one outcome each; a recording is one conversation.
 * @param hearing who hears recordings
 */
export async function* readConversations(
  file: string,
  options: ReadOptions,
  hearing: (file: string, options: ReadOptions) => Promise<ReadOutcome> = hear,
): AsyncGenerator<ReadOutcome> {
  if (options.format === undefined && (await isRecording(file))) {
    yield await hearing(file, options);
    return;
  }
  const formats = await import('#adapters/formats/index.ts');
  yield* formats.readConversations(file, options);
}

/** What is wrong with a `--map`; empty when it can be used. */
export async function checkMapping(map: Readonly<Record<string, string>>): Promise<readonly Problem[]> {
  const { parseMapping } = await import('#adapters/formats/mapping.ts');
  const parsed = parseMapping(map);
  return parsed.ok ? [] : parsed.problems;
}

export async function writerFor(format: ResultFormat, frame: ResultFrame): Promise<ResultWriter> {
  const { createWriter } = await import('#adapters/reports/create-writer.ts');
  const { toVcon } = await import('#adapters/formats/index.ts');
  return createWriter(format, frame, {
    toVcon: ({ conversation, analysis }) => toVcon(conversation, analysis),
  });
}

interface Listener {
  say(text: Bilingual): string;
  note(text: string): void;
}

/** The language model of a setting; one that cannot be used is told of once. */
export async function openLanguageModel(
  setting: string,
  terminal: Listener,
): Promise<LanguageModel | undefined> {
  const { modelOfSetting } = await import('#adapters/language/model-setting.ts');
  return modelOfSetting(setting, (text) => terminal.note(`${terminal.say(text)}\n`));
}

/** Reads along with it. */
export async function openReadAlong(setting: string, terminal: Listener): Promise<ReadAlong> {
  return readAlong(await openLanguageModel(setting, terminal), (text) =>
    terminal.note(`${terminal.say(text)}\n`),
  );
}

export async function openWordCutter(): Promise<WordCutter> {
  const words = await import('#adapters/words/word-cutter.ts');
  return words.openWordCutter();
}

export function isPackHeader(file: string): boolean {
  return basename(file) === PACK_FILE;
}

export function packHeaderProblems(source: string, file: string): readonly Problem[] {
  return readHeader(source, file).problems;
}
