import type { z } from 'zod';
import type { ServicePorts } from '#app/usecases/service/ports.ts';
import { type filterFields, filterOf } from '#contract/api/conversation-query.ts';
import type { Caller } from '#core/access/caller.ts';
import { withinScope } from '#core/access/scope.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import { topicsUnder } from '#core/insights/matters.ts';

/**
 * The conversations that a caller asks for, as far as they may see them. Hours and days of the week are read on the
 * organisation's clock unless another one is named.
 */
export async function askedFilter(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  caller: Caller,
  query: z.output<z.ZodObject<typeof filterFields>>,
): Promise<ConversationFilter> {
  const filter = await withoutHeadings(workflow, caller, withinScope(caller, filterOf(query)));
  const readsClock = filter.hours !== undefined || filter.weekdays !== undefined;
  if (!readsClock || filter.timeZone !== undefined) return filter;
  const organisation = await workflow.people.organisation(caller.organisation);
  return { ...filter, timeZone: organisation?.timeZone ?? 'UTC' };
}

/** A heading stands for the topics under it as they are now. */
async function withoutHeadings(
  workflow: ServicePorts['workflow'],
  { organisation }: Caller,
  filter: ConversationFilter,
): Promise<ConversationFilter> {
  if (filter.topics === undefined) return filter;
  const { topics } = await workflow.insights.board(organisation);
  return { ...filter, topics: filter.topics.flatMap((id) => topicsUnder(topics, id)) };
}
