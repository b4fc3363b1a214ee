import { expect, onTestFinished, test, vi } from 'vitest';

test('whoever chooses another organisation and then stays goes on in this one, and the next page is about the other', async () => {
  const kept = new Map<string, string>();
  const opened: string[] = [];
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  vi.stubGlobal('location', { assign: (page: string) => opened.push(page) });
  onTestFinished(() => void vi.unstubAllGlobals());
  vi.resetModules();
  const page = await import('./session.ts');
  page.chooseOrganisation('north');
  page.goToOrganisation('south');
  expect(opened).toEqual(['/']);
  expect(page.chosenOrganisation()).toBe('north');
  vi.resetModules();
  const next = await import('./session.ts');
  expect(next.chosenOrganisation()).toBe('south');
});
