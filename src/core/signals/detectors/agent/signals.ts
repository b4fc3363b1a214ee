import type { KnownSignalType } from '../../catalogue.ts';
import type { DetectorFactory } from '../../detector.ts';
import { AGENT_CUES, type AgentTurn, type Judge } from './agent-turn.ts';
import { EvidenceBoard } from './evidence.ts';
import * as courtesy from './judges/courtesy.ts';
import * as faults from './judges/faults.ts';
import * as help from './judges/help.ts';
import { judgePerfunctory } from './judges/perfunctory.ts';
import { ConversationMemory } from './memory.ts';
import { Weighing } from './weighing.ts';
import { learnedWordings } from './wording/learned.ts';

/** In this order: a judge may look at what those before it have found. */
const JUDGES: readonly (readonly [KnownSignalType, Judge])[] = [
  ['agent.apology', courtesy.judgeApology],
  ['agent.impatience', faults.judgeImpatience],
  ['agent.blame_customer', faults.judgeBlame],
  ['agent.policy_wall', faults.judgePolicyWall],
  ['agent.deflection', faults.judgeDeflection],
  ['agent.overpromise', faults.judgeOverpromise],
  ['agent.off_channel', faults.judgeOffChannel],
  ['agent.greeting', courtesy.judgeGreeting],
  ['agent.closing', courtesy.judgeClosing],
  ['agent.identity_check', courtesy.judgeIdentityCheck],
  ['agent.hold_notice', courtesy.judgeHoldNotice],
  ['agent.empathy', help.judgeEmpathy],
  ['agent.ownership', help.judgeOwnership],
  ['agent.solution_offer', help.judgeSolutionOffer],
  ['agent.explanation', help.judgeExplanation],
  ['agent.confirm_understanding', help.judgeConfirmUnderstanding],
  ['agent.perfunctory', judgePerfunctory],
];

/**
 * Merits and faults of an agent's turn, by weighted cues and by what the customer had said before.
 * Bot turns are read but not judged: their greetings and formulas are nobody's merit or fault.
 */
export const agentSignals: DetectorFactory = (patterns) => {
  const agentBoard = new EvidenceBoard(patterns.forRoles(['agent']), AGENT_CUES);
  const customerBoard = ConversationMemory.board(patterns);
  return {
    id: 'lexicon',
    types: JUDGES.map(([type]) => type),
    start(conversation) {
      const memory = new ConversationMemory(customerBoard);
      return {
        utterance(context) {
          if (context.role !== 'agent') {
            memory.hear(context);
            return [];
          }
          memory.meet(context);
          const evidence = agentBoard.read(context.hits);
          const found = new Set<KnownSignalType>();
          const units = context.view.text.length;
          const length = context.language === 'zh' ? units : units / 3;
          const turn: AgentTurn = { context, conversation, evidence, memory, length, found };
          const detections = [];
          const wording = learnedWordings[context.language].read(context.view.text);
          for (const [type, judge] of JUDGES) {
            const weighing = withWording(type, judge(turn), wording.of(type));
            if (!weighing?.holds) continue;
            found.add(type);
            detections.push(weighing.detection(type, context));
          }
          memory.answered(evidence.has('handsOver'), evidence.has('asksFor'));
          return detections;
        },
      };
    },
  };
};

/** How much the wording of the whole turn counts beside cues and structure. */
const WORDING_SHARE = 0.8;
const MOST_AGAINST = -1.2;
const MOST_FOR = 3;
/**
 * Log-odds at which the wording says nothing. The examples that it was learned from hold more faults
 * than real service does, so faults ask for more.
 */
const WORDING_NEUTRAL: Partial<Record<KnownSignalType, number>> = {
  'agent.impatience': -2.4,
  'agent.blame_customer': -2.6,
  'agent.deflection': -2.7,
  'agent.policy_wall': -2.8,
  'agent.perfunctory': -2.8,
  'agent.solution_offer': -2.1,
  'agent.explanation': -2.2,
};
const WORDING_NEUTRAL_ELSE = -3.1;

function withWording(
  type: KnownSignalType,
  weighing: Weighing | null,
  logOdds: number | undefined,
): Weighing | null {
  if (logOdds === undefined) return weighing;
  const says = WORDING_SHARE * (logOdds - (WORDING_NEUTRAL[type] ?? WORDING_NEUTRAL_ELSE));
  if (weighing === null && says <= 0) return null;
  return (weighing ?? new Weighing()).add('its wording', Math.max(MOST_AGAINST, Math.min(MOST_FOR, says)));
}
