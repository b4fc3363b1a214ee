import { expect, test } from 'vitest';
import { countedAnswers, type SentFile } from './sent-file.ts';

async function* lines(count: number) {
  for (let line = 1; line <= count; line += 1) {
    const status = line % 3 === 0 ? 'rejected' : line % 3 === 1 ? 'accepted' : 'duplicate';
    yield JSON.stringify({ line, status, ...(status === 'rejected' && { error: 'no turns' }) });
  }
}

test('of a file every refusal is kept, a line each as the watched folder writes them, and the first are shown', async () => {
  let sent: SentFile | undefined;
  for await (sent of countedAnswers(lines(900)));
  expect(sent).toMatchObject({ accepted: 300, duplicate: 300, rejected: 300 });
  expect(sent?.reasons).toHaveLength(5);
  const kept = sent!.rejects.join('').trimEnd().split('\n');
  expect(kept).toHaveLength(300);
  expect(JSON.parse(kept.at(-1)!)).toEqual({ line: 900, status: 'rejected', error: 'no turns' });
});

test('an import that the service broke off has failed, with what it says, after what it had taken in', async () => {
  const told = async function* () {
    yield* lines(2);
    yield JSON.stringify({ line: 3, status: 'rejected', error: 'a store cannot be used', brokeOff: true });
  };
  let sent: SentFile | undefined;
  for await (sent of countedAnswers(told()));
  expect(sent).toMatchObject({
    state: 'failed',
    failure: 'a store cannot be used',
    accepted: 1,
    duplicate: 1,
  });
  expect(sent).toMatchObject({ rejected: 0, rejects: [], reasons: [] });
});
