import { resolveRole } from '#core/conversation/roles.ts';
import type { Person, Role } from '#core/conversation/schema.ts';
import { isServiceMailbox } from '../service-mailbox.ts';
import { isObject, type Json } from './legacy.ts';

export interface Party {
  readonly role: Role;
  readonly name?: string;
  readonly person?: Person;
  /** False when the vCon does not say and the role was concluded from the others. */
  readonly stated: boolean;
}

/** The contact-centre extension's roles; a third party is neither judged nor heard as the customer. */
const CONTACT_CENTRE_ROLES: Readonly<Record<string, Role>> = {
  agent: 'agent',
  customer: 'customer',
  supervisor: 'agent',
  sme: 'agent',
  thirdparty: 'system',
};

/**
 * Who is who: by `role`, by `type` bot or organisation, by a name or mailbox that tells, and otherwise
 * from what is left: the other side of a known role, or the originator as the customer.
 */
export function readParties(
  parties: readonly unknown[],
  originator: number,
  own: ReadonlyMap<string, Role> | undefined,
): Party[] {
  const objects = parties.map((party): Json => (isObject(party) ? party : {}));
  const stated = objects.map((party) => statedRole(party, own));
  const agentKnown = stated.includes('agent') || stated.includes('bot');
  const customerKnown = stated.includes('customer');
  return objects.map((party, index) => {
    const person = personOf(party);
    const name = typeof party['name'] === 'string' && party['name'] !== '' ? party['name'] : undefined;
    return {
      role: stated[index] ?? concluded(index, originator, agentKnown, customerKnown),
      stated: stated[index] !== undefined,
      ...(name === undefined ? {} : { name }),
      ...(person === undefined ? {} : { person }),
    };
  });
}

function statedRole(party: Json, own: ReadonlyMap<string, Role> | undefined): Role | undefined {
  if (party['type'] === 'bot') return 'bot';
  for (const label of [party['role'], isObject(party['meta']) ? party['meta']['role'] : undefined]) {
    if (typeof label !== 'string') continue;
    const role = CONTACT_CENTRE_ROLES[label.toLowerCase()] ?? resolveRole(label, own)?.role;
    if (role !== undefined) return role;
  }
  if (typeof party['name'] === 'string') {
    const role = resolveRole(party['name'], own)?.role;
    if (role !== undefined) return role;
  }
  if (party['type'] === 'organization') return 'agent';
  const mail = party['mailto'];
  return typeof mail === 'string' && isServiceMailbox(mail.replace(/^mailto:/i, '')) ? 'agent' : undefined;
}

function concluded(index: number, originator: number, agentKnown: boolean, customerKnown: boolean): Role {
  if (agentKnown && !customerKnown) return 'customer';
  if (customerKnown && !agentKnown) return 'agent';
  if (customerKnown) return 'agent';
  return index === originator ? 'customer' : 'agent';
}

function personOf(party: Json): Person | undefined {
  const text = (key: string) => {
    const value = party[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const name = text('name');
  const id = text('uuid') ?? text('did') ?? text('mailto') ?? text('tel') ?? text('sip') ?? name;
  if (id === undefined) return undefined;
  const team = text('dept');
  return { id, ...(name === undefined ? {} : { name }), ...(team === undefined ? {} : { team }) };
}
