import type { Bilingual } from '#core/bilingual.ts';
import { type RecognitionHints, type Recognizer, RecognizerError } from '#core/ports/recognizer.ts';
import { type AudioBlock, HEARING_RATE } from '#core/ports/speech-audio.ts';
import type { WrittenTurn } from '#core/speech/hear-turns.ts';
import { planTurns } from '#core/speech/recognition-plan.ts';
import { SpokenLanguage } from '#core/speech/spoken-language.ts';
import type { SpokenTurn } from '#core/speech/turns.ts';
import { recogniseTurns } from './recognise-turns.ts';

/** A phrase by itself is understood with more around it than one of several: with 0.2 s Whisper loses whole sentences. */
const AROUND_MS = 400;

/** A piece of a call that goes on, and what of it is to be written down. */
export interface PhraseTask {
  /** At 16 kHz. */
  readonly sound: AudioBlock;
  /** In milliseconds from the beginning of the piece, which holds a moment before the first and after the last. */
  readonly phrases: readonly SpokenTurn[];
  /** The language in which the call was so far, as `SpokenLanguage` tells it. */
  readonly heard: SpokenLanguage['heard'];
}

export type PhraseAnswer =
  | {
      readonly ok: true;
      /** One a phrase, at their times; without text where nothing was understood. */
      readonly written: readonly WrittenTurn[];
      readonly heard: SpokenLanguage['heard'];
      /** Names the recogniser. */
      readonly recogniser: string;
    }
  | { readonly ok: false; readonly reason: Bilingual };

/** Has phrases of a call that goes on written down, as the turns of a recording are. */
export async function writePhrases(
  { sound, phrases, heard }: PhraseTask,
  open: () => Promise<Recognizer>,
  hints: RecognitionHints,
): Promise<PhraseAnswer> {
  const language = new SpokenLanguage(heard);
  try {
    const recognizer = await open();
    const isOneChannel = sound.length === 1;
    const untilMs = (sound[0]!.length * 1000) / HEARING_RATE;
    const plan = planTurns(phrases, isOneChannel, untilMs, recognizer.longestMs, AROUND_MS);
    const audio = {
      async *blocks() {
        yield sound;
      },
    };
    const written = await recogniseTurns(audio, plan, recognizer, hints, language);
    return { ok: true, written, heard: language.heard, recogniser: recognizer.id };
  } catch (failure) {
    if (!(failure instanceof RecognizerError)) throw failure;
    return { ok: false, reason: failure.text };
  }
}
