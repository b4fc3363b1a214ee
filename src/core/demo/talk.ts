import type { Dialogue } from './dialogue.ts';
import type { Skill } from './organisation.ts';
import { between } from './random.ts';
import { isUpset } from './truth.ts';

/** How often an agent shows each habit. */
interface Habits {
  readonly empathy: number;
  readonly apology: number;
  readonly restatesNeed: number;
  readonly checks: number;
  readonly followsThrough: number;
  readonly fault: number;
}

const HABITS: Record<Skill, Habits> = {
  star: { empathy: 1, apology: 0.2, restatesNeed: 0.8, checks: 0.6, followsThrough: 0.7, fault: 0 },
  good: { empathy: 0.6, apology: 0.4, restatesNeed: 0.4, checks: 0.4, followsThrough: 0.4, fault: 0.02 },
  average: { empathy: 0.22, apology: 0.5, restatesNeed: 0.2, checks: 0.2, followsThrough: 0.15, fault: 0.08 },
  poor: { empathy: 0.05, apology: 0.2, restatesNeed: 0.05, checks: 0.05, followsThrough: 0.03, fault: 0.34 },
  template: { empathy: 0.15, apology: 0.6, restatesNeed: 0.2, checks: 0.2, followsThrough: 0.1, fault: 0.03 },
};

/** Writes a chat or a call from the first word to the last. */
export function writeTalk(talk: Dialogue): void {
  const { plan } = talk;
  const habits = HABITS[plan.agent.skill];
  open(talk, habits);
  inquire(talk);
  if (isUpset(plan.temper)) takeUp(talk, habits);
  if (plan.templateWall) wall(talk);
  else answer(talk, habits);
  if (plan.offChannel) offerOffChannel(talk);
  end(talk, habits);
}

function open(talk: Dialogue, habits: Habits): void {
  const { plan } = talk;
  const need = [
    plan.returning && talk.chance(0.8) ? talk.phrase('customer.again') : '',
    talk.written(plan.scene.openings),
  ];
  if (plan.temper === 'hurried' && talk.chance(0.75)) need.push(talk.phrase('customer.hurried'));
  if (plan.channel === 'voice') {
    talk.agent(talk.phrase('agent.greeting_voice'));
    talk.customer(...need);
    talk.agent(...firstAnswer(talk, habits));
    return;
  }
  if (talk.chance(0.45)) talk.customer(talk.phrase('customer.hello'));
  talk.customer(...need);
  if (plan.slowEvening) {
    talk.customer(talk.phrase('customer.nudge'));
    if (talk.chance(0.4)) talk.customer(talk.phrase('customer.nudge'));
    const late = talk.chance(0.7) ? talk.phrase('agent.late') : '';
    talk.agentAfter(between(talk.random, 300_000, 780_000), talk.phrase('agent.greeting_chat'), late);
    talk.agent(...firstAnswer(talk, habits));
  } else talk.agent(talk.phrase('agent.greeting_chat'), ...firstAnswer(talk, habits));
}

function firstAnswer(talk: Dialogue, habits: Habits): string[] {
  if (talk.plan.returning && talk.chance(habits.restatesNeed + 0.3)) return [talk.phrase('agent.returning')];
  return [talk.phrase(talk.chance(habits.restatesNeed) ? 'agent.look_need' : 'agent.look')];
}

function inquire(talk: Dialogue): void {
  const { plan } = talk;
  if (talk.chance(0.42)) {
    talk.agent(talk.phrase('agent.identity'));
    talk.customer(talk.phrase('customer.identity'));
  }
  const wanted = Math.min(plan.scene.probes.length, talk.chance(0.4) ? 2 : 1);
  for (let asked = 0; asked < wanted; asked += 1) {
    const probes = talk.unused(plan.scene.probes);
    if (probes.length === 0) break;
    const [question, reply] = talk.exchange(probes);
    talk.agent(talk.lead('agent.lead', question));
    talk.customer(reply);
  }
  if ((plan.scene.queue === 'shop' || plan.scene.queue === 'installation') && talk.chance(0.16))
    talk.customer(talk.phrase('customer.address'));
}

/** An upset customer says so; what comes back tells the agents apart. */
function takeUp(talk: Dialogue, habits: Habits): void {
  const { plan } = talk;
  const { temper } = plan;
  if (temper === 'angry') talk.customer(talk.phrase('customer.angry'));
  else if (temper === 'ironic') talk.customer(talk.phrase('customer.ironic'));
  else talk.customer(talk.phrase('customer.resigned'));
  if (plan.agent.skill === 'star') {
    talk.agent(talk.phrase('agent.restate'), talk.phrase('agent.feel'), talk.phrase('agent.step'));
    if (plan.outcome === 'resolved') talk.customer(talk.phrase('customer.softened'));
  } else if (talk.chance(habits.empathy)) {
    talk.agent(talk.phrase('agent.empathy'));
    if (plan.outcome === 'resolved' && talk.chance(0.4)) talk.customer(talk.phrase('customer.softened'));
  } else if (talk.chance(habits.apology)) talk.agent(talk.phrase('agent.apology'));
  else if (talk.chance(habits.fault * 1.5)) {
    talk.agent(talk.phrase(talk.chance(0.5) ? 'agent.impatience' : 'agent.blame'));
  }
}

