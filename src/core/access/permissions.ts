import type { UserRole } from '../ports/workflow.ts';

/** Everything that can be asked of the service, as people would name it. */
export const PERMISSIONS = [
  'conversations.read',
  /** To see personal data; without it transcripts come masked. */
  'conversations.reveal',
  'conversations.receive',
  'coverage.read',
  'figures.read',
  'organisation.read',
  'organisation.change',
  'organisation.export',
  'members.read',
  'members.change',
  'keys.read',
  'keys.change',
  'audit.read',
  'rulebooks.read',
  'rulebooks.draft',
  'rulebooks.activate',
  'runs.read',
  'runs.start',
  'customers.erase',
  'jobs.read',
  'jobs.replay',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const VIEWER = ['conversations.read', 'coverage.read', 'figures.read', 'rulebooks.read'] as const;
const REVIEWER = [...VIEWER, 'conversations.reveal', 'organisation.read'] as const;

const GRANTED: Readonly<Record<UserRole, readonly Permission[]>> = {
  admin: PERMISSIONS,
  qa_manager: [
    ...REVIEWER,
    'conversations.receive',
    'members.read',
    'rulebooks.draft',
    'rulebooks.activate',
    'runs.read',
    'runs.start',
    'jobs.read',
    'jobs.replay',
  ],
  reviewer: REVIEWER,
  supervisor: [
    'conversations.read',
    'conversations.reveal',
    'coverage.read',
    'figures.read',
    'organisation.read',
    'rulebooks.read',
  ],
  /** Agents spoke with the customer themselves: they may see what was said to them. */
  agent: ['conversations.read', 'conversations.reveal', 'figures.read', 'rulebooks.read'],
  viewer: VIEWER,
};

/** Roles whose transcripts are masked until they ask to see what is hidden. */
const MASKED_AT_FIRST: readonly UserRole[] = ['agent', 'viewer'];

export function permissionsOf(role: UserRole): readonly Permission[] {
  return GRANTED[role];
}

export function may(role: UserRole, permission: Permission): boolean {
  return GRANTED[role].includes(permission);
}

export function seesMasked(role: UserRole): boolean {
  return MASKED_AT_FIRST.includes(role);
}
