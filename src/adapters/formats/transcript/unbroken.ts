import { foldLabel, resolveRole } from '#core/conversation/roles.ts';
import type { Role } from '#core/conversation/schema.ts';
import type { Problem } from '#core/problem.ts';
import { warning } from '../problems.ts';
import { isLabel, readLine } from './line.ts';
import { TIME } from './line-times.ts';

type Own = ReadonlyMap<string, Role> | undefined;

/** What web pages break lines with. */
const BREAKS = /<br\s*\/?>|<\/?(?:p|div)\b[^<>]*>/gi;
/** `\n` in two characters, as an export of an export has it. */
const WRITTEN_BREAK = /\\r\\n|\\n|\\r/;
const LONGEST_LABEL = 48;
const COLON = /[:\uff1a]/g;
/** No label goes across these. */
const MARK = /[|\uff5c\uff1b;。\uff01!\uff1f?\uff0c,、…:\uff1a]/;
/** Behind these (and no more than spaces) a label may have a name that nobody knows to be one. */
const END = /[|\uff5c\uff1b;。\uff01!\uff1f?…]/;
const BRACKETED = /[[【<]([^[\]【】<>]{1,48})[\]】>]/g;
const TIME_BEFORE = new RegExp(String.raw`(?:[\[(\uff08【<]\s*${TIME}\s*[\])\uff09】>]|(?<!\d)${TIME})\s*$`);
const LONGEST_TIME = 64;
/** Two sides that speak at all do so within this. */
const LOOKED_AT = 20_000;
const JOINT = /[\s|\uff5c\uff1b;/]/;

/** The lines of a transcript that stands inside something else, whose line breaks may have been lost on the way. */
export function linesOf(text: string, own: Own): string[] {
  const lines = text.replace(BREAKS, '\n').split(/\r\n|\n|\r/);
  const said = lines.filter((line) => line.trim() !== '');
  if (said.length !== 1) return lines;
  const line = said[0]!;
  const written = line.split(WRITTEN_BREAK);
  if (written.slice(1).some((part) => readLine(part, own).kind === 'speech')) return written;
  const starts = startsIn(line, own);
  if (starts.length < 2) return lines;
  const parts = starts.map((start, i) => withoutJoint(line.slice(start, starts[i + 1])));
  const before = line.slice(0, starts[0]).trim();
  return before === '' ? parts : [before, ...parts];
}

/** Searched from the end: an expression would begin anew at each of a million spaces. */
function withoutJoint(part: string): string {
  let end = part.length;
  while (end > 0 && JOINT.test(part[end - 1]!)) end--;
  return part.slice(0, end);
}

/** Tells of a single line, read as one turn, in which the other side is called as if it spoke. */
export function noteOfOtherSide(lines: readonly string[], own: Own): Problem | undefined {
  const [line, ...more] = lines.filter((one) => one.trim() !== '');
  if (line === undefined || more.length > 0) return undefined;
  const first = readLine(line, own);
  if (first.kind !== 'speech' || !first.known) return undefined;
  const role = resolveRole(first.label, own)!.role;
  const other = labelsWithin(first.text.slice(0, LOOKED_AT)).find(
    (label) => resolveRole(label)!.role !== role,
  );
  if (other === undefined) return undefined;
  return warning(
    'sides-in-one-turn',
    {
      zh: `没有换行，全部按“${first.label}”的一轮读取，但其中还写着“${other}”说的话`,
      en: `there are no line breaks and all of it is read as one turn of “${first.label}”, but “${other}” speaks in it too`,
    },
    {
      hint: {
        zh: '请让每一轮另起一行，或在每个称呼前加空格或“|”',
        en: 'begin a line with every turn, or put a space or “|” before every label',
      },
    },
  );
}

