import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { problemDetails } from '#contract/api/problem-details.ts';
import type { Caller } from '#core/access/caller.ts';
import { PERMISSION_TITLES } from '#core/access/permission-titles.ts';
import { may, type Permission } from '#core/access/permissions.ts';
import { ROLE_TITLES } from '#core/access/role-titles.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { ApiLimits } from './dependencies.ts';
import { callerOf, type Identity, type IdentityPorts, identify } from './identity/authenticate.ts';
import { forbidden } from './problem.ts';
import { parseJson, readBody } from './read-body.ts';
import { queryOf, refuseNul, validate } from './validate.ts';

export const TAGS = {
  conversations: { zh: '对话', en: 'Conversations' },
  figures: { zh: '数据', en: 'Figures' },
  reviews: { zh: '复核与申诉', en: 'Reviews and appeals' },
  coaching: { zh: '成长', en: 'Coaching' },
  insights: { zh: '话题与洞察', en: 'Topics and insights' },
  rulebooks: { zh: '规则与评分表', en: 'Rules and scorecards' },
  people: { zh: '组织与成员', en: 'Organisation and people' },
  operations: { zh: '运行', en: 'Operations' },
} as const satisfies Record<string, Bilingual>;

interface EndpointShape<Params extends z.ZodType, Query extends z.ZodObject, Body extends z.ZodType> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As OpenAPI writes it: `/api/v1/runs/{id}`. */
  readonly path: string;
  readonly tag: keyof typeof TAGS;
  readonly summary: Bilingual;
  readonly params?: Params;
  readonly query?: Query;
  /** A JSON body; one that is streamed or not JSON is described by `rawBody` and read by the route itself. */
  readonly body?: Body;
  readonly rawBody?: { readonly mediaTypes: readonly string[]; readonly schema?: z.ZodType };
  readonly answer: {
    readonly status: 200 | 201 | 202 | 204;
    readonly schema?: z.ZodType;
    readonly mediaType?: string;
  };
}

export interface Asked<Params extends z.ZodType, Query extends z.ZodObject, Body extends z.ZodType> {
  readonly context: Context;
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
}

/** Who asks, in the organisation that they ask of. */
interface Asker {
  readonly caller: Caller;
  /**
   * Who asks by now, for answers that go on: a session may have ended since, a member been stopped or given another scope.
   * Throws `ApiProblem` where the same request would be refused.
   */
  callerNow(): Promise<Caller>;
}

/** A value is answered as JSON, nothing as an empty answer, and a response as it is. */
type Answer = object | undefined;

/** Where routes are put: what all of them have in common happens here, in one order. */
export class Endpoints {
  readonly #app: OpenAPIHono;
  readonly #ports: IdentityPorts;
  readonly #limits: ApiLimits;

  constructor(app: OpenAPIHono, ports: IdentityPorts, limits: ApiLimits) {
    this.#app = app;
    this.#ports = ports;
    this.#limits = limits;
  }

  /** For members of an organisation whose role has the permission. */
  add<Params extends z.ZodType, Query extends z.ZodObject, Body extends z.ZodType>(
    permission: Permission,
    shape: EndpointShape<Params, Query, Body>,
    handle: (asked: Asked<Params, Query, Body> & Asker) => Promise<Answer>,
  ): void {
    this.#register(shape, permission, async (context) => {
      const callerNow = async () => {
        const identity = await identify(context, this.#ports);
        const caller = await callerOf(context, identity, this.#ports.people);
        authorise(caller, permission);
        return caller;
      };
      const caller = await callerNow();
      const input = await this.#validated(shape, context, this.#limits.bodyBytes);
      return present(context, shape, await handle({ ...input, context, caller, callerNow }));
    });
  }

