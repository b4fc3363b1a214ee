import type { Problem } from '../problem.ts';
import { cleanConversation, isClean } from './clean-text.ts';
import { type ConversationField, conversationField } from './fields.ts';
import { Findings, quote } from './findings.ts';
import { withInstants } from './local-times.ts';
import { channelNamed, languageNamed } from './named.ts';
import { refuseTooDeep } from './nesting.ts';
import {
  type DraftTurn,
  draftTurn,
  type People,
  reportBadTime,
  warnAmbiguous,
  warnRepaired,
} from './normalise-turn.ts';
import type { Channel, Conversation, Language, Person, Role, Turn } from './schema.ts';
import { parseTime } from './times.ts';
import { type Beginning, settleTimes } from './turn-times.ts';

export interface NormaliseOptions {
  /** Taken, and only then made, when the input names no id; without it such an input is refused. */
  readonly fallbackId?: string | (() => string);
  /** Taken when the input names no channel. */
  readonly channel?: Channel;
  /** The source's own role labels, keyed by `foldLabel`. */
  readonly roles?: ReadonlyMap<string, Role>;
  /** Characters (UTF-16 units) of one turn; default 1,000,000. */
  readonly maxTextLength?: number;
}

export type Normalised =
  | { readonly ok: true; readonly conversation: Conversation; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly id?: string };

export const MAX_TEXT_LENGTH = 1_000_000;

/**
 * Lenient in, canonical out: any of the usual names and spellings becomes the one conversation that
 * everything else points into. Number and order of the turns stay as they are; fields without a meaning
 * of their own stay under `attributes`. What cannot be right is refused with its place, never repaired
 * in silence. Pure: the same input gives the same result.
 */
export function normaliseConversation(raw: unknown, options: NormaliseOptions = {}): Normalised {
  const findings = new Findings();
  const source = Array.isArray(raw) ? { turns: raw } : raw;
  if (typeof source !== 'object' || source === null) {
    findings.error(
      'not-an-object',
      '',
      {
        zh: `一通对话应是一个对象，读到的是 ${quote(raw)}`,
        en: `a conversation is an object, but this is ${quote(raw)}`,
      },
      {
        zh: '例如 {"id":"c-1","turns":[{"role":"customer","text":"…"}]}',
        en: 'for example {"id":"c-1","turns":[{"role":"customer","text":"…"}]}',
      },
    );
    return { ok: false, problems: findings.all() };
  }
  const fields = sortFields(source as Record<string, unknown>, findings);
  const id = readId(fields, options, findings);
  refuseTooDeep(source, findings);
  const agent = readPerson(fields, 'agent');
  const customer = readPerson(fields, 'customer');
  const drafts = readTurns(fields, options, { agent, customer }, findings);
  const beginning = readBeginning(fields, findings);
  const isRecording = !findings.failed && settleTimes(drafts, beginning, findings);
  if (findings.failed) {
    return { ok: false, problems: findings.all(), ...(id === undefined ? {} : { id }) };
  }

  const turns = drafts.map(finishTurn);
  const startedAt = beginning.startedAt ?? startOfDay(fields, beginning, turns, findings);
  const language = readLanguage(fields);
  const channel = readChannel(fields) ?? options.channel ?? guessChannel(fields, isRecording);
  const attributes = gatherAttributes(fields, findings);
  const conversation: Conversation = {
    id: id!,
    channel,
    ...(language === undefined ? {} : { language }),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(agent === undefined ? {} : { agent }),
    ...(customer === undefined ? {} : { customer }),
    turns,
    ...(attributes === undefined ? {} : { attributes }),
  };
  // Half of the times on another clock would make of seconds hours.
  const timed = withInstants(conversation);
  return { ok: true, conversation: repaired(timed, findings), warnings: findings.warnings };
}

function repaired(conversation: Conversation, findings: Findings): Conversation {
  const clean = cleanConversation(conversation);
  if (clean === conversation) return conversation;
  const places = ['agent', 'customer', 'turns', 'attributes'] as const;
  for (const place of places) {
    if (!isClean(conversation[place]) && isClean(clean[place])) warnRepaired(place, findings);
  }
  return clean;
}

interface Field {
  readonly key: string;
  readonly rank: number;
  readonly value: unknown;
}

interface SortedFields {
  readonly known: Partial<Record<ConversationField, Field>>;
  /** What has no meaning of its own and stays as an attribute. */
  readonly rest: [string, unknown][];
}