/** Where turns begin, with the time before the label. */
function startsIn(line: string, own: Own): number[] {
  const bracketed = bracketedIn(line, own);
  const isBracketed =
    bracketed.length > 0 && line.slice(0, bracketed[0]).replace(TIME_BEFORE, '').trim() === '';
  const starts = isBracketed ? bracketed : beforeColons(line, own);
  return starts.map((start, i) => {
    const from = Math.max(starts[i - 1] ?? 0, start - LONGEST_TIME);
    const time = TIME_BEFORE.exec(line.slice(from, start));
    return time === null ? start : from + time.index;
  });
}

function bracketedIn(line: string, own: Own): number[] {
  return bracketsWithWords(line)
    .filter(({ label }) => isCalled(label, own))
    .map(({ index }) => index);
}

/** At the end (我要找【人工客服】) it is called, and says nothing. */
function bracketsWithWords(line: string): { readonly label: string; readonly index: number }[] {
  const { length } = line.trimEnd();
  return [...line.matchAll(BRACKETED)]
    .map(({ 0: whole, 1: label, index }) => ({ label: label!.trim(), index, end: index + whole.length }))
    .filter(({ end }) => end < length);
}

function beforeColons(line: string, own: Own): number[] {
  const starts: number[] = [];
  const seen = new Set<string>();
  let from = 0;
  for (const { index: colon } of line.matchAll(COLON)) {
    const start = startOfLabel(line, from, colon, seen, own);
    if (start === undefined) continue;
    seen.add(line.slice(start, colon).trim());
    starts.push(start);
    from = colon + 1;
  }
  return starts;
}

/**
 * A label begins the line or stands behind a space or the end of a sentence. The shortest that is one is taken, but
 * `support agent` whole.
 */
function startOfLabel(
  line: string,
  from: number,
  colon: number,
  seen: ReadonlySet<string>,
  own: Own,
): number | undefined {
  let found: number | undefined;
  const least = Math.max(from, colon - LONGEST_LABEL);
  for (let at = colon - 1; at >= least && !MARK.test(line[at]!); at--) {
    const before = line[at - 1];
    if (line[at]!.trim() === '' || !(before === undefined || before.trim() === '' || END.test(before)))
      continue;
    const label = line.slice(at, colon).trim();
    const resolved = isLabel(label) ? resolveRole(label, own) : undefined;
    if (resolved === undefined) continue;
    if (found !== undefined) {
      if (resolved.speaker === undefined) found = at;
      continue;
    }
    const isFirst = at === 0 || END.test(line.slice(0, at).trimEnd().at(-1) ?? '|');
    if (isFirst || seen.has(label) || isCalled(label, own)) found = at;
  }
  return found;
}

/** 客服, 客服小王, `Agent Lee`: within words, 我找你们客服 or `the agent yesterday` is nobody who speaks. */
function isCalled(label: string, own: Own): boolean {
  const resolved = resolveRole(label, own);
  if (resolved === undefined) return false;
  if (resolved.speaker === undefined || own?.has(foldLabel(label)) === true) return true;
  const areNames = label.split(/\s+/).every((word) => /^[\p{Lu}\p{Script=Han}\d(\uff08]/u.test(word));
  return areNames && [...label].some((_, i) => i > 1 && isAlias(label.slice(0, i)));
}

function isAlias(label: string): boolean {
  const resolved = resolveRole(label.trim());
  return resolved !== undefined && resolved.speaker === undefined;
}

/** Roles before a colon or in brackets, wherever they stand. */
function labelsWithin(text: string): string[] {
  const labels = bracketsWithWords(text)
    .map(({ label }) => label)
    .filter(isAlias);
  for (const { index } of text.matchAll(COLON)) {
    const before = text.slice(Math.max(0, index - LONGEST_LABEL), index).trimEnd();
    const word = /(?:\p{Script=Han}{2,6}|[A-Za-z]+)$/u.exec(before)?.[0] ?? '';
    const label = /^[A-Za-z]/.test(word)
      ? word
      : [...word].map((_, i) => word.slice(i)).find((tail) => isAlias(tail));
    if (label !== undefined && isAlias(label)) labels.push(label);
  }
  return labels;
}
