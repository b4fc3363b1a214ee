import { beforeAll, describe, expect, it } from 'vitest';
import { Analyser } from '../analysis/analyser.ts';
import { conversationSchema } from '../conversation/schema.ts';
import { SERIOUS_FAULTS } from '../signals/catalogue.ts';
import {
  DEMO_CONVERSATIONS,
  type DemoConversation,
  demoConversations,
  demoWithTruth,
} from './conversations.ts';
import { EN_SCENES } from './en/index.ts';
import { demoOrganisation } from './organisation.ts';
import { PRORATION_SINCE } from './plan.ts';
import { sentenceKey, sentencesOf } from './sentences.ts';
import type { DemoTruth, Planted } from './truth.ts';
import { ZH_SCENES } from './zh/index.ts';

const UNTIL = '2026-03-31';
/** Greetings, farewells, thanks, signatures of letters: said alike by everybody. */
const RITUAL =
  /^(您好|你好|尊敬的|上午好|喂|n ?您好|那您先忙|您去忙吧|不多耽误|跟您说声|跟您聊得|祝|顺祝|感谢您的|谢谢|麻烦了|不客气|应该的|好的 ?预?祝|那好 ?预?祝|盼复|期待|此致|没有了|没了|编号|受理编号|如有|有任何|hi\b|hello|hey|dear|good (day|morning|afternoon)|thank you for (calling|contacting|choosing)|you re welcome|it was good talking|i ll leave you|that s it from me|have a|thanks|many thanks|nope|no thanks|no all good|no that s|kind regards|best |with kind|regards|to whom|looking forward|case |your case)|栗屿生活 |栗屿生活客户服务$|liyu home$|^客服\S+$/;

let demo: readonly DemoConversation[];
let truths: readonly DemoTruth[];

beforeAll(() => {
  demo = [...demoWithTruth({ until: UNTIL })];
  truths = demo.map(({ truth }) => truth);
});

const share = (list: readonly DemoTruth[], holds: (truth: DemoTruth) => boolean): number =>
  list.filter(holds).length / list.length;
const withPlanted = (planted: Planted) => truths.filter((truth) => truth.planted.includes(planted));
const agentWith = (skill: string) => demoOrganisation.agents.find((agent) => agent.skill === skill)!.id;

