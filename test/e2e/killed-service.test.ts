import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Conversation } from '#core/conversation/schema.ts';
import { chat } from '../suites/service-stack.ts';
import { type FaultyService, freshDataFolder, keptIn, startFaultyService } from './faulty-service.ts';

const KILLS = 10;
const SEED = 20260105;
const SENT_AT_ONCE = 25;
const SENDERS = 2;
/** From the first answer of a life to its end: within ingest, and within analysis, which needs a second to start. */
const LONGEST_LIFE_MS = 2_000;

test('ten kills at any moment lose nothing that was accepted, and count nothing twice', async () => {
  const { folder, remove } = await freshDataFolder();
  onTestFinished(remove, 60_000);
  const random = mulberry32(SEED);
  const client = new PersistentClient();
  for (let life = 0; life < KILLS; life++) {
    const service = await startFaultyService(folder);
    const sending = client.sendTo(service);
    await pause(random() * LONGEST_LIFE_MS);
    await service.kill();
    await sending;
  }
  const last = await startFaultyService(folder);
  await client.finish(last);
  const pending = () => last.coverage().then((coverage) => coverage.pending);
  await expect.poll(pending, { timeout: 120_000, interval: 200 }).toBe(0);
  expect(await last.stop()).toBe(0);
  const { coverage, facts, answers, failures } = await keptIn(folder);
  const accepted = [...client.accepted.keys()].sort();
  expect(accepted.length).toBeGreaterThan(KILLS * SENT_AT_ONCE);
  expect(coverage).toMatchObject({ received: accepted.length, analysed: accepted.length, failed: 0 });
  expect(failures).toEqual(new Map());
  expect([...facts].sort()).toEqual(accepted);
  expect(answers).toEqual(client.accepted);
}, 300_000);

/** Sends batch after batch and keeps sending one again until it has been answered, as clients do. */
class PersistentClient {
  /** Ids of which it was told that they are durable, with the agent's answer that was sent last. */
  readonly accepted = new Map<string, string>();
  #unanswered: Conversation[][] = [];
  #sent = 0;

  /** Until the service is gone. */
  async sendTo(service: FaultyService): Promise<void> {
    await Promise.all(Array.from({ length: SENDERS }, () => this.#sendUntilGone(service)));
  }

  /** Sends what was never answered. */
  async finish(service: FaultyService): Promise<void> {
    const rest = this.#unanswered;
    this.#unanswered = [];
    for (const batch of rest) this.#told(batch, await service.send(batch));
  }

  async #sendUntilGone(service: FaultyService): Promise<void> {
    for (;;) {
      const batch = this.#unanswered.shift() ?? this.#nextBatch();
      try {
        this.#told(batch, await service.send(batch));
      } catch {
        this.#unanswered.push(batch);
        return;
      }
      await pause(50);
    }
  }

  #told(batch: readonly Conversation[], ids: readonly string[]): void {
    expect(ids).toEqual(batch.map(({ id }) => id));
    for (const { id, turns } of batch) this.accepted.set(id, turns.at(-1)!.text);
  }

  /** Some that have been answered before come with more in them, some as they were. */
  #nextBatch(): Conversation[] {
    const known = [...this.accepted.entries()];
    const first = this.#sent;
    this.#sent += SENT_AT_ONCE;
    return Array.from({ length: SENT_AT_ONCE }, (_, index) => {
      const number = first + index;
      const old = index < 4 ? known[(number * 7_919) % Math.max(1, known.length)] : undefined;
      if (old === undefined) return chat(`c-${number}`, `抱歉，单号 ${number} 马上处理。`);
      const [id, answer] = old;
      return chat(id, index < 2 ? answer : `抱歉，第 ${number} 次回复。`);
    });
  }
}

/** Numbers from 0 to 1, the same from run to run. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
