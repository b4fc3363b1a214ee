import { cleanText, isClean } from './clean-text.ts';
import { type TurnField, turnField } from './fields.ts';
import { type Findings, quote } from './findings.ts';
import { rolesOfPersons } from './person-roles.ts';
import { foldLabel, nearestRole, type ResolvedRole, resolveRole } from './roles.ts';
import type { Person, Role } from './schema.ts';
import { type Clock, type Instant, parseTime } from './times.ts';

/** A turn whose own fields are read; its times still wait for the other turns. */
export interface DraftTurn {
  role: Role;
  text: string;
  speaker?: string;
  attributes?: Record<string, unknown>;
  at?: Instant | Clock;
  startMs?: number;
  endMs?: number;
  /** Distances from the start in a unit that the source does not name. */
  start?: number;
  end?: number;
  endAt?: Instant;
}

/** Those of the conversation, whose names and ids may stand where a role is expected. */
export interface People {
  readonly agent: Person | undefined;
  readonly customer: Person | undefined;
}

export interface TurnOptions {
  readonly roles?: ReadonlyMap<string, Role>;
  readonly people: People;
  readonly maxTextLength: number;
}

type Fields = Partial<Record<TurnField, { key: string; rank: number; value: unknown }>>;

/** Reads one turn leniently; undefined when an error was found, which is then in `findings`. */
export function draftTurn(
  raw: unknown,
  path: string,
  options: TurnOptions,
  findings: Findings,
): DraftTurn | undefined {
  const source = asObject(raw);
  if (source === undefined) {
    findings.error('turn-not-an-object', path, {
      zh: `这一轮应是带有角色和文字的对象，读到的是 ${quote(raw)}`,
      en: `a turn is an object with a role and a text, but this is ${quote(raw)}`,
    });
    return undefined;
  }
  const fields: Fields = {};
  const rest: [string, unknown][] = [];
  for (const key of Object.keys(source)) {
    const match = turnField(key);
    const value = source[key];
    if (match === undefined) rest.push([key, value]);
    else if (value === null || value === undefined || (value === '' && match.field !== 'text')) continue;
    else {
      const held = fields[match.field];
      if (held === undefined || match.rank < held.rank) {
        if (held !== undefined) rest.push([held.key, held.value]);
        fields[match.field] = { key, rank: match.rank, value };
      } else rest.push([key, value]);
    }
  }
  const text = readText(fields, path, options, findings, rest);
  const who = readRole(fields, path, options, findings, rest);
  if (text === undefined || who === undefined) return undefined;
  const turn: DraftTurn = who.speaker === undefined ? { role: who.role, text } : { ...who, text };
  readTimes(turn, fields, path, findings);
  const attributes = ownAttributes(fields, rest);
  if (attributes !== undefined) turn.attributes = attributes;
  return turn;
}

function asObject(raw: unknown): Record<string, unknown> | undefined {
  if (Array.isArray(raw)) {
    const [role, text] = raw;
    return raw.length === 2 && typeof role === 'string' && typeof text === 'string'
      ? { role, text }
      : undefined;
  }
  if (typeof raw === 'string') {
    const match = /^([^:\uff1a\n]{1,48})[:\uff1a]\s*([\s\S]*)$/.exec(raw);
    return match === null ? undefined : { role: match[1]!, text: match[2]! };
  }
  return typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : undefined;
}

function readText(
  fields: Fields,
  path: string,
  options: TurnOptions,
  findings: Findings,
  rest: [string, unknown][],
): string | undefined {
  const value = fields.text?.value;
  let text: string;
  if (typeof value === 'string') text = value;
  else if (typeof value === 'number' || typeof value === 'boolean') text = String(value);
  else if (value === undefined || value === null) {
    findings.warn('no-text', `${path}.text`, {
      zh: '这一轮没有文字，按空白处理',
      en: 'this turn has no text and is read as empty',
    });
    return '';
  } else {
    const parts = textParts(value);
    if (parts === undefined) {
      findings.error('bad-text', `${path}.text`, {
        zh: `文字应是字符串，读到的是 ${quote(value)}`,
        en: `the text is a string, but this is ${quote(value)}`,
      });
      return undefined;
    }
    text = parts.text;
    if (parts.others.length > 0) rest.push([fields.text!.key, parts.others]);
  }
  if (text.length > options.maxTextLength) {
    findings.error(
      'turn-too-long',
      `${path}.text`,
      {
        zh: `这一轮有 ${text.length} 个字符，超过上限 ${options.maxTextLength}`,
        en: `this turn has ${text.length} characters; the limit is ${options.maxTextLength}`,
      },
      {
        zh: '请检查是否把整份文件或附件写进了一轮',
        en: 'check whether a whole file or an attachment was put into one turn',
      },
    );
    return undefined;
  }
  if (isClean(text)) return text;
  warnRepaired(`${path}.text`, findings);
  return cleanText(text);
}

