import type { Language } from '../../../../conversation/schema.ts';

export const START = '\u0002';
export const END = '\u0003';

/** Lengths that a turn may exceed, measured by `lengthOf`. */
export const LENGTHS = [6, 10, 15, 22, 30, 45] as const;

/** In Chinese characters; three Latin letters count as one. */
export function lengthOf(text: string, language: Language): number {
  return language === 'zh' ? text.length : text.length / 3;
}

/**
 * A view's text as wordings are learned and found in it: marks fall away, numbers are one digit 0, and
 * in English every word stands between two spaces.
 */
export function wordingText(text: string, language: Language): string {
  const spaced = language === 'en';
  const units: number[] = [START.charCodeAt(0)];
  let last: Kind = 'mark';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = kindOf(code);
    if (kind === 'digit' && last === 'digit') continue;
    if (kind === 'mark') {
      if (last !== 'mark') units.push(SPACE);
    } else {
      const joins = kind === 'letter' && last === 'letter';
      if (spaced && !joins && units.at(-1) !== SPACE) units.push(SPACE);
      units.push(kind === 'digit' ? ZERO : code);
    }
    last = kind;
  }
  while (units.at(-1) === SPACE) units.pop();
  if (spaced) units.push(SPACE);
  units.push(END.charCodeAt(0));
  return textOf(units);
}

const SPACE = 0x20;
const ZERO = 0x30;
/** So many arguments a call bears anywhere. */
const STRETCH = 4096;

function textOf(units: readonly number[]): string {
  if (units.length <= STRETCH) return String.fromCharCode(...units);
  let text = '';
  for (let i = 0; i < units.length; i += STRETCH) text += String.fromCharCode(...units.slice(i, i + STRETCH));
  return text;
}

type Kind = 'letter' | 'digit' | 'han' | 'question' | 'mark';

function kindOf(code: number): Kind {
  if (code >= 0x61 && code <= 0x7a) return 'letter';
  if (code >= 0x4e00 && code <= 0x9fff) return 'han';
  if (code >= 0x30 && code <= 0x39) return 'digit';
  if (code === 0x3f) return 'question';
  // The apostrophe belongs to the word.
  return code === 0x27 ? 'letter' : 'mark';
}

/** Everything in a wording text that can bear a weight: runs of characters in Chinese, of words in English. */
export function wordingsOf(text: string, language: Language): ReadonlySet<string> {
  return language === 'zh' ? runsOfCharacters(text) : runsOfWords(text);
}

function runsOfCharacters(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (let size = 1; size <= 3; size++) {
    for (let i = 0; i + size <= text.length; i++) {
      const run = text.slice(i, i + size);
      if (!run.includes(' ') && run !== START && run !== END) found.add(run);
    }
  }
  return found;
}

const STEM = 5;

function runsOfWords(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  const words = text.slice(1, -1).trim().split(' ');
  for (const [i, word] of words.entries()) {
    found.add(` ${word} `);
    if (word.length > STEM) found.add(` ${word.slice(0, STEM)}`);
    const next = words[i + 1];
    if (next !== undefined) found.add(` ${word} ${next} `);
  }
  found.add(`${START} ${words[0]} `);
  found.add(` ${words.at(-1)} ${END}`);
  return found;
}
