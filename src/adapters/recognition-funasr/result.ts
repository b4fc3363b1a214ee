import { z } from 'zod';
import type { RecognisedSegment, RecognisedWord } from '#core/ports/recognizer.ts';

const span = z.tuple([z.number(), z.number()]);
const spans = z.array(span);

const sentenceSchema = z.object({
  text_seg: z.string(),
  punc: z.string().nullish(),
  start: z.number(),
  end: z.number(),
  ts_list: spans.nullish(),
});

/** A message of a FunASR server; `timestamp` is a list of milliseconds, often written as a string. */
export const resultSchema = z.object({
  mode: z.string(),
  text: z.string(),
  is_final: z.boolean().nullish(),
  timestamp: z.union([spans, z.string()]).nullish(),
  stamp_sents: z.array(sentenceSchema).nullish(),
});

export type FunAsrResult = z.infer<typeof resultSchema>;

/** What has a time of its own: a character of a script without spaces, else a word. */
const UNITS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{P}\p{S}\p{Script=Han}]+(?:['’-][^\s\p{P}\p{S}\p{Script=Han}]+)*/gu;

/** What was understood of a stretch; the server counts milliseconds from its beginning. */
export function segmentsOf(
  { text, timestamp, stamp_sents: sentences }: FunAsrResult,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): RecognisedSegment[] {
  const at = (ms: number) => Math.min(endMs, startMs + Math.round(ms));
  if (sentences != null && sentences.length > 0) {
    return sentences
      .map(({ text_seg: said, punc, start, end, ts_list: times }) => ({
        startMs: at(start),
        endMs: at(end),
        text: `${joined(said)}${punc ?? ''}`,
        words: wordsOf(said, times ?? [], at),
      }))
      .filter((segment) => segment.text !== '');
  }
  if (text.trim() === '') return [];
  return [{ startMs, endMs, text: text.trim(), words: wordsOf(text, timesOf(timestamp), at) }];
}

/** Nothing where times and units do not go together. */
function wordsOf(text: string, times: z.infer<typeof spans>, at: (ms: number) => number): RecognisedWord[] {
  const units = text.match(UNITS) ?? [];
  if (units.length !== times.length) return [];
  return units.map((unit, i) => ({ text: unit, startMs: at(times[i]![0]), endMs: at(times[i]![1]) }));
}

function timesOf(told: FunAsrResult['timestamp']): z.infer<typeof spans> {
  if (told == null) return [];
  if (typeof told !== 'string') return told;
  try {
    return spans.parse(JSON.parse(told));
  } catch {
    return [];
  }
}

/** Characters come apart: "正 是 因 为". */
function joined(units: string): string {
  return units.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').trim();
}