describe('the demo organisation', () => {
  it('has twelve agents in four teams, each queue in the hands of one team', () => {
    const { agents, queues, teams } = demoOrganisation;
    expect(agents).toHaveLength(12);
    expect(teams.map(({ id }) => agents.filter(({ team }) => team === id).length)).toEqual([3, 3, 3, 3]);
    expect(queues.every(({ team }) => teams.some(({ id }) => id === team))).toBe(true);
  });

  it('is written in more than 150 Chinese and 60 English scenes, each with its own id', () => {
    expect(ZH_SCENES.length).toBeGreaterThanOrEqual(150);
    expect(EN_SCENES.length).toBeGreaterThanOrEqual(60);
    const ids = [...ZH_SCENES, ...EN_SCENES].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the conversations', () => {
  it('are 3,000 valid ones over the 60 days, in order of their start, and the same every time', () => {
    expect(demo).toHaveLength(DEMO_CONVERSATIONS);
    for (const { conversation } of demo) conversationSchema.parse(conversation);
    const starts = demo.map(({ conversation }) => conversation.startedAt!);
    expect(starts).toEqual(starts.toSorted());
    expect(starts[0]!.slice(0, 10)).toBe('2026-01-31');
    expect(starts.at(-1)!.slice(0, 10)).toBe(UNTIL);
    expect(demoConversations({ until: UNTIL }).next().value).toEqual(demo[0]!.conversation);
    expect([...demoConversations({ until: UNTIL })].at(-1)).toEqual(demo.at(-1)!.conversation);
  });

  it('differ with the seed', () => {
    const [first] = demoConversations({ until: UNTIL, seed: 7 });
    expect(first).not.toEqual(demo[0]!.conversation);
  });

  it('are refused for a date that is none', () => {
    expect(() => [...demoConversations({ until: 'soon' })]).toThrow('YYYY-MM-DD');
  });

  it('are three quarters Chinese, come by chat, call and letter, and are rated in a fifth of cases', () => {
    expect(share(truths, ({ language }) => language === 'zh')).toBeCloseTo(0.75, 1);
    const channels = Object.groupBy(demo, ({ conversation }) => conversation.channel);
    expect(channels.chat!.length).toBeGreaterThan(channels.voice!.length);
    expect(channels.voice!.length).toBeGreaterThan(channels.email!.length);
    expect(channels.email!.length).toBeGreaterThan(150);
    const rated = demo.filter(({ conversation }) => conversation.attributes!['csat'] !== undefined);
    expect(rated.length / demo.length).toBeCloseTo(0.2, 1);
  });

  it('repeat no sentence more than six times, rituals and very short ones aside', () => {
    const counts = new Map<string, number>();
    for (const { conversation } of demo) {
      for (const sentence of conversation.turns.flatMap(({ text }) => sentencesOf(text))) {
        const key = sentenceKey(sentence);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const often = [...counts].filter(([key, count]) => count > 6 && !isVeryShort(key) && !RITUAL.test(key));
    expect(often).toEqual([]);
  });

  it('let time pass forwards, and calls carry no punctuation', () => {
    for (const { conversation } of demo) {
      const times = conversation.turns.map(({ at }) => Date.parse(at!));
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      if (conversation.channel === 'voice')
        expect(conversation.turns.every(({ text }) => !/[，。！？；]|[,?!]/u.test(text))).toBe(true);
    }
  });

  it('bring customers back within days about the same matter', () => {
    const seen = new Map<string, { scene: string; ms: number }>();
    for (const { conversation, truth } of demo) {
      const ms = Date.parse(conversation.startedAt!);
      const before = seen.get(conversation.customer!.id);
      expect(before !== undefined).toBe(truth.returning);
      if (before !== undefined) {
        expect(before.scene).toBe(truth.scene);
        expect(ms - before.ms).toBeLessThan(9 * 86_400_000);
      }
      seen.set(conversation.customer!.id, { scene: truth.scene, ms });
    }
    expect(share(truths, ({ returning }) => returning)).toBeGreaterThan(0.08);
  });
});

describe('what is planted', () => {
  it('is a billing rule that since day 38 reaches all teams and is mostly not settled', () => {
    const planted = withPlanted('proration');
    const since = planted.filter(({ day }) => day >= PRORATION_SINCE);
    expect(since.length).toBeGreaterThan(150);
    expect(planted.length - since.length).toBeLessThan(20);
    const teams = since.map(({ agent }) => demoOrganisation.agents.find(({ id }) => id === agent)!.team);
    expect(new Set(teams).size).toBe(4);
    expect(share(since, ({ outcome }) => outcome === 'resolved')).toBeLessThan(0.45);
  });

  it('is a star agent who wins upset customers back far more often than anybody else', () => {
    const star = agentWith('star');
    const upset = truths.filter((truth) => truth.upset && !truth.planted.includes('proration'));
    const recovered = (agent: string) =>
      share(
        upset.filter((truth) => truth.agent === agent),
        ({ outcome }) => outcome === 'resolved',
      );
    const others = demoOrganisation.agents.filter(({ id }) => id !== star).map(({ id }) => recovered(id));
    expect(recovered(star)).toBeGreaterThan(0.7);
    expect(Math.max(...others)).toBeLessThan(recovered(star) - 0.1);
  });

  it('is an agent who meets refunds with the same words again and again', () => {
    const walls = withPlanted('template_wall');
    expect(walls.length).toBeGreaterThan(60);
    expect(new Set(walls.map(({ agent }) => agent))).toEqual(new Set([agentWith('template')]));
    const ids = new Set(walls.map(({ id }) => id));
    const talks = demo.filter(
      ({ truth, conversation }) => ids.has(truth.id) && conversation.channel === 'chat',
    );
    for (const { conversation } of talks) {
      const texts = conversation.turns.filter(({ role }) => role === 'agent').map(({ text }) => text);
      expect(new Set(texts).size).toBeLessThan(texts.length);
    }
    expect(share(walls, ({ outcome }) => outcome === 'resolved')).toBeLessThan(0.2);
  });

  it('is a fault desk that answers late in the evening', () => {
    const firstWait = ({ conversation: { turns } }: DemoConversation): number => {
      const answer = turns.find(({ role }) => role === 'agent')!;
      return Date.parse(answer.at!) - Date.parse(turns[0]!.at!);
    };
    const chats = demo.filter(({ conversation }) => conversation.channel === 'chat');
    const slow = chats.filter(({ truth }) => truth.planted.includes('slow_evening'));
    const rest = chats.filter(({ truth }) => !truth.planted.includes('slow_evening'));
    expect(slow.length).toBeGreaterThan(30);
    expect(Math.min(...slow.map(firstWait))).toBeGreaterThan(300_000);
    expect(Math.max(...rest.map(firstWait))).toBeLessThan(200_000);
  });

  it('says of each turn what it was written to call for, as the customer’s temper has it', () => {
    const calledFor = ({ truth }: DemoConversation) => new Set(truth.situations.flat());
    for (const { conversation, truth } of demo) {
      expect(truth.situations).toHaveLength(conversation.turns.length);
      for (const [turn, { role }] of conversation.turns.entries())
        expect(role === 'customer' || truth.situations[turn]!.length === 0).toBe(true);
    }
    const of = (temper: string) => demo.filter(({ truth }) => truth.temper === temper);
    expect(of('angry').every((one) => calledFor(one).has('anger'))).toBe(true);
    expect(of('resigned').every((one) => calledFor(one).has('disappointment'))).toBe(true);
    const calm = of('calm').filter(({ truth }) => truth.outcome === 'resolved' && !truth.returning);
    expect(calm.filter((one) => calledFor(one).has('anger'))).toEqual([]);
    const threats = demo.filter(({ truth }) => truth.planted.includes('veiled_threat'));
    expect(threats.every((one) => calledFor(one).has('threat'))).toBe(true);
  });

  it('is a handful of veiled threats, three lures to a private channel, and personal data', () => {
    expect(withPlanted('veiled_threat').length).toBeGreaterThanOrEqual(5);
    expect(withPlanted('veiled_threat').length).toBeLessThanOrEqual(8);
    const lures = withPlanted('off_channel');
    expect(lures).toHaveLength(3);
    expect(new Set(lures.map(({ agent }) => agent)).size).toBe(1);
    expect(withPlanted('personal_data').length).toBeGreaterThan(300);
  });
});

describe('the analysis of the demo', () => {
  it('finds the billing rule, the star and the skill gap by itself', () => {
    const analyser = new Analyser();
    const compared = [agentWith('star'), agentWith('average'), agentWith('template')];
    const sample = demo.filter(
      ({ truth: { planted, upset, agent } }) =>
        planted.includes('proration') ||
        planted.includes('template_wall') ||
        planted.includes('off_channel') ||
        (upset && compared.includes(agent)),
    );
    const heard = sample.map(({ conversation, truth }) => {
      const { signals } = analyser.analyse(conversation);
      const types = new Set<string>(signals.map(({ type }) => type));
      const satisfaction = Number(signals.find(({ type }) => type === 'conversation.satisfaction')?.value);
      return { truth, types, satisfaction };
    });
    const proration = heard.filter(({ truth }) => truth.planted.includes('proration'));
    expect(proration.filter(({ types }) => types.has('customer.confusion')).length).toBeGreaterThan(
      0.75 * proration.length,
    );
    const walls = heard.filter(({ truth }) => truth.planted.includes('template_wall'));
    const faulty = walls.filter(({ types }) => SERIOUS_FAULTS.some((fault) => types.has(fault)));
    expect(faulty.length).toBeGreaterThan(0.75 * walls.length);
    const lures = heard.filter(({ truth }) => truth.planted.includes('off_channel'));
    expect(lures.every(({ types }) => types.has('agent.off_channel'))).toBe(true);
    const mean = (skill: string) => {
      const own = heard.filter(({ truth }) => truth.upset && truth.agent === agentWith(skill));
      return own.reduce((sum, { satisfaction }) => sum + satisfaction, 0) / own.length;
    };
    expect(mean('star')).toBeGreaterThan(mean('average') + 0.4);
    expect(mean('star')).toBeGreaterThan(mean('template') + 0.8);
  });
});

/** Up to six Han characters or three words: an acknowledgement, a yes, a number. */
function isVeryShort(key: string): boolean {
  return /\p{Script=Han}/u.test(key) ? key.replaceAll(' ', '').length <= 6 : key.split(' ').length <= 3;
}
