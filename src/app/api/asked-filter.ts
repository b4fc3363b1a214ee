import type { z } from 'zod';
import { looksForPersonalData } from '#app/usecases/service/looks-for-personal-data.ts';
import type { ServicePorts } from '#app/usecases/service/ports.ts';
import { type filterFields, filterOf } from '#contract/api/conversation-query.ts';
import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import { withinScope } from '#core/access/scope.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import { topicsUnder } from '#core/insights/matters.ts';
import { forbidden } from './problem.ts';

/**
 * The conversations that a caller asks for, as far as they may see them. Hours and days of the week are read on the
 * organisation's clock unless another one is named.
 * @throws ApiProblem where personal data is looked for by somebody who may not see it: how many there are would tell.
 */
export async function askedFilter(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  caller: Caller,
  query: z.output<z.ZodObject<typeof filterFields>>,
): Promise<ConversationFilter> {
  const asked = filterOf(query);
  if (!may(caller.role, 'conversations.reveal') && looksForPersonalData(asked))
    throw notByPersonalData(caller);
  const filter = await withoutHeadings(workflow, caller, withinScope(caller, asked));
  const readsClock = filter.hours !== undefined || filter.weekdays !== undefined;
  if (!readsClock || filter.timeZone !== undefined) return filter;
  const organisation = await workflow.people.organisation(caller.organisation);
  return { ...filter, timeZone: organisation?.timeZone ?? 'UTC' };
}

function notByPersonalData({ role }: Caller) {
  return forbidden({
    zh: `角色 ${role} 不能查看个人信息，也不能按个人信息查找：条件里不能有电话、证件号、卡号、姓名等，也不能有 5 位以上的连续数字`,
    en: `The role ${role} may not see personal data, nor look for it: leave out telephone, document and card numbers, names and the like, and any 5 digits or more in a row`,
  });
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
