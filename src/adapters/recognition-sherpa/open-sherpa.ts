import { type Recognizer, RecognizerError } from '#core/ports/recognizer.ts';
import { HEARING_RATE } from '#core/ports/speech-audio.ts';
import { SherpaLibrary } from './library.ts';
import { libraryConfig } from './library-config.ts';
import type { Question } from './library-process.ts';
import { modelIn } from './model-folder.ts';
import { readable, segmentsOf, understoodSchema } from './understood.ts';
import { vocabularyOf } from './vocabulary.ts';

/** What these models were trained on; the library's Whisper leaves out what is beyond 29.5 s. */
const LONGEST_MS = 29_000;
/** The library reads beyond the end of a sound that is shorter than what its models look at together. */
const LEAST_SAMPLES = HEARING_RATE / 2;

export interface SherpaOptions {
  /** Default 1: several recordings are better heard side by side than one by many threads. */
  readonly threads?: number;
}

/**
 * Opens a model of sherpa-onnx: a folder of SenseVoice, Paraformer, Zipformer (transducer or CTC) or Whisper as that
 * project hands them out. Hot words are heard by transducers alone; a language is asked for of Whisper alone.
 * @throws RecognizerError where it cannot be used
 */
export async function openSherpa(
  folder: string,
  id: string,
  { threads = 1 }: SherpaOptions = {},
): Promise<Recognizer> {
  const model = modelIn(folder);
  const { unit, isCapital, hotWords } = await vocabularyOf(model);
  const library = new SherpaLibrary();
  const configOf = (language?: string) =>
    libraryConfig(model, threads, {
      ...(unit === undefined ? {} : { unit }),
      ...(language === undefined ? {} : { language }),
    });
  const isSpelt = model.kind === 'whisper';
  const ask = async (question: Omit<Question, 'isSpelt'>) => {
    try {
      return await library.ask({ ...question, isSpelt });
    } catch (cause) {
      throw unusable(folder, cause as Error);
    }
  };
  await ask({ config: configOf() });
  return {
    id,
    longestMs: LONGEST_MS,
    placesWords: model.placesWords,
    async recognise({ samples, startMs }, hints) {
      const wanted = hotWords(hints.hotWords ?? []);
      const result = await ask({
        config: configOf(hints.language),
        samples: longEnough(samples),
        ...(wanted === undefined ? {} : { hotWords: wanted }),
      });
      const endMs = startMs + Math.round((samples.length * 1000) / HEARING_RATE);
      const understood = understoodSchema.parse(result);
      return segmentsOf(isSpelt ? readable(understood) : understood, { startMs, endMs }, isCapital);
    },
    async close() {
      library.close();
    },
  };
}

function longEnough(samples: Float32Array): Float32Array {
  if (samples.length >= LEAST_SAMPLES) return samples;
  const longer = new Float32Array(LEAST_SAMPLES);
  longer.set(samples);
  return longer;
}

function unusable(folder: string, cause: Error): RecognizerError {
  return new RecognizerError(
    {
      zh: `sherpa-onnx 用不了 ${folder} 里的模型：${cause.message}。请检查文件是否下载完整（可与发布页上的大小核对），内存是否够用。`,
      en: `sherpa-onnx cannot use the model in ${folder}: ${cause.message}. Check that its files are complete, by their sizes where they were published, and that there is memory enough.`,
    },
    { cause },
  );
}
