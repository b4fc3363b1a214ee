import type { TextSimilarity } from '../../../ports.ts';
import type { Reason } from '../../cue-scorer.ts';
import { mergeReplies, poorness, type QuestionKind, type Reply } from './reply.ts';

/** A question or request of the customer, with the replies that came after it. */
interface Asked {
  readonly text: string;
  readonly kinds: readonly QuestionKind[];
  readonly replies: Reply[];
}

export interface Repetition {
  readonly score: number;
  readonly because: readonly Reason[];
}

/** So many earlier questions are looked at. */
const REMEMBERED = 4;
/** Below this much, two questions only share everyday words. */
const CHANCE_SIMILARITY = 0.22;

/** Remembers what a customer asked and tells whether a turn asks it again because it was not answered. */
export class QuestionMemory {
  readonly #asked: Asked[] = [];
  readonly #similarity: TextSimilarity;

  constructor(similarity: TextSimilarity) {
    this.#similarity = similarity;
  }

  reply(reply: Reply): void {
    for (const asked of this.#asked) asked.replies.push(reply);
  }

  asked(text: string, kinds: readonly QuestionKind[]): void {
    this.#asked.push({ text, kinds, replies: [] });
    if (this.#asked.length > REMEMBERED) this.#asked.shift();
  }

  /** Whether the replies to the last question gave nothing of what it asked for. */
  leftUnanswered(): boolean {
    const last = this.#asked.at(-1);
    if (last === undefined || last.kinds.length === 0) return false;
    const reply = mergeReplies(last.replies);
    if (reply === null || reply.done || reply.offers || reply.asks) return false;
    return !last.kinds.some((kind) => answersKind(reply, kind));
  }

  /** Whether anything was asked that got some reply. */
  get hasReplied(): boolean {
    return this.#asked.some((asked) => asked.replies.length > 0);
  }

  /** The strongest sign that this question was asked before and left open. */
  compare(text: string, kinds: readonly QuestionKind[]): Repetition {
    let best: Repetition = { score: 0, because: [] };
    for (const asked of this.#asked) {
      const repetition = this.#against(asked, text, kinds);
      if (repetition.score > best.score) best = repetition;
    }
    return best;
  }

  #against(asked: Asked, text: string, kinds: readonly QuestionKind[]): Repetition {
    const reply = mergeReplies(asked.replies);
    if (reply === null) return { score: 0, because: [] };
    const because: Reason[] = [];
    const add = (label: string, weight: number) => because.push({ label, weight });

    const likeness = this.#similarity.compare(asked.text, text);
    if (likeness > CHANCE_SIMILARITY) {
      add(`similarity:${this.#similarity.id}`, Math.min(3, (likeness - CHANCE_SIMILARITY) * 4.5));
    }
    const shared = kinds.filter((kind) => asked.kinds.includes(kind));
    if (shared.some((kind) => kind !== 'Whether')) add('same kind of question', 0.9);
    else if (shared.length > 0) add('same kind of question', 0.3);
    if (shared.length > 0 && shared.every((kind) => answersKind(reply, kind))) add('answered', -1.8);
    else if (reply.done || reply.offers) add('met', -0.8);
    const poor = poorness(reply);
    if (poor > 0.5) add('poor reply', Math.min(1.2, poor * 0.8));
    if (reply.stalls && !reply.refuses && poor > 0.5 && asked === this.#asked.at(-1)) add('put off', 0.9);
    return { score: because.reduce((sum, reason) => sum + reason.weight, 0), because };
  }
}

function answersKind(reply: Reply, kind: QuestionKind): boolean {
  // "No" answers whether something is possible, but neither when nor why nor how.
  if (kind === 'Whether') return reply.refuses || reply.answers.has(kind);
  return reply.answers.has(kind);
}
