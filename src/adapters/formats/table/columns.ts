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
import { areBothSides, EXCHANGE_TARGETS, exchangeField } from './exchange.ts';

export type Layout = 'row-per-turn' | 'row-per-exchange' | 'row-per-conversation' | 'unknown';

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
  const body = bodyOfChats(headers);
  if (body !== undefined && !conversation.has('turns') && turn.size === 0) conversation.set('turns', body);
  const assigned = assign(headers, conversation, turn);
  if (assigned.layout === 'unknown') {
    const isData = headers.some(isMoment);
    return {
      ok: false,
      problem: error(
        'unknown-columns',
        {
          zh: isData ? `表格没有表头，第一行就是内容：${shown}` : `看不出哪一列是对话内容；表头是：${shown}`,
          en: isData
            ? `the table has no header; its first row is data: ${shown}`
            : `no column looks like what was said; the header is: ${shown}`,
        },
        {
          hint: isData
            ? NAME_THE_COLUMNS
            : {
                zh: '一行一轮：--map turn.role=列名 --map turn.text=列名 --map id=列名；一行一问一答：--map turn.customer=列名 --map turn.agent=列名；一行一通：--map turns=列名',
                en: 'a row a turn: --map turn.role=COLUMN --map turn.text=COLUMN --map id=COLUMN; a row a question and its answer: --map turn.customer=COLUMN --map turn.agent=COLUMN; a row a conversation: --map turns=COLUMN',
              },
        },
      ),
    };
  }
  return { ok: true, columns: { ...assigned, layout: assigned.layout } };
}

/** Beside these, Salesforce keeps a whole chat in the column Body. */
const OF_CHATS = new Set([
  ...['chatkey', 'endedby', 'chatduration', 'livechatvisitorid', 'livechatbuttonid', 'livechatdeploymentid'],
  'visitormessagecount',
]);

function bodyOfChats(headers: readonly string[]): number | undefined {
  const folded = headers.map(foldField);
  const body = folded.indexOf('body');
  return body >= 0 && folded.some((name) => OF_CHATS.has(name)) ? body : undefined;
}

const NAME_THE_COLUMNS = {
  zh: '按列号说明：--map id=1 --map turn.role=2 --map turn.text=3；或在最上面加一行列名，例如：会话ID,角色,内容,时间',
  en: 'say them by number: --map id=1 --map turn.role=2 --map turn.text=3; or add a line with the names of the columns at the top, such as: id,role,text,time',
};

/** `2026-01-05 09:00:00` is the name of no column. */
function isMoment(cell: string): boolean {
  return /^\d{4}[-/]\d{1,2}[-/]\d{1,2}[ T]\d{1,2}:\d{2}/.test(cell);
}

/** Beside a time of each turn these are the times of the conversation. */
const OF_THE_WHOLE = new Set(['开始时间', '结束时间', 'starttime', 'endtime', 'begintime', 'stoptime']);
const TURN_TIMES = ['at', 'start', 'end', 'customer.at', 'agent.at', 'bot.at'];

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
  const all = headers.map((header, index) => ({ header, index })).filter(({ header }) => header !== '');
  const given = new Set([...givenConversation.values(), ...givenTurn.values()]);
  const layout = layoutOf(
    all.filter(({ index }) => !given.has(index)),
    givenConversation,
    givenTurn,
  );
  const conversation = new Map(givenConversation);
  // Who speaks is said by the column itself where a row is an exchange.
  const turn = new Map(
    [...givenTurn].filter(([target]) => (layout === 'row-per-exchange' ? isOfExchange(target) : true)),
  );
  const taken = new Set([...conversation.values(), ...turn.values()]);
  const free = all.filter(({ index }) => !taken.has(index));
  if (layout === 'row-per-exchange') {
    const sides = free.flatMap(({ header, index }) => {
      const { target, rank } = exchangeField(header) ?? sharedTime(header) ?? {};
      return target === undefined || rank === undefined ? [] : [{ index, field: target, rank }];
    });
    settle(sides, turn, taken);
  }
  if (layout === 'row-per-turn') {
    const turns = free.flatMap(({ header, index }): Candidate<TurnField>[] => {
      const match = turnField(header);
      return match === undefined || match.field === 'attributes' ? [] : [{ index, ...match }];
    });
    const isDated = turn.has('at') || turns.some(({ field }) => field === 'at');
    settle(
      turns.filter(({ index }) => !(isDated && OF_THE_WHOLE.has(foldField(headers[index]!)))),
      turn,
      taken,
    );
  }
  if (layout !== 'unknown') {
    const whole = free.flatMap(({ header, index }): Candidate<ConversationField>[] => {
      const match = conversationField(header);
      if (taken.has(index) || match === undefined || match.field === 'attributes') return [];
      if (layout !== 'row-per-conversation' && match.field === 'turns') return [];
      const plain = layout !== 'row-per-conversation' && PLAIN_IDS.has(foldField(header));
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
  if (areBothSides(turn.keys())) return 'row-per-exchange';
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
  if (turns) return 'row-per-conversation';
  const sides = free.flatMap(({ header }) => exchangeField(header)?.target ?? []);
  return areBothSides([...turn.keys(), ...sides]) ? 'row-per-exchange' : 'unknown';
}

function isOfExchange(target: string): boolean {
  return target === 'at' || EXCHANGE_TARGETS.includes(target) || target.startsWith('attributes.');
}

function sharedTime(header: string): { target: string; rank: number } | undefined {
  const match = turnField(header);
  return match?.field === 'at' ? { target: 'at', rank: match.rank } : undefined;
}
