import { may } from '#core/access/permissions.ts';
import { inScope } from '#core/access/scope.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { Member } from '#core/ports/workflow.ts';

/** The members in whose scope a conversation lies and who have not been stopped. */
export function peopleWhoSee(
  conversation: Pick<Conversation, 'agent'>,
  members: readonly Member[],
): readonly Member[] {
  return members.filter(
    ({ userId, organisation, role, agentIds, teams, active }) =>
      active &&
      may(role, 'conversations.read') &&
      inScope({ actor: `user:${userId}`, organisation, role, agentIds, teams }, conversation),
  );
}
