import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { CLIENT_ADDRESS } from './client-address.ts';
import { guardSignIn } from './guard-sign-in.ts';

/** The name under which the organisation's own identity provider is asked for. */
export const OIDC_PROVIDER = 'oidc';

export interface AuthSetup {
  /** Signs sessions. */
  readonly secret: string;
  /** Where people reach the service; by the request where it is not known. */
  readonly publicUrl: string | undefined;
  /** The organisation's own identity provider (OpenID Connect). */
  readonly oidc?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  /** Hears of a person whose password was tried too often, once until it may be tried again. */
  heldOff?(userId: string): Promise<void>;
  /** Hears of a person who gives themselves another password, before it counts; where it throws, it never does. */
  changingPassword?(userId: string): Promise<void>;
}

/** Of any one address and route. Passwords that are not right have limits of their own. */
const RATE_LIMIT = {
  enabled: true,
  storage: 'memory',
  window: 10,
  max: 100,
  // Its own three in ten seconds are too few for an office behind one address in the morning.
  customRules: { '/sign-in/*': { window: 10, max: 50 } },
} as const;

/** Accounts and sessions, in tables of the workflow store. */
export function openAuth(
  database: Parameters<typeof drizzleAdapter>[0],
  schema: Record<string, unknown>,
  { secret, publicUrl, oidc, heldOff = async () => {}, changingPassword = async () => {} }: AuthSetup,
) {
  const guard = guardSignIn(heldOff);
  const auth = betterAuth({
    ...(publicUrl === undefined ? {} : { baseURL: publicUrl }),
    basePath: '/api/auth',
    secret,
    emailAndPassword: { enabled: true, minPasswordLength: 8 },
    // Whom the organisation's provider vouches for is the person with that address here.
    account: { accountLinking: { enabled: true, trustedProviders: [OIDC_PROVIDER] } },
    plugins: oidc === undefined ? [] : [genericOAuth({ config: [providerOf(oidc)] })],
    database: drizzleAdapter(database, { provider: 'pg', schema }),
    rateLimit: RATE_LIMIT,
    hooks: { before: guard.before },
    databaseHooks: {
      account: {
        update: {
          async before({ password }, context) {
            const userId = context?.context.session?.user.id;
            if (password !== undefined && userId !== undefined) await changingPassword(userId);
          },
        },
      },
    },
    advanced: {
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
      // By itself it looks at NODE_ENV: a browser that comes over plain http would throw the cookie away.
      useSecureCookies: publicUrl?.startsWith('https://') ?? false,
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
  return {
    ...auth,
    async handler(request: Request): Promise<Response> {
      let status: number | null = null;
      try {
        const answer = await auth.handler(request);
        status = answer.status;
        return answer;
      } finally {
        guard.settle(request, status);
      }
    },
  };
}

function providerOf({ issuer, clientId, clientSecret }: NonNullable<AuthSetup['oidc']>) {
  return {
    providerId: OIDC_PROVIDER,
    discoveryUrl: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    // Who somebody is, is read from their ID token: one whose signature cannot be checked is none.
    requireIdTokenVerification: true,
    clientId,
    clientSecret,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
  };
}
