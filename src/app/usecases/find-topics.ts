import type { ReadOutcome, Rejected } from '#contract/files/reading.ts';
import type { ReadCounts } from '#contract/files/summary.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import type { Bilingual } from '#core/bilingual.ts';
import { detectLanguage } from '#core/conversation/language.ts';
import { type Conversation, LANGUAGES, type Language } from '#core/conversation/schema.ts';
import { type Discovery, discoverTopics } from '#core/insights/discover-topics.ts';
import { joinLanguages } from '#core/insights/join-languages.ts';
import { needTextOf } from '#core/insights/need-text.ts';
import type { Topic } from '#core/insights/topic.ts';
import { messageOf } from '#core/message-of.ts';
import type { LanguageModel } from '#core/ports/language-model.ts';
import type { WordCutter } from '#core/ports/words.ts';
import { attempt } from './analyse-conversations.ts';
import { type ReadingRun, type RunProgress, readAll } from './read-all.ts';

export interface TopicsPorts {
  read(file: string): AsyncIterable<ReadOutcome>;
  reject(rejected: Rejected): void | Promise<void>;
  progress(progress: RunProgress): void;
  /** Absent: words alone tell what is alike. */
  readonly model: LanguageModel | undefined;
  readonly cut: WordCutter;
  /** Told once when the model fails; topics are then found by words alone. */
  warn(text: Bilingual): void;
  readonly signal: AbortSignal;
}

export interface TopicsFound {
  readonly counts: ReadCounts;
  /** In the order in which they were read. */
  readonly conversations: readonly { readonly id: string; readonly topic: Topic | undefined }[];
  /** Largest first. */
  readonly topics: readonly Topic[];
  /** Conversations in which a customer said something. */
  readonly withNeed: number;
  /** Too few conversations to tell topics from chance: there are none then. */
  readonly isTooFew: boolean;
}

/** With fewer conversations what looks like a topic may be chance. */
export const LEAST_CONVERSATIONS = 50;
/** Texts that are embedded between two looks at the signal. */
const EMBEDDED_TOGETHER = 256;

/** Reads conversations and finds what their customers came for, one matter in two languages as one. Throws the signal's reason. */
export async function findTopics(run: ReadingRun, ports: TopicsPorts): Promise<TopicsFound> {
  const needText = needReader();
  const ids: string[] = [];
  const texts: string[] = [];
  const counts = await readAll(run, {
    ...ports,
    async accept(accepted) {
      const need = attempt(accepted, () => ({ text: needText(accepted.conversation) }));
      if ('ok' in need) return need;
      ids.push(accepted.conversation.id);
      texts.push(need.text);
      return undefined;
    },
  });
  const withNeed = texts.filter((text) => text.trim() !== '').length;
  const isTooFew = withNeed < LEAST_CONVERSATIONS;
  const topicOf = new Array<Topic | undefined>(texts.length).fill(undefined);
  let topics: readonly Topic[] = [];
  if (!isTooFew) {
    const languages = byLanguage(texts);
    const found: Discovery[] = [];
    for (const [language, places] of languages) {
      const own = places.map((place) => texts[place]!);
      const vectors = await embed(own, language, ports);
      const input = { texts: own, language, ...(vectors === undefined ? {} : { vectors }) };
      found.push(discoverTopics(input, { cut: ports.cut }));
    }
    const joined = joinLanguages({ found, bridge: ports.model?.bridge, earlier: [], held: [] });
    topics = joined.topics;
    for (const [i, [, places]] of languages.entries())
      for (const [text, place] of places.entries()) topicOf[place] = topics[joined.of[i]![text]!];
  }
  return {
    counts,
    conversations: ids.map((id, place) => ({ id, topic: topicOf[place] })),
    topics,
    withNeed,
    isTooFew,
  };
}

/** One turn of a customer is its need; of a longer conversation the signals tell, for which much is made ready. */
function needReader(): (conversation: Conversation) => string {
  let analyser: Analyser | undefined;
  return (conversation) => {
    const { turns } = conversation;
    if (turns.length === 1 && turns[0]!.role === 'customer') return needTextOf(conversation, []);
    analyser ??= new Analyser();
    return needTextOf(conversation, analyser.analyse(conversation).signals);
  };
}

function byLanguage(texts: readonly string[]): [Language, number[]][] {
  const places = new Map<Language, number[]>(LANGUAGES.map((language) => [language, []]));
  for (const [place, text] of texts.entries()) {
    if (text.trim() !== '') places.get(detectLanguage([text]))!.push(place);
  }
  return [...places].filter(([, own]) => own.length > 0);
}

async function embed(
  texts: readonly string[],
  language: Language,
  { model, warn, signal }: TopicsPorts,
): Promise<readonly Float32Array[] | undefined> {
  if (model?.languages.includes(language) !== true) return undefined;
  const vectors = new Map<string, Float32Array>();
  const distinct = [...new Set(texts)];
  try {
    for (let start = 0; start < distinct.length; start += EMBEDDED_TOGETHER) {
      const batch = distinct.slice(start, start + EMBEDDED_TOGETHER);
      const embedded = await model.embed(batch, language);
      for (const [i, text] of batch.entries()) vectors.set(text, embedded[i]!);
      signal.throwIfAborted();
    }
  } catch (failure) {
    if (signal.aborted) throw failure;
    const reason = messageOf(failure);
    warn({
      zh: `语言模型出错，改按用词归类：${reason}`,
      en: `The language model failed; topics are found by words alone: ${reason}`,
    });
    return undefined;
  }
  return texts.map((text) => vectors.get(text)!);
}
