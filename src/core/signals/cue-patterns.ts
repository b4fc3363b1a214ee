import { type AST, RegExpParser } from '@eslint-community/regexpp';
import type { PatternId } from '../text/pattern-hits.ts';
import type { PatternRegistry } from '../text/pattern-set.ts';

const parser = new RegExpParser({ ecmaVersion: 2024 });
/** An alternative that stands for more phrases than this stays an expression. */
const MOST_PHRASES = 96;
const LITERAL = /^[^\\^$.*+?()[\]{}|]+$/;
const LATIN_EDGE = /^[a-z0-9_]|[a-z0-9_]$/;

/** One alternative of a cue: fixed phrases, or an expression. */
type Piece = { readonly phrases: readonly string[] } | { readonly expression: string };

/** Lexicons are constants, and several detectors may read the same one. */
const known = new Map<string, readonly Piece[]>();

/**
 * Registers a cue's expression piece by piece: each alternative that stands for a few fixed phrases
 * becomes those phrases, which the automaton finds for nothing; only the rest runs as expressions.
 * @param wholeWords Latin words are not found inside longer ones.
 */
export function registerCue(patterns: PatternRegistry, source: string, wholeWords: boolean): PatternId[] {
  if (LITERAL.test(source)) return [patterns.phrase(source)];
  const key = `${wholeWords ? 'words' : 'text'} ${source}`;
  let pieces = known.get(key);
  if (pieces === undefined) {
    pieces = piecesOf(source, wholeWords);
    known.set(key, pieces);
  }
  const ids = new Set<PatternId>();
  for (const piece of pieces) {
    if ('expression' in piece) ids.add(patterns.regex(piece.expression));
    else for (const phrase of piece.phrases) ids.add(patterns.phrase(phrase));
  }
  return [...ids];
}

/** What belongs to each pattern, as a list without gaps up to the last one: gaps would make it a slow one. */
export function byPattern<Item>(items: ReadonlyMap<PatternId, Item>): readonly (Item | undefined)[] {
  let last = -1;
  for (const id of items.keys()) last = Math.max(last, id);
  return Array.from({ length: last + 1 }, (_, id) => items.get(id));
}

function piecesOf(source: string, wholeWords: boolean): readonly Piece[] {
  return topAlternatives(parser.parsePattern(source).alternatives).map((alternative) => {
    const phrases = phrasesOf(alternative);
    // Phrases match whole words of Latin script; an expression does so only where it says it.
    if (phrases !== null && (wholeWords || phrases.every((phrase) => !LATIN_EDGE.test(phrase)))) {
      return { phrases };
    }
    return { expression: wholeWords ? `\\b(?:${alternative.raw})(?!\\w)` : alternative.raw };
  });
}

function topAlternatives(list: readonly AST.Alternative[]): readonly AST.Alternative[] {
  return list.flatMap((alternative) => {
    const [only, ...others] = alternative.elements;
    return only?.type === 'Group' && only.modifiers === null && others.length === 0
      ? topAlternatives(only.alternatives)
      : [alternative];
  });
}

function phrasesOf(alternative: AST.Alternative): readonly string[] | null {
  const strings = sequence(alternative.elements);
  if (strings === null) return null;
  return strings.every((text) => text !== '' && text === text.trim()) ? strings : null;
}

function sequence(elements: readonly AST.Element[]): readonly string[] | null {
  let strings: readonly string[] = [''];
  for (const element of elements) {
    const tails = stringsOf(element);
    if (tails === null || strings.length * tails.length > MOST_PHRASES) return null;
    strings = strings.flatMap((head) => tails.map((tail) => head + tail));
  }
  return strings;
}

function stringsOf(element: AST.Element): readonly string[] | null {
  switch (element.type) {
    case 'Character':
      return [String.fromCodePoint(element.value)];
    case 'Group': {
      if (element.modifiers !== null) return null;
      const all: string[] = [];
      for (const alternative of element.alternatives) {
        const strings = sequence(alternative.elements);
        if (strings === null) return null;
        all.push(...strings);
      }
      return all;
    }
    case 'Quantifier': {
      if (element.min !== 0 || element.max !== 1) return null;
      const strings = stringsOf(element.element);
      return strings === null ? null : ['', ...strings];
    }
    case 'CharacterClass':
      return element.negate ? null : characters(element);
    default:
      return null;
  }
}

function characters(set: AST.CharacterClass): readonly string[] | null {
  const members: string[] = [];
  for (const member of set.elements) {
    if (member.type !== 'Character') return null;
    members.push(String.fromCodePoint(member.value));
  }
  return members;
}
