import { expect, test, vi } from 'vitest';
import { StoreUnavailable } from '#core/ports/store-errors.ts';
import { streamResults } from './stream-results.ts';

test('an import that breaks off says so in a last line, from which to send again', async () => {
  async function* results() {
    yield { line: 1, id: 'c-1', status: 'accepted' } as const;
    yield { line: 2, id: 'c-2', status: 'accepted' } as const;
    throw new StoreUnavailable('the disk is full');
  }
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const sent = vi.fn();
  const ended = vi.fn(async () => {});
  const response = await streamResults(results(), { log, language: 'en', sent, ended });
  const lines = (await response.text()).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { line: 1, id: 'c-1', status: 'accepted' },
    { line: 2, id: 'c-2', status: 'accepted' },
    {
      line: 3,
      status: 'rejected',
      brokeOff: true,
      error: 'The import broke off here: a store cannot be used. Send everything from this line on again.',
    },
  ]);
  expect(sent).toHaveBeenCalledTimes(2);
  expect(ended).toHaveBeenCalledTimes(1);
  expect(log.error).toHaveBeenCalledOnce();
});
