import { pick, type Random } from './random.ts';

/** A written line with choices `[one|other]`, which may nest and may be empty, and values `{name}`. */
export type Template = readonly Part[];
type Part = string | { readonly choices: readonly Template[] } | { readonly slot: string };

/** Gives the value of a slot; the same slot has the same value throughout a conversation. */
export type Values = (slot: string) => string;

/** Throws an `Error` that quotes the line when a bracket is not closed. */
export function parseTemplate(line: string): Template {
  const reader = { line, at: 0 };
  const template = parseSequence(reader, '');
  if (reader.at < line.length)
    throw new Error(`Unexpected "${line[reader.at]}" in "${line}": close or remove it`);
  return template;
}

function parseSequence(reader: { line: string; at: number }, stops: string): Template {
  const parts: Part[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') parts.push(text);
    text = '';
  };
  while (reader.at < reader.line.length) {
    const character = reader.line[reader.at]!;
    if (stops.includes(character) || character === ']' || character === '}') break;
    reader.at += 1;
    if (character === '[') {
      flush();
      const choices: Template[] = [];
      do {
        choices.push(parseSequence(reader, '|]'));
        reader.at += 1;
      } while (reader.line[reader.at - 1] === '|');
      if (reader.line[reader.at - 1] !== ']') throw new Error(`Unclosed "[" in "${reader.line}"`);
      parts.push({ choices });
    } else if (character === '{') {
      flush();
      const end = reader.line.indexOf('}', reader.at);
      if (end < 0) throw new Error(`Unclosed "{" in "${reader.line}"`);
      parts.push({ slot: reader.line.slice(reader.at, end) });
      reader.at = end + 1;
    } else text += character;
  }
  flush();
  return parts;
}

/** Slots of names, numbers and dates: two sentences that differ in these only are the same sentence. */
const FIGURES = new Set(
  (
    'amount amount2 price price2 days few hour phone tail order ticket sir name home agent ' +
    'past soon last_night'
  ).split(' '),
);

export interface Filled {
  readonly text: string;
  /** The text with `#` for every figure. */
  readonly shape: string;
}

export function fillTemplate(template: Template, random: Random, values: Values): Filled {
  let text = '';
  let shape = '';
  for (const part of template) {
    if (typeof part === 'string') {
      text += part;
      shape += part;
    } else if ('slot' in part) {
      const value = values(part.slot);
      text += value;
      shape += FIGURES.has(part.slot) ? '#' : value;
    } else {
      const inner = fillTemplate(pick(random, part.choices), random, values);
      text += inner.text;
      shape += inner.shape;
    }
  }
  return { text, shape };
}
