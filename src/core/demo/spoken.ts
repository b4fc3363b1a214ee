import type { Language } from '../conversation/schema.ts';
import { pick, type Random } from './random.ts';

const FILLERS: Record<Language, readonly string[]> = {
  zh: ['嗯', '呃', '那个', '就是说', '嗯嗯'],
  en: ['um', 'uh', 'er', 'you know'],
};
/** Marks between clauses; those inside a figure such as 59.9 or 19:30 stay. */
const PAUSES = /((?:[，。！？；：、…—!?;]|[.,:](?!\d))+)/u;

/** A written turn as a speech recogniser prints it: no punctuation, hesitations kept. */
export function asRecognised(text: string, language: Language, random: Random, hesitant: boolean): string {
  const rate = hesitant ? 0.13 : 0.03;
  const heard: string[] = [];
  for (const [index, piece] of text.split(PAUSES).entries()) {
    if (index % 2 === 1) continue;
    const words = piece
      .replace(/[“”"《》（）()「」]/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim();
    if (words === '') continue;
    if (random() < rate) heard.push(pick(random, FILLERS[language]));
    heard.push(words);
  }
  if (language === 'zh') return joinHan(heard);
  return heard.join(' ').toLowerCase();
}

/** Han runs on; a space stays where letters or digits would otherwise grow together. */
function joinHan(pieces: readonly string[]): string {
  let text = '';
  for (const piece of pieces) {
    const clash = /[a-z0-9]$/iu.test(text) && /^[a-z0-9]/iu.test(piece);
    text += clash ? ` ${piece}` : piece;
  }
  return text;
}
