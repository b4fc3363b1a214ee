import type { z } from 'zod';
import { looksForPersonalData } from '#app/usecases/service/looks-for-personal-data.ts';
import type { ServicePorts } from '#app/usecases/service/ports.ts';
import { READ_FOR_DIGITS, withVisibleDigits } from '#app/usecases/service/visible-digits.ts';
import { type filterFields, filterOf } from '#contract/api/conversation-query.ts';
import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import { ROLE_TITLES } from '#core/access/role-titles.ts';
import { withinScope } from '#core/access/scope.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import { topicsUnder } from '#core/insights/matters.ts';
import { badRequest, forbidden } from './problem.ts';
import { asQuestion } from './question.ts';

/**
 * The conversations that a caller asks for, as far as they may see them. Hours and days of the week are read on the
 * organisation's clock unless another one is named. Who may not see personal data finds digits only where they are shown.
 * @throws ApiProblem where personal data is looked for by somebody who may not see it: how many there are would tell.
 */
export async function askedFilter(
  { workflow, facts }: Pick<ServicePorts, 'workflow' | 'facts'>,
  caller: Caller,
  query: z.output<z.ZodObject<typeof filterFields>>,
): Promise<ConversationFilter> {
  const asked = filterOf(query);
  const mayReveal = may(caller.role, 'conversations.reveal');
  if (!mayReveal && looksForPersonalData(asked)) throw notByPersonalData(caller);
  const scoped = await withoutHeadings(workflow, caller, withinScope(caller, asked));
  const filter = await withClock(workflow, caller, scoped);
  if (mayReveal) return filter;
  const visible = await asQuestion(() => withVisibleDigits({ facts }, caller.organisation, filter));
  if (visible === null) throw tooManyWithDigits();
  return visible;
}

async function withClock(
  workflow: ServicePorts['workflow'],
  { organisation }: Caller,
  filter: ConversationFilter,
): Promise<ConversationFilter> {
  const readsClock = filter.hours !== undefined || filter.weekdays !== undefined;
  if (!readsClock || filter.timeZone !== undefined) return filter;
  const { timeZone = 'UTC' } = (await workflow.people.organisation(organisation)) ?? {};
  return { ...filter, timeZone };
}

function tooManyWithDigits() {
  return badRequest({
    zh: `这些数字出现在 ${READ_FOR_DIGITS} 通以上的对话里，请缩小范围再查，例如缩短时间`,
    en: `These digits stand in more than ${READ_FOR_DIGITS} conversations: ask for fewer, of a shorter period for instance`,
  });
}

function notByPersonalData({ role }: Caller) {
  return forbidden({
    zh: `你的角色（${ROLE_TITLES[role].zh}）不能查看个人信息，也不能按个人信息查找：条件里不能有电话、证件号、卡号、姓名等，也不能有 5 位以上的连续数字`,
    en: `Your role (${ROLE_TITLES[role].en}) may not see personal data, nor look for it: leave out telephone, document and card numbers, names and the like, and any 5 digits or more in a row`,
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
