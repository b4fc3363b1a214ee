import { describe, expect, it } from 'vitest';
import { type ConversationFilter, type ConversationSummary, SORTS, type Sort } from '#core/facts/query.ts';
import { listed, type StoreUnderTest } from './store-under-test.ts';

/** What search does on every store. */
export function searchStatements(under: StoreUnderTest): void {
  const samples = [
    {
      id: 'a',
      at: '2026-01-05T09:00:00+08:00',
      channel: 'voice',
      agent: 'A1',
      team: 'north',
      customer: 'u-1',
      attributes: { queue: 'billing', vip: true, csat: 4, note: '' },
      satisfaction: 2.1,
      resolution: 'unresolved',
      signals: { 'customer.urgency': [0.4, 0.9], 'agent.deflection': [0.7] },
      rules: { greeting: 'hit', closing: 'miss', hold: 'not_applicable', verify: 'cannot_tell' },
      scores: { service: 79.95, sales: null },
      answers: { service: { polite: ['yes', 2], fast: ['no', 0] } },
      turns: [
        ['agent', '您好,請問有什麼可以幫您'],
        ['customer', '我要退款,REFUND please!'],
      ],
    },
    {
      id: 'b',
      at: '2026-01-06T09:00:00Z',
      language: 'en',
      agent: 'A2',
      team: 'south',
      customer: 'u-2',
      attributes: { queue: 'sales', csat: '4' },
      satisfaction: 4,
      resolution: 'resolved',
      signals: { 'customer.urgency': [0.3] },
      rules: { greeting: 'miss' },
      scores: { service: 90 },
      answers: { service: { polite: ['no', 0] } },
      turns: [
        ['customer', 'Where is my parcel?'],
        ['agent', 'It has left. We can refund you.'],
      ],
    },
    { id: 'c', receivedAt: '2026-01-07T09:00:00Z', turns: [['customer', '款退我要']] },
  ] as const;

  const finds: readonly [what: string, filter: ConversationFilter, ids: string][] = [
    ['everything', {}, 'c b a'],
    ['from an instant, included', { from: '2026-01-06T09:00:00Z' }, 'c b'],
    ['to an instant, excluded', { to: '2026-01-06T09:00:00Z' }, 'a'],
    ['by the instant and not the local clock', { to: '2026-01-05T01:00:00.001Z' }, 'a'],
    ['hours on a clock', { hours: [9], timeZone: 'Asia/Shanghai' }, 'a'],
    ['hours of UTC where no clock is named', { hours: [9, 10] }, 'c b'],
    ['days of the week, from Monday', { weekdays: [1, 3] }, 'c a'],
    ['no hours at all', { hours: [] }, ''],
    ['by receipt where there is no start', { from: '2026-01-07T00:00:00Z' }, 'c'],
    ['ids', { ids: ['a', 'c', 'x'] }, 'c a'],
    ['no ids at all', { ids: [] }, ''],
    ['channels', { channels: ['voice', 'email'] }, 'a'],
    ['languages', { languages: ['en'] }, 'b'],
    ['agents', { agents: ['A1', 'A2'] }, 'b a'],
    ['teams', { teams: ['north'] }, 'a'],
    ['queues', { queues: ['sales'] }, 'b'],
    ['customers', { customers: ['u-2'] }, 'b'],
    ['signals that pages show', { signals: [{ type: 'customer.urgency' }] }, 'a'],
    ['guesses where they are asked for', { signals: [{ type: 'customer.urgency', confidence: 0.3 }] }, 'b a'],
    ['signals by confidence', { signals: [{ type: 'customer.urgency', confidence: 0.9 }] }, 'a'],
    ['all signals named', { signals: [{ type: 'customer.urgency' }, { type: 'agent.deflection' }] }, 'a'],
    ['rules hit', { rules: [{ rule: 'greeting', outcome: 'hit' }] }, 'a'],
    ['rules missed', { rules: [{ rule: 'greeting', outcome: 'miss' }] }, 'b'],
    ['rules that cannot tell', { rules: [{ rule: 'verify', outcome: 'cannot_tell' }] }, 'a'],
    ['rules that do not apply', { rules: [{ rule: 'hold', outcome: 'not_applicable' }] }, 'a'],
    ['scores up to a bound, included', { scores: [{ scorecard: 'service', max: 79.95 }] }, 'a'],
    ['scores from a bound, included', { scores: [{ scorecard: 'service', min: 79.95 }] }, 'b a'],
    ['a scorecard that judged', { scores: [{ scorecard: 'sales' }] }, ''],
    ['answers', { answers: [{ scorecard: 'service', criterion: 'polite', answer: 'yes' }] }, 'a'],
    [
      'answers of that scorecard only',
      { answers: [{ scorecard: 'x', criterion: 'polite', answer: 'yes' }] },
      '',
    ],
    ['satisfaction', { satisfaction: { min: 2.1, max: 3 } }, 'a'],
    ['resolution', { resolution: ['resolved', 'partly'] }, 'b'],
    ['attributes', { attributes: [{ name: 'vip', value: true }] }, 'a'],
    ['attributes whatever their type', { attributes: [{ name: 'csat', value: 4 }] }, 'b a'],
    ['an attribute that is there and empty', { attributes: [{ name: 'note', value: '' }] }, 'a'],
    [
      'each of several attributes',
      {
        attributes: [
          { name: 'csat', value: 4 },
          { name: 'queue', value: 'sales' },
        ],
      },
      'b',
    ],
    [
      'nothing by two values of one attribute',
      {
        attributes: [
          { name: 'queue', value: 'billing' },
          { name: 'queue', value: 'sales' },
        ],
      },
      '',
    ],
    ['words in Chinese', { words: [{ text: '退款' }] }, 'a'],
    ['parts of words', { words: [{ text: 'efun' }] }, 'b a'],
    ['one character', { words: [{ text: '款' }] }, 'c a'],
    ['longer words in their order only', { words: [{ text: '要退款' }] }, 'a'],
    ['words in the other script', { words: [{ text: '请问有什么' }] }, 'a'],
    ['words in another case and width', { words: [{ text: 'refund' }] }, 'b a'],
    ['words by a role', { words: [{ text: '退款', by: 'agent' }] }, ''],
    ['longer words by a role', { words: [{ text: 'refund', by: 'customer' }] }, 'a'],
    ['no words across turns', { words: [{ text: '您我' }] }, ''],
    ['each of several words', { words: [{ text: 'refund' }, { text: 'parcel' }] }, 'b'],
    ['words of spaces as no words', { words: [{ text: ' ' }] }, 'c b a'],
    ['nothing by words that look like SQL', { words: [{ text: "%' OR 1=1 --\\" }] }, ''],
    [
      'all conditions together',
      {
        from: '2026-01-01T00:00:00Z',
        agents: ['A1', 'A2'],
        signals: [{ type: 'customer.urgency', confidence: 0.3 }],
        scores: [{ scorecard: 'service', max: 95 }],
        words: [{ text: 'refund', by: 'agent' }],
        attributes: [{ name: 'csat', value: 4 }],
      },
      'b',
    ],
  ];

  describe('search', () => {
    it.each(finds)('finds %s', async (_, filter, ids) => {
      await under.given(samples);
      expect((await under.found(filter)).join(' ')).toBe(ids);
      const expected = ids.split(' ').filter(Boolean).toSorted();
      const all = await listed(under.store.ids(under.organisation, filter));
      expect(all.toSorted()).toEqual(expected);
      for (const sort of SORTS) {
        const page = await under.store.search(under.organisation, filter, { sort, limit: 10 });
        expect(page.conversations.map(({ id }) => id).toSorted(), sort).toEqual(expected);
      }
    });

    it('finds those of a topic as they were put to topics last, and those in none', async () => {
      await under.given(samples);
      const put = (conversation: string, topic: string, at: number) =>
        under.store.insights.place(under.organisation, [{ conversation, topic }], at);
      await put('a', 't-1', 1);
      await put('b', 't-1', 1);
      await put('c', '', 1);
      await put('b', 't-2', 2);
      expect(await under.found({ topics: ['t-1'] })).toEqual(['a']);
      expect(await under.found({ topics: ['t-1', 't-2'] })).toEqual(['b', 'a']);
      expect(await under.found({ topics: ['t-2'], words: [{ text: 'parcel' }] })).toEqual(['b']);
      expect(await under.found({ topics: [''] })).toEqual(['c']);
      expect(await under.found({ topics: [] })).toEqual([]);
    });

    it('shows what a list needs', async () => {
      await under.given(samples);
      const { conversations } = await under.store.search(
        under.organisation,
        { ids: ['a'], words: [{ text: '请问' }, { text: 'refund' }] },
        { sort: 'newest', limit: 10 },
      );
      expect(conversations).toEqual([
        {
          id: 'a',
          channel: 'voice',
          language: 'zh',
          at: '2026-01-05T01:00:00.000Z',
          agent: 'A1',
          team: 'north',
          queue: 'billing',
          customer: 'u-1',
          turns: 2,
          scores: { service: 79.95, sales: null },
          satisfaction: 2.1,
          resolution: 'unresolved',
          signals: {
            'customer.urgency': 1,
            'agent.deflection': 1,
            'conversation.satisfaction': 1,
            'conversation.resolution': 1,
          },
          highlights: [
            { turn: 0, role: 'agent', text: '您好,請問有什麼可以幫您', spans: [{ start: 3, end: 5 }] },
            { turn: 1, role: 'customer', text: '我要退款,REFUND please!', spans: [{ start: 5, end: 11 }] },
          ],
        } satisfies ConversationSummary,
      ]);
    });

    it('leaves out what is only guessed to have been heard', async () => {
      await under.given(samples);
      const page = await under.store.search(under.organisation, { ids: ['b'] }, { sort: 'newest', limit: 1 });
      expect(Object.keys(page.conversations[0]!.signals)).not.toContain('customer.urgency');
    });

    it('shows the beginning where no words are looked for', async () => {
      await under.add(samples[1]);
      const page = await under.store.search(under.organisation, {}, { sort: 'newest', limit: 1 });
      expect(page.conversations[0]?.highlights).toEqual([
        { turn: 0, role: 'customer', text: 'Where is my parcel?', spans: [] },
      ]);
    });

    it('cuts long turns around the words', async () => {
      const text = `${'前'.repeat(5000)}退款${'后'.repeat(5000)}`;
      await under.add({ id: 'a', turns: [['customer', text]] });
      const page = await under.store.search(
        under.organisation,
        { words: [{ text: '退款' }] },
        { sort: 'newest', limit: 1 },
      );
      const [highlight] = page.conversations[0]!.highlights;
      const [span] = highlight!.spans;
      expect(highlight!.text.length).toBeLessThan(300);
      expect(highlight!.text.slice(span!.start, span!.end)).toBe('退款');
    });

    const orders: readonly [Sort, string][] = [
      ['newest', 'f e d c b a'],
      ['oldest', 'a b c d e f'],
      ['lowest_score', 'b c a f e d'],
      ['lowest_satisfaction', 'c a b f e d'],
    ];
    it.each(orders)('pages by %s without repeats or gaps while conversations arrive', async (sort, order) => {
      const at = (minute: number) => `2026-01-05T09:0${minute}:00Z`;
      await under.add(
        { id: 'a', at: at(1), scores: { s: 90, t: 50 }, satisfaction: 2 },
        { id: 'b', at: at(2), scores: { s: 10 }, satisfaction: 5 },
        { id: 'c', at: at(3), scores: { s: 50 }, satisfaction: 1 },
        { id: 'd', at: at(4), scores: { s: null } },
        { id: 'e', at: at(4) },
        { id: 'f', at: at(5) },
      );
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const request = { sort, limit: 2, ...(cursor === undefined ? {} : { cursor }) };
        const page = await under.store.search(under.organisation, {}, request);
        seen.push(...page.conversations.map(({ id }) => id));
        cursor = page.cursor;
        const arrives = sort === 'oldest' ? '2020-01-01T00:00:00Z' : '2030-01-01T00:00:00Z';
        await under.add({ id: `new-${seen.length}`, at: arrives, scores: { s: 0 }, satisfaction: 0.5 });
      } while (cursor !== undefined);
      expect(seen.join(' ')).toBe(order);
    });

    it('pages through conversations that only seem to have the words', async () => {
      const seeming = Array.from({ length: 20 }, (_, index) => ({
        id: `s-${index}`,
        at: `2026-02-01T00:00:${10 + index}Z`,
        turns: [['customer', '我要投 要投诉了']] as const,
      }));
      const real = Array.from({ length: 5 }, (_, index) => ({
        id: `r-${index}`,
        at: `2026-02-01T00:00:0${index}Z`,
        turns: [['customer', '我要投诉']] as const,
      }));
      await under.add(...seeming, ...real);
      const filter = { words: [{ text: '我要投诉' }] };
      const first = await under.store.search(under.organisation, filter, { sort: 'newest', limit: 3 });
      expect(first.conversations.map(({ id }) => id)).toEqual(['r-4', 'r-3', 'r-2']);
      const second = await under.store.search(under.organisation, filter, {
        sort: 'newest',
        limit: 3,
        cursor: first.cursor!,
      });
      expect(second.conversations.map(({ id }) => id)).toEqual(['r-1', 'r-0']);
      expect(second.cursor).toBeUndefined();
    });

    it('pages past conversations whose former versions alone are meant', async () => {
      const seconds = Array.from({ length: 20 }, (_, index) => String(index + 10));
      const versions = (version: number, satisfaction: number) =>
        seconds.map((second) => ({
          id: `v-${second}`,
          at: `2026-02-01T00:00:${second}Z`,
          version,
          satisfaction,
        }));
      await under.add(...versions(1, 1));
      await under.add(...versions(2, 1));
      await under.add(...versions(3, 1).slice(0, 4), ...versions(3, 5).slice(4));
      expect(await under.found({ satisfaction: { max: 2 } }, { limit: 3 }, 4)).toEqual([
        'v-13',
        'v-12',
        'v-11',
      ]);
      expect(await under.found({ satisfaction: { max: 2 } })).toEqual(['v-13', 'v-12', 'v-11', 'v-10']);
    });

    it.each(SORTS)('pages by %s give each of many that were analysed again once', async (sort) => {
      const samples = Array.from({ length: 8 }, (_, index) => ({
        id: `c-${index}`,
        at: `2026-02-0${1 + (index % 2)}T00:00:00Z`,
        ...(index % 4 === 0 ? {} : { scores: { s: 10 * (index % 4) }, satisfaction: index % 4 }),
      }));
      // In the order of their arrival the version that counts is now the first, now between, now the last.
      for (const turn of [0, 1, 2]) {
        await under.add(...samples.map((one, index) => ({ ...one, version: 1 + ((index + turn) % 3) })));
      }
      for (const limit of [1, 3]) {
        const seen = await pagedThrough(under, sort, limit);
        expect(seen, `pages of ${limit}`).toHaveLength(samples.length);
        expect(new Set(seen).size, `pages of ${limit}`).toBe(samples.length);
      }
    });

    it.each(['nonsense', Buffer.from('["oldest",0,"x","y"]').toString('base64url')])(
      'refuses the cursor %s',
      async (cursor) => {
        const page = under.store.search(under.organisation, {}, { sort: 'newest', limit: 2, cursor });
        await expect(page).rejects.toThrow(RangeError);
      },
    );
  });
}

async function pagedThrough(
  { store, organisation }: StoreUnderTest,
  sort: Sort,
  limit: number,
): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const request = { sort, limit, ...(cursor === undefined ? {} : { cursor }) };
    const page = await store.search(organisation, {}, request);
    seen.push(...page.conversations.map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return seen;
}
