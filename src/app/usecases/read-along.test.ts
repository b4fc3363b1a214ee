import { expect, test } from 'vitest';
import type { Bilingual } from '#core/bilingual.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { ConversationReading, LanguageModel } from '#core/ports/language-model.ts';
import { READ_TOGETHER, readAlong } from './read-along.ts';

const conversations = (count: number): Conversation[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `c${i}`,
    channel: 'chat',
    language: 'en',
    turns: [{ role: 'customer', text: `${i}` }],
  }));
/** Somebody else's model: its satisfaction is the number that was said. */
const modelOf = (read: LanguageModel['read']): LanguageModel => ({
  id: 'other-1',
  languages: ['en'],
  fusion: {},
  read,
  embed: async () => [],
  close: async () => {},
});
const echo: LanguageModel['read'] = async (spoken) =>
  spoken.map(
    ({ utterances }): ConversationReading => ({
      model: 'other-1',
      utterances: [],
      resolution: new Map(),
      satisfaction: Number(utterances[0]!.text),
    }),
  );

test('conversations are read some together, and each gets its own reading', async () => {
  const sizes: number[] = [];
  const model = modelOf(async (spoken) => {
    sizes.push(spoken.length);
    return echo(spoken);
  });
  const readings = await readAlong(model, ({ en }) => expect.unreachable(en)).readings(
    conversations(READ_TOGETHER + 3),
  );
  expect(readings.map((reading) => reading?.satisfaction)).toEqual([...Array(READ_TOGETHER + 3).keys()]);
  expect(sizes).toEqual([READ_TOGETHER, 3]);
});

test('a model that fails is told of once and not asked again; the analysis goes on', async () => {
  let asked = 0;
  const told: Bilingual[] = [];
  const model = modelOf(async (spoken) => {
    if (++asked > 1) throw new Error('out of memory');
    return echo(spoken);
  });
  const reader = readAlong(model, (text) => told.push(text));
  const readings = await reader.readings(conversations(2 * READ_TOGETHER));
  expect(readings.filter((reading) => reading !== undefined)).toHaveLength(READ_TOGETHER);
  expect(await reader.readings(conversations(2))).toEqual([undefined, undefined]);
  expect([asked, told.length]).toEqual([2, 1]);
  expect(told[0]!.en).toContain('out of memory');
});
