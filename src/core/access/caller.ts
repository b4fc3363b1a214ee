import type { UserRole } from '../ports/workflow.ts';

/** Who asks, in one organisation. */
export interface Caller {
  /** `user:ID` or `key:ID`, as the audit log names them. */
  readonly actor: string;
  readonly organisation: string;
  readonly role: UserRole;
  /** Agent ids that are this person's own. */
  readonly agentIds: readonly string[];
  readonly teams: readonly string[];
}
