import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTopicsThread } from '#app/worker/topics-thread.ts';
import type { Caller } from '#core/access/caller.ts';
import type { ConversationFact } from '#core/ports/facts.ts';
import type { Organisation } from '#core/ports/workflow.ts';
import { MATTERS, type NeedsAsked, needsAbout } from '../../../../../test/suites/planted-needs.ts';
import { sampleFact } from '../../../../../test/suites/sample-fact.ts';
import { type ServiceStack, useServiceStack } from '../../../../../test/suites/service-stack.ts';
import { editTopics } from './edit-topics.ts';
import { followTopics } from './follow-topics.ts';
import type { InsightPorts } from './ports.ts';
import { viewTopic, viewTopics } from './view-topics.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const [CARD, PARCEL, RENT] = MATTERS;

const stack = useServiceStack();
let thread: ReturnType<typeof openTopicsThread>;
beforeAll(() => {
  thread = openTopicsThread('off');
});
afterAll(() => thread.close());

/** The service's own parts, and how often topics were looked for, and for words. */
function counted({ workflow, facts, queue, now, newId, log }: ServiceStack) {
  const seen = { searches: 0, words: 0 };
  const ports: InsightPorts = {
    workflow,
    facts,
    queue,
    now,
    newId,
    log,
    topics: {
      find: (task) => {
        seen.searches++;
        return thread.find(task);
      },
      place: thread.place,
      embed: thread.embed,
      newWords: (...asked) => {
        seen.words++;
        return thread.newWords(...asked);
      },
    },
  };
  return { ports, seen };
}

const callerOf = ({ id }: Organisation) =>
  ({ organisation: id, role: 'admin', actor: 'user:1' }) as unknown as Caller;

async function add(organisation: Organisation, ...facts: readonly (readonly ConversationFact[])[]) {
  await stack().facts.append(organisation.id, facts.flat());
}

/** So many about each matter in the last days. */
function lately(count: number, more: Partial<NeedsAsked> = {}): ConversationFact[] {
  const now = stack().now();
  return MATTERS.flatMap((matter) =>
    needsAbout({ matter, count, from: now - 9 * DAY_MS, to: now - HOUR_MS, ...more }),
  );
}

async function namesOf(organisation: Organisation): Promise<string[]> {
  const { topics } = await stack().workflow.insights.board(organisation.id);
  return topics.map(({ size }) => String(size));
}

const refreshedAt = async ({ id }: Organisation) =>
  (await stack().workflow.insights.board(id)).refreshed?.at ?? null;

