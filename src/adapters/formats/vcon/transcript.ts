import { isObject, type Json } from './legacy.ts';

/** One passage of a transcript: who, by party index or by name, and when, in milliseconds of the recording. */
export interface Passage {
  readonly party?: number;
  readonly label?: string;
  readonly text: string;
  readonly startMs?: number;
  readonly endMs?: number;
}

const LISTS = ['segments', 'utterances', 'turns', 'messages', 'transcript', 'results', 'sentences', 'items'];
const TEXTS = ['text', 'message', 'transcript', 'content', 'utterance', 'sentence', 'body'];
const STARTS = ['start', 'start_time', 'startTime', 'begin', 'offset', 'start_offset'];
const ENDS = ['end', 'end_time', 'endTime', 'stop', 'end_offset'];
const PARTIES = ['party', 'parties', 'originator', 'party_index'];
const LABELS = ['role', 'speaker', 'speaker_label', 'speaker_id', 'name', 'participant', 'channel'];
/** Containers inside containers, as far as recognisers nest them. */
const DEEPEST = 4;

/**
 * A transcript has no fixed form in a vCon: a list of passages is looked for under the names that
 * recognisers use. Undefined when there is none.
 */
export function readPassages(body: unknown, parties: number): Passage[] | undefined {
  const list = findList(body, 0);
  if (list === undefined) return undefined;
  const speakers = new Map<string, number>();
  const items = list.filter((item): item is Json => isObject(item) && holdsText(item));
  const inMs = unitMs(items);
  return items.map((item) => {
    const startMs = timeOf(item, STARTS, inMs);
    const endMs = timeOf(item, ENDS, inMs);
    return {
      ...whoSpeaks(item, parties, speakers),
      text: first(item, TEXTS) as string,
      ...(startMs === undefined ? {} : { startMs }),
      ...(endMs === undefined ? {} : { endMs }),
    };
  });
}

/** Recognisers write seconds or whole milliseconds; nobody speaks for 200 seconds a passage on average. */
function unitMs(items: readonly Json[]): number {
  const times = items.map((item) => Number(first(item, ENDS) ?? first(item, STARTS))).filter(Number.isFinite);
  const whole = times.every(Number.isInteger);
  return whole && times.length > 0 && times.reduce((a, b) => Math.max(a, b)) / items.length > 200 ? 1 : 1000;
}

/** A time that is no number is left out: passages keep their order without it. */
function timeOf(item: Json, keys: readonly string[], inMs: number): number | undefined {
  const value = first(item, keys);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? Math.round(number * inMs) : undefined;
}

function findList(value: unknown, depth: number): readonly unknown[] | undefined {
  if (Array.isArray(value))
    return value.some((item) => isObject(item) && holdsText(item)) ? value : undefined;
  if (!isObject(value) || depth >= DEEPEST) return undefined;
  for (const key of LISTS) {
    const found = findList(value[key], depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function holdsText(item: Json): boolean {
  return typeof first(item, TEXTS) === 'string';
}

function first(item: Json, keys: readonly string[]): unknown {
  for (const key of keys) {
    const value = item[key];
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function whoSpeaks(
  item: Json,
  parties: number,
  speakers: Map<string, number>,
): Pick<Passage, 'party' | 'label'> {
  const named = first(item, PARTIES);
  const index = Array.isArray(named) ? named[0] : named;
  if (isParty(index, parties)) return { party: index };
  const label = first(item, LABELS);
  if (isParty(label, parties)) return { party: label };
  if (typeof label !== 'string') return {};
  // `speaker_1`, `SPEAKER_00`: numbered in the order of their appearance, whatever they start from.
  if (!/^(?:spk|speaker|channel|ch)?[\s_-]*\d{1,2}$/i.test(label)) return { label };
  if (!speakers.has(label)) speakers.set(label, speakers.size);
  const order = speakers.get(label)!;
  return order < parties ? { party: order } : { label };
}

function isParty(value: unknown, parties: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < parties;
}
