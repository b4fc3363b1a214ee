import { ClickHouseError } from '@clickhouse/client';
import { expect, it } from 'vitest';
import { StoreUnavailable } from '#core/ports/store-errors.ts';
import { withRetries } from './retry.ts';

const policy = { attempts: 3, firstWaitMs: 1 };

/** A call that fails as told and then succeeds, and how often it was made. */
function failing(...failures: readonly Error[]) {
  const calls = { made: 0 };
  const call = async () => {
    const failure = failures[calls.made++];
    if (failure !== undefined) throw failure;
    return 'done';
  };
  return { calls, call };
}

const answer = (code: string, type: string) => new ClickHouseError({ code, type, message: `${type}.` });
const cutOff = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

it('repeats a call that got no answer', async () => {
  const { calls, call } = failing(cutOff(), cutOff());
  expect(await withRetries('here', policy, call)).toBe('done');
  expect(calls.made).toBe(3);
});

it('gives up after the last try and says where and why', async () => {
  const { calls, call } = failing(cutOff(), cutOff(), cutOff());
  const trying = withRetries('db:8123', policy, call);
  await expect(trying).rejects.toThrow(StoreUnavailable);
  await expect(trying).rejects.toThrow(/db:8123.*socket hang up/);
  expect(calls.made).toBe(3);
});

it('never repeats what the engine refused', async () => {
  const refusal = answer('62', 'SYNTAX_ERROR');
  const { calls, call } = failing(refusal);
  await expect(withRetries('here', policy, call)).rejects.toBe(refusal);
  expect(calls.made).toBe(1);
});

it('does not ask a server again that is still at work', async () => {
  const { calls, call } = failing(new Error('Timeout error.'));
  await expect(withRetries('here', policy, call)).rejects.toThrow(StoreUnavailable);
  expect(calls.made).toBe(1);
});

it.each([
  answer('243', 'NOT_ENOUGH_SPACE'),
  answer('252', 'TOO_MANY_PARTS'),
  new ClickHouseError({
    code: '76',
    type: 'CANNOT_OPEN_FILE',
    message: 'errno: 28, No space left on device',
  }),
])('says of a full or busy engine that it is unavailable: $type', async (failure) => {
  for (const retries of [policy, undefined]) {
    const { calls, call } = failing(failure);
    await expect(withRetries('here', retries, call)).rejects.toThrow(StoreUnavailable);
    expect(calls.made).toBe(1);
  }
});
