import {
  type Normalised,
  type NormaliseOptions,
  normaliseConversation,
} from '#core/conversation/normalise.ts';
import { nearestRole } from '#core/conversation/roles.ts';
import type { Role } from '#core/conversation/schema.ts';
import type { Problem } from '#core/problem.ts';
import { error, warning } from '../problems.ts';
import { inferRoles, rolesOfShops, speakersAmong } from './infer-roles.ts';
import { isConversationField, readLine, type TranscriptLine } from './line.ts';
import { namesAtTop } from './names-at-top.ts';
import { withPlainDates } from './plain-dates.ts';
import { linesOf, noteOfOtherSide } from './unbroken.ts';

export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** A transcript that stands inside something else (a table cell, a vCon): one conversation, no separators. */
export function readTranscriptText(text: string, options: NormaliseOptions): Normalised {
  const lines = linesOf(text, options.roles);
  const read = readBlock(
    lines.map((line, index) => ({ number: index + 1, text: line })),
    options,
  );
  const note = read.ok ? noteOfOtherSide(lines, options.roles) : undefined;
  return read.ok && note !== undefined ? { ...read, warnings: [note, ...read.warnings] } : read;
}

interface DraftTurn {
  readonly line: number;
  readonly role: string;
  readonly lines: string[];
  readonly at?: string;
  readonly end?: string;
}

type Speech = Extract<TranscriptLine, { kind: 'speech' }>;

/** One conversation out of the lines between two separators. Problems carry the line, where there is one. */
export function readBlock(lines: readonly NumberedLine[], given: NormaliseOptions, id?: string): Normalised {
  const parse = (roles: NormaliseOptions['roles']) =>
    lines.map(({ number, text }) => ({ number, raw: text, line: readLine(text, roles) }));
  let options = given;
  let parsed = parse(options.roles);
  const withRoles = (roles: ReadonlyMap<string, Role>) => {
    if (roles.size === 0) return;
    options = { ...options, roles: new Map([...(options.roles ?? []), ...roles]) };
    parsed = parse(options.roles);
  };
  const linesRead = () => parsed.map((entry) => entry.line);
  const { fields, roles } = namesAtTop(linesRead(), id !== undefined, options.roles);
  withRoles(roles);
  const spoken = () => linesRead().filter((_, index) => !fields.has(index));
  withRoles(rolesOfShops(spoken(), options.roles));
  const speakers = speakersAmong(spoken(), options.roles);
  const inferred = inferRoles(spoken(), speakers, options.roles);
  if (inferred !== undefined) withRoles(inferred.roles);
  const turns: DraftTurn[] = [];
  const header: [string, string][] = [];
  const preamble: string[] = [];
  const problems: Problem[] = [];
  const notes: Problem[] = inferred === undefined ? [] : [inferred.note];
  const refused = new Set<string>();
  for (const [index, { number, raw, line }] of parsed.entries()) {
    const current = turns.at(-1);
    const field = fields.get(index);
    if (field !== undefined) header.push([...field]);
    if (field !== undefined || line.kind === 'separator') continue;
    if (line.kind === 'blank') current?.lines.push('');
    else if (line.kind === 'text') {
      if (line.time !== undefined) problems.push(noSpeaker(number, raw));
      else if (current === undefined) preamble.push(raw.trim());
      else current.lines.push(raw);
    } else if (line.known || line.certain || speakers.has(line.label)) {
      if (!line.known && !refused.has(line.label)) problems.push(unknownSpeaker(line.label, number));
      if (!line.known) refused.add(line.label);
      turns.push(draft(line, number));
    } else if (current === undefined) {
      if (isMistyped(line.label) && !isConversationField(line.label))
        problems.push(unknownSpeaker(line.label, number));
      else if (line.time !== undefined) preamble.push(raw.trim());
      else header.push([line.label, line.text.trim()]);
    } else {
      current.lines.push(raw);
      notes.push(readOn(line.label, number));
    }
  }
  if (problems.length > 0)
    return { ok: false, problems: problems.slice(0, 20), ...(id === undefined ? {} : { id }) };
  if (turns.length === 0)
    return { ok: false, problems: [noTurns(lines[0]?.number)], ...(id === undefined ? {} : { id }) };

  const times = withPlainDates(turns.map(({ at }) => at));
  const raw = {
    ...Object.fromEntries(header),
    ...(preamble.length === 0 ? {} : { preamble: preamble.join('\n') }),
    ...(id === undefined ? {} : { id }),
    turns: turns.map((turn, index) => ({
      role: turn.role,
      text: turn.lines.join('\n').trim(),
      ...(turn.at === undefined ? {} : { [/s$/.test(turn.at) ? 'start' : 'at']: times[index] }),
      ...(turn.end === undefined ? {} : { end: turn.end }),
    })),
  };
  const result = normaliseConversation(raw, options);
  const atLine = (problem: Problem): Problem => {
    const index = /^turns\[(\d+)\]/.exec(problem.path ?? '')?.[1];
    const line = index === undefined ? undefined : turns[Number(index)]?.line;
    return line === undefined ? problem : { ...problem, line };
  };
  if (!result.ok) return { ...result, problems: result.problems.map(atLine) };
  return { ...result, warnings: [...notes.slice(0, 5), ...result.warnings.map(atLine)] };
}

function draft(line: Speech, number: number): DraftTurn {
  return {
    line: number,
    role: line.label,
    lines: line.text === '' ? [] : [line.text],
    ...(line.time === undefined ? {} : { at: line.time }),
    ...(line.endTime === undefined ? {} : { end: line.endTime }),
  };
}

function isMistyped(label: string): boolean {
  return nearestRole(label) !== undefined;
}

function unknownSpeaker(label: string, line: number): Problem {
  const near = nearestRole(label);
  return error(
    'unknown-role',
    {
      zh: `第 ${line} 行的说话人“${label}”不知是客户还是客服`,
      en: `line ${line}: “${label}” is no known role`,
    },
    {
      line,
      hint:
        near === undefined
          ? {
              zh: `请用 --map role.customer=${label} 或 --map role.agent=${label} 说明；两方中说明一方就够`,
              en: `say --map role.customer=${label} or --map role.agent=${label}; of two, one is enough`,
            }
          : {
              zh: `是不是“${near.alias}”？也可以用 --map role.${near.role}=${label} 说明`,
              en: `did you mean “${near.alias}”? Or say --map role.${near.role}=${label}`,
            },
    },
  );
}

function noSpeaker(line: number, raw: string): Problem {
  const shown = raw.trim().slice(0, 40).toWellFormed();
  return error(
    'no-role',
    {
      zh: `第 ${line} 行有时间，但没有说话人：${shown}`,
      en: `line ${line} has a time but no speaker: ${shown}`,
    },
    { line },
  );
}

function readOn(label: string, line: number): Problem {
  return warning(
    'read-as-continuation',
    {
      zh: `第 ${line} 行“${label}：”不像说话人，按上一轮的下文读取`,
      en: `line ${line}: “${label}:” is no known speaker and is read as part of the turn before`,
    },
    { line },
  );
}

function noTurns(line: number | undefined): Problem {
  return error(
    'no-turns',
    {
      zh: '没有找到“说话人：内容”形式的行',
      en: 'no line has the form “speaker: words”',
    },
    {
      ...(line === undefined ? {} : { line }),
      hint: {
        zh: '例如“客服：您好”“[00:12] 客户：…”；其他称呼请用 --map role.customer=… 说明',
        en: 'for example “Agent: hello” or “[00:12] Customer: …”; other names with --map role.customer=…',
      },
    },
  );
}
