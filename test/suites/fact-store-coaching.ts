import { expect, it } from 'vitest';
import type { Signal } from '#core/analysis/analysis.ts';
import { defaultCompetencies } from '#core/coaching/default-competencies.ts';
import type { ConversationFact } from '#core/ports/facts.ts';
import type { Emotion, SignalType } from '#core/signals/catalogue.ts';
import { type SampleFact, sampleFact } from './sample-fact.ts';
import type { StoreUnderTest } from './store-under-test.ts';

type Heard = readonly (SignalType | Emotion)[];

/** A customer, the agent, the customer again, each with what was heard in the turn. */
function talk(sample: SampleFact, asked: Heard, answered: Heard, after: Heard): ConversationFact {
  const fact = sampleFact({
    agent: 'A01',
    team: 'north',
    at: '2026-01-05T09:00:00Z',
    turns: [
      ['customer', '退款怎么还没到？'],
      ['agent', '您是问退款到账时间，对吗？'],
      ['customer', '对。'],
    ],
    ...sample,
  });
  const signals = [asked, answered, after].flatMap((heard, turn) =>
    heard.map((one): Signal => {
      const place = { turn, start: 0, end: 1, confidence: 0.9, detector: 'test' };
      return one.includes('.')
        ? { ...place, type: one as SignalType }
        : { ...place, type: 'customer.emotion', value: one };
    }),
  );
  return { ...fact, analysis: { ...fact.analysis, signals: [...fact.analysis.signals, ...signals] } };
}

const PERIOD = { from: '2026-01-01T00:00:00Z', to: '2026-01-11T00:00:00Z', parts: 2 };
const competency = (id: string) => defaultCompetencies().find((one) => one.id === id)!;

