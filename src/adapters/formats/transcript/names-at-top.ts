import { rolesOfPersons } from '#core/conversation/person-roles.ts';
import { resolveRole } from '#core/conversation/roles.ts';
import type { Role } from '#core/conversation/schema.ts';
import { readRepliedEnglishName } from '#core/signals/privacy/en-names.ts';
import { readRepliedName } from '#core/signals/privacy/zh-names.ts';
import { isConversationField, type TranscriptLine } from './line.ts';

type Own = ReadonlyMap<string, Role> | undefined;

/** Lines such as `客户: 张三` among the fields above a conversation: who takes part, not what is said. */
export interface NamesAtTop {
  /** By the number of the line, from 0. */
  readonly fields: ReadonlyMap<number, readonly [field: string, name: string]>;
  /** Whoever is named may speak under this name. */
  readonly roles: ReadonlyMap<string, Role>;
}

interface Named {
  readonly index: number;
  readonly side: 'agent' | 'customer';
  readonly name: string;
}

const NONE: NamesAtTop = { fields: new Map(), roles: new Map() };

/**
 * Names count only where nobody takes them for more of the same: beside a field, where all that is said has times and
 * they have none; else above an empty line, or below the conversation's id, where they plainly are names.
 */
export function namesAtTop(lines: readonly TranscriptLine[], hasId: boolean, own: Own): NamesAtTop {
  const end = endOfTop(lines);
  const top = lines.slice(0, end);
  const named = namedIn(top, own);
  const rest = lines.slice(end).filter((line) => line.kind === 'speech');
  if (named === undefined || named.length === 0 || rest.length === 0) return NONE;
  const fields = top.flatMap((line, index) => (isField(line) ? [index] : []));
  if (fields.length === 0 && !hasId) return NONE;
  const areAboveTimes = rest.every(({ time }) => time !== undefined);
  const areAmongFields = fields.some((index) => index > named[0]!.index) || named.length > 1;
  const arePlain = named.every(({ name }) => isPlainName(name));
  if (!(areAboveTimes && (arePlain || fields.length > 0)) && !(areAmongFields && arePlain)) return NONE;
  const person = (side: Named['side']) => {
    const name = named.find((one) => one.side === side)?.name;
    return name === undefined ? undefined : { name };
  };
  return {
    fields: new Map(named.map(({ index, side, name }) => [index, [`${side}.name`, name]])),
    roles: rolesOfPersons(person('agent'), person('customer')),
  };
}

/** Before the first empty line below something, or before the first time. */
function endOfTop(lines: readonly TranscriptLine[]): number {
  const first = lines.findIndex(({ kind }) => kind !== 'blank');
  const end = lines.findIndex(
    (line, index) => (line.kind === 'blank' && index > first) || ('time' in line && line.time !== undefined),
  );
  return first < 0 || end < 0 ? 0 : end;
}

function isField(line: TranscriptLine): boolean {
  return line.kind === 'speech' && !line.known && line.text.trim() !== '' && isConversationField(line.label);
}

/** One name for a side at most; undefined where something is said among them. */
function namedIn(top: readonly TranscriptLine[], own: Own): Named[] | undefined {
  const named: Named[] = [];
  for (const [index, line] of top.entries()) {
    if (line.kind === 'text' && named.length > 0) return undefined;
    if (line.kind !== 'speech' || !line.known) continue;
    const { role, speaker } = resolveRole(line.label, own)!;
    const name = line.text.trim();
    const isSide = role === 'agent' || role === 'customer';
    if (!isSide || speaker !== undefined || !mayBeName(name) || named.some(({ side }) => side === role))
      return undefined;
    named.push({ index, side: role, name });
  }
  return named;
}

/** 张三, 小王, `Ann Lee`, `tb_88`: short, no sentence, no greeting. */
function mayBeName(text: string): boolean {
  return (
    /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ·•.'’_-]{1,23}$/u.test(text) &&
    text.split(' ').length <= 3 &&
    !/[吗呢吧啊呀哦了的]$|^(?:[你您]好|在|hi|hello|hey|yes|no|ok)(?![a-z])/iu.test(text)
  );
}

function isPlainName(text: string): boolean {
  const isChinese = readRepliedName(/^[小老阿]./u.test(text) ? text.slice(1) : text) !== null;
  return isChinese || (/^\p{Lu}\S*(?: \p{Lu}\S*)*$/u.test(text) && readRepliedEnglishName(text) !== null);
}
