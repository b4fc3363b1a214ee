import { describe, expect, it } from 'vitest';
import type { Problem } from '#core/problem.ts';
import { readAll } from './fixtures/files.ts';

const call = (id: string, extra: object = {}) => ({ id, log: [{ who: 'customer', say: '在吗' }], ...extra });
const lines = (...values: object[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const MAP = { turns: 'log', 'turn.text': 'say', 'turn.role': 'who' };

async function unusedIn(name: string, content: string, map: Record<string, string>): Promise<Problem[]> {
  const outcomes = await readAll(name, content, { map });
  return outcomes
    .flatMap((one): readonly Problem[] => (one.ok ? one.warnings : one.problems))
    .filter(({ code }) => code === 'unused-map');
}

describe('a mapping', () => {
  it('that names nothing in a file of JSON says so once, and what was probably meant', async () => {
    for (const [name, content] of [
      ['a.json', JSON.stringify([call('a', { meta: { queue: 'x' } }), call('b')])],
      ['a.ndjson', lines(call('a', { meta: { queue: 'x' } }), call('b'))],
    ] as const) {
      const unused = await unusedIn(name, content, { ...MAP, 'attributes.queue': 'meta.quue' });
      expect(unused.map(({ message, hint }) => [message.en, hint?.en])).toEqual([
        [
          'the mapping attributes.queue=meta.quue was of no use: nothing in the file is called meta.quue',
          'Did you mean meta.queue?',
        ],
      ]);
    }
  });

  it('whose turns cannot be found tells it with the refusal', async () => {
    const [unused] = await unusedIn('a.ndjson', lines(call('a')), { ...MAP, 'turn.text': 'sya' });
    expect(unused?.message.zh).toBe('映射 turn.text=sya 没有用上：文件里没有 sya');
    expect(unused?.hint?.zh).toBe('是不是想写 say？');
  });

  it('that some records of a file lack is in order', async () => {
    const content = lines(call('a'), call('b', { meta: { queue: 'x' } }), call('c'));
    expect(await unusedIn('a.ndjson', content, { ...MAP, 'attributes.queue': 'meta.queue' })).toEqual([]);
  });

  it('of fields says that it does not apply to what has none, which that of roles does', async () => {
    const text = 'C：在吗\n客服：您好\n';
    const [unused] = await unusedIn('a.txt', text, { 'turn.text': 'say', 'role.customer': 'C' });
    expect(unused?.message.en).toBe(
      'the mapping turn.text=say does not apply to this format (Plain transcript)',
    );
    expect(await unusedIn('a.txt', text, { 'role.customer': 'C' })).toEqual([]);
  });

  it('to a field that does not exist names the one that was probably meant', async () => {
    const outcomes = await readAll('a.json', JSON.stringify(call('a')), { map: { 'turn.txt': 'say' } });
    const hints = outcomes.flatMap((one) => (one.ok ? [] : one.problems.map(({ hint }) => hint?.en)));
    expect(hints).toEqual(['Did you mean turn.text?']);
  });
});
