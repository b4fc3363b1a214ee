import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenLanguageModel, openLanguageModel } from '#adapters/language/open-language-model.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import { LANGUAGES, type Role } from '#core/conversation/schema.ts';
import { MODELS } from '../../src/adapters/language/test-models.ts';

interface Talk {
  readonly before: readonly { readonly role: Role; readonly text: string }[];
  /** Each of them may come next. */
  readonly said: readonly string[];
}

const plain: Readonly<Record<string, Readonly<Record<'zh' | 'en', Talk>>>> = JSON.parse(
  readFileSync(new URL('plain-words.json', import.meta.url), 'utf8'),
);

let model: OpenLanguageModel;
let analyser: Analyser;
beforeAll(async () => {
  model = await openLanguageModel(MODELS);
  analyser = new Analyser({ fusion: model.fusion });
});
afterAll(() => model.close());

/** What anybody tries first with a system that promises to hear what lies under the words. */
describe.each(LANGUAGES)('what is said in so many words in %s', (language) => {
  /** By signal, read once: what is heard of each also counts together. */
  const known = new Map<string, Promise<readonly boolean[]>>();
  const heard = (signal: string) => {
    const all = known.get(signal) ?? hear(signal);
    known.set(signal, all);
    return all;
  };

  async function hear(signal: string): Promise<readonly boolean[]> {
    const { before, said } = plain[signal]![language];
    const role: Role = signal.startsWith('agent.') ? 'agent' : 'customer';
    const talks = said.map((text) => [...before, { role, text }]);
    const readings = await model.read(talks.map((utterances) => ({ language, utterances })));
    return talks.map((turns, index) => {
      const { signals } = analyser.analyse(
        { id: `${index}`, channel: 'chat', language, turns },
        readings[index],
      );
      return signals.some(({ type, turn }) => type === signal && turn === turns.length - 1);
    });
  }

  it.each(Object.keys(plain))('is mostly heard: %s', async (signal) => {
    const all = await heard(signal);
    expect(all.filter(Boolean).length / all.length).toBeGreaterThanOrEqual(0.5);
  });

  it('is nearly always heard, taken together', async () => {
    const all = (await Promise.all(Object.keys(plain).map(heard))).flat();
    expect(all.filter(Boolean).length / all.length).toBeGreaterThan(0.88);
  });
});
