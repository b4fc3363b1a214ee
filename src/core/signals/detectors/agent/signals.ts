import type { KnownSignalType } from '../../catalogue.ts';
import type { DetectorFactory } from '../../detector.ts';
import { AGENT_CUES, type AgentGroup, type AgentTurn, type Judge } from './agent-turn.ts';
import { EvidenceBoard } from './evidence.ts';
import * as courtesy from './judges/courtesy.ts';
import * as faults from './judges/faults.ts';
import * as help from './judges/help.ts';
import { judgePerfunctory } from './judges/perfunctory.ts';
import { ConversationMemory } from './memory.ts';
import { learnedWordings } from './wording/learned.ts';
import { calmness, tellingPart, WordingShare } from './wording/with-wording.ts';
import { WORDED_SIGNALS } from './wording/wording.ts';

interface JudgedSignal {
  readonly type: KnownSignalType;
  readonly judge: Judge;
  /** Cue groups without which the judge has nothing to weigh; none where it looks at more than cues. */
  readonly needs: readonly AgentGroup[];
}

const of = (type: KnownSignalType, judge: Judge, ...needs: AgentGroup[]): JudgedSignal => ({
  type,
  judge,
  needs,
});

/** In this order: a judge may look at what those before it have found. */
const JUDGED: readonly JudgedSignal[] = [
  of('agent.apology', courtesy.judgeApology, 'apology'),
  of('agent.impatience', faults.judgeImpatience, 'impatience'),
  of('agent.blame_customer', faults.judgeBlame, 'blame'),
  of('agent.policy_wall', faults.judgePolicyWall, 'wall', 'norm'),
  of('agent.deflection', faults.judgeDeflection, 'deflection'),
  of('agent.overpromise', faults.judgeOverpromise, 'overpromise'),
  of('agent.off_channel', faults.judgeOffChannel, 'offChannel'),
  of('agent.greeting', courtesy.judgeGreeting),
  of('agent.closing', courtesy.judgeClosing, 'closing'),
  of('agent.identity_check', courtesy.judgeIdentityCheck, 'identity'),
  of('agent.hold_notice', courtesy.judgeHoldNotice, 'wait'),
  of('agent.empathy', help.judgeEmpathy, 'empathyOwnWords', 'empathyFormula'),
  of('agent.ownership', help.judgeOwnership, 'liability', 'followThrough'),
  of('agent.solution_offer', help.judgeSolutionOffer, 'solution'),
  of('agent.explanation', help.judgeExplanation, 'explanation'),
  of('agent.confirm_understanding', help.judgeConfirmUnderstanding, 'confirmation'),
  of('agent.perfunctory', judgePerfunctory),
];

/**
 * Merits and faults of an agent's turn, by weighted cues and by what the customer had said before.
 * Bot turns are read but not judged: their greetings and formulas are nobody's merit or fault.
 */
export const agentSignals: DetectorFactory = (patterns) => {
  const agentBoard = new EvidenceBoard(patterns.forRoles(['agent']), AGENT_CUES);
  const customerBoard = ConversationMemory.board(patterns);
  const judged = JUDGED.map(({ type, judge, needs }) => ({
    type,
    judge,
    needs: agentBoard.indexesOf(needs),
    wording: new WordingShare(type),
  }));
  const wording = new Float64Array(WORDED_SIGNALS.length);
  return {
    id: 'lexicon',
    types: JUDGED.map(({ type }) => type),
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
          learned.read(context.view.text, wording);
          const calm = calmness(memory);
          for (let i = 0; i < judged.length; i++) {
            const { type, judge, needs, wording: share } = judged[i]!;
            const byCues = needs.length === 0 || evidence.hasAny(needs) ? judge(turn) : null;
            const weighing = share.addTo(byCues, wording, calm);
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
