import type { Signal } from '#core/analysis/analysis.ts';
import type { ConversationFact } from '#core/ports/facts.ts';
import type { SignalType } from '#core/signals/catalogue.ts';
import { sampleFact } from './sample-fact.ts';

const ASKED = '等了三天还没人管，电话 13800138000，太过分了！';

/** An angry customer whom the agent answers well or not; about one matter. */
export function angryTalk(id: string, agent: string, team: string, isWell: boolean): ConversationFact {
  const answer = isWell
    ? `换作是我也会着急，我是张小北，这就替您去催，第 ${id} 单我盯到底。`
    : `单号 ${id} 就是这样规定的。`;
  const fact = sampleFact({
    id,
    agent,
    team,
    customer: `customer-${id}`,
    at: new Date(Date.now() - 86_400_000 * (1 + (Number(id.replace(/\D/g, '')) % 20))).toISOString(),
    turns: [
      ['customer', ASKED],
      ['agent', answer],
      ['customer', isWell ? '好的，谢谢你，这下放心了。' : '你们就这么对客户的？'],
    ],
    need: [1, 0.1, 0.2],
  });
  const said: [number, SignalType, string?][] = [
    [0, 'customer.explicit_complaint'],
    [0, 'customer.emotion', 'anger'],
    isWell ? [1, 'agent.empathy'] : [1, 'agent.policy_wall'],
    isWell ? [2, 'customer.gratitude'] : [2, 'customer.explicit_complaint'],
  ];
  const phone = '13800138000';
  const at = ASKED.indexOf(phone);
  const known = { turn: 0, start: at, end: at + phone.length, confidence: 0.9, detector: 'test' };
  const pii: Signal = { ...known, type: 'privacy.pii', value: 'mobile' };
  const signals = said.map(
    ([turn, type, value]): Signal => ({
      turn,
      type,
      start: 0,
      end: 2,
      confidence: 0.9,
      detector: 'test',
      ...(value === undefined ? {} : { value }),
    }),
  );
  return { ...fact, analysis: { ...fact.analysis, signals: [...signals, pii] } };
}
