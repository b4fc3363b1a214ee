import type { Conversation, Role } from '#core/conversation/schema.ts';
import { normaliseText } from '#core/text/text-view.ts';

/** One control character a role, in front of each turn; no folded text contains them. */
const MARKS: Readonly<Record<Role, string>> = {
  customer: '\u0001',
  agent: '\u0002',
  bot: '\u0003',
  system: '\u0004',
};
const MARKS_IN_TEXT = /[\u0001-\u0004]/g;

export function roleMark(role: Role): string {
  return MARKS[role];
}

/** Everything said, folded, one turn a line with its role's mark in front. */
export function spokenText({ turns }: Conversation): string {
  return turns.map(({ role, text }) => MARKS[role] + foldForSearch(text)).join('\n');
}

/** As `spokenText` folds: no line ends (folding makes them spaces), no marks, no halves of characters. */
export function foldForSearch(text: string): string {
  return normaliseText(text).replace(MARKS_IN_TEXT, '').toWellFormed();
}

/** Every pair of neighbouring characters, as the text index holds them; none for a single character. */
export function pairsOf(folded: string): string[] {
  const characters = [...folded];
  return [...new Set(characters.slice(1).map((character, index) => characters[index]! + character))];
}