/** `{text}` and lists of typed parts, as multimodal chat logs write them. */
function textParts(value: unknown): { text: string; others: unknown[] } | undefined {
  const list = Array.isArray(value) ? value : [value];
  const texts: string[] = [];
  const others: unknown[] = [];
  for (const part of list) {
    const text = typeof part === 'string' ? part : (part as { text?: unknown } | null)?.text;
    if (typeof text === 'string') texts.push(text);
    else others.push(part);
  }
  return texts.length > 0 ? { text: texts.join('\n'), others } : undefined;
}

function readRole(
  fields: Fields,
  path: string,
  options: TurnOptions,
  findings: Findings,
  rest: [string, unknown][],
): { role: Role; speaker?: string } | undefined {
  const person = personOf(fields.speaker?.value);
  let label = fields.role?.value ?? person.role ?? person.name;
  if (label === undefined) {
    const direction = plain(fields.direction?.value) ?? '';
    if (/^(in|inbound|incoming|接收|呼入)$/i.test(direction)) label = 'customer';
    else if (/^(out|outbound|outgoing|发送|呼出)$/i.test(direction)) label = 'agent';
  }
  if (fields.direction !== undefined) rest.push([fields.direction.key, fields.direction.value]);
  const id = plain(fields.speakerId?.value);
  if (label === undefined && id !== undefined && roleOf(id, options) !== undefined) label = id;
  if (typeof label !== 'string' && typeof label !== 'number') {
    findings.error(
      'no-role',
      `${path}.role`,
      { zh: '这一轮没有写明是谁说的', en: 'this turn does not say who speaks' },
      {
        zh: '请提供 role 字段（customer、agent、bot、system），或用 --map 指出哪一列是角色',
        en: 'give a role (customer, agent, bot, system), or name its source with --map',
      },
    );
    return undefined;
  }
  const resolved = roleOf(String(label), options);
  if (resolved === undefined) {
    reportUnknownRole(String(label), `${path}.role`, findings);
    return undefined;
  }
  const named = fields.role === undefined && person.role === undefined ? undefined : person.name;
  const speaker = named ?? resolved.speaker ?? id;
  if (fields.speakerId !== undefined && (id === undefined || speaker !== id)) {
    rest.push([fields.speakerId.key, fields.speakerId.value]);
  }
  if (fields.speaker !== undefined && !isOnlyPerson(fields.speaker.value)) {
    rest.push([fields.speaker.key, fields.speaker.value]);
  }
  return speaker === undefined ? { role: resolved.role } : { role: resolved.role, speaker };
}

function roleOf(label: string, { roles, people }: TurnOptions): ResolvedRole | undefined {
  const known = resolveRole(label, roles);
  if (known !== undefined || (people.agent ?? people.customer) === undefined) return known;
  const role = rolesOfPersons(people.agent, people.customer).get(foldLabel(label));
  return role === undefined ? undefined : { role, speaker: label.trim() };
}

