import type {
  RecognisedSegment,
  RecognisedWord,
  RecognitionHints,
  Recognizer,
} from '#core/ports/recognizer.ts';
import { HEARING_RATE, type OpenedAudio } from '#core/ports/speech-audio.ts';
import { cleanWords } from '#core/speech/clean-words.ts';
import type { WrittenTurn } from '#core/speech/hear-turns.ts';
import type { PlannedTurn } from '#core/speech/recognition-plan.ts';
import {
  alone,
  type RecognitionWindow,
  segmentsByPart,
  windowsOf,
} from '#core/speech/recognition-windows.ts';
import { SpokenLanguage } from '#core/speech/spoken-language.ts';
import { intersectionOf, type Stretch, totalOf } from '#core/speech/stretches.ts';

/** What Whisper was trained on; longer windows understand no better. */
const WINDOW_MS = 28_000;
/** Speech that lasts so long is not passed over; a breath is. */
const NOT_PASSED_OVER_MS = 400;

/**
 * Has the words of a recording written down, turn by turn. The sound is read once more, and no more of it is kept than
 * is waited for.
 * @param audio just opened
 * @param language what was found out of the language before, and is found out now
 * @throws RecognizerError where the recogniser gives up
 */
export async function recogniseTurns(
  audio: Pick<OpenedAudio, 'blocks'>,
  plan: readonly PlannedTurn[],
  recognizer: Recognizer,
  hints: RecognitionHints,
  language: SpokenLanguage = new SpokenLanguage(),
): Promise<WrittenTurn[]> {
  const longestMs = recognizer.placesWords ? Math.min(WINDOW_MS, recognizer.longestMs) : 0;
  const windows = windowsOf(plan, longestMs);
  const found: RecognisedSegment[][][] = plan.map(({ stretches }) => stretches.map(() => []));
  const recent = new RecentSound();
  const ask = async (window: RecognitionWindow): Promise<readonly RecognisedSegment[]> => {
    const known = hints.language ?? language.settled;
    const samples = recent.of(window);
    const segments = await recognizer.recognise(
      { samples, channel: window.channel, startMs: 0 },
      { ...hints, ...(known === undefined ? {} : { language: known }) },
    );
    for (const { language: spoken, startMs, endMs } of segments) {
      if (spoken !== undefined) language.take(spoken, endMs - startMs);
    }
    return segments;
  };
  let areWordsPlaced = true;
  const hear = async (window: RecognitionWindow) => {
    const isAsked = areWordsPlaced || window.parts.length === 1;
    const byPart = isAsked ? segmentsByPart(window, await ask(window)) : undefined;
    areWordsPlaced &&= byPart !== undefined;
    for (const [index, part] of window.parts.entries()) {
      const isMissing = byPart === undefined || (byPart[index]!.length === 0 && window.parts.length > 1);
      const again =
        isMissing && spokenIn(plan[part.turn]!, part) >= NOT_PASSED_OVER_MS
          ? segmentsByPart(alone(window.channel, part), await ask(alone(window.channel, part)))
          : undefined;
      found[part.turn]![part.piece] = (again?.[0] ?? byPart?.[index] ?? []) as RecognisedSegment[];
    }
  };
  let next = 0;
  for await (const block of audio.blocks()) {
    recent.take(block);
    while (next < windows.length && windows[next]!.endMs <= recent.endMs) await hear(windows[next++]!);
    if (next === windows.length) break;
    recent.forgetBefore(Math.min(...windows.slice(next).map(({ parts }) => parts[0]!.sound.startMs)));
  }
  for (; next < windows.length; next++) await hear(windows[next]!);
  return plan.map(({ turn }, index) => writtenTurn(turn, found[index]!.flat()));
}

function spokenIn({ turn }: PlannedTurn, part: Stretch): number {
  return totalOf(intersectionOf(turn.speech, [part]));
}

function writtenTurn(turn: PlannedTurn['turn'], segments: readonly RecognisedSegment[]): WrittenTurn {
  const { speaker, startMs, endMs, speech } = turn;
  const [first] = segments;
  const written = segments.map(({ text }) => text).join(' ');
  const language = first?.language;
  const { text, original } = cleanWords(
    { text: written, ...(language === undefined ? {} : { language }) },
    totalOf(speech),
  );
  const words = text === '' ? [] : segments.flatMap((segment) => segment.words);
  const confidence = text === '' ? 0 : confidenceOf(segments);
  return {
    speaker,
    startMs,
    endMs,
    text,
    ...(original === undefined ? {} : { original }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(words.length === 0 ? {} : { words: words.map((word) => within(word, turn)) }),
  };
}

/** By length of text; undefined where the recogniser does not tell. */
function confidenceOf(segments: readonly RecognisedSegment[]): number | undefined {
  const told = segments.filter(({ confidence }) => confidence !== undefined);
  const length = told.reduce((sum, { text }) => sum + text.length, 0);
  if (length === 0) return undefined;
  const sum = told.reduce((total, { confidence, text }) => total + confidence! * text.length, 0);
  return Math.round((sum / length) * 100) / 100;
}

function within(word: RecognisedWord, { startMs, endMs }: Stretch): RecognisedWord {
  const clamp = (ms: number) => Math.round(Math.min(endMs, Math.max(startMs, ms)));
  return { ...word, startMs: clamp(word.startMs), endMs: clamp(word.endMs) };
}

/** The last of a recording's sound. */
class RecentSound {
  #blocks: { readonly from: number; readonly planes: readonly Float32Array[] }[] = [];
  #end = 0;

  get endMs(): number {
    return (this.#end * 1000) / HEARING_RATE;
  }

  take(planes: readonly Float32Array[]): void {
    this.#blocks.push({ from: this.#end, planes });
    this.#end += planes[0]!.length;
  }

  forgetBefore(ms: number): void {
    const sample = samplesIn(ms);
    this.#blocks = this.#blocks.filter(({ from, planes }) => from + planes[0]!.length > sample);
  }

  /** The sound of its parts, one after the other. */
  of({ channel, parts }: RecognitionWindow): Float32Array {
    const sounds = parts.map(({ sound }) => this.#between(channel, sound));
    const all = new Float32Array(sounds.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const sound of sounds) {
      all.set(sound, at);
      at += sound.length;
    }
    return all;
  }

  #between(channel: number, { startMs, endMs }: Stretch): Float32Array {
    const start = samplesIn(startMs);
    const samples = new Float32Array(Math.max(0, Math.min(samplesIn(endMs), this.#end) - start));
    for (const { from, planes } of this.#blocks) {
      const plane = planes[channel] ?? planes[0]!;
      const skip = Math.max(0, start - from);
      const to = from + skip - start;
      if (skip < plane.length && to < samples.length) {
        samples.set(plane.subarray(skip, skip + samples.length - to), to);
      }
    }
    return samples;
  }
}

function samplesIn(ms: number): number {
  return Math.round((ms * HEARING_RATE) / 1000);
}
