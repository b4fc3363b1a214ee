import { readFileSync } from 'node:fs';
import type { Language } from '#core/conversation/schema.ts';
import type { SpokenConversation } from '#core/ports/language-model.ts';
import { pick, seeded } from './sample.ts';

export const TURNS = 20;
/** Tokens of a turn, the two markers included. */
export const TOKENS = 26;
/** Conversations that are read together, as the analysis does. */
export const TOGETHER = 32;

/** Conversations of which no turn is like another, each of exactly so many tokens. */
export function synthetic(language: Language, seed = 7): readonly SpokenConversation[] {
  const random = seeded(seed);
  const text = readFileSync(new URL(`../training/corpus/${language}/a1.jsonl`, import.meta.url), 'utf8');
  const words = language === 'zh' ? [...new Set(text.match(/[一-龥]/g))] : SHORT_WORDS;
  const turn = () =>
    Array.from({ length: TOKENS - 2 }, () => pick(random, words)).join(language === 'zh' ? '' : ' ');
  return Array.from({ length: TOGETHER }, () => ({
    language,
    utterances: Array.from({ length: TURNS }, (_, i) => ({
      role: i % 2 === 0 ? ('customer' as const) : ('agent' as const),
      text: turn(),
    })),
  }));
}

/** English words of one token each. */
const SHORT_WORDS =
  'the of and to in is was for that on with as by at from his it an were which are this also be had or has first their after its new who they two her she been other when time during there into all may more years over only school such city some would where later up national through between most many can then about de three known no home well being out what part family life before house name his day way place work world group made state own long number water area left men side end line war high small four back same'.split(
    ' ',
  );