function sortFields(source: Record<string, unknown>, findings: Findings): SortedFields {
  const known: Partial<Record<ConversationField, Field>> = {};
  const rest: [string, unknown][] = [];
  for (const key of Object.keys(source)) {
    const value = source[key];
    const match = conversationField(key);
    if (match === undefined) rest.push([key, value]);
    else if (value === null || value === undefined || value === '') continue;
    // A borrowed name with another kind of value is just somebody's field.
    else if (!(match.rank <= 0 && MUST_FIT.has(match.field)) && !fits(match.field, value))
      rest.push([key, value]);
    else {
      const held = known[match.field];
      if (held === undefined || match.rank < held.rank) {
        if (held !== undefined) rest.push([held.key, held.value]);
        known[match.field] = { key, rank: match.rank, value };
      } else rest.push([key, value]);
    }
  }
  const extra = known.attributes;
  if (extra !== undefined && (typeof extra.value !== 'object' || Array.isArray(extra.value))) {
    findings.warn('odd-attributes', 'attributes', {
      zh: 'attributes 不是对象，已整体保留在 attributes.attributes 中',
      en: 'attributes is no object and is kept whole under attributes.attributes',
    });
    rest.push([extra.key, extra.value]);
    delete known.attributes;
  }
  return { known, rest };
}

/** Under their own names these are refused when they are of the wrong kind. */
const MUST_FIT: ReadonlySet<ConversationField> = new Set(['id', 'turns', 'startedAt', 'attributes']);

function fits(field: ConversationField, value: unknown): boolean {
  if (field === 'turns') return Array.isArray(value);
  if (field === 'agent' || field === 'customer') return typeof value !== 'boolean' && !Array.isArray(value);
  if (field === 'attributes') return typeof value === 'object';
  return typeof value === 'string' || typeof value === 'number';
}

function readId(fields: SortedFields, options: NormaliseOptions, findings: Findings): string | undefined {
  const value = fields.known.id?.value;
  if (typeof value === 'string' && value.trim() !== '') return value.trim().toWellFormed();
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (value !== undefined && typeof value !== 'string') {
    findings.error('bad-id', 'id', {
      zh: `id 应是文字或数字，读到的是 ${quote(value)}`,
      en: `the id is a text or a number, but this is ${quote(value)}`,
    });
    return undefined;
  }
  const { fallbackId } = options;
  if (fallbackId !== undefined) return typeof fallbackId === 'string' ? fallbackId : fallbackId();
  findings.error('no-id', 'id', { zh: '对话没有 id', en: 'the conversation has no id' });
  return undefined;
}

function readTurns(
  fields: SortedFields,
  options: NormaliseOptions,
  people: People,
  findings: Findings,
): DraftTurn[] {
  const value = fields.known.turns?.value;
  if (value === undefined) {
    const keys = fields.rest.map(([key]) => key).slice(0, 12);
    findings.error(
      'no-turns',
      'turns',
      {
        zh: `没有找到对话轮次；读到的字段有：${keys.join('、') || '无'}`,
        en: `no turns found; the fields are: ${keys.join(', ') || 'none'}`,
      },
      {
        zh: '轮次应在 turns（或 messages、dialogue……）中，否则请用 --map turns=字段名 指出',
        en: 'turns are read from turns (or messages, dialogue …); name another field with --map turns=FIELD',
      },
    );
    return [];
  }
  if (!Array.isArray(value)) {
    findings.error('turns-not-a-list', 'turns', {
      zh: `turns 应是列表，读到的是 ${quote(value)}`,
      en: `turns is a list, but this is ${quote(value)}`,
    });
    return [];
  }
  if (value.length === 0) {
    findings.warn('empty-conversation', 'turns', {
      zh: '这通对话一轮也没有',
      en: 'this conversation has no turns',
    });
  }
  const turnOptions = {
    people,
    maxTextLength: options.maxTextLength ?? MAX_TEXT_LENGTH,
    ...(options.roles === undefined ? {} : { roles: options.roles }),
  };
  const drafts: DraftTurn[] = [];
  for (let i = 0; i < value.length; i++) {
    const draft = draftTurn(value[i], `turns[${i}]`, turnOptions, findings);
    if (draft !== undefined) drafts.push(draft);
  }
  return drafts;
}

function readBeginning(fields: SortedFields, findings: Findings): Beginning {
  const value = fields.known.startedAt?.value;
  if (value === undefined) return {};
  const time = parseTime(value);
  if (time.kind === 'instant') {
    if (time.ambiguous === true) warnAmbiguous('startedAt', findings);
    return { startedAt: time.iso };
  }
  if (time.kind === 'date') return { date: time.date };
  reportBadTime(value, 'startedAt', findings);
  return {};
}

