import { areColleagues } from './domains.ts';
import type { MailMessage } from './message.ts';

/** A message with its place among the messages of the file, from 1. */
export interface PlacedMessage {
  readonly message: MailMessage;
  readonly position: number;
  readonly line: number;
}

/** Of messages with one subject, such as a form gives to all: an answer is not sought among all before it. */
const MOST_LOOKED_AT = 500;

/**
 * Messages that answer each other, oldest first: by Message-ID, References and In-Reply-To; a reply whose
 * parent is not in the file joins the thread with its subject. Threads come in the order of their first
 * message in the file.
 */
export function threadsOf(messages: readonly PlacedMessage[]): PlacedMessage[][] {
  const parents = messages.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  };
  const join = (a: number, b: number) => {
    const [first, second] = [root(a), root(b)];
    parents[Math.max(first, second)] = Math.min(first, second);
  };
  // Two answers to a message outside the file belong together as well: every id is a meeting point.
  const meeting = new Map<string, number>();
  const answered = new Set<number>();
  const byId = new Set(messages.flatMap(({ message }) => (message.id === undefined ? [] : [message.id])));
  for (const [index, { message }] of messages.entries()) {
    for (const id of [message.id, ...message.references]) {
      if (id === undefined) continue;
      const other = meeting.get(id);
      if (other === undefined) meeting.set(id, index);
      else join(other, index);
    }
    if (message.references.some((id) => byId.has(id))) answered.add(index);
  }
  const answeredBy = (reply: MailMessage, others: readonly number[]): number | undefined => {
    for (const relation of RELATIONS) {
      const other = others.findLast((one) => relation(reply, messages[one]!.message));
      if (other !== undefined) return other;
    }
    return undefined;
  };
  const subjects = new Map<string, number[]>();
  for (const [index, { message }] of messages.entries()) {
    const { subject, isReply } = bareSubject(message.subject);
    if (subject === '') continue;
    const others = subjects.get(subject) ?? [];
    subjects.set(subject, others);
    if (isReply && !answered.has(index)) {
      const other = answeredBy(message, others.slice(-MOST_LOOKED_AT));
      if (other !== undefined) join(other, index);
    }
    others.push(index);
  }
  const threads = new Map<number, PlacedMessage[]>();
  for (const [index, placed] of messages.entries()) {
    const key = root(index);
    const thread = threads.get(key);
    if (thread === undefined) threads.set(key, [placed]);
    else thread.push(placed);
  }
  return [...threads.values()].map(inOrder);
}

type Relation = (reply: MailMessage, earlier: MailMessage) => boolean;

/**
 * The same subject alone may be two customers with the same question, and everything that the service writes has the same
 * sender: what counts is who was reached. The surest first.
 */
const RELATIONS: readonly Relation[] = [
  function answers(reply, earlier) {
    return (
      reached(reply).includes(earlier.from.address) &&
      reached(earlier).some((address) => areColleagues(address, reply.from.address))
    );
  },
  function followsUp(reply, earlier) {
    return (
      reply.from.address === earlier.from.address && reply.to.some((address) => earlier.to.includes(address))
    );
  },
  function passesOn(reply, earlier) {
    return (
      reached(earlier).includes(reply.from.address) &&
      reply.to.some((address) => areColleagues(address, reply.from.address))
    );
  },
];

function reached({ to, cc }: MailMessage): string[] {
  return [...to, ...cc];
}

/** By date; a message without one stays behind the one before it in the file. */
function inOrder(thread: readonly PlacedMessage[]): PlacedMessage[] {
  let last = Number.NEGATIVE_INFINITY;
  const keyed = thread.map((placed) => {
    const time = placed.message.at === undefined ? Number.NaN : Date.parse(placed.message.at);
    if (!Number.isNaN(time)) last = time;
    return { placed, key: Number.isNaN(time) ? last : time };
  });
  return keyed
    .sort((a, b) => (a.key === b.key ? a.placed.position - b.placed.position : a.key < b.key ? -1 : 1))
    .map(({ placed }) => placed);
}

const PREFIX =
  /^\s*(?:(?:re|aw|sv|fw|fwd|回复|答复|回覆|回信|转发|轉寄|轉發)\s*(?:(?:\[\d+\]|\(\d+\))\s*)?[:\uff1a]\s*)+/i;

export function bareSubject(subject: string): { subject: string; isReply: boolean } {
  const bare = subject.normalize('NFKC').replace(PREFIX, '').replace(/\s+/g, ' ').trim().toLowerCase();
  return { subject: bare, isReply: PREFIX.test(subject.normalize('NFKC')) };
}
