import type { Caller } from '#core/access/caller.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Passage } from '#core/coaching/growth.ts';
import { coachingView } from '#core/coaching/moments.ts';
import type { PassagePlace } from '#core/coaching/playbook.ts';
import { queueOf } from '#core/conversation/attributes.ts';
import { heldAt } from '#core/conversation/began.ts';
import { toUtterances } from '#core/conversation/utterances.ts';
import type { StoredMoment } from '#core/ports/coaching.ts';
import type { StoredConversation } from '#core/ports/facts.ts';
import { agentNames } from '../agent-names.ts';
import type { ServicePorts } from '../ports.ts';
import { showPassages } from './show-passages.ts';

/**
 * Passages as they stand now. Left out is what is gone, what has changed so that no moment begins there any more, and
 * whatever its agent no longer shares; an agent's own is always shown to themselves.
 */
export async function showExemplars(
  ports: Pick<ServicePorts, 'workflow' | 'facts'>,
  caller: Caller,
  places: readonly PassagePlace[],
): Promise<readonly { readonly place: PassagePlace; readonly passage: Passage }[]> {
  if (places.length === 0) return [];
  const { organisation, agentIds } = caller;
  const ids = [...new Set(places.map(({ conversation }) => conversation))];
  const stored = await ports.facts.conversations(organisation, ids);
  const sharing = await ports.workflow.sharing.all(organisation);
  const names = await agentNames(ports, organisation);
  const moments = new Map(
    places.flatMap((place): [PassagePlace, StoredMoment][] => {
      const found = stored.find(({ conversation }) => conversation.id === place.conversation);
      const moment = found === undefined ? undefined : momentAt(found, place.turn);
      const isShared =
        moment !== undefined && (agentIds.includes(moment.agent) || sharing.get(moment.agent) !== 'withheld');
      return isShared ? [[place, moment]] : [];
    }),
  );
  const shown = new Map<StoredMoment, Passage>();
  for (const [agent, own] of Map.groupBy(moments.values(), (one) =>
    agentIds.includes(one.agent) ? one.agent : '',
  )) {
    for (const [moment, passage] of await showPassages(ports, own, { caller, agent, sharing, names }))
      shown.set(moment, passage);
  }
  return [...moments].flatMap(([place, moment]) => {
    const passage = shown.get(moment);
    return passage === undefined ? [] : [{ place, passage }];
  });
}

/** Why a place is not taken. */
export const NO_PASSAGE: Bilingual = {
  zh: '这里没有可引用的时刻，或对话不在可见范围内',
  en: 'No moment begins there, or the conversation is none that you may see',
};

/** Those of the places at which no moment begins that the caller may open, by their index. */
export async function unreadableExemplars(
  ports: Pick<ServicePorts, 'workflow' | 'facts'>,
  caller: Caller,
  places: readonly PassagePlace[],
): Promise<number[]> {
  const shown = await showExemplars(ports, caller, places);
  const readable = new Set(
    shown.flatMap(({ place, passage }) => (passage.conversation === undefined ? [] : [place])),
  );
  return places.flatMap((place, index) => (readable.has(place) ? [] : [index]));
}

function momentAt(
  { conversation, analysis, receivedAt }: StoredConversation,
  turn: number,
): StoredMoment | undefined {
  const moment = coachingView(toUtterances(conversation), analysis).moments.find((one) => one.turn === turn);
  if (moment === undefined || conversation.agent === undefined) return undefined;
  return {
    ...moment,
    conversation: conversation.id,
    at: new Date(heldAt(conversation, receivedAt)).toISOString(),
    agent: conversation.agent.id,
    channel: conversation.channel,
    language: analysis.language,
    queue: queueOf(conversation) ?? '',
    need: [],
    likeness: 0,
  };
}
