import type { Context } from 'hono';
import { type Accounts, type Admitted, admitPerson } from '#app/usecases/service/admit-person.ts';
import {
  admitted,
  heldInvitation,
  invitationAcceptance,
  invitationQuestion,
  setupRequest,
} from '#contract/api/people.ts';
import type { Endpoints } from '../endpoint.ts';
import type { AuthService, SignedInPerson } from '../identity/auth-service.ts';
import { oneTimeTokensOn } from '../identity/auth-tokens.ts';
import { badRequest, conflict, notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

/**
 * Ways in for people who have a one-time link. Who gets a new account is signed in by the answer; who has one already
 * signs in first and brings it along.
 */
export function admissionRoutes(endpoints: Endpoints, { ports, auth, audit }: RouteContext): void {
  const tokens = oneTimeTokensOn(auth);

  endpoints.addOpen(
    {
      method: 'post',
      path: '/api/v1/setup',
      tag: 'people',
      summary: {
        zh: '用首次启动时的链接创建管理员',
        en: 'Make the first admin with the link of the first start',
      },
      body: setupRequest,
      answer: { status: 201, schema: admitted },
    },
    async ({ context, body: { token, organisationName, ...person } }) => {
      const accounts = new NewAccounts(auth);
      const signedIn = await signedInBy(context);
      const result = await admitPerson(
        ports,
        tokens,
        accounts,
        'setup',
        token,
        () => ({ ...person, email: person.email ?? signedIn?.email }),
        signedIn?.id ?? null,
      );
      if (result.outcome === 'admitted' && organisationName !== undefined) {
        const { organisation, userId } = result;
        const change = { name: organisationName };
        await audit({ organisation, actor: `user:${userId}` }, 'organisation.change', organisation, change);
        await ports.workflow.people.changeOrganisation(organisation, change);
      }
      return answered(result, accounts, (value) => context.json(value, 201));
    },
  );

  endpoints.addOpen(
    {
      method: 'post',
      path: '/api/v1/invitations:look',
      tag: 'people',
      summary: {
        zh: '看邀请写给谁、能否用已有账号接受；链接不会因此失效',
        en: 'See whom an invitation is for and whether they have an account; the link is not used up',
      },
      body: invitationQuestion,
      answer: { status: 200, schema: heldInvitation },
    },
    async ({ context, body: { token } }) => {
      const seen = await tokens.look(token);
      if (seen?.kind !== 'invitation' || seen.email === undefined) throw noSuchLink();
      const { email, organisation, role } = seen;
      const known = await ports.workflow.people.organisation(organisation);
      return {
        email,
        organisationName: known?.name ?? organisation,
        role,
        hasAccount: (await new NewAccounts(auth).find(email)) !== null,
        signedInAs: (await signedInBy(context))?.email ?? null,
      };
    },
  );

  endpoints.addOpen(
    {
      method: 'post',
      path: '/api/v1/invitations:accept',
      tag: 'people',
      summary: { zh: '接受邀请', en: 'Accept an invitation' },
      body: invitationAcceptance,
      answer: { status: 201, schema: admitted },
    },
    async ({ context, body: { token, name, password } }) => {
      const accounts = new NewAccounts(auth);
      const signedIn = await signedInBy(context);
      const result = await admitPerson(
        ports,
        tokens,
        accounts,
        'invitation',
        token,
        ({ email }) => ({ email, name, password }),
        signedIn?.id ?? null,
      );
      return answered(result, accounts, (value) => context.json(value, 201));
    },
  );

  async function signedInBy({ req }: Context): Promise<SignedInPerson | null> {
    return (await auth.api.getSession({ headers: req.raw.headers }))?.user ?? null;
  }
}

/** Accounts of better-auth; remembers the session that a new one begins with. */
class NewAccounts implements Accounts {
  readonly cookies: string[] = [];
  readonly #auth: AuthService;

  constructor(auth: AuthService) {
    this.#auth = auth;
  }

  async find(email: string): Promise<string | null> {
    const { internalAdapter } = await this.#auth.$context;
    return (await internalAdapter.findUserByEmail(email.toLowerCase()))?.user.id ?? null;
  }

  async create(account: Parameters<Accounts['create']>[0]): Promise<string> {
    const { headers, response } = await this.#auth.api.signUpEmail({ body: account, returnHeaders: true });
    this.cookies.push(...headers.getSetCookie());
    return response.user.id;
  }
}

function answered(
  result: Admitted,
  { cookies }: NewAccounts,
  present: (value: { userId: string; organisation: string; role: string }) => Response,
): Response {
  switch (result.outcome) {
    case 'admitted': {
      const { userId, organisation, role } = result;
      const response = present({ userId, organisation, role });
      for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
      return response;
    }
    case 'no_such_token':
      throw noSuchLink();
    case 'account_exists':
      throw conflict({
        zh: '这个邮箱已有账号：请先登录，再打开链接',
        en: 'There is an account with this e-mail address: sign in first and open the link again',
      });
    case 'last_admin':
      throw conflict({
        zh: '你是最后一位管理员，接受后就没有管理员了：请先让另一位成员成为管理员',
        en: 'You are the last admin, and accepting would leave none: make somebody else one first',
      });
    case 'account_incomplete':
      throw badRequest({
        zh: '新账号需要邮箱、姓名和密码；已有账号请先登录',
        en: 'A new account needs an e-mail address, a name and a password; who has one signs in first',
      });
  }
}

function noSuchLink() {
  return notFound({
    zh: '链接无效：可能已用过或过期，请索取新的链接',
    en: 'The link is not valid: it may have been used or be too old. Ask for a new one',
  });
}
