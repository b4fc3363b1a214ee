import { OUTCOMES } from '../analysis/analysis.ts';
import type { Bilingual } from '../bilingual.ts';
import { CHANNELS, LANGUAGES, type Role } from '../conversation/vocabulary.ts';
import { isKnownSignal } from '../signals/catalogue.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import type { YamlNode } from '../yaml/read-yaml.ts';
import type { ExampleTurn, HeardInExample, RuleExample } from './model.ts';
import { parseDuration } from './parse-values.ts';

const OUTCOME: Bilingual = { zh: '结果', en: 'outcome' };
const CHANNEL: Bilingual = { zh: '渠道', en: 'channel' };
const LANGUAGE: Bilingual = { zh: '语言', en: 'language' };
const SPEAKER: Bilingual = { zh: '说话人', en: 'speaker' };

const SPEAKERS: Readonly<Record<string, Role>> = {
  客户: 'customer',
  客服: 'agent',
  坐席: 'agent',
  机器人: 'bot',
  系统: 'system',
  customer: 'customer',
  agent: 'agent',
  bot: 'bot',
  system: 'system',
};
const LINE = /^(?:\[([^\]]+)\]\s*)?([^:：\s]{1,12})\s*[:：]\s*(.*)$/u;
/** What was heard with a line, at its end. */
const HEARD = /\s*\{\s*(speech\.[^{}]*)\}$/;
const CLOCK = /^(\d+):(\d{2})(?::(\d{2}))?(?:\.(\d+))?$/;

export function readExample(read: FieldReader, node: YamlNode): RuleExample | null {
  const map = read.map(node);
  if (map === null) return null;
  read.onlyKeys(map, [
    'name',
    'expect',
    'at',
    'channel',
    'language',
    'attributes',
    'started_at',
    'conversation_id',
    'conversation',
  ]);
  // Of no use to the rule: by it the example is found again when the conversation is erased.
  const sourceNode = read.optional(map, 'conversation_id');
  if (sourceNode !== undefined) read.text(sourceNode);
  const expectNode = read.required(map, 'expect');
  const expect = expectNode === null ? null : read.oneOf(expectNode, OUTCOMES, OUTCOME);
  const nameNode = read.optional(map, 'name');
  const name = nameNode === undefined ? '' : read.text(nameNode);
  const atNode = read.optional(map, 'at');
  const at = atNode === undefined ? undefined : read.number(atNode, { min: 1, integer: true });
  const channelNode = read.optional(map, 'channel');
  const channel = channelNode === undefined ? 'chat' : read.oneOf(channelNode, CHANNELS, CHANNEL);
  const languageNode = read.optional(map, 'language');
  const language = languageNode === undefined ? undefined : read.oneOf(languageNode, LANGUAGES, LANGUAGE);
  const startedNode = read.optional(map, 'started_at');
  const startedAt = startedNode === undefined ? undefined : read.text(startedNode);
  const attributesNode = read.optional(map, 'attributes');
  const attributes = attributesNode === undefined ? {} : plainAttributes(read, attributesNode);
  const conversationNode = read.required(map, 'conversation');
  const turns = conversationNode === null ? null : readTurns(read, conversationNode);
  if (expect === null || name === null || at === null || channel === null || turns === null) return null;
  if (language === null || startedAt === null || attributes === null) return null;
  return {
    name,
    expect,
    channel,
    attributes,
    turns,
    line: map.line,
    ...(at === undefined ? {} : { at }),
    ...(language === undefined ? {} : { language }),
    ...(startedAt === undefined ? {} : { startedAt }),
  };
}

function plainAttributes(read: FieldReader, node: YamlNode): Record<string, unknown> | null {
  const map = read.map(node);
  return map === null ? null : (plain(map) as Record<string, unknown>);
}

function plain(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
}

function readTurns(read: FieldReader, node: YamlNode): ExampleTurn[] | null {
  const text = read.text(node);
  if (text === null) return null;
  const { turns, unread } = readTranscript(text);
  for (const { line, why } of unread) {
    if (why === 'bad-time') {
      read.problems.error(node, 'bad-time', {
        zh: `看不懂这句的时间：${line}`,
        en: `The time of this line cannot be read: ${line}`,
      });
    } else {
      const speaker = LINE.exec(line)?.[2];
      if (speaker === undefined) {
        read.problems.error(node, 'bad-line', {
          zh: `这一行不是“说话人: 内容”：${line}`,
          en: `This line is not "speaker: text": ${line}`,
        });
      } else read.unknown(node, speaker, Object.keys(SPEAKERS), SPEAKER);
    }
  }
  return unread.length === 0 ? turns : null;
}

export interface ReadTranscript {
  readonly turns: ExampleTurn[];
  /** Lines that are no turn, with their number from 1. */
  readonly unread: readonly { readonly line: string; readonly number: number; readonly why: Unreadable }[];
}

type Unreadable = 'bad-line' | 'bad-time';

/** Turns as people write them down, `客户: …` or `[12s] agent: …` a line. */
export function readTranscript(text: string): ReadTranscript {
  const turns: ExampleTurn[] = [];
  const unread: ReadTranscript['unread'][number][] = [];
  for (const [index, written] of text.split('\n').entries()) {
    const line = written.trim();
    if (line === '') continue;
    const turn = parseLine(line);
    if (typeof turn === 'object') turns.push(turn);
    else unread.push({ line, number: index + 1, why: turn });
  }
  return { turns, unread };
}

function parseLine(line: string): ExampleTurn | Unreadable {
  const match = LINE.exec(line);
  const role = match === null ? undefined : SPEAKERS[match[2]!.toLowerCase()];
  if (match === null || role === undefined) return 'bad-line';
  const told = HEARD.exec(match[3]!);
  const heard = told === null ? undefined : parseHeard(told[1]!);
  if (heard === null) return 'bad-line';
  const text = told === null ? match[3]! : match[3]!.slice(0, told.index);
  const turn = { role, text, ...(heard === undefined ? {} : { heard }) };
  // What is heard is heard at a time.
  if (match[1] === undefined) return heard === undefined ? turn : 'bad-time';
  const [start, end, surplus] = match[1].split(/\s*[-–~]\s*/).map(parseMoment);
  if (start === undefined || start === null || end === null || surplus !== undefined) return 'bad-time';
  if (end === undefined) return heard === undefined ? { ...turn, startMs: start } : 'bad-time';
  return end < start ? 'bad-time' : { ...turn, startMs: start, endMs: end };
}

/** `speech.silence 3s, speech.loudness 6`; null where it is not of that form. */
function parseHeard(text: string): HeardInExample[] | null {
  const heard: HeardInExample[] = [];
  for (const part of text.split(/[,，、]/)) {
    const [type = '', written = '', surplus] = part.trim().split(/\s+/);
    const value = /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : parseDuration(written);
    if (!isKnownSignal(type) || !type.startsWith('speech.') || value === null || surplus !== undefined)
      return null;
    heard.push({ type, value });
  }
  return heard;
}

/** `12s`, `01:05` or `1:02:03`, in milliseconds. */
function parseMoment(text: string): number | null {
  const clock = CLOCK.exec(text.trim());
  if (clock === null) return parseDuration(text);
  const [, first, second, third, fraction] = clock;
  const seconds =
    third === undefined
      ? Number(first) * 60 + Number(second)
      : Number(first) * 3600 + Number(second) * 60 + Number(third);
  return seconds * 1000 + (fraction === undefined ? 0 : Number(`0.${fraction}`) * 1000);
}