/** What a fact store counts and looks up to coach by. */
export function coachingStatements(under: StoreUnderTest): void {
  const add = (...facts: readonly ConversationFact[]) => under.store.append(under.organisation, facts);

  it('sums the values of conversations in which a competency could show, by what was dealt', async () => {
    await add(
      talk({ id: 'warm' }, ['anger'], ['agent.empathy'], []),
      talk({ id: 'cold' }, ['anger'], ['agent.impatience', 'agent.apology'], []),
      talk({ id: 'later', at: '2026-01-09T09:00:00Z', channel: 'voice' }, ['anger'], [], []),
      talk({ id: 'calm' }, ['neutral'], ['agent.empathy'], []),
      talk({ id: 'outside', at: '2026-01-11T00:00:00Z' }, ['anger'], [], []),
    );
    const { coaching } = under.store;
    const mix = { emotion: 'anger', queue: '', channel: 'chat', language: 'zh' };
    const found = await coaching.cases(under.organisation, competency('empathy'), PERIOD, {});
    const shared = { agent: 'A01', team: 'north' };
    expect(
      found.map((one) => ({ ...one, sum: Math.round(one.sum), squares: Math.round(one.squares) })),
    ).toEqual([
      { ...shared, part: 0, mix, conversations: 2, sum: 120, squares: 10_400 },
      { ...shared, part: 1, mix: { ...mix, channel: 'voice' }, conversations: 1, sum: 50, squares: 2_500 },
    ]);
    expect(await coaching.cases(under.organisation, competency('empathy'), PERIOD, { agents: [] })).toEqual(
      [],
    );
  });

  it('counts outcomes and shares of criteria for and against', async () => {
    const value = async (id: string) => {
      const found = await under.store.coaching.cases(under.organisation, competency(id), PERIOD, {});
      return found.map(({ sum }) => Math.round(sum * 10) / 10);
    };
    await add(talk({ id: 'solved', resolution: 'resolved', effort: 1 }, [], ['agent.off_channel'], []));
    expect(await value('problem-solving')).toEqual([85]);
    expect(await value('efficiency')).toEqual([100]);
    expect(await value('compliance')).toEqual([0]);
    await add(talk({ id: 'solved', resolution: 'unresolved', effort: 5, version: 2 }, [], [], []));
    expect(await value('problem-solving')).toEqual([15]);
    expect(await value('efficiency')).toEqual([0]);
    expect(await value('compliance')).toEqual([100]);
    expect(await value('de-escalation')).toEqual([]);
    const own = { ...competency('compliance'), positive: [], negative: [] };
    const criterion = { kind: 'criterion', scorecard: 'general', criterion: 'greets', weight: 1 } as const;
    const asked = { ...own, positive: [criterion] };
    await add(
      sampleFact({
        id: 'judged',
        agent: 'A02',
        at: '2026-01-05T09:00:00Z',
        scores: { general: 80 },
        answers: { general: { greets: ['partly', 3] } },
        bestScores: { general: { greets: 4 } },
      }),
    );
    const found = await under.store.coaching.cases(under.organisation, asked, PERIOD, { agents: ['A02'] });
    expect(found.map(({ sum }) => sum)).toEqual([75]);
  });

  it('groups moments that have an outcome, the first of each situation in a conversation', async () => {
    await add(
      talk(
        { id: 'one' },
        ['customer.repeat_question'],
        ['agent.confirm_understanding'],
        ['customer.resolved_ack'],
      ),
      talk(
        { id: 'two' },
        ['customer.repeat_question'],
        ['agent.confirm_understanding'],
        ['customer.repeat_question'],
      ),
      talk({ id: 'three' }, ['customer.repeat_question'], [], ['neutral']),
    );
    const found = await under.store.coaching.momentGroups(under.organisation, {});
    const alike = {
      situation: 'repeated_question',
      agent: 'A01',
      emotion: 'neutral',
      channel: 'chat',
      language: 'zh',
      queue: '',
    };
    expect(found.toSorted((a, b) => a.moments - b.moments)).toEqual([
      { ...alike, behaviours: [], moments: 1, recovered: 0 },
      { ...alike, behaviours: ['agent.confirm_understanding'], moments: 2, recovered: 1 },
    ]);
  });

  it('finds moments likest to one by need, emotion, queue and channel, and none that was erased', async () => {
    const vector = (direction: number) => Array.from({ length: 16 }, (_, i) => (i === direction ? 1 : 0.05));
    await add(
      talk({ id: 'mine', need: vector(0) }, ['anger'], [], ['anger']),
      talk(
        { id: 'same', need: vector(0), agent: 'A02' },
        ['anger'],
        ['agent.empathy'],
        ['customer.gratitude'],
      ),
      talk(
        { id: 'other', need: vector(3), agent: 'A03' },
        ['anger'],
        ['agent.empathy'],
        ['customer.gratitude'],
      ),
      talk(
        { id: 'english', need: vector(0), agent: 'A03', language: 'en' },
        ['anger'],
        [],
        ['customer.gratitude'],
      ),
      talk({ id: 'unlike', agent: 'A04' }, ['confusion'], [], ['customer.gratitude']),
      talk({ id: 'unread', agent: 'A04' }, ['anger'], [], ['customer.gratitude']),
      talk(
        { id: 'by another model', need: [1, 0.05, 0.05], agent: 'A05', channel: 'email' },
        ['anger'],
        [],
        ['customer.gratitude'],
      ),
    );
    const { coaching } = under.store;
    const asked = { situations: ['anger'], limit: 10 } as const;
    const [mine] = await coaching.moments(
      under.organisation,
      { agents: ['A01'] },
      { ...asked, outcomes: ['persisted'] },
    );
    expect(mine).toMatchObject({
      conversation: 'mine',
      situation: 'anger',
      turn: 0,
      answer: 1,
      until: 2,
      likeness: 0,
    });
    const like = async () => {
      const question = { ...asked, outcomes: ['recovered'], not: ['A01'], like: mine! } as const;
      const found = await coaching.moments(under.organisation, {}, question);
      return found.map(({ conversation, likeness }) => [conversation, Math.round(likeness * 10) / 10]);
    };
    expect(await like()).toEqual([
      ['same', 1],
      ['other', 0.6],
      ['unread', 0.5],
      ['by another model', 0.4],
    ]);
    await under.store.erase(under.organisation, ['same']);
    expect((await like()).map(([id]) => id)).toEqual(['other', 'unread', 'by another model']);
    const asSure = async (sureness: number) => {
      const question = { ...asked, outcomes: ['persisted'], sureness } as const;
      const found = await coaching.moments(under.organisation, {}, question);
      return found.map((one) => [one.conversation, Math.round(one.sureness * 10) / 10]);
    };
    expect(await asSure(0.85)).toEqual([['mine', 0.9]]);
    expect(await asSure(0.95)).toEqual([]);
    expect(await coaching.momentGroups('o-nobody', {})).toEqual([]);
  });
}
