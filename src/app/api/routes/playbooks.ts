import {
  changePlaybook,
  type PlaybookChange,
  type SeenPlaybook,
} from '#app/usecases/service/coaching/change-playbook.ts';
import { draftPlaybooks } from '#app/usecases/service/coaching/draft-playbooks.ts';
import { NO_PASSAGE } from '#app/usecases/service/coaching/show-exemplars.ts';
import { viewPlaybook, viewPlaybooks } from '#app/usecases/service/coaching/view-playbooks.ts';
import {
  draftedPlaybooks,
  playbookChange,
  playbookDetail,
  playbookDraftRequest,
  playbookPlace,
  playbookQuery,
  playbookSeen,
  playbooks,
} from '#contract/api/playbooks.ts';
import type { Caller } from '#core/access/caller.ts';
import { PlaybookMoveError } from '#core/coaching/playbook.ts';
import type { Endpoints } from '../endpoint.ts';
import { conflict, invalidContent, notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

const DAY_MS = 86_400_000;

/** What colleagues do who bring customers round, as something that others can learn. */
export function playbookRoutes(endpoints: Endpoints, { ports, audit, setup }: RouteContext): void {
  const hasModel = setup.languageModel.state === 'ready';
  endpoints.add(
    'coaching.read',
    {
      method: 'get',
      path: '/api/v1/playbooks',
      tag: 'coaching',
      summary: {
        zh: '列出手册；客服只看到启用的',
        en: 'List playbooks; agents see those that are approved',
      },
      answer: { status: 200, schema: playbooks },
    },
    async ({ caller }) => ({ playbooks: await viewPlaybooks(ports, caller) }),
  );

  endpoints.add(
    'coaching.manage',
    {
      method: 'post',
      path: '/api/v1/playbooks:draft',
      tag: 'coaching',
      summary: {
        zh: '从有效的做法提炼手册草稿；已有手册的不动',
        en: 'Distil drafts from what works; what has a playbook is left as it is',
      },
      body: playbookDraftRequest,
      answer: { status: 200, schema: draftedPlaybooks },
    },
    async ({ caller, body: { days } }) => {
      const to = ports.now();
      const period = { from: new Date(to - days * DAY_MS).toISOString(), to: new Date(to).toISOString() };
      const { drafted, notes } = await draftPlaybooks(ports, caller, period, hasModel);
      for (const { id, title } of drafted)
        await audit(caller, 'playbook.draft', `playbook:${id}@1`, { title });
      return { drafted: drafted.map(({ id, title }) => ({ id, title })), notes: [...notes] };
    },
  );

  endpoints.add(
    'coaching.read',
    {
      method: 'get',
      path: '/api/v1/playbooks/{id}',
      tag: 'coaching',
      summary: {
        zh: '一本手册：步骤、话术、示范、何时不用，以及启用后的采用与效果',
        en: 'One playbook: steps, phrases, exemplars, when not to use it, and what came of it',
      },
      params: playbookPlace,
      query: playbookQuery,
      answer: { status: 200, schema: playbookDetail },
    },
    async ({ caller, params: { id }, query: { version } }) => {
      const found = await viewPlaybook(ports, caller, id, version);
      if (found === null) throw noSuchPlaybook(id);
      return found;
    },
  );

  endpoints.add(
    'coaching.manage',
    {
      method: 'put',
      path: '/api/v1/playbooks/{id}',
      tag: 'coaching',
      summary: {
        zh: '修改手册；已启用的不变，改动成为下一版草稿',
        en: 'Edit a playbook; an approved version stays, the change is the next draft',
      },
      params: playbookPlace,
      body: playbookChange,
      answer: { status: 200, schema: playbookDetail },
    },
    ({ caller, params: { id }, body: { version, changedAt, ...content } }) =>
      change(caller, { id, version, changedAt }, { kind: 'edit', content }),
  );

  for (const kind of ['approve', 'retire'] as const) {
    endpoints.add(
      'playbooks.approve',
      {
        method: 'post',
        path: `/api/v1/playbooks/{id}/${kind}`,
        tag: 'coaching',
        summary:
          kind === 'approve'
            ? {
                zh: '启用手册；之前启用的版本随之停用',
                en: 'Approve a playbook; the version before is retired',
              }
            : { zh: '停用手册', en: 'Retire a playbook' },
        params: playbookPlace,
        body: playbookSeen,
        answer: { status: 200, schema: playbookDetail },
      },
      ({ caller, params: { id }, body }) => change(caller, { id, ...body }, { kind }),
    );
  }

  async function change(caller: Caller, seen: SeenPlaybook, asked: PlaybookChange) {
    try {
      const next = await changePlaybook(ports, caller, seen, asked);
      if (next === null) throw noSuchPlaybook(`${seen.id}@${seen.version}`);
      if (next === 'changed') {
        throw conflict({
          zh: '别人刚刚改过这本手册：重新打开，看看现在的内容，再改',
          en: 'Somebody else has just changed this playbook: open it again, look, then change it',
        });
      }
      if ('unreadable' in next) {
        throw invalidContent(
          { zh: '有的示范不能采用', en: 'Some exemplars cannot be taken' },
          next.unreadable.map((index) => ({ path: `exemplars.${index}`, message: NO_PASSAGE })),
        );
      }
      const details = { title: next.title, state: next.state };
      await audit(caller, `playbook.${asked.kind}`, `playbook:${next.id}@${next.version}`, details);
      return (await viewPlaybook(ports, caller, next.id, next.version))!;
    } catch (failure) {
      if (!(failure instanceof PlaybookMoveError)) throw failure;
      throw conflict(
        failure.state === 'retired'
          ? {
              zh: '这一版已经停用；修改它会成为下一版草稿，再启用',
              en: 'This version is retired: edit it, which makes the next draft, then approve that',
            }
          : { zh: '这一版已经启用', en: 'This version is approved already' },
      );
    }
  }
}

function noSuchPlaybook(id: string) {
  return notFound({
    zh: `没有手册 ${id}，或还没有启用`,
    en: `There is no playbook ${id}, or it is not approved yet`,
  });
}
