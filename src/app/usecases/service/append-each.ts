import { messageOf } from '#core/message-of.ts';
import type { ConversationFact, PackedFacts } from '#core/ports/facts.ts';
import { StoreUnavailable } from '#core/ports/store-errors.ts';
import type { MadeFacts, ServicePorts } from './ports.ts';

/**
 * Appends facts at once; where the store refuses them though it is well, one by one, so that only the one that it
 * refuses is left out. Resolves to the ids of those, with the reason.
 * @throws what the store throws when it is not well, so that nothing counts as failed because of that.
 */
export async function appendEach(
  { facts: store, log }: Pick<ServicePorts, 'facts' | 'log'>,
  organisation: string,
  facts: MadeFacts['facts'],
): Promise<ReadonlyMap<string, string>> {
  const refused = new Map<string, string>();
  const all = await refusal(store, organisation, facts);
  if (all === undefined) return refused;
  log.warn({ organisation, error: all }, 'the facts of a batch were refused; they are tried one by one');
  for (const { id, fact } of oneByOne(facts)) {
    const error = await refusal(store, organisation, fact);
    if (error !== undefined) refused.set(id, error);
  }
  return refused;
}

async function refusal(
  store: ServicePorts['facts'],
  organisation: string,
  facts: MadeFacts['facts'],
): Promise<string | undefined> {
  try {
    await store.append(organisation, facts);
    return undefined;
  } catch (failure) {
    if (failure instanceof StoreUnavailable) throw failure;
    // An engine that has broken down refuses everything, and no conversation is to blame for it.
    await store.check();
    return messageOf(failure);
  }
}

function* oneByOne(
  facts: readonly ConversationFact[] | PackedFacts,
): Generator<{ readonly id: string; readonly fact: MadeFacts['facts'] }> {
  if (!('rows' in facts)) {
    for (const fact of facts) yield { id: fact.conversation.id, fact: [fact] };
    return;
  }
  let start = 0;
  for (const place of facts.places) {
    const rows = facts.rows.subarray(start, start + place.length);
    start += place.length;
    yield { id: place.id, fact: { organisation: facts.organisation, places: [place], rows } };
  }
}
