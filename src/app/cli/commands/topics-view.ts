import { clip, harmless, padEnd } from '#app/boot.ts';
import type { TopicsFound } from '#app/usecases/find-topics.ts';
import type { Topic } from '#core/insights/topic.ts';
import type { Terminal } from '../terminal.ts';

/** One line of `--tree` in NDJSON: a heading (no `topic`) or a topic; parents come before what is under them. */
export interface TopicNode {
  readonly topic: string | null;
  readonly name: string;
  readonly path: readonly string[];
  readonly size: number;
  readonly language: string;
  readonly phrases?: readonly string[];
  readonly quotes?: readonly string[];
}

interface Branch {
  /** Undefined for a topic that stands by itself. */
  readonly heading: string | undefined;
  readonly size: number;
  readonly topics: readonly Topic[];
}

export function topicNodes({ topics }: TopicsFound): TopicNode[] {
  return branchesOf(topics).flatMap(({ heading, size, topics: own }) => [
    ...(heading === undefined
      ? []
      : [{ topic: null, name: heading, path: [heading], size, language: own[0]!.language }]),
    ...own.map(({ id, name, path, size: ownSize, language, phrases, quotes }) => ({
      topic: id,
      name,
      path,
      size: ownSize,
      language,
      phrases,
      quotes,
    })),
  ]);
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
  if (tree) {
    for (const { heading, size, topics: own } of branchesOf(topics)) {
      if (heading !== undefined) row(heading, size, 0);
      for (const topic of own) row(topic.name, topic.size, heading === undefined ? 0 : 3, topic.quotes[0]);
    }
  } else {
    for (const topic of topics) row(topic.path.join(' › '), topic.size, 0, topic.quotes[0]);
  }
  return `${lines.join('\n')}\n`;
}

/** Headings with their topics, and topics without one, largest first. */
function branchesOf(topics: readonly Topic[]): Branch[] {
  const branches = new Map<string, Topic[]>();
  for (const topic of topics) {
    const key = JSON.stringify([topic.language, topic.path[0], topic.path.length > 1]);
    const known = branches.get(key);
    if (known === undefined) branches.set(key, [topic]);
    else known.push(topic);
  }
  return [...branches.values()]
    .map((own) => ({
      heading: own[0]!.path.length > 1 ? own[0]!.path[0] : undefined,
      size: own.reduce((sum, { size }) => sum + size, 0),
      topics: own,
    }))
    .toSorted((a, b) => b.size - a.size);
}
