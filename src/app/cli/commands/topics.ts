import { openLanguageModel, openWordCutter } from '#app/boot.ts';
import { findTopics, LEAST_CONVERSATIONS, type TopicsFound } from '#app/usecases/find-topics.ts';
import type { ReadOutcome } from '#contract/files/reading.ts';
import { overInputs, type RunFlags, type Target } from '../over-inputs.ts';
import { modelSetting } from '../service-options.ts';
import { openFile, type Sink } from '../sinks.ts';
import type { Terminal } from '../terminal.ts';
import { hasTextLines, readTextLines } from './topics-input.ts';
import { topicNodes, topicsText } from './topics-view.ts';

export interface TopicsOptions extends RunFlags {
  readonly format: 'text' | 'ndjson';
  readonly tree?: boolean;
  /** False with `--no-model`. */
  readonly model: boolean;
}

/** `tingzhen topics`; returns the exit code. */
export async function topics(
  paths: readonly string[],
  options: TopicsOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const { out, format } = options;
  const tree = options.tree === true;
  return overInputs(paths, options, terminal, signal, {
    done: { zh: '归类', en: 'sorted into topics' },
    tellsCounts: false,
    writesOnTheWay: false,
    async open(): Promise<Target & { readonly sink: Sink }> {
      const sink = out === undefined ? terminal.out : await openFile(out);
      return {
        sink,
        finish: () => sink.finish(),
        discard: () => sink.discard(),
        ...(out === undefined ? {} : { path: out }),
      };
    },
    async work({ sink }, ports) {
      const model = await openLanguageModel(modelSetting(options), terminal);
      const found = await findTopics(ports, {
        ...ports,
        read: (file) => readEither(file, ports.read),
        model,
        cut: await openWordCutter(),
        warn: (text) => terminal.note(`${terminal.say(text)}\n`),
      });
      await model?.close();
      return { counts: found.counts, conclude: () => conclude(found, sink) };
    },
  });

  async function conclude(found: TopicsFound, sink: Sink): Promise<void> {
    if (found.isTooFew) {
      terminal.note(
        `${terminal.say({
          zh: `只有 ${found.withNeed} 通对话说到了诉求，太少，看不出主题；至少要 ${LEAST_CONVERSATIONS} 通。`,
          en: `Only ${found.withNeed} conversations tell what the customer came for: too few to see topics, which takes ${LEAST_CONVERSATIONS} at least.`,
        })}\n`,
      );
    }
    if (format === 'text') {
      await sink.write(topicsText(found, tree, terminal));
      return;
    }
    const lines = tree
      ? topicNodes(found)
      : found.conversations.map(({ id, topic }) => ({
          id,
          topic: topic?.id ?? null,
          path: topic?.path ?? [],
        }));
    for (const line of lines) await sink.write(`${JSON.stringify(line)}\n`);
  }
}

async function* readEither(
  file: string,
  read: (file: string) => AsyncIterable<ReadOutcome>,
): AsyncGenerator<ReadOutcome> {
  yield* (await hasTextLines(file)) ? readTextLines(file) : read(file);
}
