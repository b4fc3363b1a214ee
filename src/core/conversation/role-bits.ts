import { ROLES, type Role } from './vocabulary.ts';

/** Sets of roles as one number: a bit for each. */
export const EVERY_ROLE = (1 << ROLES.length) - 1;

export function roleBit(role: Role): number {
  return 1 << ROLES.indexOf(role);
}
