import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStack, type Asked, answerOf, openApiStack } from '../../../test/suites/api-stack.ts';

const RULES = `rules:
  - id: greeted
    title: { zh: 有问候, en: Greets }
    find: { signal: agent.greeting }
`;

describe('drafts and versions over HTTP', () => {
  let stack: ApiStack;
  let organisation: string;
  let key: string;
  beforeAll(async () => {
    stack = await openApiStack();
    organisation = await stack.organisation();
    key = await stack.key(organisation, 'admin');
  });
  afterAll(() => stack.close());

  async function ask(method: string, path: string, asked: Asked = { key }) {
    return answerOf<Record<string, unknown>>(await stack.ask(method, path, asked));
  }

  test('things are called as the active rulebooks call them, from the moment at which these become active', async () => {
    const titles = async () => {
      const { rules, scorecards } = (await ask('GET', '/api/v1/labels')).body as Record<
        'rules' | 'scorecards',
        { id: string; title: { zh: string } }[]
      >;
      const called = rules.find(({ id }) => id === 'called')?.title.zh;
      return { called, scorecard: scorecards.map(({ id }) => id) };
    };
    const path = '/api/v1/rulebooks/called/versions';
    for (const [version, title] of [
      [1, '旧名'],
      [2, '新名'],
    ] as const) {
      const text = RULES.replace('greeted', 'called').replace('有问候', title);
      const before = await titles();
      await ask('POST', path, { key, body: { files: [{ path: 'rules.yaml', text }], note: '' } });
      expect(await titles()).toEqual(before);
      expect((await ask('POST', `${path}/${version}/activate`)).status).toBe(200);
      expect(await titles()).toEqual({ called: title, scorecard: ['general-service'] });
    }
    const judged = await ask('GET', '/api/v1/labels?rulebooks=called@1&rulebooks=gone@9');
    expect(judged.body).toMatchObject({ rules: [{ id: 'called', title: { zh: '旧名' } }], scorecards: [] });
    await ask('POST', path, { key, body: { files: [{ path: 'rules.yaml', text: RULES }], note: '' } });
    expect((await ask('GET', '/api/v1/labels?rulebooks=called@3')).body).toMatchObject({ rules: [] });
  });

  test('a draft with errors is neither activated nor backtested, and both tell every place alike', async () => {
    const path = '/api/v1/rulebooks/unsound/versions';
    const text = 'rules:\n  - { id: x }\n  - { id: y, title: Y, find: { by: nobody } }\n';
    await ask('POST', path, { key, body: { files: [{ path: 'rules.yaml', text }], note: '' } });
    const activated = await ask('POST', `${path}/1/activate`);
    const backtested = await ask('POST', `${path}/1/backtest`);
    expect(activated.status).toBe(422);
    expect(backtested).toMatchObject({ status: 422, body: { type: activated.body['type'] } });
    expect(backtested.body['detail']).toMatch(/before it is backtested, first at rules\.yaml:2/);
    expect(backtested.body['errors']).toEqual(activated.body['errors']);
  });

  test('a draft is thrown away with what is in it, its number is not given again, and what was active stays', async () => {
    const path = '/api/v1/rulebooks/tried/versions';
    const draft = { key, body: { files: [{ path: 'rules.yaml', text: RULES }], note: 'try' } };
    await ask('POST', path, draft);
    expect((await ask('DELETE', `${path}/1`, { key })).status).toBe(204);
    expect((await ask('GET', path)).status).toBe(404);
    expect((await ask('GET', `${path}/1`)).status).toBe(404);
    expect((await ask('DELETE', `${path}/1`, { key })).status).toBe(404);

    expect((await ask('POST', path, draft)).body).toMatchObject({ version: 2 });
    expect((await ask('POST', `${path}/2/activate`)).status).toBe(200);
    expect((await ask('DELETE', `${path}/2`, { key })).status).toBe(409);
    await ask('POST', path, draft);
    expect((await ask('DELETE', `${path}/3`, { key })).status).toBe(204);
    expect((await ask('GET', path)).body['versions']).toMatchObject([{ version: 2, state: 'active' }]);
    const listed = (await ask('GET', '/api/v1/rulebooks')).body['versions'] as { rulebook: string }[];
    expect(listed.filter(({ rulebook }) => rulebook === 'tried')).toMatchObject([{ version: 2 }]);
  });

  test('of two people who change one draft the second is refused, and told so', async () => {
    const path = '/api/v1/rulebooks/shared/versions';
    const change = (note: string, revision?: number) => ({
      key,
      body: { files: [{ path: 'rules.yaml', text: RULES }], note, ...(revision ? { revision } : {}) },
    });
    expect((await ask('POST', path, change('new'))).body).toMatchObject({ revision: 1 });
    expect((await ask('PUT', `${path}/1`, change('first', 1))).body).toMatchObject({ revision: 2 });
    const refused = await ask('PUT', `${path}/1`, change('second', 1));
    expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining('shared@1') } });
    expect((await ask('GET', `${path}/1`)).body).toMatchObject({ revision: 2, note: 'first' });
  });

  test('of what two rulebooks call by one id, both are told which one counts', async () => {
    const versions = (rulebook: string) => `/api/v1/rulebooks/${rulebook}/versions`;
    const body = { files: [{ path: 'rules.yaml', text: RULES.replace('greeted', 'shared-id') }], note: '' };
    await ask('POST', versions('m-first'), { key, body });
    expect((await ask('POST', `${versions('m-first')}/1/activate`)).body['problems']).toEqual([]);
    for (const other of ['a-before', 'z-after']) {
      const winner = other === 'z-after' ? 'z-after@1' : 'm-first@1';
      expect((await ask('POST', versions(other), { key, body })).body['problems']).toMatchObject([
        {
          ...{ code: 'rule-replaced', severity: 'warning', file: 'rules.yaml', line: 2 },
          message: expect.objectContaining({ zh: expect.stringContaining(`（${winner}/rules.yaml:2）算数`) }),
        },
      ]);
    }
    await ask('DELETE', `${versions('z-after')}/1`, { key });
  });

  test('nobody makes active or throws away what somebody else saved after they had looked at it', async () => {
    const path = '/api/v1/rulebooks/looked-at/versions';
    const body = { files: [{ path: 'rules.yaml', text: RULES }], note: 'theirs' };
    await ask('POST', path, { key, body });
    await ask('PUT', `${path}/1`, { key, body });
    const chinese = { key, headers: { 'accept-language': 'zh-CN' } };
    expect(await ask('POST', `${path}/1/activate?revision=1`, chinese)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('looked-at@1 在你打开之后又有人保存过') },
    });
    expect((await ask('DELETE', `${path}/1?revision=1`, { key })).status).toBe(409);
    expect((await ask('GET', `${path}/1`)).body).toMatchObject({ revision: 2, state: 'draft' });
    expect((await ask('POST', `${path}/1/activate?revision=2`, { key })).status).toBe(200);
    expect(await ask('POST', `${path}/1/activate?revision=2`, chinese)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('looked-at@1 已经生效，不再是草稿') },
    });
    const ended = await ask('POST', path, { key, body });
    const draft = `${path}/${ended.body['version']}`;
    expect((await ask('DELETE', `${draft}?revision=1`, { key })).status).toBe(204);
  });

  test('a rulebook that is retired judges no more, and who did it is on record', async () => {
    const path = '/api/v1/rulebooks/switched/versions';
    const body = {
      files: [{ path: 'rules.yaml', text: RULES.replace('greeted', 'switched-off') }],
      note: '',
    };
    await ask('POST', path, { key, body });
    expect((await ask('POST', `${path}/1/retire`)).status).toBe(409);
    await ask('POST', `${path}/1/activate`);
    expect(await ask('POST', `${path}/1/retire`)).toMatchObject({ status: 200, body: { state: 'retired' } });
    const { rules } = (await ask('GET', '/api/v1/labels')).body as { rules: { id: string }[] };
    expect(rules.map(({ id }) => id)).not.toContain('switched-off');
    const listed = (await ask('GET', '/api/v1/rulebooks')).body['versions'] as { rulebook: string }[];
    expect(listed.filter(({ rulebook }) => rulebook === 'switched')).toMatchObject([{ state: 'retired' }]);
    const audited = (await ask('GET', '/api/v1/audit?action=rulebook.retire')).body;
    expect(audited['entries']).toMatchObject([{ subject: 'switched@1' }]);

    await ask('POST', path, { key, body });
    expect(await ask('POST', `${path}/2/activate`)).toMatchObject({ status: 200, body: { state: 'active' } });
  });

  test('a rulebook whose rules another needs stays as long as it needs them, and so do the rules', async () => {
    const own = await stack.organisation();
    const admin = { key: await stack.key(own, 'admin') };
    const pack = ['rules.yaml', 'scorecard.yaml'].map((path) => ({
      path,
      text: readFileSync(new URL(`../../../packs/ecommerce-after-sales/${path}`, import.meta.url), 'utf8'),
    }));
    const taken = { ...admin, body: { files: pack, note: '' } };
    expect(await ask('POST', '/api/v1/rulebooks/ecommerce/versions', taken)).toMatchObject({ status: 201 });
    const shop = '/api/v1/rulebooks/ecommerce/versions/1';
    expect((await ask('POST', `${shop}/activate`, admin)).status).toBe(200);
    const missing = { path: expect.stringMatching(/^ecommerce@1\/scorecard\.yaml:\d+:\d+$/) };
    const refused = {
      status: 422,
      body: {
        detail: expect.stringContaining('ecommerce@1/scorecard.yaml:'),
        errors: expect.arrayContaining([expect.objectContaining(missing)]),
      },
    };
    const general = '/api/v1/rulebooks/general/versions';
    expect(await ask('POST', `${general}/1/retire`, admin)).toMatchObject(refused);

    const body = { files: [{ path: 'rules.yaml', text: RULES }], note: 'without the rules' };
    const draft = await ask('POST', general, { ...admin, body });
    expect(draft.body['problems']).toContainEqual(
      expect.objectContaining({ code: 'unknown-rule', file: 'ecommerce@1/scorecard.yaml' }),
    );
    expect(await ask('POST', `${general}/2/activate`, admin)).toMatchObject(refused);
    expect((await ask('GET', `${general}/1`, admin)).body).toMatchObject({ state: 'active' });

    expect((await ask('POST', `${shop}/retire`, admin)).status).toBe(200);
    expect((await ask('POST', `${general}/2/activate`, admin)).status).toBe(200);
    expect((await ask('POST', `${general}/2/retire`, admin)).status).toBe(200);
  });
});
