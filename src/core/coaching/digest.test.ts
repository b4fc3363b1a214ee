import { describe, expect, test } from 'vitest';
import { type AgentWeek, agentDigest } from './digest.ts';
import type { NamedCompetency, Passage } from './growth.ts';
import type { PlanVerdict, TargetOutcome } from './plan-effect.ts';
import type { Standing } from './profile.ts';
import { digestDays, type TeamWeek, teamDigest } from './team-digest.ts';

const profile = (competency: string, standing: Standing, above = 0): NamedCompetency => ({
  competency,
  title: { zh: competency, en: competency },
  message: { zh: `${competency}如何`, en: `how ${competency}` },
  standing,
  conversations: 40,
  level: null,
  abovePeers: { value: above, low: above - 1, high: above + 1 },
  peers: 3,
  course: [],
  trend: null,
});
const passage = (text: string): Passage => ({
  at: '2026-01-05T09:00:00.000Z',
  by: 'colleague',
  channel: 'chat',
  situation: 'anger',
  emotion: 'anger',
  behaviours: [],
  outcome: 'recovered',
  turns: [{ role: 'agent', text }],
});
const QUIET: AgentWeek = {
  conversations: 12,
  moments: 5,
  recovered: 3,
  competencies: [],
  best: [],
  lessons: [],
  practices: [],
  plans: [],
};

describe('an agent’s week', () => {
  test('tells the clearest strength before the one thing to try, each with how it was said', () => {
    const lines = agentDigest({
      ...QUIET,
      competencies: [
        profile('耐心', 'strength', 3),
        profile('共情', 'strength', 8),
        profile('解决', 'growth', -9),
        profile('效率', 'growth', -2),
      ],
      best: [
        { competency: '耐心', passage: passage('慢慢说') },
        { competency: '共情', passage: passage('换作是我') },
      ],
      lessons: [{ competency: '解决', own: passage('不行'), exemplars: [passage('我来办')] }],
    });
    expect(lines.map(({ kind }) => kind)).toEqual(['week', 'strength', 'try']);
    expect(lines[0]!.text.zh).toBe('这一周你接待了 12 通对话；5 次客户遇到不顺，其中 3 次你让客户回暖了');
    expect(lines[1]).toMatchObject({ text: { zh: '共情：共情如何' }, passage: passage('换作是我') });
    expect(lines[2]).toMatchObject({ text: { en: '解决: how 解决' }, passage: passage('我来办') });
  });

  test('without a verdict an own good moment and a colleague’s example are enough', () => {
    const lines = agentDigest({
      ...QUIET,
      competencies: [profile('共情', 'too_few')],
      best: [{ competency: '共情', passage: passage('换作是我') }],
      lessons: [{ competency: '共情', own: passage('不行'), exemplars: [passage('我来办')] }],
    });
    expect(lines.map(({ kind }) => kind)).toEqual(['week', 'strength', 'try']);
    expect(agentDigest({ ...QUIET, conversations: 0, moments: 0, recovered: 0 })).toEqual([
      { kind: 'week', text: { zh: '这一周没有对话', en: 'There was no conversation this week' } },
    ]);
  });

  test('plans come last: one that waits for an answer, one that is followed', () => {
    const plan = { id: '1', due: '2026-02-01', target: null, title: { zh: '共情', en: 'Empathy' } };
    const text = { zh: '再有 5 通', en: '5 more' };
    const lines = agentDigest({
      ...QUIET,
      plans: [
        { ...plan, state: 'planned' },
        { ...plan, id: '2', state: 'acknowledged', effect: { verdict: 'too_few', target: null, text } },
        { ...plan, id: '3', state: 'acknowledged', target: 70 },
      ],
    });
    expect(lines.slice(1).map((one) => [one.plan, one.text.en])).toEqual([
      ['1', '“Empathy” waits for your answer'],
      ['2', '“Empathy”, until 2026-02-01: 5 more'],
      ['3', '“Empathy”, to reach 70, until 2026-02-01'],
    ]);
  });
});

