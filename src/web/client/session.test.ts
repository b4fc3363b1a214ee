import { expect, onTestFinished, test, vi } from 'vitest';

/** What outlives a page; `load` begins the program anew. */
function browser() {
  const kept = new Map<string, string>();
  const opened: string[] = [];
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal('location', { assign: (page: string) => opened.push(page) });
  onTestFinished(() => void vi.unstubAllGlobals());
  const load = () => {
    vi.resetModules();
    return import('./session.ts');
  };
  return { opened, load };
}

test('whoever chooses another organisation and then stays goes on in this one, and the next page is about the other', async () => {
  const { opened, load } = browser();
  const page = await load();
  page.chooseOrganisation('north');
  page.goToOrganisation('south');
  expect(opened).toEqual(['/']);
  expect(page.chosenOrganisation()).toBe('north');
  expect((await load()).chosenOrganisation()).toBe('south');
});

test('whoever was in one organisation alone and founds another goes on in the first where they stay', async () => {
  const page = await browser().load();
  page.settleOrganisation([{ organisation: 'north' }]);
  page.goToOrganisation('south');
  expect(page.chosenOrganisation()).toBe('north');
});

test('an organisation that is no longer theirs is chosen for nobody', async () => {
  const { load } = browser();
  const page = await load();
  page.chooseOrganisation('north');
  page.settleOrganisation([{ organisation: 'east' }, { organisation: 'south' }]);
  expect(page.chosenOrganisation()).toBe('east');
  page.settleOrganisation([]);
  expect(page.chosenOrganisation()).toBeUndefined();
  expect((await load()).chosenOrganisation()).toBeUndefined();
});
