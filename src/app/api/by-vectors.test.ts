import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';
import { type SampleFact, sampleFact } from '../../../test/suites/sample-fact.ts';

let stack: ApiStack;
beforeAll(async () => {
  stack = await openApiStack();
});
afterAll(() => stack.close());

const said = (text: string): NonNullable<SampleFact['turns']> => [['customer', text]];
const FACTS: readonly SampleFact[] = [
  { id: 'a', need: [1, 0.1], turns: said('退款还没到'), agent: 'A01', team: 'north' },
  { id: 'b', need: [1, 0.2], turns: said('退款什么时候到，电话13812345678'), agent: 'A02', team: 'south' },
  { id: 'c', need: [-0.2, 1], turns: said('快递丢了'), agent: 'A01', team: 'north' },
  { id: 'd', turns: said('在吗'), agent: 'A01', team: 'north' },
];

async function given() {
  const organisation = await stack.organisation();
  await stack.ports.facts.append(organisation, FACTS.map(sampleFact));
  return organisation;
}
interface Answer {
  readonly conversations: readonly { id: string; likeness: number; highlights: { text: string }[] }[];
  readonly reason?: { readonly en: string };
}
const similar = async (key: string, id: string, query = '') => {
  const response = await stack.ask('GET', `/api/v1/conversations/${id}/similar${query}`, { key });
  return { status: response.status, body: (await response.json()) as Answer };
};

test('conversations with a similar need come likest first, with the place where it is said', async () => {
  const key = await stack.key(await given(), 'admin');
  const { status, body } = await similar(key, 'a');
  expect([status, body.conversations.map(({ id }) => id)]).toEqual([200, ['b', 'c']]);
  expect(body.conversations[0]).toMatchObject({
    highlights: [{ turn: 0, text: expect.stringContaining('退款') }],
  });
  expect((await similar(key, 'a', '?limit=1')).body.conversations).toHaveLength(1);
  expect((await similar(key, 'a', '?limit=0')).status).toBe(400);
});

test('what no model read says why it cannot be compared', async () => {
  const key = await stack.key(await given(), 'admin');
  const { status, body } = await similar(key, 'd');
  expect([status, body.conversations]).toEqual([200, []]);
  expect(body.reason?.en).toContain('analyse it again');
});

test('a conversation of nobody, or of another organisation, is not there', async () => {
  await given();
  const key = await stack.key(await stack.organisation(), 'admin');
  expect((await similar(key, 'a')).status).toBe(404);
});

const SIGNALS = `signals:
  - id: custom.wants_callback
    title: Wants to be called back
    examples:
      en:
        - please call me back
        - can you call me back today
        - I want you to call me back
        - call me back when it is done
        - could the manager call me back
`;

test('a draft with signals told by examples answers how well they are recognised', async () => {
  const key = await stack.key(await stack.organisation(), 'admin');
  const save = async (text: string) => {
    const body = { files: [{ path: 'signals.yaml', text }] };
    const answer = await stack.ask('POST', '/api/v1/rulebooks/own/versions', { key, body });
    return (await answer.json()) as { problems: unknown[]; signals: unknown[] };
  };
  const saved = await save(SIGNALS);
  expect(saved.signals).toMatchObject([
    {
      id: 'custom.wants_callback',
      file: 'signals.yaml',
      languages: [{ language: 'en', examples: 5, ordinary: 104, recall: 1, ordinaryTaken: 1 }],
    },
  ]);
  expect(saved.problems).toMatchObject([{ code: 'few-examples', severity: 'warning', file: 'signals.yaml' }]);
  const broken = await save(SIGNALS.replace('        - please call me back\n', ''));
  expect(broken).toMatchObject({ problems: [{ code: 'too-few-examples', line: 5 }], signals: [] });
});
