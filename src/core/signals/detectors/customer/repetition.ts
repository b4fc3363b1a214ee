import type { TextSimilarity } from '../../../ports/similarity.ts';
import { joinReplies, poorness, type QuestionKind, type Reply } from './reply.ts';

/** A question or request of the customer, with what was replied since. */
interface Asked {
  readonly text: string;
  readonly kinds: readonly QuestionKind[];
  reply: Reply | null;
}

/** How a turn stands to the earlier question that it is most like. */
export interface Likeness {
  /** 0–1, above what any two questions have in common. */
  readonly alike: number;
  /** Both ask for the same kind of thing, in whatever words: 1; only whether something is so: 0.3. */
  readonly sameKind: number;
  /** What was asked then has been answered since. */
  readonly answered: boolean;
  /** It was put off with a stock reply. */
  readonly putOff: boolean;
}

export const NOT_ALIKE: Likeness = { alike: 0, sameKind: 0, answered: false, putOff: false };
/** So many earlier questions are looked at. */
const REMEMBERED = 4;
/** Below this much, two questions only share everyday words. */
const CHANCE_SIMILARITY = 0.22;

/** Remembers what a customer asked, and what became of it. */
export class QuestionMemory {
  readonly #asked: Asked[] = [];
  readonly #similarity: TextSimilarity;

  constructor(similarity: TextSimilarity) {
    this.#similarity = similarity;
  }

  reply(reply: Reply): void {
    for (const asked of this.#asked) asked.reply = joinReplies(asked.reply, reply);
  }

  asked(text: string, kinds: readonly QuestionKind[]): void {
    this.#asked.push({ text, kinds, reply: null });
    if (this.#asked.length > REMEMBERED) this.#asked.shift();
  }

  /** Whether the replies to the last question gave nothing of what it asked for. */
  leftUnanswered(): boolean {
    const last = this.#asked.at(-1);
    if (last === undefined || last.reply === null || last.kinds.length === 0) return false;
    const { reply, kinds } = last;
    if (reply.done || reply.offers || reply.asks) return false;
    return !kinds.some((kind) => answersKind(reply, kind));
  }

  /** The earlier question, replied to since, that this one most likely asks again. */
  compare(text: string, kinds: readonly QuestionKind[]): Likeness {
    let best = NOT_ALIKE;
    for (const { text: earlier, kinds: then, reply } of this.#asked) {
      if (reply === null) continue;
      const shared = kinds.filter((kind) => then.includes(kind));
      const similarity = this.#similarity.compare(earlier, text);
      const likeness: Likeness = {
        alike: Math.max(0, similarity - CHANCE_SIMILARITY) / (1 - CHANCE_SIMILARITY),
        sameKind: shared.some((kind) => kind !== 'Whether') ? 1 : shared.length > 0 ? 0.3 : 0,
        answered: reply.done || (shared.length > 0 && shared.every((kind) => answersKind(reply, kind))),
        putOff: reply.stalls && !reply.refuses && poorness(reply) > 0.5,
      };
      if (promise(likeness) > promise(best)) best = likeness;
    }
    return best;
  }
}

/** How promising an earlier question is as the one that is asked again. */
function promise({ alike, sameKind, answered, putOff }: Likeness): number {
  return 3 * alike + sameKind + (putOff ? 0.8 : 0) - (answered ? 1.5 : 0);
}

function answersKind(reply: Reply, kind: QuestionKind): boolean {
  // "No" answers whether something is possible, but neither when nor why nor how.
  return (kind === 'Whether' && reply.refuses) || reply.answers.includes(kind);
}
