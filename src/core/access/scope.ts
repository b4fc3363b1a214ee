import type { Conversation } from '../conversation/schema.ts';
import type { ConversationFilter } from '../facts/query.ts';
import type { Caller } from './caller.ts';

/**
 * The filter narrowed to what the caller may see: an agent their own conversations, a supervisor those of
 * their teams, everybody else all. An empty list in it finds nothing.
 */
export function withinScope(caller: Caller, filter: ConversationFilter): ConversationFilter {
  switch (caller.role) {
    case 'agent':
      return { ...filter, agents: common(caller.agentIds, filter.agents) };
    case 'supervisor':
      return { ...filter, teams: common(caller.teams, filter.teams) };
    default:
      return filter;
  }
}

/** Whether a single conversation is one that `withinScope` would find. */
export function inScope(caller: Caller, { agent }: Pick<Conversation, 'agent'>): boolean {
  switch (caller.role) {
    case 'agent':
      return agent !== undefined && caller.agentIds.includes(agent.id);
    case 'supervisor':
      return agent?.team !== undefined && caller.teams.includes(agent.team);
    default:
      return true;
  }
}

function common(allowed: readonly string[], asked: readonly string[] | undefined): readonly string[] {
  return asked === undefined ? allowed : asked.filter((one) => allowed.includes(one));
}
