import type { Turn } from '#core/conversation/schema.ts';
import { instantMs } from '#core/conversation/times.ts';
import type { Problem } from '#core/problem.ts';
import type { Transcript, TranscriptSegment } from '#core/speech/read-transcript.ts';
import { baseName, nameOfRecording } from '#core/speech/recording-name.ts';
import { isWithin } from '#core/speech/transcript-times.ts';
import { noVcon } from '../json-record.ts';
import { error, warning } from '../problems.ts';
import { fromVcon, looksLikeVcon } from './from-vcon.ts';
import { isObject, type Json, listOf } from './legacy.ts';
import { startOf, timeOf } from './spoken.ts';

export interface RecordingBeside {
  readonly file: string;
  readonly durationMs: number;
}

export type VconOfCall =
  | { readonly ok: true; readonly transcript: Transcript; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * A vCon beside a recording → who spoke, when, and the words with their times in the recording. It is refused where it
 * is none, where it demands an extension that is not known, and where it has words without any times.
 */
export function vconOfCall(value: unknown, recording: RecordingBeside): VconOfCall {
  if (!looksLikeVcon(value)) return { ok: false, problems: [noVcon(value)] };
  const read = fromVcon(value, { fallbackId: '' }, recording.durationMs);
  if (!read.ok) return read;
  const { id, channel: _, turns, startedAt, ...rest } = read.conversation;
  const start = beginningOf(value, recording.file);
  const began = start ?? startedAt;
  const said = turns.filter(({ text }) => text.trim() !== '');
  const timed = said.flatMap((turn) => placed(turn, began, shiftOf(value, start)));
  if (said.length > 0 && timed.length === 0) return { ok: false, problems: [untimed()] };
  const inside = timed.filter((one) => isWithin(one, recording.durationMs));
  const left = said.length - inside.length;
  return {
    ok: true,
    transcript: {
      segments: inside.toSorted((a, b) => a.startMs - b.startMs).map(ended(recording.durationMs)),
      rest: {
        ...rest,
        ...(id === '' ? {} : { id }),
        ...(began === undefined ? {} : { startedAt: began }),
      },
    },
    warnings: left === 0 ? read.warnings : [...read.warnings, outside(left)],
  };
}

/** When the recording began, as the vCon says: of several the one with its name, else the first. */
function beginningOf(vcon: Json, file: string): string | undefined {
  const recordings = (listOf(vcon['dialog']) ?? [])
    .filter(isObject)
    .filter((dialog) => dialog['type'] === 'recording');
  const name = nameOfRecording(file);
  const named = recordings.find(
    ({ filename }) => typeof filename === 'string' && nameOfRecording(baseName(filename)) === name,
  );
  const start = (named ?? recordings[0])?.['start'];
  return typeof start === 'string' && !Number.isNaN(timeOf(start)) ? start : undefined;
}

/** Times of passages are counted from the first dialog; the recording may have begun later. */
function shiftOf(vcon: Json, start: string | undefined): number {
  const first = timeOf(startOf(listOf(vcon['dialog']) ?? []));
  return start === undefined || Number.isNaN(first) ? 0 : timeOf(start) - first;
}

type Placed = Omit<TranscriptSegment, 'endMs'> & { readonly endMs?: number };

/** In milliseconds of the recording; empty for words without a time. */
function placed(turn: Turn, began: string | undefined, shiftMs: number): Placed[] {
  const about = {
    text: turn.text,
    role: turn.role,
    ...(turn.speaker === undefined ? {} : { speaker: turn.speaker }),
  };
  if (turn.startMs !== undefined) {
    const end = turn.endMs === undefined ? {} : { endMs: turn.endMs - shiftMs };
    return [{ ...about, startMs: turn.startMs - shiftMs, ...end }];
  }
  if (turn.at === undefined || began === undefined) return [];
  const startMs = instantMs(turn.at) - timeOf(began);
  const seconds = turn.attributes?.['duration'];
  const end = typeof seconds === 'number' ? { endMs: Math.round(startMs + seconds * 1000) } : {};
  return [{ ...about, startMs, ...end }];
}

/** What does not say when it ends lasts until somebody says something else. */
function ended(durationMs: number) {
  return (one: Placed, index: number, all: readonly Placed[]): TranscriptSegment => {
    const startMs = Math.max(0, one.startMs);
    const endMs = one.endMs ?? all[index + 1]?.startMs ?? durationMs;
    return { ...one, startMs, endMs: Math.max(startMs, endMs) };
  };
}

function untimed(): Problem {
  return error(
    'bad-transcript',
    {
      zh: '录音旁的 vCon 里有文字，但没有时间，放不进录音',
      en: 'the vCon beside the recording has words without times, which have no place in it',
    },
    {
      hint: {
        zh: '转写的每一段要有 start，文字对话要有 start；不需要这些文字时请改名',
        en: 'each passage of a transcript and each text dialog needs a start; rename the file to do without the words',
      },
    },
  );
}

function outside(count: number): Problem {
  return warning('words-outside', {
    zh: `录音旁的 vCon 里有 ${count} 段文字不在这段录音的时间内，没有采用`,
    en: `${count} passages of the vCon beside the recording are not within its time and were left out`,
  });
}
