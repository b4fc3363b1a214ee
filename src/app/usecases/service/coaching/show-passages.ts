import type { Caller } from '#core/access/caller.ts';
import { inScope } from '#core/access/scope.ts';
import type { Passage } from '#core/coaching/growth.ts';
import { namesIn } from '#core/coaching/phrase-slots.ts';
import type { Sharing } from '#core/coaching/sharing.ts';
import type { StoredMoment } from '#core/ports/coaching.ts';
import type { StoredConversation } from '#core/ports/facts.ts';
import { maskedConversation } from '../mask-found.ts';
import type { ServicePorts } from '../ports.ts';

/** A passage is no transcript: so many turns of it are shown. */
const TURNS_SHOWN = 8;

interface Wanted {
  readonly caller: Caller;
  /** Whose growth it is about. */
  readonly agent: string;
  readonly sharing: ReadonlyMap<string, Sharing>;
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Moments as they were said, in their order, with personal data hidden, and the names of agents who did not agree to be
 * named. A moment whose conversation is gone, or changed since, is left out.
 */
export async function showPassages(
  { facts }: Pick<ServicePorts, 'facts'>,
  moments: readonly StoredMoment[],
  wanted: Wanted,
): Promise<ReadonlyMap<StoredMoment, Passage>> {
  const ids = [...new Set(moments.map(({ conversation }) => conversation))];
  const stored = await facts.conversations(wanted.caller.organisation, ids);
  const byId = new Map(stored.map((one) => [one.conversation.id, one]));
  const shown = new Map<StoredMoment, Passage>();
  for (const moment of moments) {
    const one = byId.get(moment.conversation);
    const passage = one === undefined ? undefined : passageOf(moment, one, wanted);
    if (passage !== undefined) shown.set(moment, passage);
  }
  return shown;
}

function passageOf(
  moment: StoredMoment,
  { conversation, analysis }: StoredConversation,
  { caller, agent, sharing, names }: Wanted,
): Passage | undefined {
  const { turns } = maskedConversation(conversation, analysis);
  const last = Math.min(moment.until ?? moment.answer ?? moment.turn, moment.turn + TURNS_SHOWN - 1);
  if (conversation.agent?.id !== moment.agent || last >= turns.length) return undefined;
  const isOwn = moment.agent === agent;
  const isNamed = isOwn || sharing.get(moment.agent) === 'named';
  const name = names.get(moment.agent) ?? conversation.agent.name;
  const hidden = [...names]
    .flatMap(([id, known]) => (id === agent || sharing.get(id) === 'named' ? [] : [known]))
    .concat(isNamed ? [] : [conversation.agent.name ?? '']);
  const { at, channel, situation, emotion, behaviours, outcome, likeness } = moment;
  return {
    ...(inScope(caller, conversation) ? { conversation: conversation.id, turn: moment.turn } : {}),
    at,
    by: isOwn ? 'own' : 'colleague',
    ...(isNamed && !isOwn && name !== undefined ? { name } : {}),
    channel,
    situation,
    emotion,
    behaviours,
    outcome,
    turns: turns
      .slice(moment.turn, last + 1)
      .map(({ role, text }) => ({ role, text: withoutNames(text, hidden) })),
    ...(isOwn || likeness === 0 ? {} : { likeness: Math.round(likeness * 100) / 100 }),
  };
}

function withoutNames(text: string, names: readonly string[]): string {
  return namesIn(text, names).reduce(
    (rest, { start, end }) => rest.slice(0, start) + '*'.repeat(end - start) + rest.slice(end),
    text,
  );
}
