import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { blockText, flowText, valueText } from './write-yaml.ts';

export type Path = readonly (string | number)[];

/** A written file as the form sees it. */
export interface FormDocument {
  readonly source: string;
  /** What is written, without comments. */
  readonly value: unknown;
  readonly document: Document.Parsed;
}

/** Null when the text is not YAML: then only the text can be mended. */
export function readForm(source: string): FormDocument | null {
  const document = parseDocument(source, { uniqueKeys: false, prettyErrors: false });
  if (document.errors.length > 0) return null;
  return { source, document, value: document.toJS({ maxAliasCount: 100 }) };
}

/**
 * The text after a change of one place; everything else, comments above all, stays to the letter. `undefined` takes
 * the place out. Null where it cannot be done without harm (inside an anchor's copy): there the text must be edited.
 */
export function withValue(form: FormDocument, path: Path, value: unknown): string | null {
  const expected = changed(form.value, path, value);
  const text = value === undefined ? taken(form, path) : written(form, path, value);
  return text !== null && holds(text, expected) ? text : null;
}

/** The text with one more item at the end of the list at the path, which is made where it is missing. */
export function withItem(form: FormDocument, path: Path, item: unknown): string | null {
  const list = at(form.value, path);
  if (!Array.isArray(list) || list.length === 0) return withValue(form, path, [item]);
  const expected = changed(form.value, path, [...list, item]);
  const node = nodeAt(form, path);
  const text = isSeq(node) ? added(form, node, undefined, item) : null;
  return text !== null && holds(text, expected) ? text : null;
}

/** The text with two items of a list that is written line by line exchanged. */
export function withSwapped(form: FormDocument, path: Path, index: number, other: number): string | null {
  const list = at(form.value, path);
  const node = nodeAt(form, path);
  if (!Array.isArray(list) || !isSeq(node) || node.flow === true) return null;
  const [first, second] = [Math.min(index, other), Math.max(index, other)];
  const [one, two] = [node.items[first], node.items[second]].map((item) => linesOf(form.source, item));
  if (one === undefined || two === undefined) return null;
  const { source } = form;
  const text =
    source.slice(0, one.start) +
    source.slice(two.start, two.end) +
    source.slice(one.end, two.start) +
    source.slice(one.start, one.end) +
    source.slice(two.end);
  const swapped = list.with(first, list[second]).with(second, list[first]);
  return holds(text, changed(form.value, path, swapped)) ? text : null;
}

export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

function nodeAt({ document }: FormDocument, path: Path): unknown {
  let node: unknown = document.contents;
  for (const key of path) {
    if (isAlias(node)) return null;
    if (isMap(node)) node = pairAt(node, key)?.value;
    else if (isSeq(node)) node = node.items[Number(key)];
    else return undefined;
  }
  return node;
}

function pairAt(map: YAMLMap, key: string | number): Pair | undefined {
  return map.items.find(
    (pair) => isScalar(pair.key) && String(pair.key.source ?? pair.key.value) === String(key),
  );
}

function written(form: FormDocument, path: Path, value: unknown): string | null {
  const { source } = form;
  const node = nodeAt(form, path);
  if (node === null && path.length > 0 && nodeAt(form, path.slice(0, -1)) === null) return null;
  if (node !== undefined && node !== null) return replaced(form, path, node, value);
  const key = path.at(-1);
  if (key === undefined) return blockText(value, 0);
  const parentPath = path.slice(0, -1);
  const parent = nodeAt(form, parentPath);
  const pair = isMap(parent) ? pairAt(parent, key) : undefined;
  if (pair !== undefined) {
    // A key without a value.
    const end = (pair.key as { range: [number, number, number] }).range[1];
    const colon = source.indexOf(':', end) + 1;
    return `${source.slice(0, colon)} ${valueText(value, columnOf(source, end))}${source.slice(colon)}`;
  }
  if (isMap(parent) && parent.items.length > 0) return added(form, parent, key, value);
  if (isSeq(parent) && parent.items.length > 0) return added(form, parent, undefined, value);
  return written(form, parentPath, typeof key === 'number' ? [value] : { [key]: value });
}

