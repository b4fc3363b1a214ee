import { describe, expect, test } from 'vitest';
import { takenByDenial } from './denied-words.ts';

describe('what somebody says outright that they do not do', () => {
  test.each([
    ['agent.overpromise', '天气原因我不能保证一定明天到,我今晚盯一下航班'],
    ['agent.overpromise', '这个我没法给您打包票'],
    ['agent.overpromise', "i can't promise it will be tomorrow, but i'll call you"],
    ['agent.off_channel', '请不要添加任何个人微信,更不要转账,那是骗子'],
    ['agent.off_channel', '我们不会让您转账'],
    ['agent.off_channel', 'we will never ask you to move to whatsapp'],
    ['customer.churn_intent', '帮我把余额转到别的银行卡'],
    ['customer.churn_intent', '这个订单拍重了,帮我取消订单'],
    ['customer.churn_intent', 'i want to transfer my money from my account to another account'],
    ['customer.churn_intent', 'nothing else, you can end the chat now'],
    ['customer.churn_intent', "i'd like to renew my membership"],
    ['customer.churn_intent', '合同快到期了,我想续约一年'],
  ] as const)('counts against %s: %s', (type, text) => {
    expect(takenByDenial(type, text)).toBeGreaterThan(0);
  });

  test.each([
    ['agent.overpromise', '我保证明天一定送到'],
    ['agent.overpromise', 'i promise, it will be there tomorrow'],
    ['agent.off_channel', '您加我微信,我私下给您处理'],
    ['agent.off_channel', '平台上不方便说,加个微信吧'],
    ['agent.off_channel', "it's quicker on my personal whatsapp"],
    ['agent.blame_customer', '不能保证'],
    ['customer.churn_intent', '钱全部转走,这张卡我要销户'],
    ['customer.churn_intent', '取消订单吧,我去别家买'],
    ['customer.churn_intent', 'transfer everything to my other bank and close the account'],
    ['customer.churn_intent', "i'm moving to another provider"],
    ['customer.churn_intent', 'give me one good reason to renew my contract'],
    ['customer.churn_intent', '涨成这样我凭什么要续费'],
  ] as const)('does not count against %s: %s', (type, text) => {
    expect(takenByDenial(type, text)).toBe(0);
  });
});
