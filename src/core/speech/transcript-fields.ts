// What the usual vendors call the parts of a transcript.

export type Json = Readonly<Record<string, unknown>>;

export const TEXTS = [
  'text',
  'transcript',
  'content',
  'sentence',
  'onebest',
  'utterance',
  'punctuated_word',
  'word',
];
export const STARTS = [
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
export const ENDS = ['endMs', 'end_ms', 'end', 'endTime', 'end_time', 'stop', 'ed', 'to'];
export const LENGTHS = ['durationMs', 'duration_ms', 'duration'];
export const CONFIDENCES = ['confidence', 'conf', 'score', 'probability'];
export const SPEAKERS = [
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
export const CHANNELS = ['channel', 'channelId', 'channel_id', 'channelTag', 'channel_tag'];

export function field(value: Json, names: readonly string[]): [name?: string, value?: unknown] {
  for (const name of names) if (value[name] !== undefined && value[name] !== null) return [name, value[name]];
  return [];
}

/** A number, or what stands for one: `"1.5"`, `"1.5s"`, `"00:01:02.5"` in seconds; NaN where it is none. */
export function timeOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return Number.NaN;
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