function replaced(form: FormDocument, path: Path, node: unknown, value: unknown): string | null {
  const { source } = form;
  const before = at(form.value, path);
  if (isBlock(node) && Array.isArray(value) && Array.isArray(before))
    return listChanged(form, path, before, value);
  const span = spanOf(source, node);
  if (span === undefined) return null;
  const old = source.slice(span.start, span.end);
  const isInFlow = isInsideFlow(form, path);
  const isMultiline = typeof value === 'string' && value.includes('\n');
  if (isInFlow && isMultiline) return null;
  const line = lineStart(source, span.start);
  const indent = source.slice(line).match(/^[ ]*(?:- +)*/)![0].length;
  const isFirstOfLine = source.slice(line, span.start).trim() === '';
  const text = isInFlow
    ? flowText(value)
    : isFirstOfLine
      ? blockText(value, span.start - line)
      : valueText(value, indent).trimStart() === valueText(value, indent)
        ? valueText(value, indent)
        : flowText(value, false);
  const tail = old.endsWith('\n') ? '\n' : '';
  return source.slice(0, span.start) + text + tail + source.slice(span.end);
}

/** Takes items out and adds others, one after another, so that the comments between them stay. */
function listChanged(form: FormDocument, path: Path, before: readonly unknown[], value: readonly unknown[]) {
  const left = before.filter((item) => value.includes(item));
  const more = value.filter((item) => !before.includes(item));
  const isOrdered = JSON.stringify([...left, ...more]) === JSON.stringify(value);
  if (!isOrdered || left.length === 0) {
    const span = spanOf(form.source, nodeAt(form, path));
    if (span === undefined) return null;
    const column = columnOf(form.source, span.start);
    const text =
      value.length === 0
        ? '[]'
        : `- ${value.map((item) => blockText(item, column + 2)).join(`\n${' '.repeat(column)}- `)}`;
    const tail = form.source.slice(span.start, span.end).endsWith('\n') ? '\n' : '';
    return form.source.slice(0, span.start) + text + tail + form.source.slice(span.end);
  }
  let current: FormDocument | null = form;
  for (let index = before.length - 1; index >= 0; index--) {
    if (value.includes(before[index])) continue;
    const text: string | null = taken(current, [...path, index]);
    current = text === null ? null : readForm(text);
    if (current === null) return null;
  }
  for (const item of more) {
    const node = nodeAt(current, path);
    const text: string | null = isSeq(node) ? added(current, node, undefined, item) : null;
    current = text === null ? null : readForm(text);
    if (current === null) return null;
  }
  return current.source;
}

/** One more pair or item at the end of a collection that has some. */
function added(
  { source }: FormDocument,
  parent: YAMLMap | YAMLSeq,
  key: string | number | undefined,
  value: unknown,
): string | null {
  const last = parent.items.at(-1);
  const end = endOf(source, last);
  if (end === undefined) return null;
  if (parent.flow === true) {
    const text = key === undefined ? flowText(value) : `${flowText(String(key))}: ${flowText(value)}`;
    return `${source.slice(0, end)}, ${text}${source.slice(end)}`;
  }
  const first = parent.items[0];
  const start = startOf(first);
  if (start === undefined) return null;
  const column = columnOf(source, start);
  const margin = ' '.repeat(key === undefined ? column - 2 : column);
  const line =
    key === undefined
      ? `${margin}- ${blockText(value, column)}`
      : `${margin}${flowText(String(key), false)}: ${valueText(value, column)}`.replace(/: \n/, ':\n');
  if (source[end - 1] === '\n') return `${source.slice(0, end)}${line}\n${source.slice(end)}`;
  const lineEnd = source.indexOf('\n', end);
  const place = lineEnd < 0 ? source.length : lineEnd;
  return `${source.slice(0, place)}\n${line}${source.slice(place)}`;
}

