import type { Cue } from '../../cue-scorer.ts';
import { ABUSE_EN } from './en/abuse.ts';
import {
  ANSWERS_AMOUNT_EN,
  ANSWERS_HOW_EN,
  ANSWERS_TIME_EN,
  ANSWERS_WHERE_EN,
  ANSWERS_WHETHER_EN,
  ANSWERS_WHY_EN,
  ANYTHING_ELSE_EN,
  ASKS_EN,
  DONE_EN,
  EXPLAINS_EN,
  OFFERS_EN,
  OPENS_EN,
  REFUSES_EN,
  STALLS_EN,
  WORKS_EN,
} from './en/agent-reply.ts';
import { CHURN_EN } from './en/churn.ts';
import { EVALUATION_EN, GRIEVANCE_EN } from './en/complaint.ts';
import { CONFUSION_EN } from './en/confusion.ts';
import {
  COLD_EN,
  CONSENT_EN,
  IRONY_EN,
  OFFENDED_EN,
  RESIGNATION_EN,
  SECOND_PERSON_EN,
  STOCK_WORDS_EN,
  TONE_EN,
} from './en/dissatisfaction.ts';
import { ANGER_EN, ANXIETY_EN, DISAPPOINTMENT_EN, FRUSTRATION_EN, JOY_EN } from './en/feeling.ts';
import { HOLLOW_THANKS_EN, PRAISE_EN, THANKS_EN } from './en/gratitude.ts';
import {
  ASKED_AGAIN_EN,
  ASKS_AMOUNT_EN,
  ASKS_HOW_EN,
  ASKS_TIME_EN,
  ASKS_WHERE_EN,
  ASKS_WHETHER_EN,
  ASKS_WHY_EN,
} from './en/repeat.ts';
import { POLITE_EN, QUESTION_EN, REQUEST_EN } from './en/request.ts';
import { ACCEPT_EN, SETTLED_EN, UNDERSTOOD_EN } from './en/settled.ts';
import { SUPERVISOR_EN, THREAT_EN } from './en/threat.ts';
import { URGENCY_EN } from './en/urgency.ts';
import { NEGATIVE_EN, REPROACH_EN } from './en/valence.ts';
import { ABUSE_ZH } from './zh/abuse.ts';
import {
  ANSWERS_AMOUNT_ZH,
  ANSWERS_HOW_ZH,
  ANSWERS_TIME_ZH,
  ANSWERS_WHERE_ZH,
  ANSWERS_WHETHER_ZH,
  ANSWERS_WHY_ZH,
  ANYTHING_ELSE_ZH,
  ASKS_ZH,
  DONE_ZH,
  EXPLAINS_ZH,
  OFFERS_ZH,
  REFUSES_ZH,
  STALLS_ZH,
  WORKS_ZH,
} from './zh/agent-reply.ts';
import { CHURN_ZH } from './zh/churn.ts';
import { EVALUATION_ZH, GRIEVANCE_ZH } from './zh/complaint.ts';
import { CONFUSION_ZH } from './zh/confusion.ts';
import {
  COLD_ZH,
  CONSENT_ZH,
  IRONY_ZH,
  OFFENDED_ZH,
  RESIGNATION_ZH,
  SECOND_PERSON_ZH,
  STOCK_WORDS_ZH,
  TONE_ZH,
} from './zh/dissatisfaction.ts';
import { ANGER_ZH, ANXIETY_ZH, DISAPPOINTMENT_ZH, FRUSTRATION_ZH, JOY_ZH } from './zh/feeling.ts';
import { HOLLOW_THANKS_ZH, PRAISE_ZH, THANKS_ZH } from './zh/gratitude.ts';
import {
  ASKED_AGAIN_ZH,
  ASKS_AMOUNT_ZH,
  ASKS_HOW_ZH,
  ASKS_TIME_ZH,
  ASKS_WHERE_ZH,
  ASKS_WHETHER_ZH,
  ASKS_WHY_ZH,
} from './zh/repeat.ts';
import { POLITE_ZH, QUESTION_ZH, REQUEST_ZH } from './zh/request.ts';
import { ACCEPT_ZH, SETTLED_ZH, UNDERSTOOD_ZH } from './zh/settled.ts';
import { SUPERVISOR_ZH, THREAT_ZH } from './zh/threat.ts';
import { URGENCY_ZH } from './zh/urgency.ts';
import { NEGATIVE_ZH, REPROACH_ZH } from './zh/valence.ts';

