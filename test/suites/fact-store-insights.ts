import { expect, it } from 'vitest';
import type { StoreUnderTest } from './store-under-test.ts';

const DAY = { from: '2026-01-05T00:00:00Z', to: '2026-01-06T00:00:00Z' };
const need = [1, 0, 0];

/** What a fact store counts and looks up for insights. */
export function insightStatements(under: StoreUnderTest): void {
  const insights = () => under.store.insights;
  const given = () =>
    under.add(
      { id: 'early', at: '2026-01-05T01:10:00Z', need, turns: [['customer', '两笔月租']] },
      { id: 'late', at: '2026-01-05T23:10:00Z', need, language: 'en', turns: [['customer', 'two rentals']] },
      { id: 'silent', at: '2026-01-05T02:00:00Z' },
      { id: 'outside', at: '2026-01-06T00:00:00Z', need },
    );

  it('counts and reads the needs of a period, newest first, with their vectors or without', async () => {
    await given();
    expect(await insights().countNeeds(under.organisation, DAY)).toBe(2);
    expect(await insights().countNeeds(under.organisation, DAY, 'en')).toBe(1);
    expect(await insights().needTexts(under.organisation, DAY, 10)).toEqual([
      { language: 'en', text: 'two rentals' },
      { language: 'zh', text: '两笔月租' },
    ]);
    expect(await insights().needTexts(under.organisation, DAY, 1)).toHaveLength(1);
    const found = await insights().needs(under.organisation, DAY, 10);
    expect(found.map(({ conversation, vector }) => [conversation, [...vector]])).toEqual([
      ['late', need],
      ['early', need],
    ]);
    await under.store.erase(under.organisation, ['late']);
    expect(await insights().countNeeds(under.organisation, DAY)).toBe(1);
    expect(await insights().countNeeds('o-nobody', DAY)).toBe(0);
  });

  it('adds up handling time, not how long threads lasted', async () => {
    await under.add(
      {
        id: 'a',
        at: '2026-01-05T01:00:00Z',
        channel: 'email',
        turns: [
          ['agent', 'a', 0],
          ['agent', 'b', 9],
        ],
      },
      {
        id: 'b',
        at: '2026-01-05T02:00:00Z',
        channel: 'email',
        turns: [
          ['agent', 'a', 0],
          ['agent', 'b', 900],
        ],
      },
      { id: 'c', at: '2026-01-05T03:00:00Z', channel: 'email', turns: [['agent', 'a']] },
    );
    const [day] = await insights().days(under.organisation, DAY, 'UTC');
    expect([day?.conversations, day?.timed]).toEqual([3, 2]);
    expect(day?.hours).toBeGreaterThan(9 / 60);
    expect(day?.hours).toBeLessThan(10 / 60);
  });

  it('counts as trouble only what was heard as surely as pages show it', async () => {
    const heard = (confidence: number) => ({
      'customer.escalation_threat': [confidence],
      'customer.churn_intent': [confidence],
      'customer.repeat_question': [confidence],
    });
    await under.add(
      { id: 'heard', at: '2026-01-05T01:00:00Z', signals: heard(0.5) },
      { id: 'guessed', at: '2026-01-05T02:00:00Z', signals: heard(0.4) },
    );
    const [day] = await insights().days(under.organisation, DAY, 'UTC');
    expect(day).toMatchObject({ conversations: 2, troubled: 1, escalation: 1, churn: 1, repeated: 1 });
  });

  it('counts by topic, agent, team, queue and week, and of topics that are not asked for by agent alone', async () => {
    const billing = { queue: 'billing' };
    await under.add(
      {
        id: 'a',
        at: '2026-01-05T01:00:00Z',
        agent: 'A1',
        team: 'north',
        attributes: billing,
        satisfaction: 1,
      },
      {
        id: 'b',
        at: '2026-01-05T02:00:00Z',
        agent: 'A1',
        team: 'north',
        attributes: billing,
        satisfaction: 5,
      },
      { id: 'c', at: '2026-01-05T03:00:00Z', agent: 'A1', team: 'south', satisfaction: 2 },
      { id: 'd', at: '2026-01-05T04:00:00Z', agent: 'A1', team: 'north', satisfaction: 5 },
      { id: 'nobody', at: '2026-01-05T05:00:00Z' },
    );
    const members = [
      { conversation: 'a', topic: 't-1' },
      { conversation: 'b', topic: 't-1' },
      { conversation: 'c', topic: 't-2' },
    ];
    await insights().place(under.organisation, members, 1);
    const one = {
      agent: 'A1',
      team: 'north',
      queue: '',
      period: '2026-01-05',
      conversations: 1,
      troubled: 0,
    };
    const own = { ...one, topic: 't-1', queue: 'billing', conversations: 2, troubled: 1 };
    expect(await insights().cells(under.organisation, DAY)).toEqual([
      { ...one, topic: '' },
      own,
      { ...one, topic: 't-2', team: 'south', troubled: 1 },
    ]);
    expect(await insights().cells(under.organisation, DAY, ['t-1'])).toEqual([
      { ...one, topic: '', team: '', period: '', conversations: 2, troubled: 1 },
      own,
    ]);
  });

  it('counts by the topic that was said last, and leaves what stands in none to an empty one', async () => {
    await given();
    const arrivals = async () => {
      const found = await insights().arrivals(under.organisation, DAY, 10);
      return found.map(({ conversation }) => conversation);
    };
    expect(await arrivals()).toEqual(['late', 'early']);
    await insights().place(under.organisation, [{ conversation: 'early', topic: 't-1' }], 1);
    expect(await arrivals()).toEqual(['late']);
    await insights().place(
      under.organisation,
      [
        { conversation: 'early', topic: 't-2' },
        { conversation: 'late', topic: '' },
      ],
      2,
    );
    expect(await arrivals()).toEqual([]);
    const hours = await insights().hours(under.organisation, DAY);
    expect(hours.map(({ topic, hour, conversations }) => [topic, hour, conversations]).toSorted()).toEqual([
      ['', 2, 1],
      ['', 23, 1],
      ['t-2', 1, 1],
    ]);
    expect(await insights().sample(under.organisation, ['t-2'], DAY, 5)).toEqual(['early']);
    expect(await insights().sample(under.organisation, ['t-1'], DAY, 5)).toEqual([]);
  });
}
