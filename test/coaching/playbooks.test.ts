import { describe, expect, test } from 'vitest';
import { comparePractices, type MomentGroup } from '#core/coaching/compare-behaviours.ts';
import { distilPlaybook, type WinningAnswer } from '#core/coaching/distil-playbook.ts';
import { playbookEffect } from '#core/coaching/playbook-effect.ts';
import { PLANTED, plantMoments } from './planted-organisation.ts';

const SITUATION = 'repeated_question';
const planted = plantMoments(1);
const practices = comparePractices(planted);
const practice = practices.find(({ behaviour }) => behaviour === PLANTED.effective)!;

const winner = (index: number, sentences: WinningAnswer['sentences']): WinningAnswer => ({
  conversation: `c-${index}`,
  turn: 0,
  agent: `agent-${index % 5}`,
  // Each agent answers in words of their own.
  text: '春眠不觉晓处处闻啼鸟夜来风雨声花落知多少'.slice((index % 5) * 4, (index % 5) * 4 + 4),
  sentences,
});

describe('a playbook distilled from winning answers', () => {
  const answers = Array.from({ length: 20 }, (_, index) =>
    winner(index, [
      { text: '您好！', behaviours: ['agent.greeting'] },
      {
        text: `我跟您确认一下，您是问第${'甲乙丙丁'[index % 4]}件的进度，对吗？`,
        behaviours: [PLANTED.effective],
      },
      ...(index % 2 === 0
        ? [{ text: '我现在就替您加急，办好给您回话。', behaviours: ['agent.solution_offer' as const] }]
        : []),
      ...(index % 2 === 0 ? [{ text: '就这样吧。', behaviours: ['agent.perfunctory' as const] }] : []),
      ...(index % 2 === 1 ? [{ text: '这是规定，没有办法。', behaviours: [PLANTED.harmful] }] : []),
      ...(index === 3 ? [{ text: '抱歉让您久等。', behaviours: ['agent.apology' as const] }] : []),
    ]),
  );
  const playbook = distilPlaybook(practice, answers, { language: 'zh', practices, groups: planted });

  test('has the steps that most of them take, in their order, and nothing that harms', () => {
    expect(playbook.title).toBe('同一个问题又问：确认理解');
    expect(playbook.steps).toHaveLength(2);
    expect(playbook.steps[0]).toContain('复述');
    expect(playbook.steps[1]).toContain('办法');
  });

  test('has the wordings that belong to its steps, with slots for what differs', () => {
    expect(playbook.phrases.map(({ text }) => text)).toEqual([
      '我跟您确认一下，您是问第{内容}件的进度，对吗？',
      '我现在就替您加急，办好给您回话。',
    ]);
  });

  test('names examples by their place, of different agents, and says where nothing is known', () => {
    expect(playbook.exemplars).toHaveLength(4);
    expect(
      new Set(playbook.exemplars.map(({ conversation }) => Number(conversation.slice(2)) % 5)).size,
    ).toBe(4);
    expect(playbook.whenNot.some((line) => line.includes('电话、邮件'))).toBe(true);
  });

  test('says where the same behaviour does harm', () => {
    const harmful = { ...practice, situation: 'threat' as const, helps: false };
    const found = distilPlaybook(practice, answers, {
      language: 'en',
      practices: [practice, harmful],
      groups: planted,
    });
    expect(found.whenNot[0]).toBe('When customers threatened to escalate: fewer recovered with it');
  });

  test('without answers has the step that was compared, and no phrase or example', () => {
    expect(distilPlaybook(practice, [], { language: 'en', practices, groups: [] })).toMatchObject({
      steps: [expect.stringContaining('Restate')],
      phrases: [],
      exemplars: [],
    });
  });
});

describe('what came of a playbook', () => {
  /** Moments of twelve agents of whom so many in a hundred used it, and so many of a hundred recovered. */
  const moments = (used: number, recovered: number, each = 40): MomentGroup[] =>
    Array.from({ length: 12 }, (_, index) =>
      Array.from(
        { length: each },
        (_, at): MomentGroup => ({
          situation: SITUATION,
          agent: `agent-${index}`,
          emotion: 'anger',
          channel: 'chat',
          language: 'zh',
          queue: '',
          behaviours: (at * 100) / each < used ? [PLANTED.effective] : [],
          moments: 1,
          recovered: ((at * 7) % each) * 100 < recovered * each ? 1 : 0,
        }),
      ),
    ).flat();

  test('agents who take it up, and customers who recover more often, are told with their intervals', () => {
    const { adoption, recovery, needed } = playbookEffect(
      PLANTED.effective,
      moments(20, 30),
      moments(60, 50),
    );
    expect(needed).toBe(0);
    expect(adoption.since!.value - adoption.before!.value).toBeCloseTo(0.4, 6);
    expect(adoption.difference!.value).toBeCloseTo(0.4, 6);
    expect(recovery.difference!.low).toBeGreaterThan(0);
  });

  test('agents who came since have nothing of before to compare with', () => {
    const since = moments(60, 50).map((group) => ({ ...group, agent: `new-${group.agent}` }));
    expect(playbookEffect(PLANTED.effective, moments(20, 30), since)).toMatchObject({
      momentsSince: 480,
      adoption: { difference: null },
    });
  });

  test('of too few moments nothing is said but how many more are needed', () => {
    const found = playbookEffect(PLANTED.effective, moments(20, 30), moments(60, 50).slice(0, 8));
    expect(found).toMatchObject({ needed: 22, recovery: { difference: null } });
    expect(playbookEffect(PLANTED.effective, [], [])).toMatchObject({
      needed: 30,
      adoption: { before: null, since: null, difference: null },
    });
  });
});