/** Cue lists over what the customer says, both languages together: a turn may mix them. */
export const CUSTOMER_CUES = {
  evaluation: [...EVALUATION_ZH, ...EVALUATION_EN],
  grievance: [...GRIEVANCE_ZH, ...GRIEVANCE_EN],
  negative: [...NEGATIVE_ZH, ...NEGATIVE_EN],
  reproach: [...REPROACH_ZH, ...REPROACH_EN],
  irony: [...IRONY_ZH, ...IRONY_EN],
  resignation: [...RESIGNATION_ZH, ...RESIGNATION_EN],
  offended: [...OFFENDED_ZH, ...OFFENDED_EN],
  cold: [...COLD_ZH, ...COLD_EN],
  consent: [...CONSENT_ZH, ...CONSENT_EN],
  tone: [...TONE_ZH, ...TONE_EN],
  secondPerson: [...SECOND_PERSON_ZH, ...SECOND_PERSON_EN],
  stockWords: [...STOCK_WORDS_ZH, ...STOCK_WORDS_EN],
  threat: [...THREAT_ZH, ...THREAT_EN],
  supervisor: [...SUPERVISOR_ZH, ...SUPERVISOR_EN],
  churn: [...CHURN_ZH, ...CHURN_EN],
  urgency: [...URGENCY_ZH, ...URGENCY_EN],
  confusion: [...CONFUSION_ZH, ...CONFUSION_EN],
  abuse: [...ABUSE_ZH, ...ABUSE_EN],
  thanks: [...THANKS_ZH, ...THANKS_EN],
  praise: [...PRAISE_ZH, ...PRAISE_EN],
  hollowThanks: [...HOLLOW_THANKS_ZH, ...HOLLOW_THANKS_EN],
  question: [...QUESTION_ZH, ...QUESTION_EN],
  request: [...REQUEST_ZH, ...REQUEST_EN],
  polite: [...POLITE_ZH, ...POLITE_EN],
  settled: [...SETTLED_ZH, ...SETTLED_EN],
  accept: [...ACCEPT_ZH, ...ACCEPT_EN],
  understood: [...UNDERSTOOD_ZH, ...UNDERSTOOD_EN],
  askedAgain: [...ASKED_AGAIN_ZH, ...ASKED_AGAIN_EN],
  asksTime: [...ASKS_TIME_ZH, ...ASKS_TIME_EN],
  asksAmount: [...ASKS_AMOUNT_ZH, ...ASKS_AMOUNT_EN],
  asksHow: [...ASKS_HOW_ZH, ...ASKS_HOW_EN],
  asksWhy: [...ASKS_WHY_ZH, ...ASKS_WHY_EN],
  asksWhether: [...ASKS_WHETHER_ZH, ...ASKS_WHETHER_EN],
  asksWhere: [...ASKS_WHERE_ZH, ...ASKS_WHERE_EN],
  anger: [...ANGER_ZH, ...ANGER_EN],
  anxiety: [...ANXIETY_ZH, ...ANXIETY_EN],
  disappointment: [...DISAPPOINTMENT_ZH, ...DISAPPOINTMENT_EN],
  frustration: [...FRUSTRATION_ZH, ...FRUSTRATION_EN],
  joy: [...JOY_ZH, ...JOY_EN],
} as const satisfies Record<string, readonly Cue[]>;

/** Cue lists over what the agent or bot answers, as the customer meets it. */
export const REPLY_CUES = {
  stockWords: [...STOCK_WORDS_ZH, ...STOCK_WORDS_EN],
  refuses: [...REFUSES_ZH, ...REFUSES_EN],
  stalls: [...STALLS_ZH, ...STALLS_EN],
  done: [...DONE_ZH, ...DONE_EN],
  asks: [...ASKS_ZH, ...ASKS_EN, ...OPENS_EN],
  works: [...WORKS_ZH, ...WORKS_EN],
  offers: [...OFFERS_ZH, ...OFFERS_EN],
  explains: [...EXPLAINS_ZH, ...EXPLAINS_EN],
  anythingElse: [...ANYTHING_ELSE_ZH, ...ANYTHING_ELSE_EN],
  answersTime: [...ANSWERS_TIME_ZH, ...ANSWERS_TIME_EN],
  answersAmount: [...ANSWERS_AMOUNT_ZH, ...ANSWERS_AMOUNT_EN],
  answersHow: [...ANSWERS_HOW_ZH, ...ANSWERS_HOW_EN],
  answersWhy: [...ANSWERS_WHY_ZH, ...ANSWERS_WHY_EN],
  answersWhether: [...ANSWERS_WHETHER_ZH, ...ANSWERS_WHETHER_EN],
  answersWhere: [...ANSWERS_WHERE_ZH, ...ANSWERS_WHERE_EN],
} as const satisfies Record<string, readonly Cue[]>;
