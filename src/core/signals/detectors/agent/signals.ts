import type { KnownSignalType } from '../../catalogue.ts';
import type { DetectorFactory } from '../../detector.ts';
import { AGENT_CUES, type AgentTurn, type Judge } from './agent-turn.ts';
import { EvidenceBoard } from './evidence.ts';
import * as courtesy from './judges/courtesy.ts';
import * as faults from './judges/faults.ts';
import * as help from './judges/help.ts';
import { judgePerfunctory } from './judges/perfunctory.ts';
import { ConversationMemory } from './memory.ts';
import { learnedWordings } from './wording/learned.ts';
import { tellingPart, withWording } from './wording/with-wording.ts';

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
          const learned = learnedWordings[context.language];
          const wording = learned.read(context.view.text);
          for (const [type, judge] of JUDGES) {
            const weighing = withWording(type, judge(turn), wording.of(type), memory);
            if (!weighing?.holds) continue;
            found.add(type);
            const part = weighing.span === null ? tellingPart(type, context, learned) : null;
            detections.push(weighing.detection(type, context, part));
          }
          memory.answered(evidence.has('handsOver'), evidence.has('asksFor'));
          return detections;
        },
      };
    },
  };
};
