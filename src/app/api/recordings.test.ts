import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conversationDetail } from '#contract/api/conversations.ts';
import { plant } from '../../../test/speech/planted-call.ts';
import { wavOf } from '../../../test/speech/write-audio.ts';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';

const CALL = wavOf(
  plant({
    durationMs: 9_000,
    turns: [
      { channel: 0, startMs: 500, endMs: 2_500 },
      { channel: 1, startMs: 6_000, endMs: 8_500 },
    ],
  }),
);

describe('a recording that is sent to the service', () => {
  let stack: ApiStack;
  let organisation: string;
  let key: string;

  beforeAll(async () => {
    stack = await openApiStack();
    organisation = await stack.organisation();
    key = await stack.key(organisation, 'admin');
  });
  afterAll(() => stack.close());

  const upload = async (name: string, body: Uint8Array) => {
    const response = await stack.ask('POST', `/api/v1/conversations:upload?name=${name}`, {
      key,
      body,
      headers: { 'content-type': 'application/octet-stream', 'accept-language': 'en' },
    });
    return JSON.parse(await response.text());
  };
  const kept = () => readdir(join(stack.blobFolder, organisation, 'recordings')).catch(() => []);

  test('is a voice conversation with what was heard in it; the recording is kept once and goes with it', async () => {
    expect(await upload('call-1.wav', CALL)).toMatchObject({
      id: 'call-1',
      status: 'accepted',
      warnings: [expect.stringContaining('set --channels')],
    });
    expect(await upload('call-1.wav', CALL)).toMatchObject({ id: 'call-1', status: 'duplicate' });
    await stack.analyseAll(organisation);
    const response = await stack.ask('GET', '/api/v1/conversations/call-1', { key });
    const found = conversationDetail.parse(await response.json());
    expect(found.conversation.channel).toBe('voice');
    expect(found.conversation.turns.map(({ role }) => role)).toEqual(['agent', 'customer']);
    const silence = found.signals.find(({ type }) => type === 'speech.silence')!;
    expect(Math.abs(Number(silence['startMs']) - 2_500)).toBeLessThan(200);
    expect(Math.abs(Number(silence['endMs']) - 6_000)).toBeLessThan(200);

    const [name, ...others] = await kept();
    expect(others).toEqual([]);
    const bytes = await stack.ports.blobs.get(`${organisation}/recordings/${name}`);
    expect(CALL.equals(bytes!)).toBe(true);

    const { workflow, facts, blobs, queue, now, newId } = stack.ports;
    const { eraseConversations } = await import('#app/usecases/service/erase-conversations.ts');
    await eraseConversations(
      { workflow, facts, blobs, queue, now, newId },
      organisation,
      ['call-1'],
      'system',
    );
    expect(await kept()).toEqual([]);
  });

  /** The conversation that comes of the files of one form, sent to an organisation of its own. */
  const sentAsForm = async (id: string, files: readonly (readonly [string, string | Uint8Array])[]) => {
    const other = await stack.organisation();
    const otherKey = await stack.key(other, 'admin');
    const form = new FormData();
    for (const [name, content] of files) {
      const bytes = typeof content === 'string' ? content : new Uint8Array(content);
      form.append('file', new File([bytes], name));
    }
    const sent = new Request('http://localhost', { method: 'POST', body: form });
    const response = await stack.ask('POST', '/api/v1/conversations:upload', {
      key: otherKey,
      body: new Uint8Array(await sent.arrayBuffer()),
      headers: { 'content-type': sent.headers.get('content-type')! },
    });
    expect(JSON.parse(await response.text())).toMatchObject({ id, status: 'accepted' });
    await stack.analyseAll(other);
    return conversationDetail.parse(
      await (await stack.ask('GET', `/api/v1/conversations/${id}`, { key: otherKey })).json(),
    );
  };

  test('is judged by the words of a transcript that is sent with it', async () => {
    const words = {
      segments: [{ start: 0.5, end: 2.5, text: '您好，这里是客服中心。', speaker: 'agent', confidence: 0.6 }],
    };
    const found = await sentAsForm('call-2', [
      ['call-2.wav', CALL],
      ['vendor.json', JSON.stringify(words)],
    ]);
    expect(found.conversation.turns.map(({ text }) => text)).toEqual(['您好，这里是客服中心。']);
    const greeting = found.signals.find(({ type }) => type === 'agent.greeting')!;
    expect(greeting['heard']).toBe(0.6);
  });

  test('is told of by a table and a vCon that are sent with it, in any order', async () => {
    const calls = '录音文件,坐席工号,技能组\nother.wav,1001,账单\ncall-3.wav,1002,物流\n';
    const vcon = {
      vcon: '0.4.0',
      parties: [
        { tel: '+8613800138000', role: 'customer' },
        { uuid: 'A7', role: 'agent' },
      ],
      dialog: [{ type: 'recording', start: '2026-03-01T09:30:12+08:00', parties: [0, 1] }],
      analysis: [
        {
          type: 'transcript',
          dialog: 0,
          vendor: 'asr',
          encoding: 'json',
          body: [{ party: 1, text: '您好。', start: 0.5, end: 2.5 }],
        },
      ],
    };
    const files = [
      ['export.csv', calls],
      ['call-3.wav', CALL],
      ['call.vcon.json', JSON.stringify(vcon)],
    ] as const;
    for (const order of [files, files.toReversed()]) {
      const { conversation } = await sentAsForm('call-3', order);
      expect(conversation).toMatchObject({
        channel: 'voice',
        startedAt: '2026-03-01T09:30:12+08:00',
        agent: { id: 'A7' },
        customer: { id: '+8613800138000' },
        attributes: { 技能组: '物流' },
      });
      expect(conversation.turns.map(({ text }) => text)).toEqual(['您好。']);
    }
  });

  test('is told of by a table of its own and by that of all calls', async () => {
    const { conversation } = await sentAsForm('call-5', [
      ['calls.csv', '录音文件,坐席工号,技能组\ncall-5.wav,1002,物流\nother.wav,1001,账单\n'],
      ['call-5.wav', CALL],
      ['call-5.csv', '坐席工号,客户编号\nA7,u-5\n'],
    ]);
    expect(conversation).toMatchObject({
      agent: { id: 'A7' },
      customer: { id: 'u-5' },
      attributes: { 技能组: '物流' },
    });
  });

  test.each([
    ['text.wav', Buffer.from('客服：您好\n客户：你好\n'), 'content is text'],
    ['empty.wav', Buffer.alloc(0), 'empty'],
    ['broken.wav', CALL.subarray(0, 30), ''],
  ])('%s is refused with the reason, and nothing of it is kept', async (name, body, reason) => {
    const result = await upload(name, body);
    expect(result.status).toBe('rejected');
    expect(result.error).toContain(reason);
    expect(await kept()).toEqual([]);
  });
});
