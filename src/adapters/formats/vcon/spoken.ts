import type { NormaliseOptions } from '#core/conversation/normalise.ts';
import { resolveRole } from '#core/conversation/roles.ts';
import { instantMs, parseTime } from '#core/conversation/times.ts';
import type { Problem } from '#core/problem.ts';
import { htmlToText } from '../html-text.ts';
import { error, warning } from '../problems.ts';
import { readTranscriptText } from '../transcript/block.ts';
import { type Content, readContent } from './content.ts';
import { isObject, type Json } from './legacy.ts';
import { type NumberedSpeakers, numberedSpeakers, type Who } from './numbered-speakers.ts';
import type { Party } from './parties.ts';
import { type Passage, readPassages } from './transcript.ts';

export interface SpokenTurn {
  readonly raw: Record<string, unknown>;
  /** Milliseconds since 1970, or NaN: the order of what was said. */
  readonly time: number;
  readonly place: string;
}

/** What is read out of a vCon on the way, problems included. */
export interface Reading {
  readonly parties: readonly Party[];
  readonly options: NormaliseOptions;
  /** Of a recording whose dialog does not tell it, where it is known. */
  readonly durationMs: number | undefined;
  readonly problems: Problem[];
  readonly warnings: Problem[];
  readonly turns: SpokenTurn[];
  /** Dialogs whose transcript has been read. */
  readonly transcribed: Set<unknown>;
}

/** Returns true when the dialog became a turn; false leaves it as an attribute. */
export function readDialog(dialog: unknown, index: number, reading: Reading): boolean {
  if (!isObject(dialog)) return false;
  const path = `dialog[${index}]`;
  const read = readContent(dialog, path);
  if (!read.ok) {
    reading.problems.push(read.problem);
    return false;
  }
  if (dialog['type'] !== 'text') return false;
  const text = textOf(read.content, dialog['mediatype']);
  if (text === undefined) {
    reading.warnings.push(
      warning(
        'text-not-inside',
        {
          zh: `${path} 的文字不在文件内，未读取`,
          en: `the text of ${path} is not in the file and was not read`,
        },
        { path },
      ),
    );
    return false;
  }
  const speaker = speakerOf(dialog);
  const party = speaker === undefined ? undefined : reading.parties[speaker];
  if (party === undefined) {
    reading.problems.push(
      error(
        'unknown-party',
        { zh: `${path} 的 parties 没有指向任何一方`, en: `the parties of ${path} point to nobody` },
        { path: `${path}.parties` },
      ),
    );
    return false;
  }
  const { type, start, parties, originator, body, encoding, content_hash, ...others } = dialog;
  const plain = others['mediatype'] === 'text/plain' ? without(others, 'mediatype') : others;
  reading.turns.push({
    raw: {
      role: party.role,
      text,
      ...(party.name === undefined ? {} : { speaker: party.name }),
      ...(start === undefined ? {} : { at: start }),
      ...(Object.keys(plain).length === 0 ? {} : { attributes: plain }),
    },
    time: timeOf(start),
    place: path,
  });
  return true;
}

function textOf(content: Content, mediatype: unknown): string | undefined {
  if (content.kind === 'json') {
    if (typeof content.value === 'string') return content.value;
    const text = isObject(content.value) ? (content.value['text'] ?? content.value['message']) : undefined;
    return typeof text === 'string' ? text : JSON.stringify(content.value);
  }
  if (content.kind !== 'text') return undefined;
  return String(mediatype).startsWith('text/html') ? htmlToText(content.text) : content.text;
}

/** Returns true when the analysis was a transcript and became turns. */
export function readAnalysis(
  analysis: unknown,
  index: number,
  dialogs: readonly unknown[],
  reading: Reading,
): boolean {
  if (!isObject(analysis)) return false;
  const path = `analysis[${index}]`;
  const read = readContent(analysis, path);
  if (!read.ok) {
    reading.problems.push(read.problem);
    return false;
  }
  if (analysis['type'] !== 'transcript') return false;
  const of: unknown = Array.isArray(analysis['dialog']) ? analysis['dialog'][0] : analysis['dialog'];
  const dialog = typeof of === 'number' && isObject(dialogs[of]) ? dialogs[of] : {};
  // Corrected and translated versions of the same recording are kept beside it, not read twice.
  if (reading.transcribed.has(of)) return false;
  const seconds = dialog['duration'];
  const durationMs = typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : reading.durationMs;
  const passages = passagesOf(read.content, reading, durationMs);
  if (passages === undefined) {
    reading.warnings.push(
      warning(
        'transcript-not-understood',
        {
          zh: `${path} 的转写结构无法识别，已留作属性`,
          en: `the transcript in ${path} has an unknown form and is kept as an attribute`,
        },
        { path },
      ),
    );
    return false;
  }
  reading.transcribed.add(of);
  const begin = timeOf(dialog['start']);
  // A second recording goes on where the clock stands, not at zero again.
  const delay = Math.max(0, begin - timeOf(startOf(dialogs)) || 0);
  const only = onlyParty(dialog, reading.parties);
  const speakers = numberedSpeakers(passages, reading.parties, only, reading.options.roles);
  if (speakers.isGuessed) reading.warnings.push(guessedSpeakers(path));
  for (const [i, passage] of passages.entries()) {
    const place = `${path}.body[${i}]`;
    const who = speakerOfPassage(passage, speakers, reading) ?? (only && { role: only.role });
    if (who === undefined) {
      reading.problems.push(
        error(
          'unknown-party',
          { zh: `${place} 没有说明是谁说的`, en: `${place} does not say who speaks` },
          { path: place },
        ),
      );
      continue;
    }
    const { startMs, endMs } = passage;
    reading.turns.push({
      raw: {
        ...who,
        text: passage.text,
        ...(startMs === undefined ? {} : { startMs: startMs + delay }),
        ...(endMs === undefined ? {} : { endMs: endMs + delay }),
        attributes: { dialog: of },
      },
      time: timeOfPassage(i, startMs, begin),
      place,
    });
  }
  return true;
}

