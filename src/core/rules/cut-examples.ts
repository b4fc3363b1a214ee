import { parse, parseDocument, stringify } from 'yaml';

/** One of these stands in every file that has an example made of a conversation. */
export const EXAMPLE_MARKS = ['conversation_id', 'Upheld appeal: ', '申诉成立：'] as const;

/** Examples were told by their names before they carried the conversation's id. */
const NAME_OF_OLD = /^(?:Upheld appeal: |申诉成立：)(.+)$/su;
const TELLING_LINE = /^( *)(- +)?(conversation_id|name): *(.+)$/u;

/**
 * The rule file without the examples that were made of unwanted conversations, everything else as it was written. They
 * go also from a draft that is no YAML at the moment. Where they are written so that lines cannot tell them from the
 * rest (in braces, by an alias), they go all the same, and the file is written anew from what it says.
 */
export function cutExamples(text: string, isUnwanted: (conversation: string) => boolean): string {
  if (!EXAMPLE_MARKS.some((mark) => text.includes(mark))) return text;
  const lines = text.split('\n');
  const { cuts, seen } = cutLines(lines, isUnwanted);
  const marks = EXAMPLE_MARKS.reduce((sum, mark) => sum + text.split(mark).length - 1, 0);
  if (cuts === 0 && seen === marks) return text;
  const cut = lines.join('\n');
  const before = readAsWords(text);
  if (before === undefined) return cut;
  const expected = JSON.stringify(withoutExamples(before, isUnwanted));
  if (JSON.stringify(before) === expected) return text;
  return JSON.stringify(readAsWords(cut)) === expected ? cut : stringify(JSON.parse(expected), WORDS_ONLY);
}

/** Of which conversations a rule file has examples, by the ids that these carry. */
export function conversationsIn(text: string): string[] {
  if (!text.includes('conversation_id')) return [];
  return text.split('\n').flatMap((line) => {
    const told = toldBy(line);
    return told?.key === 'conversation_id' ? [told.conversation] : [];
  });
}

/** From the end, so that what is still to be looked at keeps its place. */
function cutLines(lines: string[], isUnwanted: (conversation: string) => boolean) {
  let [cuts, seen] = [0, 0];
  for (let index = lines.length - 1; index >= 0; index--) {
    const told = toldBy(lines[index]!);
    if (told === null) continue;
    seen++;
    const start = isUnwanted(told.conversation) ? startOf(lines, index, told.column) : null;
    if (start === null) continue;
    cuts++;
    takeOut(lines, start);
    index = start;
  }
  return { cuts, seen };
}

function toldBy(line: string): { key: string; conversation: string; column: number } | null {
  if (!EXAMPLE_MARKS.some((mark) => line.includes(mark))) return null;
  const [, indent = '', dash = '', key = '', written = ''] = TELLING_LINE.exec(line) ?? [];
  const value = key === '' ? null : scalarOf(written);
  if (value === null) return null;
  const conversation = key === 'name' ? NAME_OF_OLD.exec(value)?.[1] : value;
  return conversation === undefined ? null : { key, conversation, column: indent.length + dash.length };
}

function scalarOf(written: string): string | null {
  try {
    const value: unknown = parse(written, WORDS_ONLY);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** Where the item of a list begins whose keys stand in this column. */
function startOf(lines: readonly string[], from: number, column: number): number | null {
  let at = from;
  while (at >= 0 && (isPassedOver(lines[at]!) || indentOf(lines[at]!) >= column)) at--;
  const begin = /^ *- +/.exec(lines[at] ?? '')?.[0];
  return begin?.length === column ? at : null;
}

/** Takes the item out that begins there, and the key of its list where that holds nothing else. */
function takeOut(lines: string[], start: number): void {
  const column = indentOf(lines[start]!);
  let end = start + 1;
  let next = end;
  for (; next < lines.length; next++) {
    // What looks like a comment further in may be the end of the conversation.
    if (lines[next]!.trim() !== '' && indentOf(lines[next]!) > column) end = next + 1;
    else if (!isPassedOver(lines[next]!)) break;
  }
  const isFollowed = lines[next]?.startsWith(`${' '.repeat(column)}-`) === true;
  lines.splice(start, end - start);
  let above = start - 1;
  while (above >= 0 && isPassedOver(lines[above]!)) above--;
  if (!isFollowed && /^ *examples: *(?:#.*)?\r?$/.test(lines[above] ?? '')) lines.splice(above, 1);
}

function isPassedOver(line: string): boolean {
  return /^\s*(?:#|$)/.test(line);
}

function indentOf(line: string): number {
  return /^ */.exec(line)![0].length;
}

/** Values as they are written: `007` stays what it is. */
const WORDS_ONLY = { schema: 'failsafe' } as const;

function readAsWords(text: string): unknown {
  const document = parseDocument(text, { ...WORDS_ONLY, uniqueKeys: false, prettyErrors: false });
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}

function withoutExamples(value: unknown, isUnwanted: (conversation: string) => boolean): unknown {
  if (!isRecord(value) || !Array.isArray(value['rules'])) return value;
  return { ...value, rules: value['rules'].map((rule) => ruleWithout(rule, isUnwanted)) };
}

function ruleWithout(rule: unknown, isUnwanted: (conversation: string) => boolean): unknown {
  if (!isRecord(rule) || !Array.isArray(rule['examples'])) return rule;
  const { examples, ...rest } = rule;
  const kept = (examples as unknown[]).filter((example) => !isOfSome(example, isUnwanted));
  if (kept.length === (examples as unknown[]).length) return rule;
  return kept.length === 0 ? rest : { ...rule, examples: kept };
}

function isOfSome(example: unknown, isUnwanted: (conversation: string) => boolean): boolean {
  if (!isRecord(example)) return false;
  const { conversation_id: id, name } = example;
  const old = typeof name === 'string' ? NAME_OF_OLD.exec(name)?.[1] : undefined;
  return [id, old].some((told) => typeof told === 'string' && isUnwanted(told));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
