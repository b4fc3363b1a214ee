import type { Language } from '../../conversation/schema.ts';
import { isPiiKind, PII_KINDS, type PiiKind } from './kinds.ts';

/**
 * `mask` keeps the length and the edges by which people recognise their own data (`138****8000`);
 * `label` writes what was there (`[手机号]`, `[mobile]`).
 */
export type RedactionStyle =
  | { readonly form: 'mask' }
  | { readonly form: 'label'; readonly language: Language };

/** A stretch to hide; `value` is its kind, and an unknown kind is hidden whole. */
export interface RedactionSpan {
  readonly start: number;
  readonly end: number;
  readonly value?: unknown;
}

export interface Redaction {
  readonly text: string;
  /** Leads an offset of the original into the redacted text; inside of what was replaced, to its edge. */
  offset(original: number): number;
}

/** The text without the stretches that hold personal data; everything else stays as it was. */
export function redact(text: string, detections: readonly RedactionSpan[], style: RedactionStyle): string {
  return redaction(text, detections, style).text;
}

/** Like `redact`, with the way from old offsets to new ones, so that evidence can follow. */
export function redaction(
  text: string,
  detections: readonly RedactionSpan[],
  style: RedactionStyle,
): Redaction {
  const pieces: string[] = [];
  const moves: { readonly start: number; readonly end: number; readonly shift: number }[] = [];
  let at = 0;
  let shift = 0;
  for (const { start, end, value } of merged(detections, text.length)) {
    const hidden = text.slice(start, end);
    const kind = isPiiKind(value) ? value : undefined;
    const replacement = style.form === 'mask' ? mask(hidden, kind) : label(kind, style.language);
    pieces.push(text.slice(at, start), replacement);
    shift += replacement.length - hidden.length;
    moves.push({ start, end, shift });
    at = end;
  }
  pieces.push(text.slice(at));
  return { text: pieces.join(''), offset: (original) => follow(moves, original, style) };
}

function follow(
  moves: readonly { readonly start: number; readonly end: number; readonly shift: number }[],
  original: number,
  style: RedactionStyle,
): number {
  if (style.form === 'mask') return original;
  let shift = 0;
  for (const move of moves) {
    if (original <= move.start) break;
    if (original < move.end) return move.start + shift;
    shift = move.shift;
  }
  return original + shift;
}

/** Overlapping and touching stretches of the same kind become one; of two kinds, the first keeps its name. */
function merged(detections: readonly RedactionSpan[], length: number): RedactionSpan[] {
  const spans = detections
    .map(({ start, end, value }) => ({ start: Math.max(0, start), end: Math.min(end, length), value }))
    .filter(({ start, end }) => end > start)
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: { start: number; end: number; value: unknown }[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end);
    else kept.push({ ...span });
  }
  return kept;
}

function label(kind: PiiKind | undefined, language: Language): string {
  const name = kind === undefined ? { zh: '隐私', en: 'private' } : PII_KINDS[kind];
  return `[${name[language]}]`;
}

/** How many letters and digits stay at each end. */
const KEPT: Partial<Record<PiiKind, { readonly head: number; readonly tail: number }>> = {
  mobile: { head: 3, tail: 4 },
  phone: { head: 3, tail: 2 },
  landline: { head: 3, tail: 2 },
  id_card: { head: 3, tail: 4 },
  bank_card: { head: 0, tail: 4 },
  iban: { head: 2, tail: 4 },
  ssn: { head: 0, tail: 4 },
  passport: { head: 1, tail: 2 },
  driver_license: { head: 1, tail: 2 },
  plate: { head: 2, tail: 1 },
};
/** Where the ends would leave less than this hidden, they are hidden as well. */
const HIDDEN_SHARE = 0.35;

function mask(hidden: string, kind: PiiKind | undefined): string {
  if (kind === 'email') return maskEmail(hidden);
  if (kind === 'name') return maskName(hidden);
  const { head, tail } = (kind === undefined ? undefined : KEPT[kind]) ?? { head: 0, tail: 0 };
  return maskMiddle(hidden, head, tail);
}

const SIGN = /[\p{L}\p{N}]/u;

/** Stars for the letters and digits between the ends; spaces and dashes stay, so that the shape is still to be seen. */
function maskMiddle(hidden: string, head: number, tail: number): string {
  const units = hidden.split('');
  const signs = units.flatMap((unit, index) => (isSign(unit) ? [index] : []));
  const keeps = signs.length - head - tail >= signs.length * HIDDEN_SHARE;
  const from = keeps ? head : 0;
  const to = signs.length - (keeps ? tail : 0);
  for (const index of signs.slice(from, to)) units[index] = '*';
  return units.join('');
}

/** Halves of surrogate pairs count as letters: nothing of a rare character may stay. */
function isSign(unit: string): boolean {
  const code = unit.charCodeAt(0);
  return (code >= 0xd800 && code <= 0xdfff) || SIGN.test(unit);
}

/** The first letter and the domain stay. */
function maskEmail(email: string): string {
  const at = Math.max(email.lastIndexOf('@'), email.lastIndexOf('\uff20'));
  if (at < 2) return `${'*'.repeat(Math.max(0, at))}${email.slice(Math.max(0, at))}`;
  return `${email[0]}${'*'.repeat(at - 1)}${email.slice(at)}`;
}

/** A Chinese surname stays ("王**"), or the first letter of each word ("J*** S****"); a single character does not. */
function maskName(name: string): string {
  return name.replaceAll(/[\p{L}\p{M}\p{N}'’]+/gu, (word) => {
    if (word.length < 2) return '*'.repeat(word.length);
    return `${word[0]}${'*'.repeat(word.length - 1)}`;
  });
}
