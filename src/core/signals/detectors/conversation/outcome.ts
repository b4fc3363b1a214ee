import type { Resolution } from '../../catalogue.ts';
import { confidenceOf } from '../../cue-scorer.ts';
import { poorness } from '../customer/reply.ts';
import { Account, type AgentStep, type Course, type CustomerStep, type Finding } from './course.ts';

/** Above this balance the need is taken as met, below the other as not met; between them as partly met. */
const RESOLVED_FROM = 0.7;
const UNRESOLVED_BELOW = -0.4;

/** How the conversation ended, as both of its outcomes read it. */
interface Ending {
  readonly customer: CustomerStep;
  readonly agent: AgentStep | undefined;
  /** The customer says that it is settled, and nothing unhappy follows. */
  readonly settled: CustomerStep | undefined;
  /** Something was carried out for the customer, and nothing unhappy follows. */
  readonly served: AgentStep | undefined;
  /** Sincere thanks in the last words of the customer. */
  readonly thanked: CustomerStep | undefined;
  /** The last words of the customer are unhappy. */
  readonly unhappy: CustomerStep | undefined;
  /** The other side had the last say and left the matter open. */
  readonly leftOpen: AgentStep | undefined;
  /** A question of the customer stands at the end, and nobody answered it. */
  readonly unanswered: CustomerStep | undefined;
}

function endingOf(course: Course): Ending | undefined {
  const customer = course.customer.at(-1);
  if (customer === undefined) return undefined;
  const lastUnhappy = course.customer.findLast((step) => step.unhappiness > 0)?.index ?? -1;
  const after = <Step extends { index: number }>(steps: readonly Step[], holds: (step: Step) => boolean) =>
    steps.findLast((step) => step.index > lastUnhappy && holds(step));
  const agent = course.agent.findLast((step) => !isFarewell(step)) ?? course.agent.at(-1);
  const recent = course.customer.slice(-3);
  return {
    customer,
    agent,
    settled: after(recent, (step) => step.signals.has('customer.resolved_ack')),
    served: after(course.agent, (step) => step.reply.done),
    thanked: after(course.customer.slice(-2), (step) => step.signals.has('customer.gratitude')),
    unhappy: customer.unhappiness > 0 ? customer : undefined,
    leftOpen: agent !== undefined && !agent.reply.done && poorness(agent.reply) > 0.5 ? agent : undefined,
    unanswered: course.customer.findLast(
      (step) => step.index > (course.agent.at(-1)?.index ?? -1) && step.signals.has('customer.request_info'),
    ),
  };
}

/** A turn that only wishes well or asks whether there is anything else. */
function isFarewell({ reply, faults }: AgentStep): boolean {
  return reply.closes && !reply.done && !reply.offers && !reply.refuses && !reply.explains && faults === 0;
}

/** Whether the need of this contact was met, from its last turns. */
export function resolution(course: Course): Finding | undefined {
  const ending = endingOf(course);
  if (ending === undefined) return undefined;
  const account = new Account(0);
  const { settled, served, thanked, unhappy, leftOpen, unanswered, agent } = ending;
  if (settled !== undefined) account.add('customer.resolved_ack', 1.6, settled.index);
  if (thanked !== undefined) account.add('customer.gratitude', 0.7, thanked.index);
  if (served !== undefined) account.add('carried out', 0.7, served.index);
  if (unhappy !== undefined) account.add('unhappy at the end', -0.9 * unhappy.unhappiness, unhappy.index);
  if (leftOpen !== undefined) account.add('left open', settled === undefined ? -0.6 : -0.2, leftOpen.index);
  if (unanswered !== undefined) account.add('unanswered', -0.5, unanswered.index);
  if (agent?.reply.offers && unhappy === undefined) account.add('remedy offered', 0.3, agent.index);
  if (agent !== undefined && agent.reply.answers.length > 0 && !agent.reply.stalls && unhappy === undefined) {
    account.add(
      'answered',
      course.customer.every((step) => step.unhappiness === 0) ? 0.75 : 0.3,
      agent.index,
    );
  }
  for (const step of lateFaults(course)) account.add('agent fault', -0.15, step.index);
  return {
    value: classOf(account.sum),
    anchor: account.anchor(course.last),
    confidence: Math.max(
      0.5,
      confidenceOf(Math.abs(account.sum - (RESOLVED_FROM + UNRESOLVED_BELOW) / 2), 0),
    ),
    because: account.because,
  };
}

function classOf(balance: number): Resolution {
  if (balance >= RESOLVED_FROM) return 'resolved';
  return balance < UNRESOLVED_BELOW ? 'unresolved' : 'partly';
}

function lateFaults(course: Course): readonly AgentStep[] {
  return course.agent.slice(-3).filter((step) => step.faults > 0);
}

/** What this customer would honestly give, 1–5: an additive model, each contribution in points. */
export function satisfaction(course: Course): Finding | undefined {
  const ending = endingOf(course);
  if (ending === undefined) return undefined;
  const { settled, served, thanked, unhappy, leftOpen, unanswered } = ending;
  const account = new Account(3.1);
  if (settled !== undefined) account.add('customer.resolved_ack', 0.9, settled.index);
  if (thanked !== undefined) account.add('customer.gratitude', 0.7, thanked.index);
  if (served !== undefined) account.add('carried out', 0.4, served.index);
  if (unhappy !== undefined) account.add('unhappy at the end', -0.8 * unhappy.unhappiness, unhappy.index);
  if (leftOpen !== undefined) account.add('left open', settled === undefined ? -0.5 : -0.2, leftOpen.index);
  if (unanswered !== undefined) account.add('unanswered', -0.3, unanswered.index);

  const steps = course.customer;
  const share = steps.filter((step) => step.unhappiness > 0).length / steps.length;
  const heaviest = steps.reduce((worst, step) => (step.unhappiness > worst.unhappiness ? step : worst));
  account.add('share of unhappy turns', -0.7 * share, heaviest.index);
  if (heaviest.unhappiness > 1) account.add('threat, insult or leaving', -0.4, heaviest.index);
  const repeats = steps.filter((step) => step.signals.has('customer.repeat_question'));
  account.add('customer.repeat_question', -0.3 * Math.min(2, repeats.length), repeats[0]?.index);
  const empathy = course.agent.find((step) => step.signals.has('agent.empathy'));
  if (empathy !== undefined) account.add('agent.empathy', 0.2, empathy.index);
  const faulty = course.agent.filter((step) => step.faults > 0);
  account.add('agent faults', -0.15 * Math.min(3, faulty.length), faulty.at(-1)?.index);
  return {
    value: Math.round(Math.min(5, Math.max(1, account.sum)) * 10) / 10,
    anchor: account.anchor(course.last),
    confidence: Math.min(0.9, 0.5 + 0.1 * account.because.length),
    because: account.because,
  };
}
