import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, type Role } from '#core/conversation/schema.ts';
import type { UtteranceReading } from '#core/ports/language-model.ts';
import { EMOTIONS } from '#core/signals/catalogue.ts';
import { type OpenLanguageModel, openLanguageModel } from './open-language-model.ts';
import { hasModel, MODELS, modelFolder } from './test-models.ts';

const TALK = {
  zh: [
    '您好，请问有什么可以帮您？',
    '订单 20260301 还没发货，怎么回事？',
    '这是规定😀',
    '好吧，我再看看',
    '',
    '谢谢您，问题解决了！'.repeat(30),
  ],
  en: [
    'Hello, how can I help you?',
    'Where is my order 4471? It has been nine days 😡',
    "That's our policy.",
    "Okay. I guess I'll just wait then.",
    '',
    'Thank you so much, that solved it! '.repeat(30),
  ],
} as const;
/** How far probabilities may differ; where activations are quantised by batch, what else is in it shows a little. */
const BY_BATCH = 0.12;
const EXACTLY = 1e-4;

describe.each(LANGUAGES.filter(hasModel))('the %s model', (language) => {
  const manifest = JSON.parse(readFileSync(join(modelFolder(language), 'manifest.json'), 'utf8'));
  const nearly = manifest.batchable === true ? EXACTLY : BY_BATCH;
  let model: OpenLanguageModel;
  beforeAll(async () => {
    model = await openLanguageModel(MODELS, { threads: 1, cacheMb: 0, prescreen: false });
    await model.load(language);
  });
  afterAll(() => model.close());

  const turns = fc.array(
    fc.record({
      role: fc.constantFrom<Role>('customer', 'agent', 'bot', 'system'),
      text: fc.constantFrom(...TALK[language]),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const read = async (...conversations: { role: Role; text: string }[][]) =>
    model.read(conversations.map((utterances) => ({ language, utterances })));
  const same = (one: UtteranceReading, other: UtteranceReading) => {
    for (const [signal, p] of one.signals)
      expect(Math.abs(p - other.signals.get(signal)!)).toBeLessThan(nearly);
  };

  test('gives every turn of a customer or an agent a probability for each of its signals', async () => {
    await fc.assert(
      fc.asyncProperty(turns, async (utterances) => {
        const [reading] = await read(utterances);
        expect(reading!.utterances).toHaveLength(utterances.length);
        for (const [i, { role, text }] of utterances.entries()) {
          const { signals, emotion, vector, evidence: _, ...rest } = reading!.utterances[i]!;
          expect(rest.model).toBe(model.id);
          expect(signals.size).toBe(role === 'customer' ? 11 : role === 'agent' ? 18 : 0);
          for (const p of signals.values()) expect(p > 0 && p < 1).toBe(true);
          expect(Math.hypot(...vector)).toBeCloseTo(1, 3);
          if (role === 'customer') {
            expect([...emotion!.keys()].sort()).toEqual([...EMOTIONS].sort());
            expect([...emotion!.values()].reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
          } else expect(emotion).toBeUndefined();
          for (const signal of signals.keys()) {
            const passage = reading!.utterances[i]!.evidence(signal);
            if (passage === undefined) continue;
            expect(passage.start >= 0 && passage.start < passage.end && passage.end <= text.length).toBe(
              true,
            );
          }
        }
        expect([...reading!.resolution.values()].reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
        expect(reading!.satisfaction >= 1 && reading!.satisfaction <= 5).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  test('reads a live conversation as the finished one: what follows changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(turns, fc.nat(7), async (utterances, cut) => {
        const prefix = utterances.slice(0, 1 + (cut % utterances.length));
        const [whole] = await read(utterances);
        const [part] = await read(prefix);
        for (const [i, reading] of part!.utterances.entries()) same(reading, whole!.utterances[i]!);
      }),
      { numRuns: 8 },
    );
  });

  test('reads conversations together as it reads each alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(turns, { minLength: 2, maxLength: 4 }), async (conversations) => {
        const together = await read(...conversations);
        for (const [i, conversation] of conversations.entries()) {
          const [alone] = await read(conversation);
          for (const [k, reading] of alone!.utterances.entries()) same(reading, together[i]!.utterances[k]!);
        }
      }),
      { numRuns: 5 },
    );
  });

  test('gives a long conversation as many readings as it has turns', async () => {
    const long = Array.from({ length: 900 }, (_, i) => ({
      role: i % 2 === 0 ? ('customer' as const) : ('agent' as const),
      text: TALK[language][i % 4]!,
    }));
    const [whole, prefix] = await read(long, long.slice(0, 600));
    expect(whole!.utterances).toHaveLength(900);
    same(prefix!.utterances[599]!, whole!.utterances[599]!);
  });

  test('encodes what is said again only once', async () => {
    const cached = await openLanguageModel(MODELS, { threads: 1, prescreen: false });
    const utterances = TALK[language].slice(0, 4).map((text) => ({ role: 'agent' as const, text }));
    await cached.read([
      { language, utterances },
      { language, utterances },
    ]);
    await cached.read([{ language, utterances }]);
    expect(cached.counts().get(language)).toEqual({ turns: 12, screened: 0, cached: 8 });
    await cached.close();
  });

  test('has no reading where nothing was said, and embeds single texts', async () => {
    expect(await read([])).toEqual([undefined]);
    const [one, other] = await model.embed([TALK[language][0], TALK[language][0]], language);
    expect(one).toEqual(other);
  });
});
