import type { UserRole } from '../access/roles.ts';

/** An invitation that nobody has accepted yet. */
export interface Invitation {
  /** Digest of the link's token. */
  readonly id: string;
  readonly organisation: string;
  readonly email: string;
  readonly role: UserRole;
  readonly agentIds: readonly string[];
  readonly teams: readonly string[];
  readonly invitedBy: string;
  readonly invitedAt: string;
  readonly expiresAt: string;
}

export interface InvitationStore {
  add(invitation: Invitation): Promise<void>;
  /** Newest first, those that have expired included. */
  list(organisation: string): Promise<readonly Invitation[]>;
  remove(organisation: string, id: string): Promise<void>;
}
