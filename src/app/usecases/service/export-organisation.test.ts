import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newInsight } from '../../../../test/suites/sample-insight.ts';
import {
  chat,
  type ServiceStack,
  SMALL_RULEBOOK,
  useServiceStack,
} from '../../../../test/suites/service-stack.ts';
import { exportOrganisation } from './export-organisation.ts';
import { receiveConversations } from './receive-conversations.ts';
import { appealMachine } from './reviews/appeal-machine.ts';
import { decideAppeal } from './reviews/decide-appeal.ts';

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

const SAMPLE = { scorecard: 'manners', filter: {}, method: { kind: 'random' }, size: 5, seed: 7 } as const;

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

it('gives what counts after an appeal against the machine, with what the machine had said', async () => {
  const ports = stack();
  const { id } = await ports.organisation();
  await receiveConversations(ports, id, [chat('a', '抱歉，这是规定。'), chat('b')]);
  await ports.drain();
  const caller = { organisation: id, role: 'admin', agentIds: [], teams: [] } as const;
  const objection = { scorecard: 'manners', criterion: 'no-refusal', wanted: 'yes', reason: '只是转述' };
  const raised = await appealMachine(ports, { ...caller, actor: 'user:1' }, 'a', objection);
  if (raised.outcome !== 'raised') throw new Error(raised.outcome);
  const decision = { outcome: 'upheld', reason: '确实如此' } as const;
  await decideAppeal(ports, { ...caller, actor: 'user:2' }, raised.appeal.id, decision);
  await ports.drain();
  const lines = await exported(ports, id);
  const { review } = raised.appeal;
  expect(lines.filter(({ type }) => type === 'conversation')).toMatchObject([
    { analysis: { evaluations: [{ score: 50 }] }, record: [{ scorecard: 'manners', score: 100, review }] },
    { conversation: { id: 'b' } },
  ]);
  expect(lines.filter(({ type }) => type === 'conversation')[1]).not.toHaveProperty('record');
  expect(lines.filter(({ type }) => type === 'review')).toMatchObject([
    { id: review, reviewer: 'machine', evaluation: { score: 50 }, record: { score: 100 } },
  ]);
  expect(lines.filter(({ type }) => type === 'appeal')).toMatchObject([{ review, state: 'upheld' }]);
});

it('gives what an organisation has set up and found, without anything secret', async () => {
  const ports = stack();
  const { id } = await ports.organisation();
  const { workflow } = ports;
  const at = '2026-01-05T09:00:00.000Z';
  const may = { role: 'admin', agentIds: [], teams: [] } as const;
  const key = { ...may, id: `key-${id}`, organisation: id, name: 'CRM', prefix: 'tz_ab' };
  await workflow.people.createKey(
    { ...key, createdAt: at, expiresAt: null, lastUsedAt: null },
    `SECRET-${id}`,
  );
  const invitation = { ...may, id: `SECRET-link-${id}`, organisation: id, email: 'li@example.com' };
  await workflow.invitations.add({ ...invitation, invitedBy: 'user:1', invitedAt: at, expiresAt: at });
  await workflow.directory.save(id, [{ kind: 'agent', id: 'A01', name: '韩梅梅' }]);
  const mapping = { name: '工单', columns: ['编号'], channel: null, map: { id: '编号' }, savedAt: at };
  await workflow.importMappings.save(id, mapping);
  const hook = { id: `hook-${id}`, organisation: id, url: 'https://crm.example/in', active: true };
  await workflow.webhooks.create({ ...hook, events: [], createdBy: 'user:1', createdAt: at });
  const view = { organisation: id, owner: 'user:1', name: '退款', path: '/conversations', search: '' };
  await workflow.views.save({ ...view, isShared: false });
  await workflow.sharing.choose(id, 'A01', 'named', at);
  const robot = { id: 'robot', kind: 'wecom', name: '值班群', tells: ['alerts'], language: 'zh' } as const;
  await workflow.insights.saveSettings(id, {
    ...(await workflow.insights.settings(id)),
    targets: [{ ...robot, address: 'https://robot.example/?key=SECRET', secret: 'SECRET' }],
  });
  const centre = Float32Array.of(0.5, -0.5);
  const side = { language: 'zh', name: '月租', path: ['月租'], phrases: [], quotes: [] } as const;
  await workflow.insights.saveTopics(
    id,
    [{ ...side, id: 't-1', size: 40, anchor: { centre, limit: 0.2 } }],
    null,
  );
  const held = {
    id: 't-1',
    names: { zh: '两笔月租' },
    anchors: [{ centre, limit: 0.2, language: 'zh' }],
  } as const;
  await workflow.insights.changeHeld(id, () => [held]);
  await workflow.insights.saveInsight(id, newInsight('i-1'));
  await workflow.insights.addAlert(id, { id: 'a-1', at, warnings: [] }, null);
  const run = { kind: 'reanalysis', request: {}, total: 1, createdBy: 'user:1' } as const;
  await workflow.runs.create({ ...run, organisation: id });
  const drawn = {
    conversation: 'c-1',
    agent: 'A1',
    team: '',
    scorecard: 'general-service',
    why: null,
  } as const;
  await workflow.reviews.createPlan(id, { name: '一月', request: SAMPLE, createdBy: 'user:1' }, [
    { ...drawn, calibration: null, reviewer: null, createdBy: 'user:1' },
  ]);
  const lines = await exported(ports, id);
  const byType = Object.groupBy(lines, ({ type }) => type);
  expect(byType).toMatchObject({
    key: [{ name: 'CRM', prefix: 'tz_ab' }],
    invitation: [{ email: 'li@example.com' }],
    directory: [{ id: 'A01', name: '韩梅梅' }],
    settings: [{ reviews: { appealDays: 7 }, insights: { targets: [{ kind: 'wecom', name: '值班群' }] } }],
    mapping: [mapping],
    webhook: [{ url: 'https://crm.example/in' }],
    view: [view],
    sharing: [{ agent: 'A01', sharing: 'named' }],
    topic: [{ id: 't-1', name: '两笔月租' }],
    'held-topic': [{ names: { zh: '两笔月租' }, anchors: [{ centre: [0.5, -0.5] }] }],
    insight: [newInsight('i-1')],
    alert: [{ id: 'a-1' }],
    run: [{ kind: 'reanalysis' }],
    'review-plan': [{ name: '一月' }],
  });
  expect(JSON.stringify(lines)).not.toContain('SECRET');
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
