import type { LanguageModel, UtteranceReading } from '#core/ports/language-model.ts';
import type { Emotion } from '#core/signals/catalogue.ts';
import { type Hearable, readAll } from '../../training/hearing.ts';
import type { Sentence } from './sets.ts';

/** Emotions of everyday posts, as the external sets name them, and which of ours speak for each. */
export const POST_EMOTIONS = {
  angry: ['anger', 'frustration'],
  happy: ['satisfaction', 'gratitude'],
  sad: ['disappointment'],
  fear: ['anxiety'],
  surprise: ['confusion'],
  neutral: ['neutral'],
} as const satisfies Record<string, readonly Emotion[]>;
export type PostEmotion = keyof typeof POST_EMOTIONS;
export const POST_CLASSES = Object.keys(POST_EMOTIONS) as PostEmotion[];

/** Each text read as the only turn of a customer. */
export async function readPosts(
  posts: readonly Sentence[],
  model: LanguageModel,
): Promise<UtteranceReading[]> {
  const conversations = posts.map(
    ({ text }, index): Hearable => ({
      id: String(index),
      channel: 'chat',
      language: 'zh',
      turns: [{ role: 'customer', text }],
    }),
  );
  return (await readAll(model, conversations)).map((reading) => reading!.utterances[0]!);
}

/** Logarithm of the probability of each of `POST_CLASSES`. */
export function postLogs({ emotion }: UtteranceReading): number[] {
  return POST_CLASSES.map((post) =>
    Math.log(
      Math.max(
        1e-6,
        POST_EMOTIONS[post].reduce((sum, own) => sum + (emotion?.get(own) ?? 0), 0),
      ),
    ),
  );
}

/** How often a labelled text gets the higher figure of two, one of each kind (area under the curve). */
export function separation(figures: readonly number[], holds: readonly boolean[]): number {
  const order = [...figures.keys()].sort((a, b) => figures[a]! - figures[b]!);
  let below = 0;
  let wins = 0;
  for (const place of order) {
    if (holds[place]) wins += below;
    else below++;
  }
  return wins / Math.max(1, below * (figures.length - below));
}
