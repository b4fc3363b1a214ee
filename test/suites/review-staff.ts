import type { Caller } from '#core/access/caller.ts';
import type { UserRole } from '#core/ports/workflow.ts';
import { type ApiStack, answerOf } from './api-stack.ts';
import type { ReviewAnswer } from './review-answers.ts';

export interface Person {
  readonly id: string;
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: ReviewAnswer }>;
}
/** Refuses a defective appliance by the book: the rule `policy-wall` is made for that. */
export const judged = (id: string, agent = 'A01', team = 'north') => ({
  id,
  channel: 'chat',
  language: 'zh',
  agent: { id: agent, team },
  customer: { id: 'u-1', name: '王小明' },
  turns: [
    { role: 'customer', text: '你好，我是王小明，我的退款怎么还没到？电话13800138000' },
    { role: 'agent', text: '这是规定，我也没办法。' },
    { role: 'customer', text: '那好吧' },
  ],
});

/** An organisation whose conversations are analysed, and people who ask. */
export async function staff(stack: ApiStack, conversations: readonly object[]) {
  const id = await stack.organisation();
  const key = await stack.key(id, 'admin');
  for (const body of conversations) await stack.ask('POST', '/api/v1/conversations', { key, body });
  await stack.analyseAll(id);
  return {
    id,
    async person(role: UserRole, more: Partial<Pick<Caller, 'agentIds' | 'teams'>> = {}): Promise<Person> {
      const { cookie, id: userId } = await stack.person(id, { role, ...more });
      return {
        id: userId,
        async ask(method, path, body) {
          const asked = { cookie, ...(body === undefined ? {} : { body }) };
          return answerOf<ReviewAnswer>(await stack.ask(method, path, asked));
        },
      };
    },
  };
}

/** What the machine says of each criterion, as answers of a person. */
export async function asTheMachine(person: Person, id: string): Promise<Record<string, { answer: string }>> {
  const { body } = await person.ask('GET', `/api/v1/conversations/${id}`);
  const { answers } = body.evaluations.find(({ scorecard }) => scorecard === 'general-service')!;
  return Object.fromEntries(
    answers.map(({ criterion, answer }) => [
      criterion,
      { answer: ['failed', 'not_evaluated'].includes(answer) ? 'not_applicable' : answer },
    ]),
  );
}

/** A criterion that a rule's hit failed. */
export async function faultOf(person: Person, id: string): Promise<{ criterion: string; rule: string }> {
  const { body } = await person.ask('GET', `/api/v1/conversations/${id}`);
  const hits = new Set(body.rules.flatMap(({ rule, outcome }) => (outcome === 'hit' ? [rule] : [])));
  const { criterion, source } = body.evaluations[0]!.answers.find(
    (one) => one.answer === 'no' && one.source.startsWith('rule:') && hits.has(one.source.slice(5)),
  )!;
  return { criterion, rule: source.slice(5) };
}