/** A text or number as text; nothing for anything else. */
function plain(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function reportUnknownRole(label: string, path: string, findings: Findings): void {
  const near = nearestRole(label);
  findings.error(
    'unknown-role',
    path,
    { zh: `不认识角色 ${quote(label)}`, en: `unknown role ${quote(label)}` },
    near === undefined
      ? {
          zh: `可用的角色：customer、agent、bot、system；也可以用 --map role.customer=${label} 说明`,
          en: `roles are customer, agent, bot and system; or say --map role.customer=${label}`,
        }
      : {
          zh: `是不是 ${quote(near.alias)}（${near.role}）？也可以用 --map role.${near.role}=${label} 说明`,
          en: `did you mean ${quote(near.alias)} (${near.role})? Or say --map role.${near.role}=${label}`,
        },
  );
}

/** `sender` may be a name, an id or `{type, name, id}`. */
function personOf(value: unknown): { name?: string; role?: string } {
  if (typeof value === 'string' || typeof value === 'number') return { name: String(value) };
  if (typeof value !== 'object' || value === null) return {};
  const object = value as Record<string, unknown>;
  const role = object['role'] ?? object['type'];
  const name = object['name'] ?? object['id'];
  return {
    ...(typeof role === 'string' ? { role } : {}),
    ...(typeof name === 'string' || typeof name === 'number' ? { name: String(name) } : {}),
  };
}

/** True when nothing is lost by keeping name and role alone. */
function isOnlyPerson(value: unknown): boolean {
  if (plain(value) !== undefined) return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { name, id, ...others } = value as Record<string, unknown>;
  const isId = name === undefined || id === undefined;
  return isId && Object.keys(others).every((key) => key === 'role' || key === 'type');
}

/** Numbers this small are no moments since 1970 but seconds or milliseconds since the start. */
const SMALLEST_EPOCH = 1e8;

function readTimes(turn: DraftTurn, fields: Fields, path: string, findings: Findings): void {
  if (fields.at !== undefined) {
    const time = parseTime(fields.at.value);
    const number = time.kind === 'bad' ? asNumber(fields.at.value) : undefined;
    if (time.kind === 'instant' || time.kind === 'clock') turn.at = time;
    else if (time.kind === 'date') turn.at = { kind: 'instant', iso: `${time.date}T00:00:00` };
    else if (number !== undefined && number >= 0 && number < SMALLEST_EPOCH) turn.start = number;
    else reportBadTime(fields.at.value, `${path}.at`, findings);
    if (time.kind === 'instant' && time.ambiguous === true) warnAmbiguous(`${path}.at`, findings);
  }
  for (const name of ['startMs', 'endMs'] as const) {
    const value = fields[name]?.value;
    if (value === undefined) continue;
    const number = asNumber(value);
    if (number !== undefined && number >= 0) turn[name] = number;
    else reportBadTime(value, `${path}.${name}`, findings);
  }
  for (const name of ['start', 'end'] as const) {
    const value = fields[name]?.value;
    if (value === undefined) continue;
    const target = name === 'start' ? 'startMs' : 'endMs';
    const number = asNumber(value);
    const time = parseTime(value);
    if (time.kind === 'instant') {
      if (name === 'start') turn.at ??= time;
      else turn.endAt = time;
    } else if (number !== undefined && number >= 0) turn[name] = number;
    else if (time.kind === 'clock' && time.distanceMs !== null) turn[target] ??= time.distanceMs;
    else reportBadTime(value, `${path}.${target}`, findings);
  }
}

export function reportBadTime(value: unknown, path: string, findings: Findings): void {
  findings.error(
    'bad-time',
    path,
    { zh: `不可能或无法识别的时间 ${quote(value)}`, en: `impossible or unreadable time ${quote(value)}` },
    {
      zh: '可以写 2026-01-05T09:00:00+08:00、2026-01-05 09:00:00、09:00、00:01:23，或从 1970 年起的秒、毫秒数',
      en: 'write 2026-01-05T09:00:00+08:00, 2026-01-05 09:00:00, 09:00, 00:01:23, or seconds or milliseconds since 1970',
    },
  );
}

export function warnRepaired(path: string, findings: Findings): void {
  findings.warn('text-repaired', path, {
    zh: '文字中有不成对的代理字符或空字符，已替换为 U+FFFD',
    en: 'lone surrogates or NUL characters in the text were replaced by U+FFFD',
  });
}

export function warnAmbiguous(path: string, findings: Findings): void {
  findings.warn('ambiguous-date', path, {
    zh: '日期可能是“日/月”也可能是“月/日”，按“月/日”读取',
    en: 'the date may be day/month or month/day and is read as month/day',
  });
}

function asNumber(value: unknown): number | undefined {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && value.length < 40 && /^\s*-?\d+(\.\d+)?\s*s?\s*$/.test(value)
        ? Number.parseFloat(value)
        : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

function ownAttributes(fields: Fields, rest: [string, unknown][]): Record<string, unknown> | undefined {
  const given = fields.attributes?.value;
  const isRecord = typeof given === 'object' && given !== null && !Array.isArray(given);
  if (given !== undefined && !isRecord) rest.push([fields.attributes!.key, given]);
  if (rest.length === 0) return isRecord ? (given as Record<string, unknown>) : undefined;
  // fromEntries defines own properties, so that a key such as `__proto__` stays plain data.
  return Object.fromEntries([...rest, ...(isRecord ? Object.entries(given) : [])]);
}
