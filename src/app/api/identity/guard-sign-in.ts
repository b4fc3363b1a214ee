import { createHash } from 'node:crypto';
import { APIError, createAuthMiddleware, getIP } from 'better-auth/api';
import { WAIT_HEADER } from './auth-service.ts';
import { type Refusal, TryLimit } from './try-limit.ts';

const MINUTE_MS = 60_000;
/** By any address: who guesses one account's password may have many. */
const BY_ACCOUNT = { most: 10, windowMs: 15 * MINUTE_MS };
/** Of any account. Right passwords do not count: a whole office may come from one address. */
const BY_ADDRESS = { most: 10, windowMs: MINUTE_MS };

interface Keys {
  readonly account: string;
  readonly address: string;
}

export interface SignInGuard {
  readonly before: ReturnType<typeof createAuthMiddleware>;
  /** Settles the tries of a request once its answer is there; `null` where there is none. */
  settle(request: Request, status: number | null): void;
}

/**
 * Holds off those who try passwords.
 * @param heldOff hears of a person whose account is tried too often, once until it may be tried again
 */
export function guardSignIn(heldOff: (userId: string) => Promise<void>): SignInGuard {
  const byAccount = new TryLimit(BY_ACCOUNT.most, BY_ACCOUNT.windowMs);
  const byAddress = new TryLimit(BY_ADDRESS.most, BY_ADDRESS.windowMs);
  const begun = new WeakMap<Request, Keys>();
  return {
    before: createAuthMiddleware(async ({ path, body, request, context }) => {
      if (path !== '/sign-in/email' || request === undefined || typeof body?.email !== 'string') return;
      const email = body.email.toLowerCase();
      // Who tries may name whatever they like, at any length.
      const account = createHash('sha256').update(email).digest('base64url');
      const address = getIP(request, context.options) ?? '';
      const now = Date.now();
      const tooMany = byAccount.begin(account, now);
      if (tooMany !== null) {
        const known = tooMany.isFirst ? await context.internalAdapter.findUserByEmail(email) : null;
        if (known !== null) await heldOff(known.user.id);
        throw refused(tooMany);
      }
      const tooManyHere = byAddress.begin(address, now);
      if (tooManyHere !== null) {
        byAccount.takeBack(account);
        throw refused(tooManyHere);
      }
      begun.set(request, { account, address });
    }),
    settle(request, status) {
      const keys = begun.get(request);
      if (keys === undefined || status === 401) return;
      byAccount.takeBack(keys.account);
      byAddress.takeBack(keys.address);
    },
  };
}

function refused({ waitMs }: Refusal): APIError {
  const seconds = String(Math.ceil(waitMs / 1000));
  return new APIError('TOO_MANY_REQUESTS', {}, { [WAIT_HEADER]: seconds });
}