function answer(talk: Dialogue, habits: Habits): void {
  const { plan } = talk;
  if (talk.chance(0.38)) talk.agent(talk.phrase('agent.hold'));
  if (talk.chance(habits.fault)) {
    talk.agent(talk.phrase(talk.chance(0.5) ? 'agent.perfunctory' : 'agent.deflection'));
    talk.customer(talk.phrase('customer.repeat'));
  }
  const answers = plan.proration ? [talk.phrase('agent.proration')] : [talk.written(plan.scene.answers)];
  if (plan.outcome === 'resolved' && talk.chance(habits.checks * 0.5))
    answers.push(talk.phrase('agent.check'));
  talk.agentAfter(between(talk.random, 25_000, 110_000), ...answers);
  if (plan.proration) struggleWithBill(talk);
  else if (plan.temper === 'puzzled') {
    talk.customer(talk.phrase('customer.puzzled'));
    const other = talk.unusedTemplates(plan.scene.answers);
    talk.agent(talk.phrase('agent.simpler'), other.length > 0 ? talk.written(other) : '');
  }
  const wanted = plan.temper === 'hurried' ? between(talk.random, 0, 1) : between(talk.random, 1, 2);
  for (let asked = 0; asked < wanted; asked += 1) {
    const followUps = talk.unused(plan.scene.followUps);
    if (followUps.length === 0) break;
    const [question, reply] = talk.exchange(followUps);
    talk.customer(talk.lead('customer.aside', question));
    talk.agent(reply);
  }
}

/** Two fees on one bill: told again in other words, and mostly still not understood. */
function struggleWithBill(talk: Dialogue): void {
  talk.customer(talk.phrase('customer.bill_unclear'));
  talk.agent(talk.chance(0.4) ? talk.phrase('agent.simpler') : '', talk.phrase('agent.proration'));
  if (talk.plan.outcome !== 'resolved' && talk.chance(0.5)) {
    talk.customer(talk.phrase('customer.bill_unclear'));
    talk.agent(talk.written(talk.plan.scene.answers));
  }
}

/** Word for word the same refusal, however often the customer asks. */
function wall(talk: Dialogue): void {
  const template = talk.phrase('agent.wall');
  talk.agent(template);
  talk.customer(talk.phrase('customer.repeat'));
  talk.agentRepeats(template);
  const [question] = talk.exchange(talk.plan.scene.followUps);
  talk.customer(talk.lead('customer.aside', question));
  if (talk.chance(0.5)) talk.agentRepeats(template);
  else talk.agent(talk.phrase('agent.wall'));
}

function offerOffChannel(talk: Dialogue): void {
  talk.agent(talk.phrase('agent.off_channel'));
  talk.customer(talk.phrase('customer.off_channel'));
}

function end(talk: Dialogue, habits: Habits): void {
  const { plan } = talk;
  if (plan.threat) talk.customer(talk.phrase('customer.threat'));
  else talk.customer(...lastWords(talk));
  if (plan.outcome !== 'resolved') {
    if (talk.chance(habits.fault * 0.25)) talk.agent(talk.phrase('agent.overpromise'));
    if (talk.chance(habits.followsThrough)) talk.agent(talk.phrase('agent.follow_through'));
  } else if (talk.chance(habits.followsThrough * 0.4)) talk.agent(talk.phrase('agent.follow_through'));
  if (plan.outcome === 'resolved' && talk.chance(0.42)) {
    talk.agent(talk.phrase('agent.more'));
    talk.customer(talk.phrase('customer.no_more'));
  }
  if (talk.chance(plan.agent.skill === 'poor' ? 0.45 : 0.85)) talk.agent(talk.phrase('agent.closing'));
}

/** What the customer leaves with, in the customer's own temper. */
export function lastWords(talk: Dialogue): string[] {
  const { plan } = talk;
  if (plan.outcome === 'resolved') {
    if (isUpset(plan.temper)) return [talk.phrase('customer.recovered')];
    if (talk.chance(0.25) && plan.temper !== 'grateful') return [talk.phrase('customer.thanks')];
    const ending = talk.written(plan.scene.endings);
    if (plan.temper === 'grateful') return [ending, talk.phrase('customer.grateful')];
    return talk.chance(0.45) ? [ending, talk.phrase('customer.thanks')] : [ending];
  }
  if (plan.outcome === 'partly') return [talk.phrase('customer.end_wait')];
  if (plan.proration && talk.chance(0.6)) return [talk.phrase('customer.end_unclear')];
  if (plan.temper === 'angry') return [talk.phrase('customer.end_angry')];
  if (plan.temper === 'ironic') return [talk.phrase('customer.end_ironic')];
  return [talk.phrase('customer.end_resigned')];
}