function taken(form: FormDocument, path: Path): string | null {
  const { source } = form;
  const parent = nodeAt(form, path.slice(0, -1));
  const key = path.at(-1);
  if (!(isMap(parent) || isSeq(parent)) || key === undefined) return null;
  const index = isMap(parent)
    ? parent.items.indexOf(pairAt(parent, key) as Pair<unknown, unknown>)
    : Number(key);
  const item = parent.items[index];
  const start = startOf(item);
  const end = endOf(source, item);
  if (start === undefined || end === undefined) return null;
  if (parent.items.length === 1) {
    const span = spanOf(source, parent);
    if (span === undefined) return null;
    const tail = source.slice(span.start, span.end).endsWith('\n') ? '\n' : '';
    return `${source.slice(0, span.start)}${isMap(parent) ? '{}' : '[]'}${tail}${source.slice(span.end)}`;
  }
  const next = startOf(parent.items[index + 1]);
  const line = lineStart(source, start);
  const before = source.slice(line, start);
  const isOwnLine = isSeq(parent) ? /^ *- +$/.test(before) : before.trim() === '';
  if (parent.flow !== true && isOwnLine) {
    const lineEnd = source[end - 1] === '\n' ? end : source.indexOf('\n', end) + 1 || source.length;
    return source.slice(0, line) + source.slice(lineEnd);
  }
  if (next !== undefined) return source.slice(0, start) + source.slice(next);
  const previous = endOf(source, parent.items[index - 1]);
  return previous === undefined ? null : source.slice(0, previous) + source.slice(end);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function spanOf(source: string, node: unknown): Span | undefined {
  const start = startOf(node);
  const end = endOf(source, node);
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** Without the end of the last line, which belongs to a text of several lines. */
function linesOf(source: string, node: unknown): Span | undefined {
  const span = spanOf(source, node);
  return span && source[span.end - 1] === '\n' ? { start: span.start, end: span.end - 1 } : span;
}

function startOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  if ('key' in node) return startOf((node as Pair).key);
  if (isBlock(node) && node.items.length > 0) {
    const first = startOf(node.items[0]);
    // A list begins at its dash.
    return first === undefined || !isSeq(node) ? first : columnDash(node, first);
  }
  return (node as { range?: [number, number, number] }).range?.[0];
}

function columnDash(node: YAMLSeq, first: number): number {
  return (node as { range?: [number, number, number] | null }).range?.[0] ?? first;
}

/** Where the last character of a value stands; what follows, a comment for instance, is not part of it. */
function endOf(source: string, node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  if ('key' in node) {
    const { key, value } = node as Pair;
    return endOf(source, value) ?? endOf(source, key);
  }
  if (isBlock(node) && node.items.length > 0) return endOf(source, node.items.at(-1));
  const range = (node as { range?: [number, number, number] | null }).range;
  if (range == null) return undefined;
  return isScalar(node) && node.type === 'PLAIN' && range[0] === range[1] ? undefined : range[1];
}

function isBlock(node: unknown): node is YAMLMap | YAMLSeq {
  return (isMap(node) || isSeq(node)) && node.flow !== true;
}

function isInsideFlow(form: FormDocument, path: Path): boolean {
  return path.some((_, depth) => {
    const node = nodeAt(form, path.slice(0, depth));
    return (isMap(node) || isSeq(node)) && node.flow === true;
  });
}

function lineStart(source: string, offset: number): number {
  return source.lastIndexOf('\n', offset - 1) + 1;
}

function columnOf(source: string, offset: number): number {
  return offset - lineStart(source, offset);
}

function holds(text: string, expected: unknown): boolean {
  const form = readForm(text);
  return form !== null && JSON.stringify(form.value) === JSON.stringify(expected);
}

/** The value with one place of it changed, as a written file would be read afterwards. */
function changed(value: unknown, path: Path, to: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined)
    return typeof to === 'string' && to.includes('\n') ? `${to.replace(/\n+$/, '')}\n` : to;
  if (Array.isArray(value)) {
    const inner = changed(value[Number(key)], rest, to);
    return inner === undefined
      ? value.toSpliced(Number(key), 1)
      : Object.assign([...value], { [key]: inner });
  }
  const map = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  if (value === undefined || value === null) {
    return typeof key === 'number' ? [changed(undefined, rest, to)] : { [key]: changed(undefined, rest, to) };
  }
  const inner = changed(map[key], rest, to);
  if (inner !== undefined) return { ...map, [key]: inner };
  const { [key]: _, ...others } = map;
  return others;
}
