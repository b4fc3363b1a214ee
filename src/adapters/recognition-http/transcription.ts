import { z } from 'zod';
import type { RecognisedSegment, RecognisedWord } from '#core/ports/recognizer.ts';

const wordSchema = z.object({
  word: z.string(),
  start: z.number(),
  end: z.number(),
  probability: z.number().min(0).max(1).nullish(),
});

const segmentSchema = z.object({
  text: z.string(),
  start: z.number(),
  end: z.number(),
  avg_logprob: z.number().nullish(),
  no_speech_prob: z.number().nullish(),
  words: z.array(wordSchema).nullish(),
});

/** What a service of `POST /v1/audio/transcriptions` answers with `verbose_json`; only the text is surely there. */
export const transcriptionSchema = z.object({
  text: z.string(),
  language: z.string().nullish(),
  segments: z.array(segmentSchema).nullish(),
  words: z.array(wordSchema).nullish(),
});

export type Transcription = z.infer<typeof transcriptionSchema>;

/** As in OpenAI's own program: nobody speaks, and what is written all the same is unlikely. */
const NO_SPEECH = 0.6;
const UNLIKELY = -1;

/** What was understood of a stretch that lasts `startMs` to `endMs`; the answer counts seconds from its beginning. */
export function segmentsOf(
  { text, language, segments, words }: Transcription,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): RecognisedSegment[] {
  const at = (seconds: number) => Math.min(endMs, Math.max(startMs, startMs + Math.round(seconds * 1000)));
  const spoken = language == null ? undefined : languageOf(language);
  const placed = (list: Transcription['words']) => (list ?? []).map((word) => wordOf(word, at));
  const about = spoken === undefined ? {} : { language: spoken };
  const said = (segments ?? []).filter(
    ({ no_speech_prob: silence, avg_logprob: log }) =>
      silence == null || log == null || silence <= NO_SPEECH || log >= UNLIKELY,
  );
  if (said.length === 0) {
    const isSilence = (segments ?? []).length > 0 || text.trim() === '';
    return isSilence ? [] : [{ startMs, endMs, text: text.trim(), ...about, words: placed(words) }];
  }
  const free = placed(words);
  return said
    .map((segment) => {
      const [from, until] = [at(segment.start), at(segment.end)];
      const own = segment.words == null ? free.filter((word) => isWithin(word, from, until)) : [];
      return {
        startMs: from,
        endMs: until,
        text: segment.text.trim(),
        ...(segment.avg_logprob == null ? {} : { confidence: hundredths(Math.exp(segment.avg_logprob)) }),
        ...about,
        words: segment.words == null ? own : placed(segment.words),
      };
    })
    .filter((segment) => segment.text !== '');
}

function wordOf(
  { word, start, end, probability }: z.infer<typeof wordSchema>,
  at: (seconds: number) => number,
): RecognisedWord {
  return {
    text: word.trim(),
    startMs: at(start),
    endMs: at(end),
    ...(probability == null ? {} : { confidence: hundredths(probability) }),
  };
}

function isWithin({ startMs, endMs }: RecognisedWord, from: number, until: number): boolean {
  const middle = (startMs + endMs) / 2;
  return middle >= from && middle < until;
}

let codes: Map<string, string> | undefined;

/** ISO 639-1 of a language that is told by its code or by its English name, as OpenAI does. */
function languageOf(told: string): string | undefined {
  const name = told.toLowerCase();
  const code = /^[a-z]{2,3}(?=$|[-_])/.exec(name)?.[0];
  if (code !== undefined) return code;
  codes ??= codesByName();
  return codes.get(name);
}

function codesByName(): Map<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
  const known = letters.flatMap((first) =>
    letters.flatMap((second) => {
      const name = names.of(first + second);
      return name === undefined ? [] : [[name.toLowerCase(), first + second] as const];
    }),
  );
  return new Map([...known, ['mandarin', 'zh'], ['cantonese', 'yue']]);
}

function hundredths(value: number): number {
  return Math.round(Math.min(1, value) * 100) / 100;
}
