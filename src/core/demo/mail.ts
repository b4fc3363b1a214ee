import type { Dialogue } from './dialogue.ts';
import { between } from './random.ts';
import { lastWords } from './talk.ts';
import { isUpset, type Temper } from './truth.ts';

const HOUR_MS = 3_600_000;

const FEELING: Partial<
  Record<Temper, 'customer.angry' | 'customer.ironic' | 'customer.resigned' | 'customer.hurried'>
> = {
  angry: 'customer.angry',
  ironic: 'customer.ironic',
  resigned: 'customer.resigned',
  hurried: 'customer.hurried',
};

/** Writes an e-mail thread: a letter, an answer, and what the customer makes of it. */
export function writeMail(mail: Dialogue): void {
  const { plan } = mail;
  const feeling = FEELING[plan.temper];
  mail.customer(
    letter(
      mail,
      mail.phrase('customer.mail_open'),
      [plan.returning ? mail.phrase('customer.again') : '', mail.written(plan.scene.openings)],
      feeling === undefined ? [] : [mail.phrase(feeling)],
      mail.phrase('customer.mail_close'),
    ),
  );
  mail.agentAfter(
    between(mail.random, 2 * HOUR_MS, 15 * HOUR_MS),
    letter(
      mail,
      mail.phrase('agent.mail_open'),
      takenUp(mail),
      answered(mail),
      mail.phrase('agent.mail_close'),
    ),
  );
  const question = plan.proration
    ? ([mail.phrase('customer.bill_unclear'), mail.phrase('agent.proration')] as const)
    : mail.exchange(plan.scene.followUps);
  if (plan.proration || plan.templateWall || mail.chance(0.55)) {
    const asked = mail.lead('customer.aside', question[0]);
    mail.customerAfter(between(mail.random, HOUR_MS / 4, 20 * HOUR_MS), asked);
    const reply = plan.templateWall ? mail.phrase('agent.wall') : question[1];
    mail.agentAfter(
      between(mail.random, HOUR_MS, 9 * HOUR_MS),
      letter(mail, mail.phrase('agent.mail_open'), [reply], [], mail.phrase('agent.mail_close')),
    );
  }
  const thoughtMs = between(mail.random, HOUR_MS / 6, 26 * HOUR_MS);
  mail.customerAfter(thoughtMs, ...(plan.threat ? [mail.phrase('customer.threat')] : lastWords(mail)));
}

function takenUp(mail: Dialogue): string[] {
  const { temper, agent, returning } = mail.plan;
  if (!isUpset(temper)) return [mail.phrase(returning ? 'agent.returning' : 'agent.look_need')];
  if (agent.skill === 'star') return [mail.phrase('agent.restate'), mail.phrase('agent.feel')];
  if (agent.skill === 'good') return [mail.phrase('agent.empathy')];
  return agent.skill === 'poor' ? [] : [mail.phrase('agent.apology')];
}

function answered(mail: Dialogue): string[] {
  const { plan } = mail;
  if (plan.templateWall) return [mail.phrase('agent.wall')];
  const answer = plan.proration ? mail.phrase('agent.proration') : mail.written(plan.scene.answers);
  return isUpset(plan.temper) && plan.agent.skill === 'star' ? [answer, mail.phrase('agent.step')] : [answer];
}

function letter(mail: Dialogue, opening: string, first: string[], second: string[], closing: string): string {
  const space = mail.language === 'zh' ? '' : ' ';
  const paragraphs = [first, second].map((pieces) => pieces.filter((piece) => piece !== '').join(space));
  return [opening, ...paragraphs, closing].filter((paragraph) => paragraph !== '').join('\n\n');
}
