import type { Emotion } from '../../catalogue.ts';
import { poorness } from '../customer/reply.ts';
import type { AgentStep, Course, CustomerStep } from './course.ts';

/** What an outcome is told from; each is shown beside the outcome with what it contributed. */
export const SIGNS = [
  'customer.resolved_ack',
  'customer.gratitude',
  'glad at the end',
  'unhappy at the end',
  'upset at the end',
  'worried at the end',
  'question at the end',
  'share of upset turns',
  'heaviest moment',
  'customer.repeat_question',
  'carried out',
  'remedy offered',
  'answered',
  'left open',
  'agent faults',
  'agent.empathy',
] as const;
export type SignName = (typeof SIGNS)[number];

export interface Sign {
  readonly name: SignName;
  /** 0–1 for most; up to 1.4 for how unhappy a turn is, up to 2 for what is counted. */
  readonly size: number;
  /** The utterance that shows it. */
  readonly at: number;
}

const GLAD: readonly Emotion[] = ['satisfaction', 'gratitude'];
const UPSET: readonly Emotion[] = ['anger', 'frustration', 'disappointment'];
/** So many repeated questions say all that more of them would. */
const MOST_REPEATS = 2;

/** The signs that stand in a conversation; undefined where no customer spoke. */
export function signsOf(course: Course): readonly Sign[] | undefined {
  const last = course.customer.at(-1);
  if (last === undefined) return undefined;
  const signs: Sign[] = [];
  const add = (name: SignName, size: number, step: { readonly index: number } | undefined) => {
    if (step !== undefined && size > 0) signs.push({ name, size, at: step.index });
  };
  ofCustomer(course.customer, last, add);
  ofAgent(course, add);
  return signs;
}

type Add = (name: SignName, size: number, step: { readonly index: number } | undefined) => void;

function ofCustomer(steps: readonly CustomerStep[], last: CustomerStep, add: Add): void {
  const lastUnhappy = steps.findLast((step) => step.unhappiness > 0)?.index ?? -1;
  const calm = (step: CustomerStep) => step.index > lastUnhappy;
  add(
    'customer.resolved_ack',
    1,
    steps.slice(-3).findLast((step) => calm(step) && step.signals.has('customer.resolved_ack')),
  );
  add(
    'customer.gratitude',
    1,
    steps.slice(-2).findLast((step) => calm(step) && step.signals.has('customer.gratitude')),
  );
  add('glad at the end', Number(GLAD.includes(last.emotion)), last);
  add('unhappy at the end', last.unhappiness, last);
  add('upset at the end', Number(UPSET.includes(last.emotion)), last);
  add('worried at the end', Number(last.emotion === 'anxiety'), last);
  const asks = last.signals.has('customer.request_info') || last.signals.has('customer.confusion');
  add('question at the end', Number(asks), last);
  const upset = steps.filter((step) => UPSET.includes(step.emotion) || step.unhappiness > 0);
  const heaviest = steps.reduce((worst, step) => (step.unhappiness > worst.unhappiness ? step : worst));
  add('share of upset turns', upset.length / steps.length, upset[0]);
  add('heaviest moment', heaviest.unhappiness, heaviest);
  const repeats = steps.filter((step) => step.signals.has('customer.repeat_question'));
  add('customer.repeat_question', Math.min(MOST_REPEATS, repeats.length), repeats[0]);
}

function ofAgent({ customer, agent }: Course, add: Add): void {
  const lastUnhappy = customer.findLast((step) => step.unhappiness > 0)?.index ?? -1;
  const last = agent.findLast((step) => !isFarewell(step)) ?? agent.at(-1);
  add(
    'carried out',
    1,
    agent.findLast((step) => step.index > lastUnhappy && step.reply.done),
  );
  if (last !== undefined) {
    const { reply, signals } = last;
    add('remedy offered', Number(reply.offers || signals.has('agent.solution_offer')), last);
    add('answered', Number(reply.answers.length > 0 && !reply.stalls), last);
    add('left open', Number(!reply.done && poorness(reply) > 0.5), last);
  }
  const faulty = agent.filter((step) => step.faults > 0);
  add('agent faults', faulty.length / Math.max(1, agent.length), faulty.at(-1));
  add(
    'agent.empathy',
    1,
    agent.find((step) => step.signals.has('agent.empathy')),
  );
}

/** A turn that only wishes well or asks whether there is anything else. */
function isFarewell({ reply, faults }: AgentStep): boolean {
  return reply.closes && !reply.done && !reply.offers && !reply.refuses && !reply.explains && faults === 0;
}
