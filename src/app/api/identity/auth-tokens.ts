import { createHash, randomBytes } from 'node:crypto';
import type { Admission, OneTimeTokens } from '#app/usecases/service/one-time-tokens.ts';
import type { AuthService } from './auth-service.ts';

type Kept = { readonly value: string; readonly expiresAt: Date } | null;

/** One-time tokens among better-auth's verifications, where they outlive a restart. */
export function oneTimeTokensOn(auth: Pick<AuthService, '$context'>): OneTimeTokens {
  const adapter = async () => (await auth.$context).internalAdapter;
  return {
    async issue(admission, expiresAt) {
      const token = randomBytes(32).toString('base64url');
      const digest = digestOf(token);
      const kept = await adapter();
      await kept.createVerificationValue({
        identifier: identifierOf(digest),
        value: JSON.stringify(admission),
        expiresAt,
      });
      if (admission.kind === 'setup') {
        const identifier = `setup:${admission.organisation}`;
        const former = await kept.consumeVerificationValue(identifier);
        if (former !== null) await kept.consumeVerificationValue(identifierOf(former.value));
        await kept.createVerificationValue({ identifier, value: digest, expiresAt });
      }
      return token;
    },
    digest: digestOf,
    async withdraw(digest) {
      await (await adapter()).consumeVerificationValue(identifierOf(digest));
    },
    look: async (token) =>
      valid(await (await adapter()).findVerificationValue(identifierOf(digestOf(token)))),
    take: async (token) =>
      valid(await (await adapter()).consumeVerificationValue(identifierOf(digestOf(token)))),
  };
}

function identifierOf(digest: string): string {
  return `admission:${digest}`;
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function valid(kept: Kept): Admission | null {
  if (kept === null || kept.expiresAt.getTime() <= Date.now()) return null;
  return JSON.parse(kept.value) as Admission;
}
