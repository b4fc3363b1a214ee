import type { Bilingual } from '../bilingual.ts';
import type { Estimate } from '../reviews/intervals.ts';
import { isKnownSignal, SIGNALS, type SignalType } from '../signals/catalogue.ts';
import type { Practice } from './compare-behaviours.ts';
import type { Competency } from './competency.ts';
import type { CompetencyProfile } from './profile.ts';
import { SITUATIONS } from './situations.ts';

/** "who first restated the need": what an agent does, as half a sentence. */
const DOING: Readonly<Partial<Record<SignalType, Bilingual>>> = {
  'agent.empathy': { zh: '先接住客户感受', en: 'who took up what the customer felt' },
  'agent.apology': { zh: '道歉', en: 'who apologised' },
  'agent.ownership': { zh: '主动担责', en: 'who took it upon themselves' },
  'agent.solution_offer': { zh: '给出具体办法', en: 'who offered a concrete remedy' },
  'agent.explanation': { zh: '讲清原因', en: 'who explained the reason' },
  'agent.confirm_understanding': { zh: '先复述、确认需求', en: 'who first restated the need' },
  'agent.hold_notice': { zh: '说明要等多久', en: 'who said why and how long to wait' },
  'agent.policy_wall': { zh: '拿规定挡人', en: 'who hid behind the rules' },
  'agent.deflection': { zh: '把客户推给别处', en: 'who sent the customer elsewhere' },
  'agent.blame_customer': { zh: '怪客户', en: 'who blamed the customer' },
  'agent.impatience': { zh: '不耐烦', en: 'who were impatient' },
  'agent.perfunctory': { zh: '敷衍作答', en: 'who answered perfunctorily' },
  'agent.overpromise': { zh: '许下不能保证的承诺', en: 'who promised what was not theirs to promise' },
  'agent.off_channel': { zh: '引到私下联系', en: 'who led the customer off the channel' },
  'agent.repeat_ask': { zh: '重复索要信息', en: 'who asked for what was already given' },
};

/** "when customers asked the same thing again, agents who first restated the need recovered 31 % [24–38] against …". */
export function sayPractice({
  situation,
  behaviour,
  with: done,
  without,
  moments,
  agents,
}: Practice): Bilingual {
  const when = SITUATIONS[situation].when;
  const title = isKnownSignal(behaviour) ? SIGNALS[behaviour].title : { zh: behaviour, en: behaviour };
  const doing = DOING[behaviour] ?? { zh: title.zh, en: `with “${title.en}”` };
  return {
    zh: `${when.zh}，${doing.zh}的客服挽回了 ${share(done)}，没有这样做的挽回了 ${share(without)}；比较了 ${agents} 位客服自己的 ${moments} 个相似时刻`,
    en: `${when.en}, agents ${doing.en} recovered ${share(done)} against ${share(without)} without it; ${moments} comparable moments, each agent compared with themselves (${agents})`,
  };
}

function share({ value, low, high }: Estimate): string {
  const percent = (figure: number) => Math.round(figure * 100);
  return `${percent(value)}% [${percent(low)}–${percent(high)}]`;
}

/** What there is to say of a competency: what was done well, what to try, or how much more is needed to tell. */
export function sayCompetency(profile: CompetencyProfile, { praise, advice }: Competency): Bilingual {
  switch (profile.standing) {
    case 'strength':
      return praise;
    case 'growth':
      return advice;
    case 'as_peers':
      return { zh: '与处理相似对话的同事相当', en: 'Like colleagues with comparable conversations' };
    case 'no_peers':
      return {
        zh: '这段时间没有其他同事处理过足够多的相似对话，无从比较',
        en: 'No colleague had enough comparable conversations in this period to compare with',
      };
    case 'too_few':
      return {
        zh: `这段时间只有 ${profile.conversations} 通对话用得上这一项，再有 ${profile.needed} 通才下判断`,
        en: `Only ${profile.conversations} ${profile.conversations === 1 ? 'conversation' : 'conversations'} called for it in this period; ${profile.needed} more are needed before anything is said`,
      };
    case 'not_seen':
      return {
        zh: '这段时间没有对话用得上这一项',
        en: 'No conversation in this period called for it',
      };
  }
}
