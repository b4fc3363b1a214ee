import { workerData } from 'piscina';
import { modelOfSetting } from '#adapters/language/model-setting.ts';
import { openWordCutter } from '#adapters/words/word-cutter.ts';
import { LANGUAGES, type Language } from '#core/conversation/schema.ts';
import { discoverTopics } from '#core/insights/discover-topics.ts';
import { heldIn } from '#core/insights/held-topics.ts';
import { type Joined, joinLanguages } from '#core/insights/join-languages.ts';
import { findNewWords, type NewWord } from '#core/insights/new-words.ts';
import { placeTopics, type TopicPlaces } from '#core/insights/place-topics.ts';
import { refreshTopics } from '#core/insights/refresh-topics.ts';
import { type Topic, topicsIn } from '#core/insights/topic.ts';
import type { LanguageModel } from '#core/ports/language-model.ts';
import type { FindTask } from './usecases/service/insights/ports.ts';
import { withoutPersonalData } from './usecases/service/mask-found.ts';
import type { ThreadSetup } from './worker/analysis-pool.ts';
import { limited, type TaskTime } from './worker/limited-task.ts';
import { standBack } from './worker/stand-back.ts';

// What the thread of topics does, by the names under which it is asked for it.

const { languageModel } = workerData as ThreadSetup;
standBack();
const cut = openWordCutter();
const EMBEDDED_TOGETHER = 128;
let model: Promise<LanguageModel | undefined> | undefined;

/** Nothing that a task prepares here takes long: its time begins at once. */
function timed<Task, Result>(work: (task: Task, time: TaskTime) => Result | Promise<Result>) {
  return limited(async (task: Task, time): Promise<Result> => {
    time.begins();
    return work(task, time);
  });
}

export const find = timed(async ({ needs, earlier, held }: FindTask): Promise<Joined> => {
  const found = needs.map(({ language, ...own }) =>
    refreshTopics({
      found: discoverTopics({ ...own, language }, { cut, hide: hiding(language) }),
      ...own,
      earlier: topicsIn(earlier, language),
      held: heldIn(held, language),
    }),
  );
  const asTheyWere = LANGUAGES.filter((language) => needs.every((own) => own.language !== language)).map(
    (language) => ({ topics: topicsIn(earlier, language), of: new Int32Array() }),
  );
  const bridge = (await opened())?.bridge;
  const { topics, of } = joinLanguages({ found: [...found, ...asTheyWere], bridge, earlier, held });
  return { topics, of: of.slice(0, needs.length) };
});

export const place = timed(
  async (topics: readonly Topic[]): Promise<TopicPlaces> => placeTopics(topics, (await opened())?.bridge),
);

function opened(): Promise<LanguageModel | undefined> {
  model ??= modelOfSetting(languageModel, ({ en }) => process.emitWarning(en), { checksHashes: false });
  return model;
}

interface EmbedTask {
  readonly texts: readonly string[];
  readonly language: Language;
}

/** Nothing where no model knows the language. */
export const embed = timed((asked: EmbedTask, time) => time.rest.during(() => embedInParts(asked, time)));

async function embedInParts(
  { texts, language }: EmbedTask,
  time: TaskTime,
): Promise<readonly Float32Array[] | null> {
  const reader = await opened();
  if (reader?.languages.includes(language) !== true) return null;
  const vectors: Float32Array[] = [];
  for (let from = 0; from < texts.length; from += EMBEDDED_TOGETHER) {
    if (time.isUp) throw new Error('Nothing more is to be read.');
    vectors.push(...(await reader.embed(texts.slice(from, from + EMBEDDED_TOGETHER), language)));
  }
  return vectors;
}

interface NewWordsTask {
  readonly recent: readonly string[];
  readonly before: readonly string[];
  readonly language: Language;
  readonly falseAlarms: number;
}

export const newWords = timed(
  ({ recent, before, language, falseAlarms }: NewWordsTask): readonly NewWord[] => {
    const hide = hiding(language);
    return findNewWords(recent.map(hide), before.map(hide), language, cut, falseAlarms);
  },
);

/** What topics are called, and words that come up, are told to people who may see no personal data. */
function hiding(language: Language): (text: string) => string {
  return (text) => withoutPersonalData(text, language);
}
