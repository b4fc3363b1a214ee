// What the usual vendors call the parts of a transcript.

export type Json = Readonly<Record<string, unknown>>;

// Capitals, `_` and `-` in them do not matter.

export const TEXTS = [
  'text',
  'transcript',
  'content',
  'sentence',
  'finalSentence',
  'onebest',
  'utterance',
  'display',
  'punctuatedWord',
  'word',
];
export const STARTS = [
  'startMs',
  'start',
  'startTime',
  'startOffset',
  'beginTime',
  'begin',
  'bg',
  'from',
  'offset',
];
export const ENDS = ['endMs', 'end', 'endTime', 'endOffset', 'stop', 'ed', 'to'];
export const LENGTHS = ['durationMs', 'duration'];
export const CONFIDENCES = ['confidence', 'conf', 'score', 'probability'];
export const SPEAKERS = ['role', 'speaker', 'speakerLabel', 'speakerId', 'spk', 'participant', 'party'];
export const CHANNELS = ['channel', 'channelId', 'channelTag'];
/** What one segment was understood as, the best first. */
export const ALTERNATIVES = ['alternatives', 'nBest'];

/** The first of some fields that is there, by the name that it has, with its value. */
export function field(value: Json, names: readonly string[]): [name?: string, value?: unknown] {
  let keys: Map<string, string> | undefined;
  for (const name of names) {
    if (value[name] !== undefined && value[name] !== null) return [name, value[name]];
    keys ??= keysOf(value);
    const key = keys.get(plain(name));
    if (key !== undefined) return [key, value[key]];
  }
  return [];
}

/** By their plain form; without those that hold nothing. */
function keysOf(value: Json): Map<string, string> {
  const keys = new Map<string, string>();
  for (const [key, held] of Object.entries(value)) {
    if (held !== undefined && held !== null && !keys.has(plain(key))) keys.set(plain(key), key);
  }
  return keys;
}

/** A transcript of an hour has a hundred thousand fields, and a dozen names of them. */
const plainForms = new Map<string, string>();
const MOST_FORMS = 1000;

function plain(name: string): string {
  const known = plainForms.get(name);
  if (known !== undefined) return known;
  const form = name.replace(/[_-]/g, '').toLowerCase();
  if (plainForms.size < MOST_FORMS) plainForms.set(name, form);
  return form;
}

/** A number, or what stands for one: `"1.5"`, `"1.5s"`, `"00:01:02.5"`, `"PT1M2.5S"` in seconds; NaN where it is none. */
export function timeOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return Number.NaN;
  const [, hours, minutes, seconds] =
    /^PT(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(value.trim()) ?? [];
  if ((hours ?? minutes ?? seconds) !== undefined)
    return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  const clock = /^(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:[.,]\d+)?)$/.exec(value.trim());
  if (clock === null) return value.trim() === '' ? Number.NaN : Number(value.trim().replace(/s$/, ''));
  return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]!.replace(',', '.'));
}

/** 0–1, whether it was told as a share or in percent; undefined where it was not. */
export function confidenceOf(value: Json): number | undefined {
  const told = Number(field(value, CONFIDENCES)[1] ?? Number.NaN);
  if (!Number.isFinite(told)) return undefined;
  return told > 1 ? Math.min(1, told / 100) : Math.max(0, told);
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
