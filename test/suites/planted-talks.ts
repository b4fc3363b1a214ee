import type { ConversationFact } from '#core/ports/facts.ts';
import { seededNumbers, vectorNear } from '../insights/planted-topics.ts';
import { sampleFact } from './sample-fact.ts';

const DAY_MS = 86_400_000;
const DAYS = 28;
const AGENTS = 12;

type Key = 'rent' | 'parcel' | 'points';

interface Matter {
  readonly key: Key;
  readonly queue: string;
  readonly count: number;
  /** Share that goes badly, whoever answers. */
  readonly bad: number;
  readonly asked: readonly string[];
  readonly answered: string;
}

const WHERE = ['昨天', '今天上午', '这个月', '上周', '刚才', '周末', '前天', '月初'];
const WHAT: readonly Matter[] = [
  {
    key: 'rent',
    queue: 'billing',
    count: 220,
    bad: 0.6,
    asked: [
      '换套餐后账单上有两笔月租，{}才发现，怎么会收两次月租？',
      '{}改了套餐，月租收了两笔，为什么月租不按天折算？',
      '{}账单月租扣了两次，换套餐的月租怎么算的？',
    ],
    answered: '中途换套餐当月会有两笔月租，系统就是这样出账的。',
  },
  {
    key: 'parcel',
    queue: 'shop',
    count: 200,
    bad: 0.12,
    asked: [
      '{}下单的快递还没到，请帮我看看物流到哪里了？',
      '物流显示{}已发货，快递现在在哪里？',
      '{}买的东西快递一直没有物流信息，能查一下吗？',
    ],
    answered: '已经帮您催了快递，明天会派送到门口。',
  },
  {
    key: 'points',
    queue: 'membership',
    count: 180,
    bad: 0.1,
    asked: [
      '{}看会员积分少了，积分是不是过期了？',
      '会员积分怎么兑换？{}试了一次没有成功。',
      '{}积分没有到账，会员积分什么时候更新？',
    ],
    answered: '会员积分每月五号更新，兑换入口在会员页。',
  },
];

/** The id of one of the conversations about a matter. */
export function plantedId(key: Key, index: number): string {
  return `${key}-${String(index).padStart(3, '0')}`;
}

/**
 * Conversations of the four weeks before `now` about three matters, with the vectors of their needs: two go well, and
 * one goes badly whoever of the twelve agents answers.
 */
export function plantedTalks(now: number): ConversationFact[] {
  const next = seededNumbers(7);
  return WHAT.flatMap(({ key, queue, count, bad, asked, answered }) => {
    const centre = vectorNear(undefined, 1, next);
    return Array.from({ length: count }, (_, index) => {
      const isBad = next() < bad;
      const agent = Math.floor(next() * AGENTS);
      const need = asked[index % asked.length]!.replace('{}', WHERE[index % WHERE.length]!);
      return sampleFact({
        id: plantedId(key, index),
        at: new Date(now - DAY_MS * (0.2 + (index * DAYS) / (count + 8))).toISOString(),
        channel: index % 3 === 0 ? 'voice' : 'chat',
        agent: `A${String(agent + 1).padStart(2, '0')}`,
        team: `team-${agent % 3}`,
        customer: `customer-${key}-${index}`,
        attributes: { queue },
        turns: [
          ['customer', `${need}（单号 ${1000 + index}）`],
          ['agent', answered],
          ['customer', isBad ? '还是没有解决，算了。' : '好的，明白了。'],
        ],
        resolution: isBad ? 'unresolved' : 'resolved',
        satisfaction: isBad ? 1.9 : 4.2,
        metrics: { durationMs: 360_000 },
        need: [...vectorNear(centre, 0.5, next)],
      });
    });
  });
}
