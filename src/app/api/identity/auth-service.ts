/** A person as better-auth knows them. */
export interface SignedInPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** In which an answer 429 says how many seconds to wait. */
export const WAIT_HEADER = 'X-Retry-After';

/** What the API needs of a better-auth instance; `betterAuth({ … })` is one. */
export interface AuthService {
  /** Answers everything below `/api/auth`. */
  handler(request: Request): Promise<Response>;
  readonly api: {
    getSession(input: { readonly headers: Headers }): Promise<{ readonly user: SignedInPerson } | null>;
    signUpEmail(input: {
      readonly body: { readonly email: string; readonly name: string; readonly password: string };
      readonly returnHeaders: true;
    }): Promise<{ readonly headers: Headers; readonly response: { readonly user: { readonly id: string } } }>;
  };
  readonly $context: Promise<{
    readonly internalAdapter: {
      findUserByEmail(email: string): Promise<{ readonly user: SignedInPerson } | null>;
      createVerificationValue(data: { identifier: string; value: string; expiresAt: Date }): Promise<unknown>;
      findVerificationValue(
        identifier: string,
      ): Promise<{ readonly value: string; readonly expiresAt: Date } | null>;
      consumeVerificationValue(
        identifier: string,
      ): Promise<{ readonly value: string; readonly expiresAt: Date } | null>;
    };
  }>;
}