  /** For whoever is signed in, member of an organisation or not yet. */
  addForIdentified<Params extends z.ZodType, Query extends z.ZodObject, Body extends z.ZodType>(
    shape: EndpointShape<Params, Query, Body>,
    handle: (asked: Asked<Params, Query, Body> & { readonly identity: Identity }) => Promise<Answer>,
  ): void {
    this.#register(shape, 'identified', async (context) => {
      const identity = await identify(context, this.#ports);
      const input = await this.#validated(shape, context, this.#limits.strangerBytes);
      return present(context, shape, await handle({ ...input, context, identity }));
    });
  }

  /** For everybody: what is asked carries its own proof, a token or a signature. */
  addOpen<Params extends z.ZodType, Query extends z.ZodObject, Body extends z.ZodType>(
    shape: EndpointShape<Params, Query, Body>,
    handle: (asked: Asked<Params, Query, Body>) => Promise<Answer>,
  ): void {
    this.#register(shape, 'open', async (context) => {
      const input = await this.#validated(shape, context, this.#limits.strangerBytes);
      return present(context, shape, await handle({ ...input, context }));
    });
  }

  async #validated<Params extends z.ZodType, Query extends z.ZodObject, Body extends z.ZodType>(
    { params, query, body }: EndpointShape<Params, Query, Body>,
    context: Context,
    bodyBytes: number,
  ): Promise<Omit<Asked<Params, Query, Body>, 'context'>> {
    const named = context.req.param();
    const given = context.req.queries();
    refuseNul(Object.values(named), 'path');
    refuseNul(Object.values(given).flat(), 'query');
    const querySchema = query ?? z.strictObject({});
    return {
      params: validate(params ?? z.object({}), named, 'path') as z.output<Params>,
      query: validate(querySchema, queryOf(querySchema, given), 'query') as z.output<Query>,
      body: (body === undefined
        ? undefined
        : validate(body, parseJson(await readBody(context, bodyBytes)), 'body')) as z.output<Body>,
    };
  }

  #register(
    shape: EndpointShape<z.ZodType, z.ZodObject, z.ZodType>,
    access: Permission | 'identified' | 'open',
    handle: (context: Context) => Promise<Response>,
  ): void {
    const { method, path } = shape;
    this.#app.on(method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1'), handle);
    this.#app.openAPIRegistry.registerPath(described(shape, access));
  }
}

function authorise(caller: Caller, permission: Permission): void {
  if (may(caller.role, permission)) return;
  const role = ROLE_TITLES[caller.role];
  const title = PERMISSION_TITLES[permission];
  throw forbidden({
    zh: `你的角色（${role.zh}）不能${title.zh}`,
    en: `Your role (${role.en}) does not allow this: ${title.en}`,
  });
}

function present(
  context: Context,
  { answer }: EndpointShape<z.ZodType, z.ZodObject, z.ZodType>,
  value: Answer,
): Response {
  if (value instanceof Response) return value;
  return value === undefined ? context.body(null, 204) : context.json(value, answer.status as 200);
}

function described(
  {
    method,
    path,
    tag,
    summary,
    params,
    query,
    body,
    rawBody,
    answer,
  }: EndpointShape<z.ZodType, z.ZodObject, z.ZodType>,
  access: Permission | 'identified' | 'open',
): Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0] {
  const content = (mediaTypes: readonly string[], schema: z.ZodType = z.string()) =>
    Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, { schema }]));
  const request = {
    ...(params === undefined ? {} : { params: params as z.ZodObject }),
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { body: { required: true, content: content(['application/json'], body) } }),
    ...(rawBody === undefined
      ? {}
      : { body: { required: true, content: content(rawBody.mediaTypes, rawBody.schema) } }),
  };
  return {
    method,
    path,
    tags: [TAGS[tag].en],
    summary: summary.en,
    'x-summary-zh': summary.zh,
    ...(access === 'open' || access === 'identified' ? {} : { 'x-permission': access }),
    security: access === 'open' ? [] : [{ key: [] }, { session: [] }],
    request,
    responses: {
      [answer.status]: {
        description: answer.status === 204 ? 'Done' : 'The answer',
        ...(answer.schema === undefined && answer.mediaType === undefined
          ? {}
          : { content: content([answer.mediaType ?? 'application/json'], answer.schema) }),
      },
      default: {
        description: 'A problem',
        content: content(['application/problem+json'], problemDetails),
      },
    },
  };
}
