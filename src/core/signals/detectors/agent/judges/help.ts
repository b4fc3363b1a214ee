import type { ViewSpan } from '../../../../text/pattern-hits.ts';
import type { KnownSignalType } from '../../../catalogue.ts';
import type { UtteranceContext } from '../../../detector.ts';
import type { AgentTurn, Judge } from '../agent-turn.ts';
import { takenUp } from '../shared-content.ts';
import { Weighing } from '../weighing.ts';

/** View units on either side of an expression of feeling that belong to the same thought. */
const THOUGHT = 28;

/** How much the turn takes up, around a place, of what the customer lately said. */
function takesUp({ context, memory }: AgentTurn, { start, end }: ViewSpan): number {
  const text = context.view.text.slice(Math.max(0, start - THOUGHT), end + THOUGHT);
  return takenUp(
    text,
    memory.recent.map((turn) => turn.content),
  );
}

export const judgeEmpathy: Judge = (turn) => {
  const { evidence, memory } = turn;
  const own = evidence.span('empathyOwnWords');
  const span = own ?? evidence.span('empathyFormula');
  if (span === null) return null;
  const weighing = new Weighing();
  const shared = takesUp(turn, span);
  if (own !== null) weighing.add('own words for the feeling', evidence.score('empathyOwnWords'), span);
  else weighing.add('formula of understanding', evidence.strongest('empathyFormula'), span);
  weighing.add('takes up what was said', Math.min(3, shared) * 0.4);
  if (!memory.felt) weighing.add('nothing was felt before', memory.troubled || shared > 0 ? -0.4 : -1.4);
  if (turn.found.has('agent.blame_customer') || turn.found.has('agent.impatience'))
    weighing.add('in a reproach', -2);
  return weighing;
};

export const judgeOwnership: Judge = ({ evidence, found }) => {
  const liability = evidence.span('liability');
  const follow = evidence.span('followThrough');
  if (liability === null && follow === null) return null;
  const weighing = new Weighing();
  if (evidence.score('followThrough') >= evidence.score('liability')) {
    weighing.add('will follow through', evidence.score('followThrough'), follow);
  } else {
    weighing.add('accepts liability', evidence.score('liability'), liability);
    if (evidence.strongest('liability') < 3 && follow === null && found.has('agent.apology')) {
      weighing.add('only inside an apology', -1);
    }
  }
  return weighing.add('commits nobody', evidence.score('vagueFollowUp'));
};

export const judgeSolutionOffer: Judge = ({ evidence, memory, found }) => {
  const span = evidence.span('solution');
  if (span === null) return null;
  const weighing = new Weighing()
    .add('remedy or next step', 0.7 * evidence.score('solution'), span)
    .add('refused or only asked about', evidence.score('noSolution'));
  if (!memory.troubled) weighing.add('no problem was named', -0.6);
  if (isFault(found)) weighing.add('a fault instead', -1);
  if (evidence.has('asksFor')) weighing.add('asks', -0.4);
  if (found.has('agent.identity_check') || found.has('agent.hold_notice'))
    weighing.add('before the answer', -0.5);
  if (found.has('agent.ownership')) weighing.add('speaks of what will follow', -0.4);
  return weighing;
};

export const judgeExplanation: Judge = ({ context, evidence, memory, found }) => {
  const span = evidence.span('explanation');
  if (span === null) return null;
  const weighing = new Weighing()
    .add('cause, rule or steps', 0.7 * evidence.score('explanation'), span)
    .add('no reason given', evidence.score('noExplanation'));
  if (isSaidAgain(context)) weighing.add('says the same again', -3);
  if (memory.open('asksWhyOrHow')) weighing.add('was asked why or how', 0.4);
  if (isFault(found)) weighing.add('a fault instead', -1);
  if (found.has('agent.empathy')) weighing.add('speaks of feelings', -0.6);
  if (found.has('agent.ownership')) weighing.add('speaks of what will follow', -0.5);
  if (found.has('agent.hold_notice') || found.has('agent.identity_check'))
    weighing.add('before the answer', -0.8);
  if (found.has('agent.off_channel')) weighing.add('a side deal', -1);
  if (evidence.has('asksFor')) weighing.add('asks', -0.5);
  return weighing;
};

/** Words that did not help the first time explain nothing the second time. */
function isSaidAgain({ history, role, view }: UtteranceContext): boolean {
  return history.some((earlier) => earlier.role === role && earlier.view.text === view.text);
}

function isFault(found: ReadonlySet<KnownSignalType>): boolean {
  return (
    found.has('agent.blame_customer') ||
    found.has('agent.impatience') ||
    found.has('agent.policy_wall') ||
    found.has('agent.deflection') ||
    found.has('agent.overpromise')
  );
}

export const judgeConfirmUnderstanding: Judge = ({ evidence, length, found }) => {
  const span = evidence.span('confirmation');
  if (span === null) return null;
  const weighing = new Weighing().add('restates or checks', evidence.score('confirmation'), span);
  if (length < 5) weighing.add('echoes a word', -1);
  if (found.has('agent.impatience')) weighing.add('mocks', -1.5);
  return weighing;
};