describe('when topics are looked for', { timeout: 60_000 }, () => {
  test('thirty conversations have no topics, and that is said', async () => {
    const organisation = await stack().organisation();
    const { ports, seen } = counted(stack());
    await add(organisation, lately(10));
    await followTopics(ports, { organisation: organisation.id });
    expect(seen.searches).toBe(0);
    expect(await viewTopics(ports, callerOf(organisation), true)).toMatchObject({ topics: [], tooFew: true });
  });

  test('a language of few has no topics beside another of many, and that is said', async () => {
    const organisation = await stack().organisation();
    const { ports } = counted(stack());
    await add(organisation, lately(24), lately(6, { prefix: 'en-', more: { language: 'en' } }));
    await followTopics(ports, { organisation: organisation.id });
    const shown = await viewTopics(ports, callerOf(organisation), true);
    expect(shown.topics.map(({ language }) => language)).toEqual(['zh', 'zh', 'zh']);
    expect(shown.few).toEqual([{ language: 'en', conversations: 18 }]);
  });

  test('two languages of few each are waited for, not for time', async () => {
    const organisation = await stack().organisation();
    const { ports } = counted(stack());
    await add(organisation, lately(10), lately(10, { prefix: 'en-', more: { language: 'en' } }));
    await followTopics(ports, { organisation: organisation.id });
    expect(await viewTopics(ports, callerOf(organisation), true)).toMatchObject({
      topics: [],
      missing: 'conversations',
      few: [
        { language: 'zh', conversations: 30 },
        { language: 'en', conversations: 30 },
      ],
    });
  });

  test('with fifty they are; again when a fifth more came in or a night has passed, not before', async () => {
    const organisation = await stack().organisation();
    const { ports, seen } = counted(stack());
    const follow = () => followTopics(ports, { organisation: organisation.id });
    await add(organisation, lately(24));
    await follow();
    expect(seen.searches).toBe(1);
    expect(await namesOf(organisation)).toEqual(['24', '24', '24']);
    await add(organisation, lately(4, { prefix: 'few-' }));
    await follow();
    expect(seen.searches).toBe(1);
    await add(organisation, lately(2, { prefix: 'more-' }));
    await follow();
    expect(seen.searches).toBe(2);
    expect(await namesOf(organisation)).toEqual(['30', '30', '30']);
    const first = await refreshedAt(organisation);
    await follow();
    expect(seen.searches).toBe(2);
    const { now } = ports;
    await followTopics({ ...ports, now: () => now() + 23 * HOUR_MS }, { organisation: organisation.id });
    expect(seen.searches).toBe(3);
    expect(await refreshedAt(organisation)).not.toBe(first);
  });

  test('what was found before a look broke off is weighed at the next one', async () => {
    const organisation = await stack().organisation();
    const { ports, seen } = counted(stack());
    await add(
      organisation,
      lately(30).filter(({ conversation }) => !conversation.id.startsWith(RENT.name)),
    );
    await followTopics(ports, { organisation: organisation.id });
    // Another matter, of weeks ago: it makes no survey old.
    const [from, to] = [ports.now() - 50 * DAY_MS, ports.now() - 40 * DAY_MS];
    await add(organisation, needsAbout({ matter: RENT, count: 30, from, to }));
    const place = () => Promise.reject(new Error('ended'));
    await expect(
      followTopics({ ...ports, topics: { ...ports.topics, place } }, { organisation: organisation.id }),
    ).rejects.toThrow('ended');
    await followTopics(ports, { organisation: organisation.id });
    expect(seen.searches).toBe(2);
    const { topics } = await viewTopics(ports, callerOf(organisation), true);
    expect(topics.map(({ size, weight }) => [size, weight?.conversations])).toEqual([
      [30, 30],
      [30, 30],
      [30, 0],
    ]);
    // Of no conversations no share is told.
    const claims = await Promise.all(
      topics.map(
        async ({ id }) => (await viewTopic(ports, callerOf(organisation), id))?.claim?.conversations,
      ),
    );
    expect(claims).toEqual([30, 30, undefined]);
  });

  test('while history is read in and nothing of late is there yet, no topic is said to have nothing', async () => {
    const organisation = await stack().organisation();
    const { ports } = counted(stack());
    const about = (count: number, from: number, to: number, prefix: string) =>
      MATTERS.flatMap((matter) =>
        needsAbout({
          matter,
          count,
          from: ports.now() - from * DAY_MS,
          to: ports.now() - to * DAY_MS,
          prefix,
        }),
      );
    const weights = async () => {
      const { topics } = await viewTopics(ports, callerOf(organisation), true);
      return topics.map(({ size, weight }) => [size, weight?.conversations]);
    };
    await add(organisation, about(30, 58, 40, 'old-'));
    await followTopics(ports, { organisation: organisation.id });
    expect(await weights()).toEqual(new Array(3).fill([30, undefined]));
    await add(organisation, about(20, 20, 1, 'new-'));
    await followTopics(ports, { organisation: organisation.id });
    expect(await weights()).toEqual(new Array(3).fill([50, 20]));
  });

  test('conversations without a need bring no search, however many they are', async () => {
    const organisation = await stack().organisation();
    const { ports, seen } = counted(stack());
    const silent = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, place) =>
        sampleFact({ id: `${prefix}-${place}`, at: new Date(ports.now() - DAY_MS).toISOString() }),
      );
    await add(organisation, silent('s', 300));
    await followTopics(ports, { organisation: organisation.id });
    expect([seen.searches, await refreshedAt(organisation)]).toEqual([0, null]);
    await add(organisation, lately(20));
    await followTopics(ports, { organisation: organisation.id });
    expect(seen.searches).toBe(1);
    await add(organisation, silent('t', 300));
    await followTopics(ports, { organisation: organisation.id });
    await followTopics(ports, { organisation: organisation.id });
    expect(seen.searches).toBe(1);
  });

  test('what comes up of a sudden is looked for once an hour, and after ten minutes where more came in late', async () => {
    const organisation = await stack().organisation();
    const { ports, seen } = counted(stack());
    const start = Math.floor(ports.now() / HOUR_MS) * HOUR_MS + HOUR_MS;
    const followAt = async (minutes: number) => {
      const before = seen.words;
      await followTopics(
        { ...ports, now: () => start + minutes * 60_000 },
        { organisation: organisation.id },
      );
      return seen.words > before;
    };
    await add(organisation, lately(40));
    expect(await followAt(1)).toBe(true);
    expect(await followAt(2)).toBe(false);
    await add(organisation, lately(1, { prefix: 'soon-' }));
    expect(await followAt(3)).toBe(false);
    expect(await followAt(20)).toBe(false);
    await add(organisation, lately(1, { prefix: 'late-' }));
    expect(await followAt(21)).toBe(true);
    expect(await followAt(59)).toBe(false);
    expect(await followAt(61)).toBe(true);
  });
});

