import { modelOfSetting } from '#adapters/language/model-setting.ts';
import { openWordCutter } from '#adapters/words/word-cutter.ts';
import { findTopics } from '#app/usecases/find-topics.ts';
import { LANGUAGES, type Language } from '#core/conversation/schema.ts';
import { demoWithTruth } from '#core/demo/conversations.ts';
import { sidesOf } from '#core/insights/topic.ts';
import { SAME_SCENES } from '../training/bridge-scenes.ts';

const UNTIL = '2026-01-31T00:00:00Z';

/** Topics that are found in the demo organisation's two languages: how many become one, and how many of these are. */
export async function measureLanguages(): Promise<void> {
  const demo = [...demoWithTruth({ until: UNTIL })];
  const truth = new Map(demo.map((one) => [one.conversation.id, one.truth]));
  const model = await modelOfSetting('on', ({ en }) => {
    throw new Error(en);
  });
  const { topics, conversations } = await findTopics(
    { files: ['demo'] },
    {
      async *read(file) {
        for (const { conversation } of demo)
          yield { ok: true, conversation, source: { file }, warnings: [] } as const;
      },
      reject() {},
      progress() {},
      model,
      cut: openWordCutter(),
      warn() {},
      signal: new AbortController().signal,
    },
  );
  await model?.close();
  /** What most conversations of a topic in a language are about. */
  const sceneOf = (topic: string, language: Language) => {
    const scenes = conversations.flatMap((one) => {
      const known = truth.get(one.id)!;
      return one.topic?.id === topic && known.language === language ? [known.scene] : [];
    });
    const counted = [...Map.groupBy(scenes, (scene) => scene).values()];
    return counted.toSorted((a, b) => b.length - a.length)[0]?.[0] ?? '';
  };
  const scenes = topics.map(({ id }) => ({ zh: sceneOf(id, 'zh'), en: sceneOf(id, 'en') }));
  const isSame = (zh: string, en: string) => SAME_SCENES[en]?.includes(zh) === true;
  const joined = topics.flatMap((topic, i) => (topic.other === undefined ? [] : [scenes[i]!]));
  const right = joined.filter(({ zh, en }) => isSame(zh, en));
  const could = scenes.filter(({ en }) => scenes.some(({ zh }) => isSame(zh, en)));
  const count = (language: Language) =>
    topics.filter((topic) => sidesOf(topic).some((side) => side.language === language)).length;
  console.log(
    `\nTwo languages, demo organisation: ${LANGUAGES.map((language) => `${count(language)} topics in ${language}`).join(', ')}; ${could.length} of the English ones have a Chinese one of the same scene; ${joined.length} joined, ${right.length} of them by scene.`,
  );
  for (const { zh, en } of joined) if (!isSame(zh, en)) console.log(`  not of one scene: ${zh}, ${en}`);
}
