import { detectLanguage } from '../conversation/language.ts';
import { LANGUAGES, type Language } from '../conversation/vocabulary.ts';
import type { LanguageModel } from '../ports/language-model.ts';
import type { TextSimilarity } from '../ports/similarity.ts';
import { vectorSimilarity } from '../text/vector-similarity.ts';
import type { Check, Rule } from './model.ts';
import { checksOf } from './walk.ts';

/** A similarity by the model's vectors that already knows those of the sentences in the rules. */
export async function prepareSimilarity(
  model: Pick<LanguageModel, 'id' | 'languages' | 'embed'>,
  rules: readonly Rule[],
): Promise<TextSimilarity> {
  const sentences = new Set(rules.flatMap((rule) => [...checksOf(rule)].flatMap(sentencesOf)));
  const byLanguage = Map.groupBy(sentences, (text) => detectLanguage([text]));
  const vectors: Partial<Record<Language, Map<string, Float32Array>>> = {};
  for (const language of LANGUAGES) {
    const texts = byLanguage.get(language) ?? [];
    if (texts.length === 0 || !model.languages.includes(language)) continue;
    const embedded = await model.embed(texts, language);
    vectors[language] = new Map(texts.map((text, index) => [text, embedded[index]!]));
  }
  return vectorSimilarity(model.id, vectors);
}

function sentencesOf(check: Check): readonly string[] {
  if (check.kind === 'like') return check.examples;
  return check.kind === 'repeats' ? check.except : [];
}
