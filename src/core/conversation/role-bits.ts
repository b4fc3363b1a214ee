import { ROLES, type Role } from './vocabulary.ts';

/** Sets of roles as one number: a bit for each. */
export const EVERY_ROLE = (1 << ROLES.length) - 1;

const BITS = Object.fromEntries(ROLES.map((role, place) => [role, 1 << place])) as Record<Role, number>;

export function roleBit(role: Role): number {
  return BITS[role];
}
