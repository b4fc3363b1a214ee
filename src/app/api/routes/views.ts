import { removeView } from '#app/usecases/service/remove-view.ts';
import { saveView } from '#app/usecases/service/save-view.ts';
import { viewPlace, viewRequest, view as viewSchema, views } from '#contract/api/views.ts';
import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import type { ListedView } from '#core/ports/views.ts';
import type { Endpoints } from '../endpoint.ts';
import { forbidden } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

export function viewRoutes(endpoints: Endpoints, { ports }: RouteContext): void {
  endpoints.add(
    'views.keep',
    {
      method: 'get',
      path: '/api/v1/views',
      tag: 'conversations',
      summary: {
        zh: '列出自己保存的和组织共享的视图',
        en: 'List views of your own and those shared with the organisation',
      },
      answer: { status: 200, schema: views },
    },
    async ({ caller }) => {
      const listed = await ports.workflow.views.list(caller.organisation, caller.actor);
      return { views: listed.map((one) => shownView(one, caller)) };
    },
  );

  endpoints.add(
    'views.keep',
    {
      method: 'put',
      path: '/api/v1/views',
      tag: 'conversations',
      summary: {
        zh: '保存一个视图；自己的同名视图会被替换',
        en: 'Save a view; your own of the same name is replaced',
      },
      body: viewRequest,
      answer: { status: 200, schema: viewSchema },
    },
    async ({ caller, body: { shared, ...view } }) => {
      if (shared) mayShare(caller);
      return shownView(await saveView(ports, caller, { ...view, isShared: shared }), caller);
    },
  );

  endpoints.add(
    'views.keep',
    {
      method: 'delete',
      path: '/api/v1/views',
      tag: 'conversations',
      summary: { zh: '删除一个视图', en: 'Remove a view' },
      query: viewPlace,
      answer: { status: 204 },
    },
    async ({ caller, query: { name, owner = caller.actor } }) => {
      if (owner !== caller.actor) mayShare(caller);
      await removeView(ports, caller, { owner, name });
      return undefined;
    },
  );
}

/** Whoever may share looks after what is shared. */
function mayShare({ role }: Caller): void {
  if (may(role, 'views.share')) return;
  throw forbidden({
    zh: `角色 ${role} 只能管理自己的视图，不能共享给整个组织`,
    en: `The role ${role} may keep views of its own, but not share them with the organisation`,
  });
}

function shownView({ organisation: _, isShared, ...view }: ListedView, { actor }: Caller) {
  return { ...view, shared: isShared, own: view.owner === actor };
}
