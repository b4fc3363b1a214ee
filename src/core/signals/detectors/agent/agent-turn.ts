import type { KnownSignalType } from '../../catalogue.ts';
import type { ConversationFacts, UtteranceContext } from '../../detector.ts';
import { APOLOGY, APOLOGY_ONLY_IN_FORM } from '../../lexicon/agent/apology.ts';
import { BLAME } from '../../lexicon/agent/blame.ts';
import { CONFIRMATION } from '../../lexicon/agent/confirmation.ts';
import { DEFLECTION, RIGHT_REFERRAL } from '../../lexicon/agent/deflection.ts';
import { EMPATHY_FORMULA, EMPATHY_OWN_WORDS } from '../../lexicon/agent/empathy.ts';
import { EXPLANATION, NO_EXPLANATION } from '../../lexicon/agent/explanation.ts';
import { NOT_NOW, WAIT, WHY_OR_HOW_LONG } from '../../lexicon/agent/hold.ts';
import { ASKS_FOR, IDENTITY } from '../../lexicon/agent/identity.ts';
import { IMPATIENCE, NOT_IMPATIENT } from '../../lexicon/agent/impatience.ts';
import { OFF_CHANNEL, OFFICIAL_OR_WARNING } from '../../lexicon/agent/off-channel.ts';
import {
  CLOSING,
  GREETING,
  HANDS_OVER,
  LINE_CHECK,
  TAKES_OVER,
} from '../../lexicon/agent/opening-and-closing.ts';
import { MAY_PROMISE, OVERPROMISE } from '../../lexicon/agent/overpromise.ts';
import { FOLLOW_THROUGH, LIABILITY, VAGUE_FOLLOW_UP } from '../../lexicon/agent/ownership.ts';
import { BARE_TOKEN, FILLERS, FORMULAS, SUBSTANCE } from '../../lexicon/agent/perfunctory.ts';
import { NORM, REFUSAL, WALL, WAY_OUT } from '../../lexicon/agent/policy-wall.ts';
import { NO_SOLUTION, SOLUTION } from '../../lexicon/agent/solution.ts';
import type { Evidence } from './evidence.ts';
import type { ConversationMemory } from './memory.ts';
import type { Weighing } from './weighing.ts';

export const AGENT_CUES = {
  greeting: GREETING,
  lineCheck: LINE_CHECK,
  takesOver: TAKES_OVER,
  handsOver: HANDS_OVER,
  closing: CLOSING,
  identity: IDENTITY,
  asksFor: ASKS_FOR,
  empathyOwnWords: EMPATHY_OWN_WORDS,
  empathyFormula: EMPATHY_FORMULA,
  apology: APOLOGY,
  apologyInForm: APOLOGY_ONLY_IN_FORM,
  liability: LIABILITY,
  followThrough: FOLLOW_THROUGH,
  vagueFollowUp: VAGUE_FOLLOW_UP,
  solution: SOLUTION,
  noSolution: NO_SOLUTION,
  explanation: EXPLANATION,
  noExplanation: NO_EXPLANATION,
  confirmation: CONFIRMATION,
  wait: WAIT,
  whyOrHowLong: WHY_OR_HOW_LONG,
  notNow: NOT_NOW,
  wall: WALL,
  norm: NORM,
  refusal: REFUSAL,
  wayOut: WAY_OUT,
  deflection: DEFLECTION,
  rightReferral: RIGHT_REFERRAL,
  blame: BLAME,
  impatience: IMPATIENCE,
  notImpatient: NOT_IMPATIENT,
  formulas: FORMULAS,
  fillers: FILLERS,
  bareToken: BARE_TOKEN,
  substance: SUBSTANCE,
  overpromise: OVERPROMISE,
  mayPromise: MAY_PROMISE,
  offChannel: OFF_CHANNEL,
  officialOrWarning: OFFICIAL_OR_WARNING,
};
export type AgentGroup = keyof typeof AGENT_CUES;

/** An agent's turn with all that a judgement of it may look at. */
export interface AgentTurn {
  readonly context: UtteranceContext;
  readonly conversation: ConversationFacts;
  readonly evidence: Evidence<AgentGroup>;
  readonly memory: ConversationMemory;
  /** Length in Chinese characters; three Latin letters count as one. */
  readonly length: number;
  /** What earlier judges in the list have found in this turn. */
  readonly found: ReadonlySet<KnownSignalType>;
}

/** Weighs one signal in one turn; null where nothing speaks for it. */
export type Judge = (turn: AgentTurn) => Weighing | null;
