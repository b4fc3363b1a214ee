import { expect, test } from 'vitest';
import { onceAtATime } from './once.ts';

/** What is sent is answered when the test says so. */
function service() {
  const once = onceAtATime();
  const sent: (PromiseWithResolvers<number> & { readonly what: string })[] = [];
  const ask = (what: string) =>
    once(what, () => {
      const open = { what, ...Promise.withResolvers<number>() };
      sent.push(open);
      return open.promise;
    });
  return { ask, sent };
}

test('two clicks send one request and get its one answer; after it the same is sent anew', async () => {
  const { ask, sent } = service();
  const clicks = [ask('create a key'), ask('create a key')];
  expect(sent).toHaveLength(1);
  sent[0]!.resolve(7);
  expect(await Promise.all(clicks)).toEqual([7, 7]);
  void ask('create a key');
  expect(sent).toHaveLength(2);
});

test('what was refused may be tried again', async () => {
  const { ask, sent } = service();
  const clicks = Promise.allSettled([ask('plan'), ask('plan')]);
  sent[0]!.reject(new Error('no'));
  expect((await clicks).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  void ask('plan');
  expect(sent).toHaveLength(2);
});

test('changes that differ are all sent, in order, also where the last is like the first', () => {
  const { ask, sent } = service();
  for (const what of ['on', 'off', 'on']) void ask(what);
  expect(sent.map(({ what }) => what)).toEqual(['on', 'off', 'on']);
});
