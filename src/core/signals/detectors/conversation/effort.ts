import { Account, type Course, type Finding } from './course.ts';

/** So many customer turns a matter takes without being laborious. */
const EASY_TURNS = 6;

/** How hard the customer had to work, 1 (no effort) to 5, anchored at the turn that cost most. */
export function effort(course: Course): Finding | undefined {
  const { customer, agent } = course;
  if (customer.length === 0) return undefined;
  const account = new Account(1);
  for (const step of customer) {
    if (step.signals.has('customer.repeat_question'))
      account.add('customer.repeat_question', 0.8, step.index);
    if (step.signals.has('customer.confusion')) account.add('customer.confusion', 0.3, step.index);
  }
  let speaker: string | undefined;
  for (const step of agent) {
    if (step.signals.has('agent.repeat_ask')) account.add('agent.repeat_ask', 0.7, step.index);
    if (step.signals.has('agent.deflection')) account.add('agent.deflection', 0.6, step.index);
    if (speaker !== undefined && step.speaker !== undefined && step.speaker !== speaker) {
      account.add('another agent', 0.5, step.index);
    }
    speaker = step.speaker ?? speaker;
  }
  const more = customer.length - EASY_TURNS;
  if (more > 0) account.add('turns', Math.min(1.5, 0.15 * more), customer.at(-1)!.index);
  return {
    value: Math.round(Math.min(5, account.sum) * 10) / 10,
    anchor: account.anchor(course.last),
    confidence: 0.7,
    because: account.because,
  };
}
