import { listNotices } from '#app/usecases/service/list-notices.ts';
import { notices, noticesSeen } from '#contract/api/notices.ts';
import { isPerson } from '#core/access/permissions.ts';
import type { Endpoints } from '../endpoint.ts';
import type { RouteContext } from '../route-context.ts';

export function noticeRoutes(endpoints: Endpoints, { ports }: RouteContext): void {
  endpoints.add(
    'conversations.read',
    {
      method: 'get',
      path: '/api/v1/notices',
      tag: 'people',
      summary: {
        zh: '与我有关的事：提到我的批注、等我评的、对我的复核与申诉；管理洞察的人还有新发现的和重新打开的洞察',
        en: 'What concerns me: comments that mention me, what waits for me, reviews and appeals of mine; new and reopened insights for those who manage them',
      },
      answer: { status: 200, schema: notices },
    },
    async ({ caller }) => {
      const found = await listNotices(ports, caller);
      return { notices: [...found], unread: found.filter(({ unread }) => unread).length };
    },
  );

  endpoints.add(
    'conversations.read',
    {
      method: 'post',
      path: '/api/v1/notices:seen',
      tag: 'people',
      summary: { zh: '记下看到了哪里', en: 'Keep up to where they were looked at' },
      body: noticesSeen,
      answer: { status: 204 },
    },
    async ({ caller: { organisation, actor }, body: { upTo } }) => {
      if (isPerson(actor)) await ports.workflow.notices.see(organisation, actor.slice('user:'.length), upTo);
      return undefined;
    },
  );
}
