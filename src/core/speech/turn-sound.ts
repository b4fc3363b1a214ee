import { z } from 'zod';
import type { Conversation, Turn } from '../conversation/schema.ts';
import { SIGNAL_TYPES } from '../signals/catalogue.ts';
import { SOUND } from './sound-attribute.ts';

// What was heard travels with the turns as attributes, so that every store keeps it and every analysis finds it.

export { SOUND };

const SPEECH_TYPES = SIGNAL_TYPES.filter((type) => type.startsWith('speech.'));
const figure = z.number().finite();
const milliseconds = figure.nonnegative();

/** One thing that was heard; milliseconds from the beginning of the recording. */
const heardSchema = z.object({
  type: z.enum(SPEECH_TYPES),
  startMs: milliseconds,
  endMs: milliseconds,
  /** Milliseconds of silence, overlap, interruption and hold; else the size of the departure. */
  value: figure,
  confidence: figure.min(0).max(1),
});

const turnSoundSchema = z.object({
  /** From 0. */
  channel: z.int().nonnegative(),
  /** Speech without its pauses. */
  speechMs: milliseconds,
  /** Speech with the pauses between its phrases; calls heard by earlier versions lack it. */
  talkMs: milliseconds.optional(),
  /** Decibels of full scale. */
  levelDb: figure.optional(),
  pitchHz: figure.optional(),
  /** Semitones. */
  pitchRange: figure.optional(),
  /** Characters (English: words) a minute of speech; syllables where no words are known. */
  rate: figure.optional(),
  /** Against the speaker's own usual: decibels, semitones, percent faster, and all of them together. */
  than: z
    .object({
      loudness: figure.optional(),
      pitch: figure.optional(),
      rate: figure.optional(),
      arousal: figure.optional(),
    })
    .optional(),
  /** How sure the recogniser was of the words, 0–1. */
  confidence: figure.min(0).max(1).optional(),
  /** What the recogniser wrote, where the text of the turn is something else. */
  original: z.string().optional(),
  /** When each word was said, milliseconds from the beginning of the recording. */
  words: z
    .array(
      z.object({
        text: z.string(),
        startMs: milliseconds,
        endMs: milliseconds,
        confidence: figure.min(0).max(1).optional(),
      }),
    )
    .optional(),
  heard: z.array(heardSchema),
});

const conversationSoundSchema = z.object({
  /** Who wrote down the words; `none` where nobody did. */
  words: z.enum(['none', 'transcript', 'recogniser']),
  /** Which recogniser it was. */
  recogniser: z.string().optional(),
  channels: z.int().min(1).max(2),
  durationMs: milliseconds,
});

export type HeardThing = z.infer<typeof heardSchema>;
export type TurnSound = z.infer<typeof turnSoundSchema>;
export type ConversationSound = z.infer<typeof conversationSoundSchema>;

/** What was measured of the sound of a turn; undefined where none was, or where somebody else uses the name. */
export function soundOf({ attributes }: Pick<Turn, 'attributes'>): TurnSound | undefined {
  const sound = attributes?.[SOUND];
  return sound === undefined ? undefined : turnSoundSchema.safeParse(sound).data;
}

export function conversationSound({
  attributes,
}: Pick<Conversation, 'attributes'>): ConversationSound | undefined {
  const sound = attributes?.[SOUND];
  return sound === undefined ? undefined : conversationSoundSchema.safeParse(sound).data;
}

/** A call of which nobody wrote down the words: what rests on words cannot be judged. */
export function isWordless(conversation: Pick<Conversation, 'attributes'>): boolean {
  return conversationSound(conversation)?.words === 'none';
}
