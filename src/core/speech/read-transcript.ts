import { resolveRole } from '../conversation/roles.ts';
import type { Role } from '../conversation/schema.ts';
import type { RecognisedWord } from '../ports/recognizer.ts';
import {
  ALTERNATIVES,
  CHANNELS,
  confidenceOf,
  ENDS,
  field,
  isObject,
  type Json,
  LENGTHS,
  SPEAKERS,
  STARTS,
  TEXTS,
  timeOf,
} from './transcript-fields.ts';
import { scaleOf, stretchOf } from './transcript-times.ts';

/** A transcript as its vendor wrote it: words with times, and whatever else stands beside them. */
export interface Transcript {
  /** None where only the call is told of. */
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
  readonly words?: readonly RecognisedWord[];
}

/** Of a recording with one channel a file may call everything channel 0. */
export function areChannelsTold(segments: readonly TranscriptSegment[]): boolean {
  return new Set(segments.map(({ channel }) => channel)).size > 1;
}

const LISTS = [
  'segments',
  'turns',
  'utterances',
  'sentences',
  'sentenceInfo',
  'resultDetail',
  'recognizedPhrases',
  'results',
  'result',
  'transcripts',
  'transcript',
  'transcription',
  'monologues',
  'channels',
  'items',
  'data',
  'alternatives',
  'words',
];
const SAME_WORDS: readonly string[] = [
  'text',
  'transcripts',
  'transcript',
  'transcription',
  'combinedRecognizedPhrases',
];
/** Words without segments are put together until somebody pauses for so long. */
const PAUSE_SECONDS = 0.8;

/**
 * Reads the transcript beside a recording, whatever its vendor calls things: a list of texts with times, one for each
 * channel, or words alone. A file that only tells of the call is one as well, without segments.
 * @param durationMs of the recording: tells seconds from milliseconds where the names do not
 * @returns undefined where neither a list of timed texts nor anything of the call is found
 */
export function readTranscriptFile(value: unknown, durationMs: number): Transcript | undefined {
  const found = listIn(value);
  if (found === undefined) return isAboutCall(value) ? { segments: [], rest: value } : undefined;
  const scale = scaleOf(found.list, durationMs);
  const channels = new Set(found.list.flatMap((one) => field(one, CHANNELS)[1] ?? []).map(Number));
  const base = Math.min(...channels);
  const list = found.list.every(isWord) ? joined(found.list, scale) : found.list;
  const read = list.flatMap((one) => segmentOf(one, scale, base === 1 ? 1 : 0) ?? []);
  const segments = channels.size > 1 ? read : read.map(withoutChannel);
  return segments.length === 0 ? undefined : { segments, rest: found.rest };
}

/** Where all is called one channel, a mix of both was written down: that tells nothing of who speaks. */
function withoutChannel({ channel: _, ...segment }: TranscriptSegment): TranscriptSegment {
  return segment;
}

/** Of a call: nothing in it was meant for words, and something says which call it is or who spoke. */
const ABOUT_CALL = ['id', 'startedAt', 'agent', 'customer', 'attributes'];

function isAboutCall(value: unknown): value is Json {
  return (
    isObject(value) &&
    field(value, LISTS)[0] === undefined &&
    ABOUT_CALL.some((name) => Object.hasOwn(value, name))
  );
}

interface Found {
  readonly list: readonly Json[];
  readonly rest: Json;
}

function listIn(value: unknown): Found | undefined {
  if (Array.isArray(value)) {
    const list = value.filter(isObject).map(withWords);
    return list.some(isSegment) ? { list, rest: {} } : listsOf(value);
  }
  if (!isObject(value)) return undefined;
  for (const name of LISTS) {
    const [key, held] = field(value, [name]);
    const found = key === undefined ? undefined : listUnder(name, held);
    if (found === undefined) continue;
    // The words once more, without times.
    const isKept = (one: string) => one !== key && !SAME_WORDS.includes(one);
    const rest = Object.fromEntries(Object.entries(value).filter(([one]) => isKept(one)));
    return { list: found.list, rest: { ...found.rest, ...rest } };
  }
  return undefined;
}

function listUnder(name: string, value: unknown): Found | undefined {
  if (!Array.isArray(value)) return listIn(value);
  // The first alternative is the best, and what stands under channels is no segment, whatever it looks like.
  if (name === 'alternatives') return listIn(value[0]);
  return name === 'channels' ? listsOf(value) : listIn(value);
}

/** One list a channel: each item says its channel, or stands for the one whose place it has. */
function listsOf(groups: readonly unknown[]): Found | undefined {
  const lists = groups.map((group) => {
    const channel = isObject(group) ? field(group, CHANNELS)[1] : undefined;
    return { list: listIn(group)?.list ?? [], channel };
  });
  const list = lists.flatMap(({ list: own, channel }, index) =>
    own.map((one) =>
      lists.length === 1 || field(one, CHANNELS)[0] !== undefined
        ? one
        : { ...one, channel: channel ?? index },
    ),
  );
  return list.length === 0 ? undefined : { list, rest: {} };
}

