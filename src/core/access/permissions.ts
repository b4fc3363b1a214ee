import type { UserRole } from '../ports/workflow.ts';
import type { Caller } from './caller.ts';

/** Everything that can be asked of the service, as people would name it. */
export const PERMISSIONS = [
  'conversations.read',
  /** To see personal data; without it transcripts come masked. */
  'conversations.reveal',
  'conversations.receive',
  /** To take conversations out as a file. */
  'conversations.export',
  /** To keep views of one's own, and to give one to everybody. */
  'views.keep',
  'views.share',
  'comments.write',
  'signals.correct',
  /** What people corrected, as examples to measure by and to learn from. */
  'corrections.export',
  /** To send conversations to people who review them. */
  'reviews.request',
  /** Reviews and appeals, as far as they are one's own, one's queue or of one's teams. */
  'reviews.read',
  'reviews.write',
  /** To draw samples, assign, calibrate, and see how good rules are. */
  'reviews.manage',
  'appeals.raise',
  'appeals.decide',
  /** How agents grow, as far as they are oneself or of one's teams. */
  'coaching.read',
  /** To make plans for agents of one's teams and to write playbooks; to say which playbooks count. */
  'coaching.manage',
  'playbooks.approve',
  /** Topics, whose problem they are, and what came up of a sudden: over all agents. */
  'insights.read',
  /** To bring insights on, to edit topics, to say who is told. */
  'insights.manage',
  /** What was received of everybody: whose a conversation is, is sure only once it is analysed, so it cannot be narrowed. */
  'coverage.read',
  'figures.read',
  'organisation.read',
  'organisation.change',
  'organisation.export',
  'directory.read',
  'directory.change',
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
  /** How the service is set up: models, folders, ways to sign in. */
  'service.read',
  'webhooks.change',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const VIEWER = [
  'conversations.read',
  'insights.read',
  'coverage.read',
  'figures.read',
  'directory.read',
  'rulebooks.read',
  'views.keep',
] as const;
const REVIEWER = [
  ...VIEWER,
  'conversations.export',
  'conversations.reveal',
  'comments.write',
  'signals.correct',
  'reviews.request',
  'reviews.read',
  'reviews.write',
  'organisation.read',
] as const;

const GRANTED: Readonly<Record<UserRole, readonly Permission[]>> = {
  admin: PERMISSIONS,
  qa_manager: [
    ...REVIEWER,
    'conversations.receive',
    'insights.manage',
    'corrections.export',
    'reviews.manage',
    'appeals.raise',
    'appeals.decide',
    'coaching.read',
    'coaching.manage',
    'playbooks.approve',
    'directory.change',
    'views.share',
    'members.read',
    'rulebooks.draft',
    'rulebooks.activate',
    'runs.read',
    'runs.start',
    'jobs.read',
    'jobs.replay',
    'service.read',
  ],
  reviewer: REVIEWER,
  supervisor: [
    'conversations.read',
    'conversations.reveal',
    'conversations.export',
    'views.keep',
    'views.share',
    'comments.write',
    'signals.correct',
    'reviews.request',
    'reviews.read',
    'appeals.raise',
    'coaching.read',
    'coaching.manage',
    'figures.read',
    'directory.read',
    'organisation.read',
    'rulebooks.read',
  ],
  /** Agents spoke with the customer themselves: they may see what was said to them. */
  agent: [
    'conversations.read',
    'conversations.reveal',
    'views.keep',
    'comments.write',
    'reviews.read',
    'appeals.raise',
    'coaching.read',
    'figures.read',
    'directory.read',
    'rulebooks.read',
  ],
  viewer: VIEWER,
};

/** Roles whose transcripts are masked even where a program reads them. */
const MASKED_AT_FIRST: readonly UserRole[] = ['agent', 'viewer'];

export function permissionsOf(role: UserRole): readonly Permission[] {
  return GRANTED[role];
}

export function may(role: UserRole, permission: Permission): boolean {
  return GRANTED[role].includes(permission);
}

/** Whether personal data is hidden until it is asked for: from every person, and from programs by their role. */
export function seesMasked({ actor, role }: Pick<Caller, 'actor' | 'role'>): boolean {
  return isPerson(actor) || MASKED_AT_FIRST.includes(role);
}

export function isPerson(actor: string): boolean {
  return actor.startsWith('user:');
}