describe('input that is out of the ordinary', { timeout: 120_000 }, () => {
  test('thousands of copies, a bot that counts and empty texts leave the other topics as they are', async () => {
    const organisation = await stack().organisation();
    const { ports } = counted(stack());
    const now = ports.now();
    const sent = (prefix: string, count: number, text: (place: number) => string) =>
      needsAbout({
        matter: { name: prefix, says: '' },
        count,
        from: now - 2 * DAY_MS,
        to: now - HOUR_MS,
      }).map((fact, place) => ({
        ...fact,
        conversation: { ...fact.conversation, turns: [{ role: 'customer' as const, text: text(place) }] },
      }));
    await add(
      organisation,
      lately(40),
      sent('copy', 5_500, () => '在吗'),
      sent('bot', 600, (place) => `您的验证码是 ${100_000 + place}，请勿泄露。`),
      sent('empty', 30, (place) => (place % 2 === 0 ? ' ' : '……')),
    );
    await followTopics(ports, { organisation: organisation.id });
    const { topics } = await ports.workflow.insights.board(organisation.id);
    expect(topics.map(({ size }) => size)).toEqual([5_500, 600, 40, 40, 40]);
    const { apart, conversations } = await viewTopics(ports, callerOf(organisation), true);
    expect([conversations, apart]).toEqual([6_250, 30]);
  });

  test('a customer who writes again and again is not named by the topic of it', async () => {
    const organisation = await stack().organisation();
    const { ports } = counted(stack());
    const [from, to] = [ports.now() - 2 * DAY_MS, ports.now() - HOUR_MS];
    const matter = { name: 'again', says: '我叫王小明，手机号 13812345678，宽带装机没人来' };
    await add(organisation, lately(30), needsAbout({ matter, count: 42, from, to }));
    await followTopics(ports, { organisation: organisation.id });
    const { topics } = await ports.workflow.insights.board(organisation.id);
    const told = topics.flatMap(({ name, path, phrases }) => [name, ...path, ...phrases]).join('\n');
    expect(told).toContain('宽带');
    expect(told).not.toMatch(/小明|138/);
  });

  test('a month in which nothing was received counts neither as quiet days nor as a surge afterwards', async () => {
    const organisation = await stack().organisation();
    const { ports } = counted(stack());
    const now = ports.now();
    const about = (from: number, to: number, count: number, prefix: string) =>
      MATTERS.flatMap((matter) =>
        needsAbout({ matter, count, from: now - from * DAY_MS, to: now - to * DAY_MS, prefix }),
      );
    await add(organisation, about(58, 44, 60, 'before-'), about(13, 0.05, 60, 'after-'));
    await followTopics(ports, { organisation: organisation.id });
    const { topics } = await viewTopics(ports, callerOf(organisation), true);
    expect(topics.map(({ size }) => size)).toEqual([120, 120, 120]);
    const days = topics.map(({ weight }) => weight?.days ?? 0);
    expect(Math.max(...days)).toBeLessThanOrEqual(15);
    // 60 in about thirteen days, by the week.
    for (const { weight } of topics) {
      expect(weight!.impact.conversations).toBeGreaterThan(25);
      expect(weight!.impact.conversations).toBeLessThan(36);
    }
    expect(await ports.workflow.insights.alerts(organisation.id, 10)).toEqual([]);
  });

  test('two languages that nothing leads between are sorted each by itself, until people merge what is one', async () => {
    const organisation = await stack().organisation();
    const { ports } = counted(stack());
    const english = [
      { ...CARD, says: 'the machine kept my card' },
      { ...PARCEL, says: 'my parcel has not arrived' },
      { ...RENT, says: 'two rentals on one bill' },
    ];
    const inEnglish = (count: number, prefix: string) =>
      english.map((matter) =>
        needsAbout({
          matter,
          count,
          from: ports.now() - 9 * DAY_MS,
          to: ports.now() - HOUR_MS,
          prefix,
          more: { language: 'en' },
        }),
      );
    await add(organisation, lately(30), ...inEnglish(40, 'en-'));
    await followTopics(ports, { organisation: organisation.id });
    const boardOf = () => ports.workflow.insights.board(organisation.id);
    const about = async (tongue: string, word: string) =>
      (await boardOf()).topics.find(({ language, name }) => language === tongue && name.includes(word))!;
    const [zh, en] = [await about('zh', '卡'), await about('en', 'card')];
    expect([zh.size, en.size]).toEqual([30, 40]);
    await editTopics({ ...stack(), ...ports }, callerOf(organisation), {
      kind: 'merge',
      ids: [zh.id, en.id],
    });
    for (const round of [1, 2]) {
      await followTopics(ports, { organisation: organisation.id, refresh: true });
      await add(organisation, ...inEnglish(1, `late-${round}-`), lately(1, { prefix: `late-${round}-zh-` }));
      await followTopics(ports, { organisation: organisation.id });
      const { topics, survey } = await boardOf();
      expect(topics).toHaveLength(5);
      const merged = topics.find(({ id }) => id === zh.id)!;
      expect([merged.language, merged.size, merged.other?.size]).toEqual(['en', 68 + 2 * round, 29 + round]);
      expect([merged.name, merged.other?.name]).toEqual([en.name, zh.name]);
      // Both languages are counted together, and both are quoted.
      const report = survey!.reports.find(({ topic }) => topic === zh.id)!;
      expect(report.names).toEqual({ zh: zh.name, en: en.name });
      expect(report.weight.conversations).toBeGreaterThanOrEqual(70);
      const quoted = report.quotes.map(({ conversation }) => conversation.startsWith('en-'));
      expect(new Set(quoted)).toEqual(new Set([true, false]));
    }
  });
});

