import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConversations } from '#app/boot.ts';
import { ingestStream } from '#app/usecases/service/ingest-stream.ts';
import type { ServicePorts } from '#app/usecases/service/ports.ts';
import { plant } from '../speech/planted-call.ts';
import { wavOf } from '../speech/write-audio.ts';

/** A telephone number in what the customer says. */
export const SAID = { number: '13812345678', startMs: 4_000, endMs: 8_500 };

/** The two channels of a call: a greeting, a number, an answer. */
export function callSound(): Float32Array[] {
  return plant({
    durationMs: 12_000,
    turns: [
      { channel: 0, startMs: 500, endMs: 3_500 },
      { channel: 1, startMs: SAID.startMs, endMs: SAID.endMs },
      { channel: 0, startMs: 9_000, endMs: 11_500 },
    ],
  });
}

export const CALL_WORDS = {
  language: 'zh',
  agent: { id: 'A01', team: 'north' },
  customer: { id: 'u-9' },
  segments: [
    { startMs: 500, endMs: 3_500, speaker: 'agent', text: '您好，请问有什么可以帮您的' },
    {
      startMs: SAID.startMs,
      endMs: SAID.endMs,
      speaker: 'customer',
      text: `你好，我的电话是${SAID.number}`,
    },
    { startMs: 9_000, endMs: 11_500, speaker: 'agent', text: '好的，马上为您查询，请您稍等' },
  ],
};

/**
 * Takes a recording in as the watched folder does.
 * @param words the transcript beside it; none where it is null
 */
export async function takeInCall(
  ports: Pick<ServicePorts, 'blobs' | 'workflow' | 'queue' | 'now' | 'newId'>,
  organisation: string,
  id: string,
  {
    bytes = wavOf(callSound()),
    ending = 'wav',
    words = CALL_WORDS,
  }: { readonly bytes?: Uint8Array; readonly ending?: string; readonly words?: object | null } = {},
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tingzhen-call-'));
  try {
    const file = join(folder, `${id}.${ending}`);
    await writeFile(file, bytes);
    if (words !== null) await writeFile(join(folder, `${id}.json`), JSON.stringify({ id, ...words }));
    const read = readConversations(file, {});
    for await (const { status, error } of ingestStream(ports, organisation, read, 'en', 'fresh', file)) {
      if (status === 'rejected') throw new Error(error);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
