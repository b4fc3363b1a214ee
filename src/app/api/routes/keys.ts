import { z } from 'zod';
import { createApiKey } from '#app/usecases/service/create-api-key.ts';
import { apiKeys, createdKey, keyRequest } from '#contract/api/people.ts';
import type { ApiKey } from '#core/ports/workflow.ts';
import type { Endpoints } from '../endpoint.ts';
import { badRequest, notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

export function keyRoutes(endpoints: Endpoints, { ports, audit }: RouteContext): void {
  const { people } = ports.workflow;

  endpoints.add(
    'keys.read',
    {
      method: 'get',
      path: '/api/v1/keys',
      tag: 'people',
      summary: { zh: '列出 API 密钥', en: 'List the API keys' },
      answer: { status: 200, schema: apiKeys },
    },
    async ({ caller }) => ({ keys: (await people.keys(caller.organisation)).map(shown) }),
  );

  endpoints.add(
    'keys.change',
    {
      method: 'post',
      path: '/api/v1/keys',
      tag: 'people',
      summary: { zh: '创建 API 密钥，密钥只显示这一次', en: 'Create an API key, which is shown this once' },
      body: keyRequest,
      answer: { status: 201, schema: createdKey },
    },
    async ({ caller, body }) => {
      if (body.expiresAt !== null && Date.parse(body.expiresAt) <= ports.now()) {
        throw badRequest({ zh: '过期时间已过', en: 'The expiry lies in the past' });
      }
      refuseBlind(body);
      const id = ports.newId();
      const { name, role, agentIds, teams } = body;
      await audit(caller, 'key.create', id, { name, role, agentIds, teams });
      const { key, ...kept } = await createApiKey(ports, caller.organisation, { ...body, id });
      return { ...shown(kept), key };
    },
  );

  endpoints.add(
    'keys.change',
    {
      method: 'delete',
      path: '/api/v1/keys/{id}',
      tag: 'people',
      summary: { zh: '移除 API 密钥', en: 'Remove an API key' },
      params: z.object({ id: z.string() }),
      answer: { status: 204 },
    },
    async ({ caller, params: { id } }) => {
      const keys = await people.keys(caller.organisation);
      const key = keys.find((one) => one.id === id);
      if (key === undefined) throw notFound({ zh: `没有密钥 ${id}`, en: `There is no key ${id}` });
      await audit(caller, 'key.remove', id, { name: key.name });
      await people.removeKey(caller.organisation, id);
      return undefined;
    },
  );
}

/** A key has nobody's scope but its own: without one it would find nothing, and whoever uses it would not know why. */
function refuseBlind({ role, agentIds, teams }: Pick<ApiKey, 'role' | 'agentIds' | 'teams'>): void {
  const missing =
    role === 'agent' && agentIds.length === 0
      ? 'agentIds'
      : role === 'supervisor' && teams.length === 0
        ? 'teams'
        : undefined;
  if (missing === undefined) return;
  throw badRequest(
    {
      zh: `角色 ${role} 的密钥要写明看谁的对话`,
      en: `A key of the role ${role} says whose conversations it sees`,
    },
    [
      {
        path: `body.${missing}`,
        message: { zh: '不能为空，否则这个密钥什么都看不到', en: 'without any, the key would see nothing' },
      },
    ],
  );
}

function shown({ organisation: _, ...key }: ApiKey): Omit<ApiKey, 'organisation'> {
  return key;
}
