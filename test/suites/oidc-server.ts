import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OidcServer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whoever comes next is this person. */
  signIn(person: { readonly sub: string; readonly email: string; readonly name: string }): void;
  /** From now on tokens are signed by a key that is not published. */
  forgeSignatures(): void;
  close(): void;
}

interface Grant {
  readonly redirect: string;
  readonly challenge: string;
  readonly nonce: string | null;
  readonly claims: object;
}

/** An OpenID Connect provider over HTTP: discovery, authorisation code with PKCE, RS256, JWKS. */
export async function startOidcServer(): Promise<OidcServer> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const forger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let signingKey = keys.privateKey;
  const clientId = 'tingzhen';
  const clientSecret = randomUUID();
  let person: Parameters<OidcServer['signIn']>[0] | null = null;
  const grants = new Map<string, Grant>();

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return json(200, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
        });
      case '/jwks':
        return json(200, {
          keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256', use: 'sig' }],
        });
      case '/authorize': {
        const { searchParams: asked } = url;
        if (person === null || asked.get('client_id') !== clientId)
          return json(400, { error: 'access_denied' });
        const code = randomUUID();
        grants.set(code, {
          redirect: asked.get('redirect_uri') ?? '',
          challenge: asked.get('code_challenge') ?? '',
          nonce: asked.get('nonce'),
          claims: person,
        });
        const back = new URL(asked.get('redirect_uri') ?? '');
        back.searchParams.set('code', code);
        back.searchParams.set('state', asked.get('state') ?? '');
        return response.writeHead(302, { location: back.href }).end();
      }
      case '/token': {
        const form = new URLSearchParams(await textOf(request));
        const grant = grants.get(form.get('code') ?? '');
        grants.delete(form.get('code') ?? '');
        const challenge = createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url');
        const isGood =
          grant !== undefined && grant.challenge === challenge && grant.redirect === form.get('redirect_uri');
        if (!isGood || !isClient(request, form)) return json(400, { error: 'invalid_grant' });
        const now = Math.floor(Date.now() / 1000);
        const claims = {
          ...grant.claims,
          email_verified: true,
          iss: issuer,
          aud: clientId,
          iat: now,
          exp: now + 300,
          ...(grant.nonce === null ? {} : { nonce: grant.nonce }),
        };
        return json(200, {
          access_token: randomUUID(),
          token_type: 'Bearer',
          expires_in: 300,
          id_token: signed(claims),
        });
      }
      default:
        return json(404, { error: 'not_found' });
    }
  });

  function isClient(request: IncomingMessage, form: URLSearchParams): boolean {
    const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (basic === undefined) return form.get('client_secret') === clientSecret;
    return Buffer.from(basic, 'base64').toString() === `${clientId}:${clientSecret}`;
  }

  function signed(claims: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'RS256', typ: 'JWT', kid: '1' })}.${part(claims)}`;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(signingKey, 'base64url')}`;
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    clientId,
    clientSecret,
    signIn(next) {
      person = next;
    },
    forgeSignatures() {
      signingKey = forger.privateKey;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
