import { resolveRole } from '../conversation/roles.ts';
import type { Role } from '../conversation/schema.ts';

/** A transcript as its vendor wrote it: words with times, and whatever else stands beside them. */
export interface Transcript {
  readonly segments: readonly TranscriptSegment[];
  /** The other fields of the file: id, agent, customer, startedAt, attributes, … */
  readonly rest: Readonly<Record<string, unknown>>;
}

export interface TranscriptSegment {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  /** 0–1. */
  readonly confidence?: number;
  /** As far as its label tells. */
  readonly role?: Role;
  /** What the file calls the speaker. */
  readonly speaker?: string;
  /** From 0. */
  readonly channel?: number;
}

type Json = Readonly<Record<string, unknown>>;

const LISTS = [
  'segments',
  'turns',
  'utterances',
  'sentences',
  'results',
  'transcript',
  'transcription',
  'monologues',
  'items',
  'data',
];
const TEXTS = ['text', 'transcript', 'content', 'sentence', 'onebest', 'utterance'];
const STARTS = [
  'startMs',
  'start_ms',
  'start',
  'startTime',
  'start_time',
  'beginTime',
  'begin_time',
  'begin',
  'bg',
  'from',
  'offset',
];
const ENDS = ['endMs', 'end_ms', 'end', 'endTime', 'end_time', 'stop', 'ed', 'to'];
const LENGTHS = ['durationMs', 'duration_ms', 'duration'];
const CONFIDENCES = ['confidence', 'conf', 'score', 'probability'];
const SPEAKERS = [
  'role',
  'speaker',
  'speakerLabel',
  'speaker_label',
  'speaker_id',
  'speakerId',
  'spk',
  'participant',
  'party',
];
const CHANNELS = ['channel', 'channelId', 'channel_id', 'channelTag', 'channel_tag'];

/**
 * Reads the transcript beside a recording, whatever its vendor calls things.
 * @param durationMs of the recording: tells seconds from milliseconds where the names do not
 * @returns undefined where no list of timed texts is found
 */
export function readTranscriptFile(value: unknown, durationMs: number): Transcript | undefined {
  const found = listIn(value);
  if (found === undefined) return undefined;
  const scale = scaleOf(found.list, durationMs);
  const base = Math.min(...found.list.flatMap((one) => field(one, CHANNELS)[1] ?? []).map(Number));
  const segments = found.list.flatMap((one) => segmentOf(one, scale, base === 1 ? 1 : 0) ?? []);
  return segments.length === 0 ? undefined : { segments, rest: found.rest };
}

function listIn(value: unknown): { list: readonly Json[]; rest: Json } | undefined {
  if (Array.isArray(value)) {
    const list = value.filter(isObject);
    return list.some(isSegment) ? { list, rest: {} } : undefined;
  }
  if (!isObject(value)) return undefined;
  for (const name of LISTS) {
    const found = listIn(value[name]);
    if (found === undefined) continue;
    const rest = Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
    return { list: found.list, rest: { ...found.rest, ...rest } };
  }
  return undefined;
}

function isSegment(value: Json): boolean {
  return (
    typeof field(value, TEXTS)[1] === 'string' &&
    Number.isFinite(Number(field(value, STARTS)[1] ?? Number.NaN))
  );
}

/** Milliseconds in one unit of the file's times. */
function scaleOf(list: readonly Json[], durationMs: number): number {
  const latest = Math.max(...list.map((one) => Number(field(one, STARTS)[1] ?? 0)));
  const isNamed = list.some((one) => /ms$/i.test(field(one, STARTS)[0] ?? ''));
  return isNamed || latest > (durationMs / 1000) * 1.5 ? 1 : 1000;
}

function segmentOf(one: Json, scale: number, base: number): TranscriptSegment | undefined {
  if (!isSegment(one)) return undefined;
  const startMs = Math.max(0, Number(field(one, STARTS)[1]) * scale);
  const end = field(one, ENDS)[1];
  const length = field(one, LENGTHS)[1];
  const endMs = end !== undefined ? Number(end) * scale : startMs + Number(length ?? 0) * scale;
  const confidence = Number(field(one, CONFIDENCES)[1] ?? Number.NaN);
  const label = field(one, SPEAKERS)[1];
  const speaker = label === undefined ? undefined : String(label);
  const role = speaker === undefined ? undefined : resolveRole(speaker)?.role;
  const channel = Number(field(one, CHANNELS)[1] ?? Number.NaN) - base;
  return {
    startMs: Math.round(startMs),
    endMs: Math.round(Math.max(startMs, Number.isFinite(endMs) ? endMs : startMs)),
    text: String(field(one, TEXTS)[1]).trim(),
    ...(Number.isFinite(confidence)
      ? { confidence: confidence > 1 ? Math.min(1, confidence / 100) : Math.max(0, confidence) }
      : {}),
    ...(role === undefined ? {} : { role }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(channel === 0 || channel === 1 ? { channel } : {}),
  };
}

function field(value: Json, names: readonly string[]): [name?: string, value?: unknown] {
  for (const name of names) if (value[name] !== undefined && value[name] !== null) return [name, value[name]];
  return [];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