/** A segment whose text or times stand in its best alternative, or in its words only. */
function withWords(value: Json): Json {
  const alternatives = field(value, ALTERNATIVES)[1];
  const best = Array.isArray(alternatives) && isObject(alternatives[0]) ? alternatives[0] : {};
  const whole: Json = { ...best, ...value };
  const words = wordsIn(whole);
  if (words.length === 0) return whole;
  const text = field(whole, TEXTS)[1] ?? textOf(words);
  const [first, last] = [field(words[0]!, STARTS)[1], field(words.at(-1)!, ENDS)[1]];
  return {
    ...(field(whole, STARTS)[0] === undefined ? { start: first } : {}),
    ...(field(whole, ENDS)[0] === undefined && field(whole, LENGTHS)[0] === undefined ? { end: last } : {}),
    text,
    ...whole,
  };
}

function wordsIn({ words }: Json): readonly Json[] {
  return Array.isArray(words) ? words.filter(isObject).filter(isSegment) : [];
}

function textOf(words: readonly Json[]): string {
  return words
    .map((word) => String(field(word, TEXTS)[1]).trim())
    .join(' ')
    .replace(/(?<=\p{Script=Han}\p{P}?) (?=\p{Script=Han})/gu, '');
}

function isSegment(value: Json): boolean {
  return typeof field(value, TEXTS)[1] === 'string' && Number.isFinite(timeOf(field(value, STARTS)[1]));
}

/** Amazon's lists hold words and signs between them, told by their `type`. */
const WORD_TYPES: readonly unknown[] = ['pronunciation', 'punctuation'];

function isWord(value: Json): boolean {
  return typeof field(value, ['word'])[1] === 'string' || WORD_TYPES.includes(value['type']);
}

/** Segments out of words: until somebody pauses, or another speaks. */
function joined(words: readonly Json[], scale: number): Json[] {
  const groups: Json[][] = [];
  for (const word of words) {
    const before = groups.at(-1)?.at(-1);
    if (!isSegment(word)) {
      // A sign has no time of its own.
      if (before !== undefined) groups.at(-1)!.splice(-1, 1, withSign(before, field(word, TEXTS)[1]));
      continue;
    }
    const pause =
      before === undefined
        ? 0
        : (timeOf(field(word, STARTS)[1]) - timeOf(field(before, ENDS)[1] ?? field(before, STARTS)[1])) *
          scale;
    const isOther = (names: readonly string[]) =>
      before !== undefined && field(word, names)[1] !== field(before, names)[1];
    if (before === undefined || pause > PAUSE_SECONDS * 1000 || isOther(SPEAKERS) || isOther(CHANNELS))
      groups.push([word]);
    else groups.at(-1)!.push(word);
  }
  return groups.map((group) => {
    const { word: _, punctuated_word: __, ...about } = group[0]!;
    const confidences = group.flatMap((word) => confidenceOf(word) ?? []);
    const mean = confidences.reduce((sum, one) => sum + one, 0) / Math.max(1, confidences.length);
    return {
      ...about,
      ...(confidences.length === 0 ? {} : { confidence: mean }),
      end: field(group.at(-1)!, ENDS)[1],
      text: textOf(group),
      words: group,
    };
  });
}

function withSign(word: Json, sign: unknown): Json {
  const [name, text] = field(word, TEXTS);
  return typeof sign === 'string' ? { ...word, [name!]: `${text}${sign}` } : word;
}

function segmentOf(one: Json, scale: number, base: number): TranscriptSegment | undefined {
  if (!isSegment(one)) return undefined;
  const { startMs, endMs } = stretchOf(one, scale);
  const confidence = confidenceOf(one);
  const place = field(one, CHANNELS)[1];
  const label = field(one, SPEAKERS)[1] ?? (Number.isFinite(Number(place ?? 0)) ? undefined : place);
  const speaker = label === undefined ? undefined : String(label);
  const role = speaker === undefined ? undefined : resolveRole(speaker)?.role;
  const channel = Number(place ?? Number.NaN) - base;
  const words = wordsIn(one).map((word) => wordOf(word, scale));
  return {
    startMs,
    endMs,
    text: String(field(one, TEXTS)[1]).trim(),
    ...(confidence === undefined ? {} : { confidence }),
    ...(role === undefined ? {} : { role }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(channel === 0 || channel === 1 ? { channel } : {}),
    ...(words.length === 0 ? {} : { words }),
  };
}

function wordOf(word: Json, scale: number): RecognisedWord {
  const confidence = confidenceOf(word);
  return {
    text: String(field(word, TEXTS)[1]).trim(),
    ...stretchOf(word, scale),
    ...(confidence === undefined ? {} : { confidence }),
  };
}
