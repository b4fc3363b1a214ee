import type { UserRole } from '#core/ports/workflow.ts';

/** What somebody who holds the token may become. */
export interface Admission {
  readonly kind: 'setup' | 'invitation';
  readonly organisation: string;
  readonly role: UserRole;
  readonly agentIds: readonly string[];
  readonly teams: readonly string[];
  /** Whom an invitation is meant for; the one who sets up names themselves. */
  readonly email?: string;
}

/** Links that work once. Only a digest of the token is kept. */
export interface OneTimeTokens {
  /**
   * One for setting up takes the place of the organisation's one before.
   * @returns the token, which is nowhere to be had again.
   */
  issue(admission: Admission, expiresAt: Date): Promise<string>;
  /** Looks without using it up; null for a token that is unknown, used or too old. */
  look(token: string): Promise<Admission | null>;
  /** Under which a token is kept, by which it can be named without giving it away. */
  digest(token: string): string;
  /** Makes a token useless without knowing it. */
  withdraw(digest: string): Promise<void>;
  /** Uses it up; of two who try at once, one gets it and the other null. */
  take(token: string): Promise<Admission | null>;
}
