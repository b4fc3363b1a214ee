import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { WordCutter } from '#core/ports/words.ts';
import { normaliseText } from '#core/text/text-view.ts';

const ENGLISH = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|[^\s]/gu;
/** What a word loses when it is folded: `card's` is about a card. */
const ENDING = /['’](?:s|re|ve|ll|d|m)$/;

/** Chinese by the dictionary of jieba, which takes a moment to load; English at its spaces. */
export function openWordCutter(): WordCutter {
  let jieba: Jieba | undefined;
  return (text, language) => {
    const folded = normaliseText(text);
    if (language === 'en') return (folded.match(ENGLISH) ?? []).map((word) => word.replace(ENDING, ''));
    jieba ??= Jieba.withDict(dict);
    return jieba.cut(folded, true);
  };
}
