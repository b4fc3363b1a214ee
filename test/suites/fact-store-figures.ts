import { describe, expect, it } from 'vitest';
import type { FigureQuestion } from '#core/facts/figures.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import type { SignalType } from '#core/signals/catalogue.ts';
import type { StoreUnderTest } from './store-under-test.ts';

/** What figures say on every store. */
export function figureStatements(under: StoreUnderTest): void {
  const samples = [
    {
      id: 'a',
      at: '2026-01-05T17:30:00Z',
      channel: 'voice',
      agent: 'A1',
      team: 'north',
      attributes: { queue: 'billing' },
      satisfaction: 2.5,
      resolution: 'unresolved',
      effort: 4,
      signals: { 'customer.urgency': [0.4, 0.9], 'agent.deflection': [0.7] },
      rules: { greeting: 'hit', closing: 'miss', hold: 'not_applicable' },
      scores: { service: 79 },
      answers: { service: { polite: ['yes', 2], fast: ['no', 1], deep: ['not_applicable', null] } },
      bestScores: { service: { polite: 2, fast: 4, deep: 3 } },
      metrics: { turns: 10, durationMs: 600, firstResponseMs: 20, meanResponseMs: 30 },
    },
    {
      id: 'b',
      at: '2026-01-05T18:30:00Z',
      agent: 'A1',
      team: 'north',
      language: 'en',
      satisfaction: 4.5,
      resolution: 'resolved',
      effort: 1,
      signals: { 'customer.urgency': [0.3] },
      rules: { greeting: 'miss' },
      scores: { service: 100, sales: 20 },
      answers: { service: { polite: ['no', 0] }, sales: { polite: ['yes', 1] } },
      bestScores: { service: { polite: 2 }, sales: { polite: 1 } },
      metrics: { turns: 20, durationMs: 400 },
    },
    { id: 'c', at: '2026-02-01T00:00:00Z', agent: 'A2', scores: { service: null }, metrics: { turns: 3 } },
  ] as const;

  const ask = async (question: FigureQuestion, filter: ConversationFilter = {}) => {
    const rows = await under.store.figures(under.organisation, filter, question);
    return rows.map(({ group, values, conversations }) => [...group, ...values, conversations]);
  };
  const approx = (value: number) => expect.closeTo(value, 9);

  describe('figures', () => {
    it('measure everything in one row', async () => {
      await under.given(samples);
      const measures = [
        ...['conversations', 'score', 'satisfaction', 'resolved', 'effort', 'turns', 'duration_ms'],
        ...['first_response_ms', 'mean_response_ms', 'share', 'scored'],
      ] as FigureQuestion['measures'];
      expect(await ask({ measures, by: [], scorecard: 'service' })).toEqual([
        [3, 89.5, 3.5, 0.5, 2.5, 11, 500, 20, 30, null, 2, 3],
      ]);
    });

    it('give one empty row over nothing, and no groups', async () => {
      const measures = ['conversations', 'satisfaction', 'resolved', 'turns'] as const;
      expect(await ask({ measures, by: [] })).toEqual([[0, null, null, null, 0]]);
      expect(await ask({ measures, by: ['agent'] })).toEqual([]);
    });

    it('keep to the filter', async () => {
      await under.given(samples);
      const question = { measures: ['satisfaction'], by: [] } as const;
      expect(await ask(question, { languages: ['en'] })).toEqual([[4.5, 1]]);
      expect(await ask(question, { signals: [{ type: 'agent.deflection' }] })).toEqual([[2.5, 1]]);
    });

    it.each([
      [
        'agent',
        [
          ['A1', 2],
          ['A2', 1],
        ],
      ],
      [
        'team',
        [
          ['', 1],
          ['north', 2],
        ],
      ],
      [
        'queue',
        [
          ['', 2],
          ['billing', 1],
        ],
      ],
      [
        'channel',
        [
          ['chat', 2],
          ['voice', 1],
        ],
      ],
      [
        'language',
        [
          ['en', 1],
          ['zh', 2],
        ],
      ],
      [
        'resolution',
        [
          ['', 1],
          ['resolved', 1],
          ['unresolved', 1],
        ],
      ],
      [
        'hour',
        [
          ['0', 1],
          ['17', 1],
          ['18', 1],
        ],
      ],
      [
        'weekday',
        [
          ['1', 2],
          ['7', 1],
        ],
      ],
      [
        'day',
        [
          ['2026-01-05', 2],
          ['2026-02-01', 1],
        ],
      ],
      [
        'week',
        [
          ['2026-01-05', 2],
          ['2026-01-26', 1],
        ],
      ],
      [
        'month',
        [
          ['2026-01', 2],
          ['2026-02', 1],
        ],
      ],
      [
        'score_band',
        [
          ['', 1],
          ['100', 1],
          ['70', 1],
        ],
      ],
      [
        'satisfaction_band',
        [
          ['', 1],
          ['2', 1],
          ['4', 1],
        ],
      ],
    ] as const)('group by %s', async (dimension, groups) => {
      await under.given(samples);
      expect(await ask({ measures: [], by: [dimension], scorecard: 'service' })).toEqual(groups);
    });

    it('read days and hours on the clock of the time zone', async () => {
      await under.given(samples);
      const question = { measures: [], timeZone: 'Asia/Shanghai' } as const;
      expect(await ask({ ...question, by: ['day', 'hour'] })).toEqual([
        ['2026-01-06', '1', 1],
        ['2026-01-06', '2', 1],
        ['2026-02-01', '8', 1],
      ]);
      for (const timeZone of ['Mars/Base', '+08:00']) {
        await expect(ask({ ...question, by: ['day'], timeZone })).rejects.toThrow(timeZone);
      }
      expect(await ask({ ...question, by: ['hour'], timeZone: 'asia/shanghai' })).toEqual(
        await ask({ ...question, by: ['hour'] }),
      );
    });

    it('give the share of conversations in which a signal was heard', async () => {
      await under.given(samples);
      const question = { measures: ['share'], by: ['signal'] } as const;
      const rows = await ask(question);
      expect(rows).toContainEqual(['customer.urgency', approx(1 / 3), 1]);
      expect(rows).toContainEqual(['agent.deflection', approx(1 / 3), 1]);
      expect(await ask({ ...question, by: ['agent', 'signal'] })).toContainEqual([
        'A1',
        'agent.deflection',
        0.5,
        1,
      ]);
    });

    it('count as many conversations by signal as the list of that signal has', async () => {
      await under.given(samples);
      for (const measure of ['share', 'first_contact_resolution'] as const) {
        const rows = await under.store.figures(
          under.organisation,
          {},
          { measures: [measure], by: ['signal'] },
        );
        const counts = rows.map(({ group: [type], conversations }) => [type, conversations]);
        expect(counts).toContainEqual(['customer.urgency', 1]);
        for (const [type, count] of counts) {
          const filter = { signals: [{ type: type as SignalType }] };
          expect([type, await under.store.count(under.organisation, filter)]).toEqual([type, count]);
        }
      }
    });

    it('give the share of hits among the conversations that a rule judged', async () => {
      await under.given(samples);
      expect(await ask({ measures: ['share'], by: ['rule'] })).toEqual([
        ['closing', 0, 1],
        ['greeting', 0.5, 2],
      ]);
    });

    it('are the same once they were counted ahead', async () => {
      await under.given(samples);
      const rules = { measures: ['share', 'conversations'], by: ['rule', 'team'] } as const;
      const contacts = { measures: ['first_contact_resolution'], by: ['channel'] } as const;
      const asked = [await ask(rules), await ask(contacts)];
      expect(asked[0]).toHaveLength(2);
      await under.store.countAhead(under.organisation);
      await under.store.countAhead(under.organisation);
      expect([await ask(rules), await ask(contacts)]).toEqual(asked);
    });

    it('give the share of the best points by criterion', async () => {
      await under.given(samples);
      expect(await ask({ measures: ['share'], by: ['criterion'], scorecard: 'service' })).toEqual([
        ['fast', 0.25, 1],
        ['polite', 0.5, 2],
      ]);
    });

    it('ask for a scorecard where one is needed', async () => {
      await expect(ask({ measures: ['score'], by: [] })).rejects.toThrow(/scorecard/);
      await expect(ask({ measures: [], by: ['criterion'] })).rejects.toThrow(/scorecard/);
    });

    it('count a first contact as settled when the customer does not come back within seven days', async () => {
      const visit = (id: string, customer: string, at: string, resolution: 'resolved' | 'unresolved') => ({
        id,
        customer,
        at,
        resolution,
      });
      await under.add(
        visit('settled', 'u-1', '2026-01-05T00:00:00Z', 'resolved'),
        visit('later', 'u-1', '2026-01-12T00:00:01Z', 'resolved'),
        visit('came-back', 'u-2', '2026-01-05T00:00:00Z', 'resolved'),
        { ...visit('second', 'u-2', '2026-01-09T00:00:00Z', 'resolved'), channel: 'email' },
        visit('open', 'u-3', '2026-01-05T00:00:00Z', 'unresolved'),
        { id: 'no-outcome', customer: 'u-4', at: '2026-01-05T00:00:00Z' },
        { id: 'nobody', at: '2026-01-05T00:00:00Z', resolution: 'resolved' },
        { id: 'nobody-else', at: '2026-01-06T00:00:00Z', resolution: 'resolved' },
      );
      const question = { measures: ['first_contact_resolution'], by: [] } as const;
      expect(await ask(question)).toEqual([[0.5, 8]]);
      // The visit that followed counts, although it is outside of what is asked.
      expect(await ask(question, { ids: ['came-back'] })).toEqual([[0, 1]]);
      expect(await ask(question, { channels: ['email'] })).toEqual([[null, 1]]);
      expect(await ask(question, { to: '2026-01-06T00:00:00Z', customers: ['u-2', 'u-1'] })).toEqual([
        [0.5, 2],
      ]);
      expect(await ask({ ...question, by: ['channel'] }, { customers: ['u-2'] })).toEqual([
        ['chat', 0, 1],
        ['email', null, 1],
      ]);
    });

    it('do not tell of a first contact before its seven days are over, counted ahead or not', async () => {
      const visit = (id: string, days: number, resolution: 'resolved' | 'unresolved') => ({
        id,
        customer: id,
        at: new Date(Date.now() - days * 86_400_000).toISOString(),
        resolution,
      });
      await under.add(
        visit('old', 9, 'resolved'),
        visit('old-open', 8, 'unresolved'),
        visit('new', 6, 'resolved'),
        visit('new-open', 1, 'unresolved'),
      );
      const question = { measures: ['first_contact_resolution'], by: ['resolution'] } as const;
      const whole = { measures: ['first_contact_resolution'], by: [] } as const;
      const byOutcome = [
        ['resolved', 1, 2],
        ['unresolved', 0, 2],
      ];
      expect(await ask(question)).toEqual(byOutcome);
      expect(await ask(whole)).toEqual([[0.5, 4]]);
      expect(await ask(whole, { ids: ['new', 'new-open'] })).toEqual([[null, 2]]);
      await under.store.countAhead(under.organisation);
      await under.store.countAhead(under.organisation);
      expect(await ask(whole)).toEqual([[0.5, 4]]);
      expect(await ask(whole, { from: new Date(Date.now() - 7 * 86_400_000).toISOString() })).toEqual([
        [null, 2],
      ]);
    });
  });
}
