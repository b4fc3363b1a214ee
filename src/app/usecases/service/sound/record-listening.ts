import type { Caller } from '#core/access/caller.ts';
import type { SoundPorts } from './ports.ts';

export interface Listening {
  readonly conversation: string;
  readonly action: 'conversation.listen' | 'conversation.reveal';
  readonly reason?: string;
}

/** A player asks for a sound piece by piece; who listens is written down once in so long. */
const AGAIN_MS = 10 * 60_000;
const MOST_REMEMBERED = 1000;
/** In the order in which they were written down. */
const written = new Map<string, number>();

/** Writes down that somebody listens, before anything is heard. */
export async function recordListening(
  { workflow, now }: Pick<SoundPorts, 'workflow' | 'now'>,
  { organisation, actor }: Pick<Caller, 'organisation' | 'actor'>,
  { conversation, action, reason }: Listening,
): Promise<void> {
  const key = JSON.stringify([organisation, actor, conversation, action, reason]);
  const before = written.get(key);
  if (before !== undefined && now() - before < AGAIN_MS) return;
  await workflow.audit.record([
    {
      at: new Date(now()).toISOString(),
      organisation,
      actor,
      action,
      subject: conversation,
      ...(action === 'conversation.reveal'
        ? { details: { sound: true, ...(reason === undefined ? {} : { reason }) } }
        : {}),
    },
  ]);
  written.delete(key);
  if (written.size >= MOST_REMEMBERED) written.delete(written.keys().next().value!);
  written.set(key, now());
}
