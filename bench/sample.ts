import type { Conversation, Turn } from '#core/conversation/schema.ts';

/** Deterministic random numbers (mulberry32, public domain), so that every run measures the same work. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

export function pick<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!;
}

const CUSTOMER = [
  '你好,我上周买的加湿器漏水,能帮我看看怎么处理吗',
  '订单号是 20260301{n},收货人就是我本人',
  '我等了{n}天了,到底什么时候能到',
  '这个月的话费怎么比上个月多了{n}块',
  '你说的那个叠加包是什么意思,我没听懂',
  '好吧,我再看看',
  '那退回去的运费算谁的',
  '我手机号 138{n}{n}0{n} 留过的',
  '行,那麻烦你快一点,我明天要出差',
  '上次那位同事也是这么跟我说的,结果没有下文',
  '嗯嗯,知道了',
  '谢谢你,这回总算弄明白了',
  '可以换一个颜色吗,白色那款还有没有货',
  '我就想问一下保修到哪天',
  '那发票能不能开公司抬头',
  '页面上一直转圈,点了好几次都提交不了',
  '我不是要投诉,就是想弄清楚怎么算的',
  '每次打来都要从头说一遍,挺累的',
  '你们晚上几点下班',
  '银行卡尾号{n},你查一下有没有扣成功',
];
const AGENT = [
  '您好,这里是客服中心,请问有什么可以帮您',
  '好的,我帮您查一下,请稍等一两分钟',
  '查到了,您这单昨天下午已经出库,今天会有派送',
  '给您添麻烦了,漏水的情况您方便拍张照片吗',
  '运费这边由我们承担,您寄出后把单号发我就行',
  '您看这样可以吗,我先登记换货,今天下班前给您回复',
  '账单里多出来的{n}元是流量叠加包,{n}号凌晨自动续订的',
  '明白您着急,我现在就催仓库,{n}点前给您消息',
  '退款会在{n}个工作日内原路退回',
  '保修期是从签收那天起一年,您这台到明年三月',
  '您是想改收货地址,对吗',
  '这个活动的规则是满三百减四十,优惠券不能叠加',
  '请问还有其他需要帮助的吗',
  '感谢您的耐心等待,祝您生活愉快',
  '可以的,抬头和税号发我,电子发票当天开',
  '我理解您的意思,之前沟通没到位,我来跟到底',
  '您点右上角的设置,再选账号安全就能看到',
  '白色有货,我给您备注换白色',
  '麻烦提供一下订单号',
  '系统显示扣款成功,订单状态稍后更新',
];
const CUSTOMER_EN = [
  'Hi, my order {n} still says processing, what is going on?',
  'I have already sent the photos twice',
  'ok, and who pays for the return label?',
  'That is not what I was told last week',
  'Thanks, that clears it up',
  'Could you change the delivery address please',
];
const AGENT_EN = [
  'Hello, thanks for contacting us, how can I help?',
  'Let me check that for you, it will take a minute or two',
  'I am sorry about the wait, the parcel left our warehouse this morning',
  'We will cover the return shipping, the label is on its way',
  'Is there anything else I can help you with today?',
  'The extra {n} dollars is a data add-on that renews every month',
];

/** Conversations of everyday service talk, five of six in Chinese; the same for the same seed. */
export function conversations(count: number, turns: number, seed = 7): Conversation[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index): Conversation => {
    const isChinese = random() < 5 / 6;
    const start = Date.UTC(2026, 2, 2, 1) + index * 1000;
    return {
      id: `c-${seed}-${index}`,
      channel: 'chat',
      language: isChinese ? 'zh' : 'en',
      startedAt: new Date(start).toISOString(),
      agent: { id: `A${Math.floor(random() * 40)}`, team: pick(random, ['north', 'south']) },
      turns: Array.from({ length: turns }, (_, turn): Turn => {
        const role = turn % 2 === 0 ? 'customer' : 'agent';
        const pool =
          role === 'customer' ? (isChinese ? CUSTOMER : CUSTOMER_EN) : isChinese ? AGENT : AGENT_EN;
        const text = pick(random, pool).replaceAll('{n}', () => String(Math.floor(random() * 900) + 100));
        return { role, text, at: new Date(start + turn * 17_000).toISOString() };
      }),
      attributes: { queue: pick(random, ['billing', 'delivery', 'returns']) },
    };
  });
}
