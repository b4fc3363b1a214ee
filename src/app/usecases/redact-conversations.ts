import { createHmac, randomBytes } from 'node:crypto';
import type { ReadOutcome, Rejected } from '#contract/files/reading.ts';
import type { ReadCounts } from '#contract/files/summary.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { PRIVACY_DETECTORS } from '#core/signals/detectors/privacy/index.ts';
import { personalDataFinder } from '#core/signals/privacy/privacy-reader.ts';
import { redactConversation } from '#core/signals/privacy/redact-conversation.ts';
import { attempt } from './analyse-conversations.ts';
import { type ReadingRun, type RunProgress, readAll } from './read-all.ts';
import type { RedactionStyleName } from './redaction-styles.ts';

export interface RedactionPorts {
  read(file: string): AsyncIterable<ReadOutcome>;
  result(conversation: Conversation): void | Promise<void>;
  reject(rejected: Rejected): void | Promise<void>;
  progress(progress: RunProgress): void;
  readonly signal: AbortSignal;
}

/** Reads conversations and hands them on with their personal data hidden, labels in the language of each. */
export async function redactConversations(
  run: ReadingRun & { readonly style: RedactionStyleName },
  ports: RedactionPorts,
): Promise<ReadCounts> {
  const analyser = new Analyser({ detectors: PRIVACY_DETECTORS });
  const find = personalDataFinder();
  const markOf = idMarks();
  return readAll(run, {
    ...ports,
    async accept(accepted) {
      const redacted = attempt(accepted, () => {
        const { signals, language } = analyser.analyse(accepted.conversation);
        return redactConversation({ ...accepted.conversation, language }, signals, {
          style: run.style === 'keep' ? { form: 'mask' } : { form: 'label', language },
          find,
          markOf,
        });
      });
      if ('ok' in redacted) return redacted;
      await ports.result(redacted);
      return undefined;
    },
  });
}

/** The same mark for the same id while this lasts. Without the key, which nobody keeps, trying all numbers tells none. */
function idMarks(): (id: string) => string {
  const key = randomBytes(32);
  // Letters alone: nothing in a mark may be read as somebody's number.
  return (id) =>
    createHmac('sha256', key)
      .update(id)
      .digest('hex')
      .slice(0, 16)
      .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!);
}
