import { expect, onTestFinished, test, vi } from 'vitest';
import { losesSomething } from '../../client/leaving.ts';

test('files on their way are lost by leaving, and are gone once the person has signed out', async () => {
  const page = new EventTarget();
  for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const)
    vi.stubGlobal(name, page[name].bind(page));
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  onTestFinished(() => void vi.unstubAllGlobals());
  const [{ outbox }, { session }] = await Promise.all([
    import('./own-outbox.ts'),
    import('../../client/session.ts'),
  ]);
  session.entered();
  expect(losesSomething()).toBe(false);
  outbox.add([{ file: new File(['a'], 'a.wav'), beside: [] }]);
  outbox.wantAll();
  expect(losesSomething()).toBe(true);
  session.left();
  expect(outbox.list()).toEqual([]);
  expect(losesSomething()).toBe(false);
});
