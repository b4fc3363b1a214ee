import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';

describe('saved views', () => {
  let stack: ApiStack;
  beforeAll(async () => {
    stack = await openApiStack();
  });
  afterAll(() => stack.close());

  const VIEW = { path: '/conversations', search: 'signal=agent.deflection&sort=lowest_score' };
  async function namesSeenBy(cookie: string): Promise<string[]> {
    const response = await stack.ask('GET', '/api/v1/views', { cookie });
    const { views } = (await response.json()) as { views: { name: string; own: boolean }[] };
    return views.map(({ name, own }) => `${name}${own ? ' (own)' : ''}`);
  }

  test('are one’s own until they are shared, and are shared and taken back by those who may', async () => {
    const organisation = await stack.organisation();
    const manager = await stack.person(organisation, { role: 'qa_manager' });
    const viewer = await stack.person(organisation, { role: 'viewer' });
    const put = (cookie: string, body: object) =>
      stack.ask('PUT', '/api/v1/views', { cookie, body: { ...VIEW, ...body } });
    expect((await put(manager.cookie, { name: '推诿', shared: true })).status).toBe(200);
    expect((await put(manager.cookie, { name: '草稿' })).status).toBe(200);
    expect((await put(viewer.cookie, { name: '我的' })).status).toBe(200);
    expect((await put(viewer.cookie, { name: '给大家', shared: true })).status).toBe(403);
    expect(await namesSeenBy(viewer.cookie)).toEqual(['我的 (own)', '推诿']);
    expect(await namesSeenBy(manager.cookie)).toEqual(['推诿 (own)', '草稿 (own)']);

    const remove = (cookie: string, name: string, owner?: string) =>
      stack.ask(
        'DELETE',
        `/api/v1/views?${new URLSearchParams({ name, ...(owner === undefined ? {} : { owner }) })}`,
        { cookie },
      );
    expect((await remove(viewer.cookie, '推诿', `user:${manager.id}`)).status).toBe(403);
    // What is not shared is not there for others, whatever their role.
    expect((await remove(manager.cookie, '我的', `user:${viewer.id}`)).status).toBe(204);
    expect(await namesSeenBy(viewer.cookie)).toEqual(['我的 (own)', '推诿']);
    expect((await remove(manager.cookie, '推诿')).status).toBe(204);
    expect(await namesSeenBy(viewer.cookie)).toEqual(['我的 (own)']);
    const log = await stack.ports.workflow.audit.list(organisation, { limit: 10 });
    expect(log.map(({ action, subject }) => `${action} ${subject}`).slice(0, 4)).toEqual([
      'view.remove 推诿',
      'view.save 我的',
      'view.save 草稿',
      'view.save 推诿',
    ]);
  });

  test('lead to pages of the application and nowhere else', async () => {
    const key = await stack.key(await stack.organisation(), 'admin');
    for (const path of ['//elsewhere.example', 'https://elsewhere.example', 'javascript:alert(1)', '/a?b']) {
      const body = { ...VIEW, name: 'x', path };
      expect((await stack.ask('PUT', '/api/v1/views', { key, body })).status).toBe(400);
    }
  });
});
