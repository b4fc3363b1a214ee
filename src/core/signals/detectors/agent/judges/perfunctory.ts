import type { ViewSpan } from '../../../../text/pattern-hits.ts';
import type { AgentTurn, Judge } from '../agent-turn.ts';
import { Weighing } from '../weighing.ts';

/** The share of a turn that its own words may have, formulas taken away, and still say nothing. */
const OWN_SHARE = 0.28;
const OWN_UNITS = { zh: 4, en: 8 } as const;
/** View units from which an unasked remark is more than an acknowledgement. */
const STATEMENT = 6;
const SAYS_SOMETHING = [
  'agent.solution_offer',
  'agent.explanation',
  'agent.ownership',
  'agent.hold_notice',
  'agent.confirm_understanding',
  'agent.identity_check',
  'agent.empathy',
] as const;

/** Whether the customer's last words wait for more than an acknowledgement. */
function awaitsAnswer({ memory }: AgentTurn): boolean {
  if (memory.sinceCustomer > 0 || memory.block.length === 0) return false;
  return memory.block.some(
    (turn) =>
      turn.is('asks') ||
      turn.is('trouble') ||
      (!turn.is('content') && (turn.felt || (!memory.asked && turn.context.view.text.length >= STATEMENT))),
  );
}

export const judgePerfunctory: Judge = (turn) => {
  const { evidence, memory, context, found } = turn;
  if (!awaitsAnswer(turn)) return new Weighing().add('nothing waits for an answer', -5);
  const token = evidence.span('bareToken');
  if (token !== null) {
    // "OK" answers an order and "yes" a yes-or-no question; neither answers "why" or a complaint.
    const answers =
      !memory.open('asksWhat') &&
      (memory.asked || !memory.block.some((one) => one.felt || one.is('trouble')));
    return answers ? null : new Weighing().add('a bare token', 2.8, token);
  }
  if (!evidence.has('formulas')) return null;
  if (SAYS_SOMETHING.some((type) => found.has(type))) return null;
  const { text } = context.view;
  const total = visible(text, 0, text.length);
  const formulas = evidence.spans('formulas');
  const inFormulas = (total - uncovered(text, formulas)) / total;
  const own = uncovered(text, [...formulas, ...evidence.spans('fillers')]);
  const allowed = Math.max(OWN_UNITS[context.language], total * OWN_SHARE);
  const weighing = new Weighing().add('formulas', 1 + 2 * inFormulas);
  weighing.add('own words', own <= allowed ? 0.5 - (0.9 * own) / allowed : -2);
  if (found.has('agent.greeting') || found.has('agent.closing')) weighing.add('a courtesy', -0.5);
  if (context.view.text.includes('?')) weighing.add('asks something', -1.5);
  if (evidence.has('substance')) weighing.add('names a figure or a time', -1.5);
  return weighing;
};

/** Visible units outside all these spans. */
function uncovered(text: string, covered: readonly ViewSpan[]): number {
  const spans = [...covered].sort((a, b) => a.start - b.start);
  let own = 0;
  let from = 0;
  for (const { start, end } of spans) {
    if (start > from) own += visible(text, from, start);
    from = Math.max(from, end);
  }
  return own + visible(text, from, text.length);
}

/** Letters, digits and characters of a passage; marks and spaces do not count. */
function visible(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x4e00 || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) count++;
  }
  return count;
}
