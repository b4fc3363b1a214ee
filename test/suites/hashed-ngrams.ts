import type { Language } from '#core/conversation/schema.ts';
import type { LanguageModel, UtteranceReading } from '#core/ports/language-model.ts';
import { normaliseText } from '#core/text/text-view.ts';

const WIDTH = 256;

/**
 * A small language model of another kind than the shipped one: sentence vectors are hashed counts of characters, pairs
 * and words. It knows no signals.
 */
export function hashedNgrams(languages: readonly Language[] = ['zh', 'en']): LanguageModel {
  return {
    id: 'hashed-ngrams',
    languages,
    fusion: {},
    embed: async (texts) => texts.map(vectorOf),
    read: async (conversations) =>
      conversations.map(({ language, utterances }) =>
        languages.includes(language)
          ? {
              model: 'hashed-ngrams',
              utterances: utterances.map(({ text }) => readingOf(text)),
              resolution: new Map(),
              satisfaction: 3,
            }
          : undefined,
      ),
    close: async () => {},
  };
}

function readingOf(text: string): UtteranceReading {
  return {
    model: 'hashed-ngrams',
    signals: new Map(),
    emotion: undefined,
    vector: vectorOf(text),
    isFull: true,
    evidence: () => undefined,
  };
}

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(WIDTH);
  const folded = normaliseText(text);
  const pieces = [...folded.matchAll(/[a-z0-9]+|\p{Script=Han}/gu)].map(([piece]) => piece);
  for (const [index, piece] of pieces.entries()) {
    count(vector, piece);
    if (index > 0) count(vector, `${pieces[index - 1]} ${piece}`);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

function count(vector: Float32Array, piece: string): void {
  let hash = 2166136261;
  for (let i = 0; i < piece.length; i++) hash = Math.imul(hash ^ piece.charCodeAt(i), 16777619);
  const mixed = Math.imul(hash ^ (hash >>> 15), 2246822519) >>> 0;
  vector[mixed % WIDTH]! += (mixed >>> 16) & 1 ? 1 : -1;
}
