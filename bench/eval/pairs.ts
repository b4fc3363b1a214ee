import type { LanguageModel } from '#core/ports/language-model.ts';
import { ngramSimilarity } from '#core/text/ngram-similarity.ts';
import type { BaseEncoder } from './base-encoder.ts';
import { type Pair, readSet } from './sets.ts';
import { spearman } from './spearman.ts';

export interface Likeness {
  readonly file: string;
  readonly pairs: number;
  readonly of: number;
  /** Spearman between the cosine and the given likeness. */
  readonly model: number;
  readonly base: number | undefined;
}

/** At most this many pairs of a file are read, evenly spread over it. */
const MOST = 5000;

/** How well the model's sentence vectors order pairs by likeness, beside those of the encoder it was made from. */
export async function likenessOf(
  folder: string,
  files: readonly string[],
  model: LanguageModel,
  base: BaseEncoder | undefined,
): Promise<Likeness[]> {
  const results: Likeness[] = [];
  for (const file of files) {
    const all = readSet<Pair>(folder, file);
    if (all === undefined) continue;
    const step = Math.max(1, all.length / MOST);
    const pairs = Array.from({ length: Math.min(all.length, MOST) }, (_, i) => all[Math.floor(i * step)]!);
    const texts = pairs.flatMap(({ a, b }) => [a, b]);
    const labels = pairs.map(({ label }) => label);
    const correlation = (vectors: readonly Float32Array[]) =>
      spearman(
        pairs.map((_, i) => product(vectors[2 * i]!, vectors[2 * i + 1]!)),
        labels,
      );
    results.push({
      file,
      pairs: pairs.length,
      of: all.length,
      model: correlation(await model.embed(texts, 'zh')),
      base: base === undefined ? undefined : correlation(await base.embed(texts)),
    });
  }
  return results;
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!;
  return sum;
}

/** What pieces of characters alone can tell, as the detectors did before. */
export function likenessByPieces(folder: string, file: string): number | undefined {
  const pairs = readSet<Pair>(folder, file);
  if (pairs === undefined) return undefined;
  const similarity = ngramSimilarity();
  return spearman(
    pairs.map(({ a, b }) => similarity.compare(a, b)),
    pairs.map(({ label }) => label),
  );
}
