import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  chat,
  type ServiceStack,
  SMALL_RULEBOOK,
  useServiceStack,
} from '../../../../test/suites/service-stack.ts';
import { exportOrganisation } from './export-organisation.ts';
import { receiveConversations } from './receive-conversations.ts';

const stack = useServiceStack();

interface Line {
  readonly type: string;
  readonly [field: string]: unknown;
}

async function exported(ports: ServiceStack, organisation: string): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of exportOrganisation(ports, organisation)) lines.push(JSON.parse(line));
  return lines;
}

const entry = (organisation: string, at: number, subject: string) => ({
  at: new Date(at).toISOString(),
  organisation,
  actor: 'user:1',
  action: 'conversation.view',
  subject,
});

it('gives everything of an organisation, and nothing of another', async () => {
  const ports = stack();
  const { id } = await ports.organisation();
  const { id: other } = await ports.organisation();
  await receiveConversations(ports, other, [chat('theirs')]);
  await receiveConversations(ports, id, [chat('a'), chat('b')]);
  await ports.drain();
  await receiveConversations(ports, id, [chat('waiting')]);
  await ports.draft(id, SMALL_RULEBOOK);
  await ports.workflow.audit.record([entry(id, 0, 'a')]);
  const lines = await exported(ports, id);
  const byType = Object.groupBy(lines, ({ type }) => type);
  expect(byType['organisation']).toMatchObject([{ id, timeZone: 'Asia/Shanghai' }]);
  expect(byType['rulebook']).toMatchObject([
    { rulebook: 'general', version: 2, state: 'draft', files: SMALL_RULEBOOK },
    { rulebook: 'general', version: 1, state: 'active', files: SMALL_RULEBOOK },
  ]);
  expect(byType['conversation']).toMatchObject([
    { conversation: chat('a'), analysis: { id: 'a' }, rulebooks: ['general@1'] },
    { conversation: chat('b'), receipt: { state: 'analysed' } },
    { conversation: chat('waiting'), receipt: { state: 'pending' } },
  ]);
  expect(byType['conversation']?.[2]).not.toHaveProperty('analysis');
  expect(byType['audit']).toMatchObject([{ subject: 'a', action: 'conversation.view' }]);
  expect(await exported(ports, 'nobody')).toEqual([]);
  await ports.drain();
});

it('gives recordings piece by piece, each after its conversation', async () => {
  const ports = stack();
  const { id } = await ports.organisation();
  const bytes = Buffer.from(Uint8Array.from({ length: 2_000_000 }, (_, at) => (at * at) % 251));
  const folder = await mkdtemp(join(tmpdir(), 'tingzhen-export-'));
  const file = join(folder, 'call.wav');
  await writeFile(file, bytes);
  const sound = { words: 'transcript', channels: 2, durationMs: 1_000 };
  const call = chat('call', '您好', { channel: 'voice', attributes: { sound } });
  await receiveConversations(ports, id, [call], 'fresh', { file });
  await rm(folder, { recursive: true });
  await receiveConversations(ports, id, [chat('written')]);
  const lines = (await exported(ports, id)).filter(({ type }) =>
    ['conversation', 'recording'].includes(type),
  );
  expect(lines.map(({ type, part }) => [type, part])).toEqual([
    ['conversation', undefined],
    ['recording', 0],
    ['recording', 1],
    ['recording', 2],
    ['conversation', undefined],
  ]);
  const parts = lines.filter(({ type }) => type === 'recording');
  expect(parts[0]).toMatchObject({ conversation: 'call', parts: 3, bytes: 2_000_000 });
  const together = Buffer.concat(parts.map(({ content }) => Buffer.from(String(content), 'base64')));
  expect(together.equals(bytes)).toBe(true);
  await ports.drain();
});

it('gives each audit entry once, however many are of one instant', async () => {
  const ports = stack();
  const { id } = await ports.organisation();
  const instants = [...Array(1300).fill(1_000), ...Array(450).fill(2_000), ...Array(450).fill(3_000)];
  await ports.workflow.audit.record(instants.map((at: number, index) => entry(id, at, `c${index}`)));
  const subjects = (await exported(ports, id)).flatMap((one) =>
    one.type === 'audit' ? [one['subject']] : [],
  );
  expect(subjects.length).toBe(instants.length);
  expect(new Set(subjects).size).toBe(instants.length);
});
