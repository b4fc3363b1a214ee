import type { Bilingual } from '../bilingual.ts';
import type { Utterance } from '../conversation/utterance.ts';
import type { TextSimilarity } from '../ports/similarity.ts';
import type { Check, Rule } from './model.ts';
import { testsOf } from './walk.ts';

export type LikeCheck = Extract<Check, { kind: 'like' }>;

/** How alike a text is to the example that it is nearest to, and how alike it would have to be. */
export interface Likeness {
  readonly example: string;
  readonly value: number;
  readonly needed: number;
}

export function likenessOf(text: string, check: LikeCheck, similarity: TextSimilarity): Likeness {
  let [example, value] = [check.examples[0]!, -1];
  for (const one of check.examples) {
    const likeness = similarity.compare(text, one);
    if (likeness > value) [example, value] = [one, likeness];
  }
  return { example, value, needed: check.above };
}

/** What comes nearest, in one conversation, to the example sentences of one `like`. */
export interface Nearest extends Likeness {
  readonly utterance: Utterance;
}

/** For every `like` of a rule the turn, of those it asks about, that comes nearest. */
export function nearestTo(
  rule: Rule,
  utterances: readonly Utterance[],
  similarity: TextSimilarity,
): Nearest[] {
  return [...testsOf(rule)].flatMap(({ by, checks }) => {
    const asked = utterances.filter(({ role }) => by === undefined || by.includes(role));
    return checks
      .filter((check) => check.kind === 'like')
      .flatMap((check) => {
        const likenesses = asked.map((utterance) => ({
          utterance,
          ...likenessOf(utterance.text, check, similarity),
        }));
        return likenesses.toSorted((a, b) => b.value - a.value).slice(0, 1);
      });
  });
}

/** Rounded down, so that what falls short is never shown as enough. */
export function explainLikeness({ example, value, needed }: Likeness): Bilingual {
  const shown = (Math.floor(value * 100 + 1e-6) / 100).toFixed(2);
  return {
    zh: `与“${example}”相像 ${shown}，要达到 ${needed}`,
    en: `likeness ${shown} to "${example}", ${needed} asked for`,
  };
}