describe('the week of a team', () => {
  const week: TeamWeek = {
    conversations: 80,
    moments: 20,
    recovered: 9,
    agents: [
      { name: '甲', competencies: [profile('共情', 'strength', 4), profile('解决', 'growth', -4)] },
      { name: '乙', competencies: [profile('解决', 'growth', -5)] },
      { name: '丙', competencies: [profile('共情', 'too_few'), profile('解决', 'not_seen')] },
    ],
    plans: [],
    measuring: 0,
    practices: [],
    days: 30,
    today: '2026-01-10',
    nextWeek: '2026-01-17',
  };

  test('thanks first, then what several can practise together, and judges nobody too early', () => {
    expect(teamDigest(week).map(({ kind, text }) => [kind, text.zh])).toEqual([
      ['week', '这一周 80 通对话，近 30 天有 3 位客服接待；20 次客户遇到不顺，其中 9 次客户回暖'],
      ['strength', '值得感谢 甲：共情'],
      ['try', '可以一起练“解决”（2 位）：解决如何'],
      ['waiting', '样本还少、暂不评价：丙'],
    ]);
  });

  test('says of how many days it speaks', () => {
    const [line] = teamDigest({ ...week, days: 90, conversations: 1, agents: week.agents.slice(0, 1) });
    expect(line!.text).toEqual({
      zh: '这一周 1 通对话，近 90 天有 1 位客服接待；20 次客户遇到不顺，其中 9 次客户回暖',
      en: 'One conversation this week, one agent in the last 90 days; of 20 difficult moments, 9 ended well',
    });
  });

  test('is of the day that the organisation has, not of the day in Greenwich', () => {
    const night = '2026-01-09T17:00:00.000Z';
    expect(digestDays(night, 'Asia/Shanghai')).toEqual({ today: '2026-01-10', nextWeek: '2026-01-17' });
    expect(digestDays(night, 'America/New_York').today).toBe('2026-01-09');
    // A period ends with the hour that is running: at midnight it is still the day before.
    expect(digestDays('2026-01-09T16:00:00.000Z', 'Asia/Shanghai').today).toBe('2026-01-09');
  });

  test('what one alone can work on is practised with that one', () => {
    const agents = [{ name: '乙', competencies: [profile('解决', 'growth', -5)] }];
    const lines = teamDigest({ ...week, agents });
    expect(lines.find(({ kind }) => kind === 'try')!.text.zh).toBe('可以陪一位同事练“解决”：解决如何');
  });

  test('says of how many plans the effect is still being measured', () => {
    const told = (measuring: number) =>
      teamDigest({ ...week, measuring }).flatMap(({ kind, text }) => (kind === 'waiting' ? [text.en] : []));
    expect(told(0)).toEqual(['Too few conversations to say anything of: 丙']);
    expect(told(1)[0]).toBe('The effect of one plan is still being measured: open this again in a while');
    expect(told(12)[0]).toContain('The effects of 12 plans are');
  });

  test('speaks of plans that wait, are due, or show something; of others it is silent', () => {
    const title = { zh: '共情', en: 'Empathy' };
    const plan = { name: '甲', title, target: 70, state: 'acknowledged' as const };
    const told = (verdict: PlanVerdict, target: TargetOutcome, zh: string) => ({
      verdict,
      target,
      text: { zh, en: zh },
    });
    const lines = teamDigest({
      ...week,
      plans: [
        { ...plan, id: '1', state: 'planned', due: '2026-03-01' },
        { ...plan, id: '2', due: '2026-01-12' },
        { ...plan, id: '3', due: '2026-01-08' },
        { ...plan, id: '4', due: '2026-03-01' },
        { ...plan, id: '5', due: '2026-03-01', effect: told('better', 'cannot_tell', '多提高 6 分') },
        { ...plan, id: '6', due: '2026-03-01', effect: told('as_colleagues', 'reached', '目标已达到') },
        { ...plan, id: '7', due: '2026-03-01', effect: told('as_colleagues', 'not_reached', '目标未达到') },
      ],
    });
    expect(lines.filter(({ kind }) => kind === 'plan').map((one) => [one.plan, one.text.zh])).toEqual([
      ['1', '甲 · 共情：还没有回应'],
      ['2', '甲 · 共情：2026-01-12 到期'],
      ['3', '甲 · 共情：2026-01-08 已到期，可以一起收尾'],
      ['5', '甲 · 共情：多提高 6 分'],
      ['6', '甲 · 共情：目标已达到'],
    ]);
  });
});
