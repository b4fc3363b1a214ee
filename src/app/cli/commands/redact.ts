import { redactConversations } from '#app/usecases/redact-conversations.ts';
import type { RedactionStyleName } from '#app/usecases/redaction-styles.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { overInputs, type RunFlags, type Target } from '../over-inputs.ts';
import { openFile, type Sink } from '../sinks.ts';
import type { Terminal } from '../terminal.ts';

export interface RedactOptions extends RunFlags {
  readonly style: RedactionStyleName;
}

/** `tingzhen redact`; returns the exit code. */
export async function redact(
  paths: readonly string[],
  options: RedactOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const { out, style } = options;
  return overInputs(paths, options, terminal, signal, {
    done: { zh: '遮盖', en: 'redacted' },
    tellsCounts: false,
    writesOnTheWay: true,
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
      const result = (conversation: Conversation) => sink.write(`${JSON.stringify(conversation)}\n`);
      return { counts: await redactConversations({ ...ports, style }, { ...ports, result }) };
    },
  });
}
