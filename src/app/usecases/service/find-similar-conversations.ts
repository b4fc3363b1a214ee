import type { Caller } from '#core/access/caller.ts';
import { seesMasked } from '#core/access/permissions.ts';
import { inScope, withinScope } from '#core/access/scope.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { SimilarConversation } from '#core/facts/query.ts';
import { maskSummaries } from './mask-found.ts';
import type { ServicePorts } from './ports.ts';

export interface SimilarConversations {
  readonly conversations: readonly SimilarConversation[];
  /** Why nothing can be compared; absent where it can. */
  readonly reason?: Bilingual;
}

/**
 * Conversations in the caller's scope whose customers needed what the customer of this one did, likest first; null
 * where the conversation itself is not in their scope.
 */
export async function findSimilarConversations(
  { facts }: Pick<ServicePorts, 'facts'>,
  caller: Caller,
  id: string,
  limit: number,
): Promise<SimilarConversations | null> {
  const stored = await facts.conversation(caller.organisation, id);
  if (stored === null || !inScope(caller, stored.conversation)) return null;
  const found = await facts.similar(caller.organisation, id, withinScope(caller, {}), limit);
  if (found === null) return { conversations: [], reason: NOT_READ };
  if (!seesMasked(caller)) return { conversations: found };
  return { conversations: await maskSummaries({ facts }, caller.organisation, found) };
}

const NOT_READ: Bilingual = {
  zh: '分析这通对话时没有语言模型，或客户没说过什么，无从比较；启用模型后重新分析即可',
  en: 'No language model read this conversation when it was analysed, or the customer said nothing: analyse it again with the model on',
};
