import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';

/** The name under which the organisation's own identity provider is asked for. */
export const OIDC_PROVIDER = 'oidc';

export interface AuthSetup {
  /** Signs sessions. */
  readonly secret: string;
  /** Where people reach the service; by the request where it is not known. */
  readonly publicUrl: string | undefined;
  /** The organisation's own identity provider (OpenID Connect). */
  readonly oidc?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
}

/** Accounts and sessions, in tables of the workflow store. */
export function openAuth(
  database: Parameters<typeof drizzleAdapter>[0],
  schema: Record<string, unknown>,
  { secret, publicUrl, oidc }: AuthSetup,
) {
  return betterAuth({
    ...(publicUrl === undefined ? {} : { baseURL: publicUrl }),
    basePath: '/api/auth',
    secret,
    emailAndPassword: { enabled: true, minPasswordLength: 8 },
    // Whom the organisation's provider vouches for is the person with that address here.
    account: { accountLinking: { enabled: true, trustedProviders: [OIDC_PROVIDER] } },
    plugins: oidc === undefined ? [] : [genericOAuth({ config: [providerOf(oidc)] })],
    database: drizzleAdapter(database, { provider: 'pg', schema }),
    // By itself it looks at NODE_ENV: a browser that comes over plain http would throw the cookie away.
    advanced: { useSecureCookies: publicUrl?.startsWith('https://') ?? false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
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