/** Only the day is known: the first turn's own time tells the hour, otherwise midnight stands for the day. */
function startOfDay(
  fields: SortedFields,
  beginning: Beginning,
  turns: readonly Turn[],
  findings: Findings,
): string | undefined {
  if (beginning.date === undefined) return undefined;
  const first = turns.find((turn) => turn.at !== undefined)?.at;
  if (first?.startsWith(beginning.date) === true) return first;
  findings.warn('date-only', fields.known.startedAt!.key, {
    zh: '开始时间只有日期，按当天零点记录',
    en: 'the start has a date but no time and is recorded as midnight',
  });
  return `${beginning.date}T00:00:00`;
}

function finishTurn(draft: DraftTurn): Turn {
  const turn: Turn = { role: draft.role, text: draft.text };
  if (draft.at?.kind === 'instant') turn.at = draft.at.iso;
  if (draft.startMs !== undefined) turn.startMs = draft.startMs;
  if (draft.endMs !== undefined) turn.endMs = draft.endMs;
  if (draft.speaker !== undefined) turn.speaker = draft.speaker;
  if (draft.attributes !== undefined) turn.attributes = draft.attributes;
  return turn;
}

/** Undefined, with the value kept as an attribute, when the source's word is none of ours (`APP`). */
function readChannel(fields: SortedFields): Channel | undefined {
  const field = fields.known.channel;
  if (field === undefined) return undefined;
  const channel = channelNamed(String(field.value));
  if (channel === undefined) fields.rest.push([field.key, field.value]);
  return channel;
}

function guessChannel(fields: SortedFields, isRecording: boolean): Channel {
  const names = new Set(fields.rest.map(([key]) => key.toLowerCase()));
  if (names.has('subject') && ['to', 'cc', 'from', 'messageid', 'message_id'].some((name) => names.has(name)))
    return 'email';
  return isRecording ? 'voice' : 'chat';
}

/** Undefined, with the value kept as an attribute, when the source names another language. */
function readLanguage(fields: SortedFields): Language | undefined {
  const field = fields.known.language;
  if (field === undefined) return undefined;
  const language = languageNamed(String(field.value));
  if (language === undefined) fields.rest.push([field.key, field.value]);
  return language;
}

function readPerson(fields: SortedFields, who: 'agent' | 'customer'): Person | undefined {
  const whole = fields.known[who]?.value;
  const object = typeof whole === 'object' && whole !== null ? (whole as Record<string, unknown>) : undefined;
  const text = (value: unknown) =>
    (typeof value === 'string' && value.trim() !== '') || typeof value === 'number'
      ? String(value).trim()
      : undefined;
  const name = text(object?.['name']) ?? text(fields.known[`${who}.name`]?.value);
  const team =
    text(object?.['team']) ?? (who === 'agent' ? text(fields.known['agent.team']?.value) : undefined);
  const given = text(object?.['id']) ?? text(fields.known[`${who}.id`]?.value);
  const plain = object === undefined ? text(whole) : undefined;
  const id = given ?? plain ?? name;
  if (object !== undefined) {
    const others = Object.entries(object).filter(([key]) => !['id', 'name', 'team'].includes(key));
    if (others.length > 0) fields.rest.push([who, Object.fromEntries(others)]);
  }
  if (id === undefined) {
    if (team !== undefined) fields.rest.push([fields.known['agent.team']?.key ?? 'team', team]);
    return undefined;
  }
  const shownName = name ?? (given !== undefined ? plain : undefined);
  return {
    id,
    ...(shownName === undefined ? {} : { name: shownName }),
    ...(team === undefined ? {} : { team }),
  };
}

function gatherAttributes(fields: SortedFields, findings: Findings): Record<string, unknown> | undefined {
  const given = fields.known.attributes?.value as Record<string, unknown> | undefined;
  if (fields.rest.length === 0) return given;
  const own = given === undefined ? [] : Object.entries(given);
  const names = new Set(own.map(([key]) => key));
  for (const [key] of fields.rest) {
    if (names.has(key)) {
      findings.warn('attribute-twice', `attributes.${key}`, {
        zh: `${key} 既在对话上又在 attributes 中，采用 attributes 中的值`,
        en: `${key} stands both on the conversation and in attributes; the one in attributes is taken`,
      });
    }
  }
  // fromEntries defines own properties, so that a key such as `__proto__` stays plain data.
  return Object.fromEntries([...fields.rest, ...own]);
}
