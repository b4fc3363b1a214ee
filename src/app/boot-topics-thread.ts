import { workerData } from 'piscina';
import { modelOfSetting } from '#adapters/language/model-setting.ts';
import { openWordCutter } from '#adapters/words/word-cutter.ts';
import type { Language } from '#core/conversation/schema.ts';
import { type Discovery, discoverTopics } from '#core/insights/discover-topics.ts';
import { findNewWords, type NewWord } from '#core/insights/new-words.ts';
import { refreshTopics } from '#core/insights/refresh-topics.ts';
import type { LanguageModel } from '#core/ports/language-model.ts';
import type { FindTask } from './usecases/service/insights/ports.ts';
import type { ThreadSetup } from './worker/analysis-pool.ts';
import { readingRest } from './worker/reading-rest.ts';

// What the thread of topics does, by the names under which it is asked for it.

const { languageModel, rest: shared } = workerData as ThreadSetup;
const rest = readingRest(shared);
const cut = openWordCutter();
const EMBEDDED_TOGETHER = 128;
let model: Promise<LanguageModel | undefined> | undefined;

export function find({ texts, vectors, language, earlier, held }: FindTask): Discovery {
  const found = discoverTopics({ texts, vectors, language }, { cut });
  return refreshTopics({ found, texts, vectors, earlier, held });
}

/** Nothing where no model knows the language. */
export function embed(asked: {
  readonly texts: readonly string[];
  readonly language: Language;
}): Promise<readonly Float32Array[] | null> {
  return rest.during(() => embedInParts(asked.texts, asked.language));
}

async function embedInParts(
  texts: readonly string[],
  language: Language,
): Promise<readonly Float32Array[] | null> {
  model ??= modelOfSetting(languageModel, ({ en }) => process.emitWarning(en), { checksHashes: false });
  const opened = await model;
  if (opened?.languages.includes(language) !== true) return null;
  const vectors: Float32Array[] = [];
  for (let from = 0; from < texts.length; from += EMBEDDED_TOGETHER) {
    if (rest.isWanted) throw new Error('The service is stopping.');
    vectors.push(...(await opened.embed(texts.slice(from, from + EMBEDDED_TOGETHER), language)));
  }
  return vectors;
}

export function newWords(asked: {
  readonly recent: readonly string[];
  readonly before: readonly string[];
  readonly language: Language;
}): readonly NewWord[] {
  return findNewWords(asked.recent, asked.before, asked.language, cut);
}
