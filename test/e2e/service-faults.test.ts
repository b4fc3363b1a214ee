import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { hasModel, MODELS } from '#adapters/language/test-models.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { startProgram } from '../suites/child-program.ts';
import { chat } from '../suites/service-stack.ts';
import { chats, freshDataFolder, keptIn, settled, startFaultyService } from './faulty-service.ts';

const BROKEN = new URL('../suites/broken-engine-child.ts', import.meta.url);
const COMMAND = fileURLToPath(new URL('../../bin/tingzhen.js', import.meta.url));

/** Keeps a thread busy for longer than any test waits, where the language model reads it. */
function endless(id: string): Conversation {
  const turns = Array.from({ length: 380_000 }, (_, at) => {
    const word = String.fromCodePoint(0x4e00 + (at % 20_000), 0x4e00 + ((at * 7_919) % 20_000));
    return { role: 'customer', text: `请问${word}` } as const;
  });
  return { ...chat(id), turns };
}

test('a conversation that holds up its thread fails with the reason, and all others are analysed', async () => {
  const { folder, remove } = await freshDataFolder();
  onTestFinished(remove);
  const service = await startFaultyService(folder, {
    TINGZHEN_TEST_LIMIT_MS: '12000',
    TINGZHEN_LANGUAGE_MODEL: 'on',
  });
  await service.send([...chats('beside', 4), endless('poison')]);
  await settled(expect, service);
  await service.send(chats('after', 5));
  await settled(expect, service);
  expect((await service.readiness()).status).toBe(200);
  await service.stop();
  const { coverage, facts, failures } = await keptIn(folder);
  expect(coverage).toMatchObject({ received: 10, analysed: 9, failed: 1, pending: 0 });
  expect([...failures]).toEqual([['poison', 'the analysis took longer than 12 s and was ended']]);
  expect(facts.length).toBe(9);
}, 400_000);

test.skipIf(!hasModel('zh'))(
  'a process whose facts engine has shut itself down says so and ends, and the next one goes on',
  async () => {
    const { folder, remove } = await freshDataFolder();
    onTestFinished(remove);
    const broken = startProgram(BROKEN, [folder, MODELS]);
    const url = (await broken.line('ready ')).slice('ready '.length);
    const status = () =>
      fetch(`${url}/readyz`).then(
        (response) => response.status,
        () => 'gone',
      );
    await expect.poll(status, { timeout: 120_000, interval: 250 }).not.toBe(200);
    expect(await broken.ended()).toBe('SIGKILL');
    expect(broken.lines().at(-1)).toMatch(/^log the facts engine has shut itself down/);
    const next = await startFaultyService(folder);
    expect((await next.readiness()).status).toBe(200);
    expect(await next.stop()).toBe(0);
  },
  400_000,
);

test('a second process on the same data folder is refused by name, and the first one goes on', async () => {
  const { folder, remove } = await freshDataFolder();
  onTestFinished(remove);
  const first = await startFaultyService(folder);
  const values = [COMMAND, 'serve', '--empty', '--port', '0', '--data', folder, '--language', 'en'];
  const second = promisify(execFile)(process.execPath, values, { timeout: 60_000 });
  const refusal: unknown = await second.catch((failure: unknown) => failure);
  expect(refusal).toMatchObject({ code: 1 });
  expect((refusal as { stderr: string }).stderr).toMatch(`${folder} is in use by process `);
  expect((await first.readiness()).status).toBe(200);
  expect(await first.stop()).toBe(0);
}, 400_000);

test('a stop lets running jobs end for as long as it may take, and what is left goes on later', async () => {
  const { folder, remove } = await freshDataFolder();
  onTestFinished(remove);
  const first = await startFaultyService(folder);
  await first.send(chats('c', 300));
  expect(await first.stop()).toBe(0);
  const second = await startFaultyService(folder, {
    TINGZHEN_TEST_GRACE_MS: '500',
    TINGZHEN_LANGUAGE_MODEL: 'on',
  });
  await settled(expect, second);
  await second.send([endless('long')]);
  await pause(2_000);
  // Heard to its end, the long one would take many minutes: a stop that waited for it would not come within this test's time.
  expect(await second.stop()).toBe(0);
  const { coverage, facts } = await keptIn(folder);
  expect(coverage).toMatchObject({ received: 301, analysed: 300, failed: 0, pending: 1 });
  expect(new Set(facts).size).toBe(300);
  expect(facts.length).toBe(300);
}, 400_000);
