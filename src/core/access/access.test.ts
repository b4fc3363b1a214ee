import { describe, expect, test } from 'vitest';
import { USER_ROLES, type UserRole } from '../ports/workflow.ts';
import type { Caller } from './caller.ts';
import { may, PERMISSIONS, permissionsOf, seesMasked } from './permissions.ts';
import { inScope, withinScope } from './scope.ts';

const caller = (role: UserRole, scope: Partial<Caller> = {}): Caller => ({
  actor: 'user:1',
  organisation: 'org',
  role,
  agentIds: [],
  teams: [],
  ...scope,
});

describe('permissions', () => {
  test('an admin may do everything and everybody may read conversations', () => {
    expect(permissionsOf('admin')).toEqual(PERMISSIONS);
    for (const role of USER_ROLES) expect(may(role, 'conversations.read')).toBe(true);
  });

  test('only those who look after the service may change anything', () => {
    const changing = PERMISSIONS.filter((one) => /\.(change|receive|draft|activate|replay)$/.test(one));
    for (const role of ['reviewer', 'supervisor', 'agent', 'viewer'] as const) {
      for (const permission of changing) expect([role, permission, may(role, permission)]).toContain(false);
    }
  });

  test('what counts everybody’s conversations is for those who see everybody’s', () => {
    const counting = USER_ROLES.filter((role) => may(role, 'coverage.read') || may(role, 'insights.read'));
    const all = USER_ROLES.filter((role) => Object.keys(withinScope(caller(role), {})).length === 0);
    expect(counting).toEqual(all);
  });

  test('people see personal data when they ask to, a viewer never; programs see what their role may', () => {
    const masked = (actor: string) => USER_ROLES.filter((role) => seesMasked({ actor, role }));
    expect(masked('user:1')).toEqual(USER_ROLES);
    expect(masked('key:1')).toEqual(['agent', 'viewer']);
    expect([may('agent', 'conversations.reveal'), may('viewer', 'conversations.reveal')]).toEqual([
      true,
      false,
    ]);
  });
});

describe('scope', () => {
  const agent = caller('agent', { agentIds: ['A1', 'A2'] });
  const supervisor = caller('supervisor', { teams: ['north'] });

  test('narrows what an agent and a supervisor ask for, whatever else they ask', () => {
    expect(withinScope(agent, { queues: ['q'] })).toEqual({ queues: ['q'], agents: ['A1', 'A2'] });
    expect(withinScope(agent, { agents: ['A2', 'A3'] })).toEqual({ agents: ['A2'] });
    expect(withinScope(supervisor, { agents: ['A9'] })).toEqual({ agents: ['A9'], teams: ['north'] });
    expect(withinScope(supervisor, { teams: ['south'] })).toEqual({ teams: [] });
    expect(withinScope(caller('viewer'), { teams: ['south'] })).toEqual({ teams: ['south'] });
  });

  test('who has nobody’s conversations sees none, not all', () => {
    expect(withinScope(caller('agent'), {})).toEqual({ agents: [] });
    expect(withinScope(caller('supervisor'), {})).toEqual({ teams: [] });
    expect(inScope(caller('agent'), {})).toBe(false);
    expect(inScope(caller('supervisor'), { agent: { id: 'A1' } })).toBe(false);
  });

  test('a single conversation is judged as the search would', () => {
    expect(inScope(agent, { agent: { id: 'A1' } })).toBe(true);
    expect(inScope(agent, { agent: { id: 'A3' } })).toBe(false);
    expect(inScope(supervisor, { agent: { id: 'A3', team: 'north' } })).toBe(true);
    expect(inScope(caller('reviewer'), {})).toBe(true);
  });
});