describe('what people say of topics', { timeout: 60_000 }, () => {
  test('a merge holds against every later search, also for what comes in between', async () => {
    const organisation = await stack().organisation();
    const { ports } = counted(stack());
    const follow = (refresh: boolean) => followTopics(ports, { organisation: organisation.id, refresh });
    await add(organisation, lately(24));
    await follow(true);
    const topicOf = async (conversation: string) => {
      const { topics } = await ports.workflow.insights.board(organisation.id);
      const period = {
        from: new Date(ports.now() - 60 * DAY_MS).toISOString(),
        to: new Date(ports.now() + DAY_MS).toISOString(),
      };
      for (const { id } of topics) {
        const found = await ports.facts.insights.sample(organisation.id, [id], period, 1_000);
        if (found.includes(conversation)) return id;
      }
      return undefined;
    };
    const card = await topicOf(`${CARD.name}-00000`);
    const parcel = await topicOf(`${PARCEL.name}-00000`);
    const caller = callerOf(organisation);
    await editTopics({ ...stack(), ...ports }, caller, { kind: 'merge', ids: [parcel!, card!] });
    for (const round of ['one-', 'two-']) {
      await follow(true);
      await add(organisation, lately(1, { prefix: round }));
      await follow(false);
      expect(await topicOf(`${CARD.name}-00000`)).toBe(parcel);
      expect(await topicOf(`${PARCEL.name}-00000`)).toBe(parcel);
      expect(await topicOf(`${round}${CARD.name}-00000`)).toBe(parcel);
      expect(await topicOf(`${round}${RENT.name}-00000`)).toBe(await topicOf(`${RENT.name}-00000`));
    }
    const { topics } = await ports.workflow.insights.board(organisation.id);
    expect(topics).toHaveLength(2);
  });
});