/** The first passage stands where its recording begins; one without a time follows the one before it. */
function timeOfPassage(index: number, startMs: number | undefined, begin: number): number {
  if (startMs === undefined) return index === 0 ? begin : Number.NaN;
  return (Number.isNaN(begin) ? 0 : begin) + startMs;
}

function passagesOf(
  content: Content,
  reading: Reading,
  durationMs: number | undefined,
): readonly Passage[] | undefined {
  if (content.kind === 'json') return readPassages(content.value, reading.parties.length, durationMs);
  if (content.kind !== 'text') return undefined;
  const trimmed = content.text.trimStart();
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) {
    try {
      return readPassages(JSON.parse(content.text), reading.parties.length, durationMs);
    } catch {
      return undefined;
    }
  }
  const read = readTranscriptText(content.text, { ...reading.options, fallbackId: 'transcript' });
  if (!read.ok) return undefined;
  return read.conversation.turns.map((turn) => ({
    label: turn.role,
    text: turn.text,
    ...(turn.startMs === undefined ? {} : { startMs: turn.startMs }),
    ...(turn.endMs === undefined ? {} : { endMs: turn.endMs }),
  }));
}

function speakerOfPassage(
  { party, label }: Passage,
  numbered: NumberedSpeakers,
  { parties, options }: Reading,
): Json | undefined {
  const byName = parties.find(({ name }) => name !== undefined && name === label);
  const known = byName ?? (party === undefined ? undefined : parties[party]);
  if (known !== undefined) return spokenBy(known);
  if (label === undefined) return undefined;
  const resolved = resolveRole(label, options.roles);
  if (resolved !== undefined) return { ...resolved };
  const counted = numbered.byLabel.get(label);
  return counted === undefined ? undefined : spokenBy(counted);
}

function spokenBy({ role, name }: Who): Json {
  return name === undefined ? { role } : { role, speaker: name };
}

/** A recording of one party alone needs no speaker labels. */
function onlyParty(dialog: Json, parties: readonly Party[]): Party | undefined {
  const only = speakerOf(dialog);
  const isAlone = !Array.isArray(dialog['parties']) || dialog['parties'].length === 1;
  return only === undefined || !isAlone ? undefined : parties[only];
}

function guessedSpeakers(path: string): Problem {
  return warning(
    'speakers-concluded',
    {
      zh: `${path} 的转写只给说话人编了号，从内容也听不出谁是客服，按顺序对应 parties 里的各方`,
      en: `the transcript in ${path} only numbers its speakers, and what they say does not tell who is who: they are taken for the parties in order`,
    },
    {
      path,
      hint: {
        zh: '请给每段文字写 party，或写 speaker:agent、customer',
        en: 'give each passage its party, or speaker agent or customer',
      },
    },
  );
}

export function speakerOf(dialog: Json): number | undefined {
  if (typeof dialog['originator'] === 'number') return dialog['originator'];
  const parties = dialog['parties'];
  const first: unknown = Array.isArray(parties)
    ? parties.flat().find((one) => typeof one === 'number')
    : parties;
  return typeof first === 'number' ? first : undefined;
}

export function timeOf(value: unknown): number {
  const time = parseTime(value);
  return time.kind === 'instant' ? instantMs(time.iso) : Number.NaN;
}

export function startOf(dialogs: readonly unknown[]): unknown {
  const starts = dialogs.flatMap((dialog) =>
    isObject(dialog) && dialog['start'] !== undefined ? [dialog['start']] : [],
  );
  return starts.filter((start) => !Number.isNaN(timeOf(start))).sort((a, b) => timeOf(a) - timeOf(b))[0];
}

export function without(value: Json, key: string): Json {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}
