import {
  type ConversationField,
  conversationField,
  foldField,
  type TurnField,
  turnField,
} from '#core/conversation/fields.ts';
import type { Problem } from '#core/problem.ts';
import type { Mapping } from '../mapping.ts';
import { error } from '../problems.ts';

export type Layout = 'row-per-turn' | 'row-per-conversation' | 'unknown';

/** What the columns of a table mean. */
export interface GuessedMapping {
  readonly layout: Layout;
  /** Target → header, in the form of the `map` option. */
  readonly map: Readonly<Record<string, string>>;
  /** Headers without a meaning of their own; their cells stay as attributes. */
  readonly attributes: readonly string[];
}

/** Columns by number: what each one is for. */
export interface Columns {
  readonly layout: Exclude<Layout, 'unknown'>;
  readonly headers: readonly string[];
  readonly conversation: ReadonlyMap<string, number>;
  readonly turn: ReadonlyMap<string, number>;
  readonly attributes: readonly number[];
  readonly guess: GuessedMapping;
}

/** Names that a table of people has as well; alone they do not make a row a turn. */
const WEAK_PERSON = new Set(['name', 'nickname', '姓名', '昵称', '人员']);
/** In a table of turns these number the turns; the conversation has a longer name. */
const PLAIN_IDS = new Set(['id', 'uuid', '编号', 'recordid', '流水号']);
/** Behind every longer name. */
const PLAIN_RANK = 1000;

/** Guesses from Chinese or English headers what each column means. */
export function guessMapping(headers: readonly string[]): GuessedMapping {
  return assign(headers, new Map(), new Map()).guess;
}

export type ColumnsResult =
  | { readonly ok: true; readonly columns: Columns }
  | { readonly ok: false; readonly problem: Problem };

/** Columns by the user's mapping first, by their names otherwise. */
export function findColumns(headers: readonly string[], mapping: Mapping): ColumnsResult {
  const place = (source: string) => {
    const exact = headers.indexOf(source);
    return exact >= 0 ? exact : headers.findIndex((header) => foldField(header) === foldField(source));
  };
  const missing: string[] = [];
  const locate = (targets: ReadonlyMap<string, string>) => {
    const found = new Map<string, number>();
    for (const [target, source] of targets) {
      const index = place(source);
      if (index < 0) missing.push(source);
      else found.set(target, index);
    }
    return found;
  };
  const conversation = locate(mapping.conversation);
  const turn = locate(mapping.turn);
  const shown = headers.filter((header) => header !== '').join(' | ');
  if (missing.length > 0) {
    return {
      ok: false,
      problem: error('no-such-column', {
        zh: `映射中的列不存在：${missing.join('、')}；表头是：${shown}`,
        en: `columns named in the mapping do not exist: ${missing.join(', ')}; the header is: ${shown}`,
      }),
    };
  }
  const assigned = assign(headers, conversation, turn);
  if (assigned.layout === 'unknown') {
    return {
      ok: false,
      problem: error(
        'unknown-columns',
        {
          zh: `看不出哪一列是对话内容；表头是：${shown}`,
          en: `no column looks like what was said; the header is: ${shown}`,
        },
        {
          hint: {
            zh: '一行一轮：--map turn.role=列名 --map turn.text=列名 --map id=列名；一行一通：--map turns=列名',
            en: 'a row a turn: --map turn.role=COLUMN --map turn.text=COLUMN --map id=COLUMN; a row a conversation: --map turns=COLUMN',
          },
        },
      ),
    };
  }
  return { ok: true, columns: { ...assigned, layout: assigned.layout } };
}

const TURN_TIMES = ['at', 'start', 'end'];

/** Columns with times of the conversation or of its turns. */
export function timeColumns({ conversation, turn }: Columns): number[] {
  const startedAt = conversation.get('startedAt');
  const ofTurns = TURN_TIMES.flatMap((target) => turn.get(target) ?? []);
  return startedAt === undefined ? ofTurns : [startedAt, ...ofTurns];
}

interface Candidate<Field> {
  readonly index: number;
  readonly field: Field;
  readonly rank: number;
}

function assign(
  headers: readonly string[],
  givenConversation: ReadonlyMap<string, number>,
  givenTurn: ReadonlyMap<string, number>,
): Omit<Columns, 'layout'> & { layout: Layout } {
  const taken = new Set([...givenConversation.values(), ...givenTurn.values()]);
  const free = headers
    .map((header, index) => ({ header, index }))
    .filter(({ header, index }) => header !== '' && !taken.has(index));
  const layout = layoutOf(free, givenConversation, givenTurn);
  const conversation = new Map(givenConversation);
  const turn = new Map(givenTurn);
  if (layout === 'row-per-turn') {
    const turns = free.flatMap(({ header, index }): Candidate<TurnField>[] => {
      const match = turnField(header);
      return match === undefined || match.field === 'attributes' ? [] : [{ index, ...match }];
    });
    settle(turns, turn, taken);
  }
  if (layout !== 'unknown') {
    const whole = free.flatMap(({ header, index }): Candidate<ConversationField>[] => {
      const match = conversationField(header);
      if (taken.has(index) || match === undefined || match.field === 'attributes') return [];
      if (layout === 'row-per-turn' && match.field === 'turns') return [];
      const plain = layout === 'row-per-turn' && PLAIN_IDS.has(foldField(header));
      return [{ index, field: match.field, rank: plain ? match.rank + PLAIN_RANK : match.rank }];
    });
    settle(whole, conversation, taken);
  }
  const attributes = free.filter(({ index }) => !taken.has(index)).map(({ index }) => index);
  const name = (index: number) => headers[index]!;
  return {
    layout,
    headers,
    conversation,
    turn,
    attributes,
    guess: {
      layout,
      map: Object.fromEntries([
        ...[...conversation].map(([target, index]) => [target, name(index)]),
        ...[...turn].map(([target, index]) => [`turn.${target}`, name(index)]),
      ]),
      attributes: attributes.map(name),
    },
  };
}

/** The best name of a field gets it; its rivals stay free. */
function settle<Field extends string>(
  candidates: readonly Candidate<Field>[],
  found: Map<string, number>,
  taken: Set<number>,
): void {
  for (const { index, field } of [...candidates].sort((a, b) => a.rank - b.rank || a.index - b.index)) {
    if (found.has(field)) continue;
    found.set(field, index);
    taken.add(index);
  }
}

function layoutOf(
  free: readonly { readonly header: string }[],
  conversation: ReadonlyMap<string, number>,
  turn: ReadonlyMap<string, number>,
): Layout {
  if (conversation.has('turns')) return 'row-per-conversation';
  let strongPerson = turn.has('role') || turn.has('speaker');
  let weakPerson = false;
  let text = turn.has('text');
  let plainText = text;
  let turns = false;
  for (const { header } of free) {
    const match = turnField(header);
    const isTurns = conversationField(header)?.field === 'turns';
    if (match?.field === 'role' || match?.field === 'direction') strongPerson = true;
    else if (match?.field === 'speaker') {
      if (WEAK_PERSON.has(foldField(header))) weakPerson = true;
      else strongPerson = true;
    }
    if (match?.field === 'text') {
      text = true;
      plainText ||= !isTurns;
    }
    turns ||= isTurns;
  }
  if ((strongPerson && text) || (weakPerson && plainText)) return 'row-per-turn';
  return turns ? 'row-per-conversation' : 'unknown';
}
