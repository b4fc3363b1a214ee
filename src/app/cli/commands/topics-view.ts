import { clip, harmless, padEnd } from '#app/boot.ts';
import type { TopicsFound } from '#app/usecases/find-topics.ts';
import type { Bilingual } from '#core/bilingual.ts';
import { groupsOf } from '#core/insights/matters.ts';
import { namesOfTopic, sidesOf, type Topic } from '#core/insights/topic.ts';
import type { Terminal } from '../terminal.ts';

/** Between the two names of a topic that both languages speak of. */
const BOTH = ' · ';

/** One line of `--tree` in NDJSON: a heading (no `topic`) or a topic; parents come before what is under them. */
export interface TopicNode {
  readonly topic: string | null;
  readonly name: string;
  /** Where it is told in both languages. */
  readonly names?: Bilingual;
  readonly path: readonly string[];
  readonly size: number;
  readonly language: string;
  readonly phrases?: readonly string[];
  readonly quotes?: readonly string[];
}

export function topicNodes({ topics }: TopicsFound): TopicNode[] {
  return branchesOf(topics).flatMap(({ heading, size, topics: own }) => [
    ...(heading === undefined
      ? []
      : [
          {
            topic: null,
            name: heading.name,
            ...namesIn(heading.names),
            path: [heading.name],
            size,
            language: own[0]!.language,
          },
        ]),
    ...own.map((topic) => ({
      topic: topic.id,
      name: topic.name,
      ...namesIn(namesOfTopic(topic)),
      path: topic.path,
      size: topic.size,
      language: topic.language,
      phrases: sidesOf(topic).flatMap(({ phrases }) => phrases),
      quotes: sidesOf(topic).flatMap(({ quotes }) => quotes),
    })),
  ]);
}

function namesIn(names: Bilingual | undefined): { readonly names?: Bilingual } {
  return names === undefined ? {} : { names };
}

/** For people: topics with their share and a typical sentence, largest first; as a tree with `tree`. */
export function topicsText(found: TopicsFound, tree: boolean, { language, paint, width }: Terminal): string {
  const isChinese = language === 'zh';
  const { topics, conversations, withNeed } = found;
  const inTopics = topics.reduce((sum, { size }) => sum + size, 0);
  const lines: string[] = [
    paint.strong(
      isChinese
        ? `${conversations.length} 通对话，${topics.length} 个主题；${withNeed - inTopics} 通与别的都不像，${conversations.length - withNeed} 通没有说到诉求`
        : `${conversations.length} conversations, ${topics.length} topics; ${withNeed - inTopics} like no others, ${conversations.length - withNeed} without a need that was told`,
    ),
    '',
  ];
  const row = (name: string, size: number, indent: number, quote?: string) => {
    const share = `${((100 * size) / Math.max(1, conversations.length)).toFixed(1)} %`;
    const figures = `${String(size).padStart(7)} ${share.padStart(7)}  `;
    lines.push(`${figures}${' '.repeat(indent)}${paint.strong(clip(harmless(name), width - 18 - indent))}`);
    if (quote === undefined) return;
    const said = clip(harmless(quote.replaceAll(/\s+/g, ' ')), width - 21 - indent);
    lines.push(`${padEnd('', figures.length + indent)}${paint.faint(isChinese ? `“${said}”` : `"${said}"`)}`);
  };
  /** The reader's language first. */
  const shown = ({ name, names }: { readonly name: string; readonly names?: Bilingual | undefined }) =>
    names === undefined ? name : [names[language], names[language === 'zh' ? 'en' : 'zh']].join(BOTH);
  const sides = (topic: Topic) =>
    sidesOf(topic).toSorted((a, b) => Number(b.language === language) - Number(a.language === language));
  const quoteOf = (topic: Topic) => sides(topic).find(({ quotes }) => quotes.length > 0)?.quotes[0];
  const pathsOf = (topic: Topic) => sides(topic).map(({ path }) => path.join(' › '));
  if (tree) {
    for (const { heading, size, topics: own } of branchesOf(topics)) {
      if (heading !== undefined) row(shown(heading), size, 0);
      for (const topic of own)
        row(
          shown({ name: topic.name, names: namesOfTopic(topic) }),
          topic.size,
          heading === undefined ? 0 : 3,
          quoteOf(topic),
        );
    }
  } else {
    for (const topic of topics) row(pathsOf(topic).join(BOTH), topic.size, 0, quoteOf(topic));
  }
  return `${lines.join('\n')}\n`;
}

/** Headings with their topics, and topics without one, largest first. */
function branchesOf(topics: readonly Topic[]) {
  return groupsOf(topics)
    .map((group) => ({ ...group, size: group.topics.reduce((sum, { size }) => sum + size, 0) }))
    .toSorted((a, b) => b.size - a.size);
}
