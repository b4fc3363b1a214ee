import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';

const ENTRIES = [
  { kind: 'agent', id: 'A01', name: '韩梅梅', team: 'north' },
  { kind: 'agent', id: 'A02', name: '李雷', team: 'south' },
  { kind: 'queue', id: 'billing', name: '账单' },
  { kind: 'team', id: 'north', name: '华北组' },
];

describe('what agents, teams and queues are called', () => {
  let stack: ApiStack;
  beforeAll(async () => {
    stack = await openApiStack();
  });
  afterAll(() => stack.close());

  test('everybody learns the names of whom they may see, and every change is on record', async () => {
    const organisation = await stack.organisation();
    const key = await stack.key(organisation, 'admin');
    const saved = await stack.ask('PUT', '/api/v1/directory', { key, body: { entries: ENTRIES } });
    expect(await saved.json()).toEqual({ saved: 4 });
    const seenBy = async (asked: object) => {
      const answer = await stack.ask('GET', '/api/v1/directory', asked);
      return ((await answer.json()) as { entries: { id: string }[] }).entries.map(({ id }) => id);
    };
    const agent = await stack.person(organisation, { role: 'agent', agentIds: ['A02'] });
    const supervisor = await stack.person(organisation, { role: 'supervisor', teams: ['north'] });
    expect(await seenBy({ key })).toEqual(['A01', 'A02', 'billing', 'north']);
    expect(await seenBy({ cookie: agent.cookie })).toEqual(['A02', 'billing', 'north']);
    expect(await seenBy({ cookie: supervisor.cookie })).toEqual(['A01', 'billing', 'north']);

    const remove = () => stack.ask('DELETE', '/api/v1/directory/queue/billing', { key });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    const audited = await stack.ports.workflow.audit.list(organisation, { limit: 10 });
    expect(audited.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
      'directory.remove queue:billing',
      'directory.save directory',
    ]);
  });

  test('a name without letters or of an unknown kind is refused with its place', async () => {
    const key = await stack.key(await stack.organisation(), 'admin');
    const entries = [
      { kind: 'agent', id: 'A01', name: ' ' },
      { kind: 'robot', id: 'R', name: 'R' },
    ];
    const refused = await stack.ask('PUT', '/api/v1/directory', { key, body: { entries } });
    expect(refused.status).toBe(400);
    const { errors } = (await refused.json()) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path)).toEqual(['body.entries.0.name', 'body.entries.1.kind']);
  });
});
