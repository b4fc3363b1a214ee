import type { ReadOutcome } from '#contract/files/reading.ts';
import type { Conversation, Language } from '#core/conversation/schema.ts';
import type { Priority } from '#core/ports/jobs.ts';
import { breathing } from './in-slices.ts';
import { receiveConversations } from './receive-conversations.ts';

/** What became of one input; in the order of the input. */
export interface IngestResult {
  /** Line of the input, or number of the conversation in it, from 1. */
  readonly line: number;
  readonly id?: string;
  readonly status: 'accepted' | 'duplicate' | 'rejected';
  /** In the language that was asked for. */
  readonly error?: string;
  /** Of a recording that was taken in: what could not be heard, or had to be guessed. Likewise. */
  readonly warnings?: readonly string[];
  /** The input was read no further than this line: of it and those after it nothing was taken in. */
  readonly brokeOff?: true;
}

/** A batch is closed at so many conversations, or so many characters of text. */
const BATCH_CONVERSATIONS = 100;
const BATCH_CHARACTERS = 2_000_000;

/**
 * Takes in a stream of any length in constant memory: batch after batch, each durable before its results are
 * told. A refused input is a result like the others, and the next one goes on.
 * @param language of what is said of refused input and of recordings
 * @param recording the file, where it is a recording: its one conversation is kept with it
 */
export async function* ingestStream(
  ports: Parameters<typeof receiveConversations>[0],
  organisation: string,
  outcomes: AsyncIterable<ReadOutcome>,
  language: Language,
  priority: Priority = 'fresh',
  recording?: string,
): AsyncGenerator<IngestResult> {
  let waiting: { readonly line: number; readonly outcome: ReadOutcome }[] = [];
  let characters = 0;
  let number = 0;
  const breath = breathing();
  for await (const outcome of outcomes) {
    number++;
    // What has arrived already is read without a pause otherwise.
    await breath();
    waiting.push({ line: outcome.source.line ?? number, outcome });
    if (outcome.ok) characters += outcome.conversation.turns.reduce((sum, { text }) => sum + text.length, 0);
    if (waiting.length < BATCH_CONVERSATIONS && characters < BATCH_CHARACTERS) continue;
    yield* settle(ports, organisation, waiting, language, priority, recording);
    waiting = [];
    characters = 0;
  }
  yield* settle(ports, organisation, waiting, language, priority, recording);
}

async function* settle(
  ports: Parameters<typeof receiveConversations>[0],
  organisation: string,
  waiting: readonly { readonly line: number; readonly outcome: ReadOutcome }[],
  language: Language,
  priority: Priority,
  recording?: string,
): AsyncGenerator<IngestResult> {
  const conversations = waiting.flatMap(({ outcome }): Conversation[] =>
    outcome.ok ? [outcome.conversation] : [],
  );
  const heard = waiting.flatMap(({ outcome }) => (outcome.ok ? (outcome.heard ?? []) : []))[0];
  const results = await receiveConversations(
    ports,
    organisation,
    conversations,
    priority,
    recording === undefined ? undefined : { file: recording, ...(heard === undefined ? {} : { heard }) },
  );
  let next = 0;
  for (const { line, outcome } of waiting) {
    if (outcome.ok) {
      const { id, status } = results[next++]!;
      const warnings =
        recording === undefined ? [] : outcome.warnings.map(({ message }) => message[language]);
      yield { line, id, status, ...(warnings.length === 0 ? {} : { warnings }) };
    } else {
      yield {
        line,
        ...(outcome.id === undefined ? {} : { id: outcome.id }),
        status: 'rejected',
        error: outcome.problems.map(({ message }) => message[language]).join(language === 'zh' ? '；' : '; '),
      };
    }
  }
}
