import { readTranscriptFile } from '#core/speech/read-transcript.ts';
import {
  CHANNELS,
  ENDS,
  field,
  isObject,
  type Json,
  LENGTHS,
  TEXTS as SIDE_TEXTS,
  SPEAKERS,
  STARTS,
  timeOf,
} from '#core/speech/transcript-fields.ts';
import { scaleOf, stretchOf } from '#core/speech/transcript-times.ts';

/** One passage of a transcript: who, by party index or by name, and when, in milliseconds of the recording. */
export interface Passage {
  readonly party?: number;
  readonly label?: string;
  readonly text: string;
  readonly startMs?: number;
  readonly endMs?: number;
}

const LISTS = ['segments', 'utterances', 'turns', 'messages', 'transcript', 'results', 'sentences', 'items'];
const TEXTS = [...SIDE_TEXTS.filter((name) => !/word$/i.test(name)), 'message', 'body'];
const PARTIES = ['party', 'parties', 'originator', 'partyIndex'];
const LABELS = [...SPEAKERS.filter((name) => name !== 'party'), 'name', ...CHANNELS];
/** Containers inside containers, as far as recognisers nest them. */
const DEEPEST = 4;
/** Where nobody says how long a recording is: nobody speaks for so long a passage on average. */
const LONGEST_PASSAGE_MS = 130_000;
const LONG_CALL_MS = 3_600_000;

/**
 * A transcript has no fixed form in a vCon: a list of passages is looked for under the names that
 * recognisers use. Undefined when there is none.
 * @param parties how many there are
 * @param durationMs of the recording, where it is known
 */
export function readPassages(body: unknown, parties: number, durationMs?: number): Passage[] | undefined {
  const list = findList(body, 0);
  if (list === undefined) return passagesOfVendor(body, durationMs ?? LONG_CALL_MS);
  const items = list.filter((item): item is Json => isObject(item) && holdsText(item));
  const scale = scaleOf(items, durationMs ?? items.length * LONGEST_PASSAGE_MS);
  return items.map((item) => ({
    ...whoSpeaks(item, parties),
    text: field(item, TEXTS)[1] as string,
    ...timesOf(item, scale),
  }));
}

/** Words alone, texts among alternatives, a list for each channel: as vendors write beside a recording. */
function passagesOfVendor(body: unknown, durationMs: number): Passage[] | undefined {
  const segments = readTranscriptFile(body, durationMs)?.segments ?? [];
  if (segments.length === 0) return undefined;
  return segments.map(({ speaker, channel, text, startMs, endMs }) => {
    const label = speaker ?? channel;
    return { ...(label === undefined ? {} : { label: `${label}` }), text, startMs, endMs };
  });
}

/** A time that is no number is left out: passages keep their order without it. */
function timesOf(item: Json, scale: number): Pick<Passage, 'startMs' | 'endMs'> {
  const isTimed = (names: readonly string[]) => Number.isFinite(timeOf(field(item, names)[1]));
  if (!isTimed(STARTS)) return {};
  const { startMs, endMs } = stretchOf(item, scale);
  return isTimed(ENDS) || isTimed(LENGTHS) ? { startMs, endMs } : { startMs };
}

function findList(value: unknown, depth: number): readonly unknown[] | undefined {
  if (Array.isArray(value))
    return value.some((item) => isObject(item) && holdsText(item)) ? value : undefined;
  if (!isObject(value) || depth >= DEEPEST) return undefined;
  for (const key of LISTS) {
    const found = findList(field(value, [key])[1], depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function holdsText(item: Json): boolean {
  return typeof field(item, TEXTS)[1] === 'string';
}

function whoSpeaks(item: Json, parties: number): Pick<Passage, 'party' | 'label'> {
  const named = field(item, PARTIES)[1];
  const index = Array.isArray(named) ? named[0] : named;
  if (typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < parties)
    return { party: index };
  const label = field(item, LABELS)[1];
  return typeof label === 'string' || typeof label === 'number' ? { label: `${label}` } : {};
}
