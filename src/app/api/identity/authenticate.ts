import type { Context } from 'hono';
import { hashOfKey } from '#app/usecases/service/create-api-key.ts';
import type { Caller } from '#core/access/caller.ts';
import type { ApiKey, Member, PeopleStore } from '#core/ports/workflow.ts';
import { badRequest, forbidden, notFound, unauthenticated } from '../problem.ts';
import type { AuthService, SignedInPerson } from './auth-service.ts';

/** A program with a key, or a person with a session. */
export type Identity =
  | { readonly kind: 'key'; readonly key: ApiKey }
  | { readonly kind: 'person'; readonly person: SignedInPerson };

export interface IdentityPorts {
  readonly people: PeopleStore;
  readonly auth: Pick<AuthService, 'api'>;
  now(): number;
}

/** Who asks: by the key in `Authorization`, else by the session's cookie. */
export async function identify(context: Context, ports: IdentityPorts): Promise<Identity> {
  const authorization = context.req.header('authorization');
  if (authorization !== undefined) return { kind: 'key', key: await keyOf(authorization, ports) };
  const session = await ports.auth.api.getSession({ headers: context.req.raw.headers });
  if (session === null) {
    throw unauthenticated({
      zh: '请登录，或在请求头中给出密钥：Authorization: Bearer 密钥',
      en: 'Sign in, or send a key in the header: Authorization: Bearer KEY',
    });
  }
  refuseForeignPage(context);
  return { kind: 'person', person: session.user };
}

/**
 * The caller's place in the organisation that is asked for by `X-Organisation`, or in the only one. Routes that players
 * ask, which send no header, take it as a parameter.
 */
export async function callerOf(context: Context, identity: Identity, people: PeopleStore): Promise<Caller> {
  const asked = context.req.header('x-organisation') ?? context.req.query('organisation');
  if (identity.kind === 'key') {
    const { id, organisation, role, agentIds, teams } = identity.key;
    if (asked !== undefined && asked !== organisation) throw noOrganisation(asked);
    return { actor: `key:${id}`, organisation, role, agentIds, teams };
  }
  const memberships = await people.membershipsOf(identity.person.id);
  const { organisation, role, agentIds, teams } = chosen(memberships, asked);
  return { actor: `user:${identity.person.id}`, organisation, role, agentIds, teams };
}

async function keyOf(authorization: string, { people, now }: IdentityPorts): Promise<ApiKey> {
  const bearer = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const key = bearer === undefined ? null : await people.keyByHash(hashOfKey(bearer));
  if (key === null) {
    throw unauthenticated({ zh: '没有这个密钥，或已被移除', en: 'There is no such key, or it was removed' });
  }
  if (key.expiresAt !== null && Date.parse(key.expiresAt) <= now()) {
    throw unauthenticated({
      zh: `密钥 ${key.prefix}… 已于 ${key.expiresAt} 过期，请创建新的密钥`,
      en: `The key ${key.prefix}… expired at ${key.expiresAt}: create a new one`,
    });
  }
  return key;
}

function chosen(memberships: readonly Member[], asked: string | undefined): Member {
  if (asked !== undefined) {
    const found = memberships.find(({ organisation }) => organisation === asked);
    if (found === undefined) throw noOrganisation(asked);
    return found;
  }
  const [only, ...others] = memberships;
  if (only === undefined) {
    throw forbidden({
      zh: '你还不属于任何组织，请向管理员索取邀请链接',
      en: 'You belong to no organisation yet: ask an admin for an invitation',
    });
  }
  if (others.length > 0) {
    const ids = memberships.map(({ organisation }) => organisation).join(', ');
    throw badRequest({
      zh: `你属于多个组织，请用请求头 X-Organisation 指明其一：${ids}`,
      en: `You belong to several organisations: name one in the header X-Organisation: ${ids}`,
    });
  }
  return only;
}

function noOrganisation(id: string) {
  return notFound({ zh: `没有组织 ${id}`, en: `There is no organisation ${id}` });
}

/** A cookie comes along whoever wrote the page that sends it: what changes something must come from our own. */
function refuseForeignPage(context: Context): void {
  const { method } = context.req;
  // Over a WebSocket as much is sent as by a POST, and browsers let pages of every origin open one.
  const isWebSocket = context.req.header('upgrade')?.toLowerCase() === 'websocket';
  if ((method === 'GET' || method === 'HEAD') && !isWebSocket) return;
  const site = context.req.header('sec-fetch-site');
  const origin = context.req.header('origin');
  const isForeign =
    site === undefined
      ? origin !== undefined && URL.parse(origin)?.host !== context.req.header('host')
      : site === 'cross-site' || site === 'same-site';
  if (isForeign) {
    throw forbidden({
      zh: '请求来自别的网站，已拒绝',
      en: 'The request comes from a page of another site and is refused',
    });
  }
}
