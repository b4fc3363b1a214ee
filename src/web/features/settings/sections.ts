import type { ComponentType } from 'react';
import type { Permission } from '#core/access/permissions.ts';

export const GROUPS = ['you', 'organisation', 'data', 'connections', 'operations'] as const;

export interface SectionEntry {
  /** Its last part of the address. */
  readonly id:
    | 'personal'
    | 'organisation'
    | 'people'
    | 'teams'
    | 'roles'
    | 'sign-in'
    | 'import'
    | 'retention'
    | 'erase'
    | 'models'
    | 'keys'
    | 'webhooks'
    | 'jobs'
    | 'audit';
  readonly group: (typeof GROUPS)[number];
  readonly permission: Permission;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** Every section of the settings, in the order in which they are shown. */
export const SECTIONS: readonly SectionEntry[] = [
  {
    id: 'personal',
    group: 'you',
    permission: 'conversations.read',
    load: () => import('./people/personal.tsx'),
  },
  {
    id: 'organisation',
    group: 'organisation',
    permission: 'organisation.read',
    load: () => import('./people/organisation.tsx'),
  },
  {
    id: 'people',
    group: 'organisation',
    permission: 'members.read',
    load: () => import('./people/people.tsx'),
  },
  {
    id: 'teams',
    group: 'organisation',
    permission: 'directory.change',
    load: () => import('./people/teams.tsx'),
  },
  {
    id: 'roles',
    group: 'organisation',
    permission: 'members.read',
    load: () => import('./people/roles.tsx'),
  },
  {
    id: 'sign-in',
    group: 'organisation',
    permission: 'service.read',
    load: () => import('./people/sign-in.tsx'),
  },
  {
    id: 'import',
    group: 'data',
    permission: 'conversations.receive',
    load: () => import('./connections/import.tsx'),
  },
  {
    id: 'retention',
    group: 'data',
    permission: 'organisation.change',
    load: () => import('./operations/retention.tsx'),
  },
  {
    id: 'erase',
    group: 'data',
    permission: 'customers.erase',
    load: () => import('./operations/erase.tsx'),
  },
  { id: 'models', group: 'data', permission: 'service.read', load: () => import('./operations/models.tsx') },
  {
    id: 'keys',
    group: 'connections',
    permission: 'keys.read',
    load: () => import('./connections/keys.tsx'),
  },
  {
    id: 'webhooks',
    group: 'connections',
    permission: 'webhooks.change',
    load: () => import('./connections/webhooks.tsx'),
  },
  { id: 'jobs', group: 'operations', permission: 'jobs.read', load: () => import('./operations/jobs.tsx') },
  {
    id: 'audit',
    group: 'operations',
    permission: 'audit.read',
    load: () => import('./operations/audit.tsx'),
  },
];
