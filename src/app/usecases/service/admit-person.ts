import type { Member } from '#core/ports/workflow.ts';
import { takesLastAdmin } from './change-member.ts';
import type { Admission, OneTimeTokens } from './one-time-tokens.ts';
import type { ServicePorts } from './ports.ts';

/** Accounts of people, as an identity service keeps them. */
export interface Accounts {
  /** Id of the person with this e-mail address; null where there is none. */
  find(email: string): Promise<string | null>;
  /** @returns the new person's id. */
  create(account: {
    readonly email: string;
    readonly name: string;
    readonly password: string;
  }): Promise<string>;
}

export interface NewPerson {
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly password?: string | undefined;
}

export type Admitted =
  | {
      readonly outcome: 'admitted';
      readonly userId: string;
      readonly organisation: string;
      readonly role: Member['role'];
    }
  /** The token is unknown, used or too old, or meant for something else. */
  | { readonly outcome: 'no_such_token' }
  /** The address has an account: whose it is must be signed in. */
  | { readonly outcome: 'account_exists' }
  /** A new account needs an address, a name and a password. */
  | { readonly outcome: 'account_incomplete' }
  /** Nobody would be left who can change anything. */
  | { readonly outcome: 'last_admin' };

/**
 * Lets the holder of a one-time token into the organisation that it is for, with a new account or the one that
 * is signed in. The token is used up only when nothing can be wrong with what was given any more.
 * @param signedInAs id of the person who is signed in, if any.
 */
export async function admitPerson(
  { workflow, now }: Pick<ServicePorts, 'workflow' | 'now'>,
  tokens: Pick<OneTimeTokens, 'look' | 'take' | 'digest'>,
  accounts: Accounts,
  kind: Admission['kind'],
  token: string,
  person: (admission: Admission) => NewPerson,
  signedInAs: string | null,
): Promise<Admitted> {
  const seen = await tokens.look(token);
  if (seen?.kind !== kind) return { outcome: 'no_such_token' };
  // Whoever is there already lets others in: a link that was printed before somebody came is no key.
  if (kind === 'setup' && (await workflow.people.members(seen.organisation)).length > 0) {
    return { outcome: 'no_such_token' };
  }
  const { email, name, password } = person(seen);
  if (email === undefined) return { outcome: 'account_incomplete' };
  const known = await accounts.find(email);
  if (known !== null && known !== signedInAs) return { outcome: 'account_exists' };
  if (known === null && (name === undefined || password === undefined)) {
    return { outcome: 'account_incomplete' };
  }
  if (known !== null) {
    const members = await workflow.people.members(seen.organisation);
    if (takesLastAdmin(members, known, { role: seen.role, active: true })) return { outcome: 'last_admin' };
  }
  const admission = await tokens.take(token);
  if (admission === null) return { outcome: 'no_such_token' };
  const userId = known ?? (await accounts.create({ email, name: name!, password: password! }));
  const { organisation, role, agentIds, teams } = admission;
  await workflow.audit.record([
    {
      at: new Date(now()).toISOString(),
      organisation,
      actor: `user:${userId}`,
      action: kind === 'setup' ? 'organisation.setup' : 'invitation.accept',
      subject: email,
      details: { role },
    },
  ]);
  await workflow.people.setMember({ userId, organisation, role, agentIds, teams });
  await workflow.people.setMemberActive(organisation, userId, true);
  await workflow.invitations.remove(organisation, tokens.digest(token));
  return { outcome: 'admitted', userId, organisation, role };
}
