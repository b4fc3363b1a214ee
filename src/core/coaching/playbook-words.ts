import type { Bilingual } from '../bilingual.ts';
import { isKnownSignal, SIGNALS, type SignalType } from '../signals/catalogue.ts';

interface BehaviourWords {
  /** The behaviour as a step that can be taken. */
  readonly step: Bilingual;
  /** When it does harm, whatever the figures of other moments. */
  readonly whenNot?: Bilingual;
}

const BEHAVIOURS: Readonly<Partial<Record<SignalType, BehaviourWords>>> = {
  'agent.empathy': {
    step: {
      zh: '先接住客户的感受，用自己的话说出听到的着急或失望，再谈事情',
      en: 'Take up what the customer feels first: name it in your own words, then come to the matter',
    },
    whenNot: {
      zh: '后面没有办法跟上时，不要反复共情',
      en: 'Not a second time without a remedy after it',
    },
  },
  'agent.apology': {
    step: {
      zh: '为给客户添的麻烦道歉，说清楚为哪件事',
      en: 'Apologise for the trouble, and say for what',
    },
    whenNot: {
      zh: '还没弄清发生了什么时，不要先揽下责任',
      en: 'Not before it is clear what happened',
    },
  },
  'agent.ownership': {
    step: {
      zh: '把事情接过来：说明由你跟进，以及下一步做什么',
      en: 'Take it on: say that you follow it up, and what you do next',
    },
    whenNot: {
      zh: '不归自己处理、也无法跟进时，不要许下“我来负责”',
      en: 'Not where you cannot follow it up yourself',
    },
  },
  'agent.solution_offer': {
    step: {
      zh: '给出一个具体、现在就能做的办法，并说明何时见效',
      en: 'Offer one concrete remedy that can be done now, and say by when it works',
    },
    whenNot: { zh: '还没有问清需求时，不要急着给方案', en: 'Not before the need is understood' },
  },
  'agent.explanation': {
    step: {
      zh: '用客户的话讲清原因：发生了什么、为什么',
      en: 'Explain in the customer’s words what happened and why',
    },
    whenNot: { zh: '客户还在气头上时，不要先讲道理', en: 'Not first while the customer is still upset' },
  },
  'agent.confirm_understanding': {
    step: { zh: '先复述一遍需求，请客户确认', en: 'Restate the need first, and let the customer confirm it' },
    whenNot: { zh: '同一个需求已经确认过时，不要再问一遍', en: 'Not again for what has been confirmed' },
  },
  'agent.hold_notice': {
    step: { zh: '需要等待时，说明原因和大约多久', en: 'Where it takes time, say why and about how long' },
  },
};

/** Nothing to be learned, even where customers are content with it for the moment. */
const FAULTS: ReadonlySet<SignalType> = new Set([
  'agent.policy_wall',
  'agent.deflection',
  'agent.blame_customer',
  'agent.impatience',
  'agent.perfunctory',
  'agent.overpromise',
  'agent.off_channel',
  'agent.repeat_ask',
]);

export function isFault(behaviour: SignalType): boolean {
  return FAULTS.has(behaviour);
}

/** The step as it would be told to a colleague; a signal of the organisation's own by its title. */
export function stepOf(behaviour: SignalType): Bilingual {
  return BEHAVIOURS[behaviour]?.step ?? titleOf(behaviour);
}

export function harmsWhen(behaviour: SignalType): Bilingual | undefined {
  return BEHAVIOURS[behaviour]?.whenNot;
}

export function titleOf(behaviour: SignalType): Bilingual {
  return isKnownSignal(behaviour) ? SIGNALS[behaviour].title : { zh: behaviour, en: behaviour };
}
