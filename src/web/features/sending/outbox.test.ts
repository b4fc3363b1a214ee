import { describe, expect, test } from 'vitest';
import { isBusy, Outbox, type Outgoing, type Ways } from './outbox.ts';
import type { ReadingWish, UploadPreview } from './preview-file.ts';
import { NOTHING_SENT } from './sent-file.ts';

const dropped = (name: string) => ({ file: new File([], name), beside: [] });
const read = (readable: number, headers?: readonly string[]): UploadPreview => ({
  conversations: [],
  rejected: [],
  read: 3,
  refused: 3 - readable,
  whole: true,
  ...(headers === undefined
    ? {}
    : { table: { headers: [...headers], rows: [], layout: 'unknown', map: {} } }),
});
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** An outbox whose files are looked at and sent when the test lets them be. */
function outboxOf(mappings: Awaited<ReturnType<Ways['mappings']>> = []) {
  const looks = new Map<string, PromiseWithResolvers<UploadPreview>>();
  const sends = new Map<string, PromiseWithResolvers<void>>();
  const sent: string[] = [];
  const stopped: string[] = [];
  const sentBy = new Map<string, ReadingWish>();
  const outbox = new Outbox({
    preview({ file }, _, signal) {
      signal.addEventListener('abort', () => stopped.push(file.name));
      const answer = Promise.withResolvers<UploadPreview>();
      looks.set(file.name, answer);
      return answer.promise;
    },
    async send({ file }, wish, tell) {
      sentBy.set(file.name, wish);
      const end = Promise.withResolvers<void>();
      sends.set(file.name, end);
      sent.push(file.name);
      tell(NOTHING_SENT);
      await end.promise.then(
        () => tell({ ...NOTHING_SENT, state: 'done' }),
        () => tell({ ...NOTHING_SENT, state: 'failed' }),
      );
    },
    mappings: async () => mappings,
  });
  const card = (name: string): Outgoing => outbox.list().find(({ sending }) => sending.file.name === name)!;
  return {
    outbox,
    card,
    sentBy,
    looked: () => [...looks.keys()],
    sent: () => sent,
    stopped: () => stopped,
    async seen(name: string, preview: UploadPreview | Error) {
      if (preview instanceof Error) looks.get(name)!.reject(preview);
      else looks.get(name)!.resolve(preview);
      await settled();
    },
    async ended(name: string, isWell = true) {
      if (isWell) sends.get(name)!.resolve();
      else sends.get(name)!.reject();
      await settled();
    },
  };
}

describe('files that are to be sent', () => {
  test('all go, also those that were still being looked at when somebody said so', async () => {
    const { outbox, sent, seen, ended } = outboxOf();
    const names = Array.from({ length: 50 }, (_, index) => `${index}.wav`);
    outbox.add(names.map(dropped));
    await seen('0.wav', read(1));
    outbox.wantAll();
    expect(sent()).toEqual(['0.wav']);
    await ended('0.wav');
    for (const name of names.slice(1)) {
      await seen(name, read(1));
      await ended(name);
    }
    expect(sent()).toEqual(names);
    expect(isBusy(outbox.list())).toBe(false);
  });

  test('are looked at and sent a few at a time, the first dropped first', async () => {
    const { outbox, looked, sent, seen, ended } = outboxOf();
    outbox.add(['a', 'b', 'c', 'd'].map(dropped));
    outbox.wantAll();
    expect(looked()).toEqual(['a', 'b']);
    for (const name of ['a', 'b', 'c', 'd']) await seen(name, read(1));
    expect(sent()).toEqual(['a', 'b']);
    await ended('b');
    expect(sent()).toEqual(['a', 'b', 'c']);
  });

  test('stay where nothing can be read of them or nobody could look', async () => {
    const { outbox, card, sent, seen } = outboxOf();
    outbox.add(['nothing', 'away'].map(dropped));
    outbox.wantAll();
    await seen('nothing', read(0));
    await seen('away', new Error('away'));
    expect(sent()).toEqual([]);
    expect(card('away').reading).toBe('failed');
    expect(isBusy(outbox.list())).toBe(false);
    outbox.lookAgain(card('away').key);
    await seen('away', read(1));
    expect(sent()).toEqual([]);
  });

  test('wait for the person who chooses how they are read', async () => {
    const { outbox, card, sent, sentBy, seen } = outboxOf();
    outbox.add([dropped('a.csv')]);
    outbox.wantAll();
    const wish = { map: { id: 'Nr' } };
    outbox.readAs(card('a.csv').key, wish);
    await seen('a.csv', read(2, ['Nr']));
    expect(sent()).toEqual([]);
    outbox.want(card('a.csv').key);
    expect(sentBy.get('a.csv')).toBe(wish);
  });

  test('go as tables with their header were read before', async () => {
    const saved = { name: 'Monthly', columns: ['Nr'], channel: null, map: { id: 'Nr' }, savedAt: '' };
    const { outbox, card, sentBy, seen } = outboxOf([saved]);
    outbox.add([dropped('a.csv')]);
    outbox.wantAll();
    await seen('a.csv', read(2, ['Nr']));
    expect(sentBy.size).toBe(0);
    await seen('a.csv', read(2, ['Nr']));
    expect(sentBy.get('a.csv')).toEqual({ map: { id: 'Nr' } });
    expect(card('a.csv').known).toBe('Monthly');
  });

  test('can be sent once more after they failed', async () => {
    const { outbox, card, seen, ended } = outboxOf();
    outbox.add([dropped('a')]);
    await seen('a', read(1));
    outbox.want(card('a').key);
    expect(isBusy(outbox.list())).toBe(true);
    await ended('a', false);
    expect(card('a').sent?.state).toBe('failed');
    outbox.want(card('a').key);
    await ended('a');
    expect(card('a').sent?.state).toBe('done');
  });

  test('are not sent when they were taken away before their turn', async () => {
    const { outbox, card, sent, seen } = outboxOf();
    outbox.add([dropped('a'), dropped('b')]);
    outbox.wantAll();
    outbox.remove(card('a').key);
    await seen('a', read(1));
    await seen('b', read(1));
    expect(sent()).toEqual(['b']);
  });

  test('are looked at afresh when a mapping is saved meanwhile, and no older look is heard', async () => {
    const { outbox, card, stopped, seen } = outboxOf();
    outbox.add([dropped('a.csv')]);
    await seen('a.csv', read(1, ['Nr']));
    outbox.lookAgain(card('a.csv').key);
    outbox.offerSaved();
    expect(stopped()).toEqual(['a.csv']);
    expect(card('a.csv').reading).toBe('going');
    await seen('a.csv', read(2, ['Nr']));
    expect(card('a.csv').preview?.refused).toBe(1);
    outbox.offerSaved();
    expect(stopped()).toEqual(['a.csv']);
  });
});
