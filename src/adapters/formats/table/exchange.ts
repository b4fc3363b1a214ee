import { foldField } from '#core/conversation/fields.ts';
import type { Role } from '#core/conversation/schema.ts';
import { cell, type Row } from './row.ts';

/** Who may have a column of words. */
export const SIDES = ['customer', 'agent', 'bot'] as const satisfies readonly Role[];

/** Of a table with a row an exchange: target within a turn → its usual headers, in the form of `foldField`. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  customer: [
    ...[
      '客户问题',
      '客户提问',
      '客户消息',
      '客户内容',
      '客户发言',
      '客户话术',
      '客户咨询',
      '客户咨询内容',
      '客户说',
    ],
    ...[
      '客户留言',
      '客户输入',
      '用户问题',
      '用户提问',
      '用户消息',
      '用户内容',
      '用户发言',
      '用户咨询',
      '用户输入',
    ],
    ...[
      '用户说',
      '买家消息',
      '买家问题',
      '买家提问',
      '顾客问题',
      '顾客提问',
      '访客消息',
      '访客问题',
      '访客提问',
    ],
    ...[
      'customerquestion',
      'customermessage',
      'customertext',
      'customerutterance',
      'customerquery',
      'userquestion',
    ],
    ...[
      'usermessage',
      'userinput',
      'userquery',
      'usertext',
      'userutterance',
      'clientmessage',
      'visitormessage',
    ],
    ...['问题', '提问', '问句', '咨询问题', '咨询内容', '问', 'question', 'query', 'inquiry', 'enquiry', 'q'],
  ],
  agent: [
    ...[
      '客服回答',
      '客服回复',
      '客服答复',
      '客服消息',
      '客服内容',
      '客服发言',
      '客服话术',
      '客服说',
      '客服答案',
    ],
    ...[
      '坐席回答',
      '坐席回复',
      '坐席答复',
      '坐席消息',
      '坐席话术',
      '坐席发言',
      '座席回复',
      '座席回答',
      '商家回复',
    ],
    ...['卖家回复', '人工回复', '人工客服回复', 'agentreply', 'agentresponse', 'agentanswer', 'agentmessage'],
    ...[
      'agenttext',
      'agentutterance',
      'staffreply',
      'staffresponse',
      'supportreply',
      'repreply',
      'assistantreply',
    ],
    ...['回答', '回复', '答复', '答案', '回复内容', '回答内容', '答', 'answer', 'reply', 'response', 'a'],
  ],
  bot: [
    ...['机器人回答', '机器人回复', '机器人答复', '机器人消息', '智能客服回复', '智能回复', 'botreply'],
    ...['botresponse', 'botanswer', 'botmessage', 'chatbotreply', 'chatbotresponse'],
  ],
  'customer.at': [
    ...['提问时间', '客户提问时间', '用户提问时间', '咨询时间', '客户消息时间', '用户消息时间', '客户时间'],
    ...[
      'questiontime',
      'questionat',
      'askedat',
      'querytime',
      'customertime',
      'customermessagetime',
      'usertime',
    ],
  ],
  'agent.at': [
    ...['回答时间', '回复时间', '答复时间', '客服回复时间', '客服回答时间', '坐席回复时间', '客服消息时间'],
    ...['客服时间', 'answertime', 'answeredat', 'replytime', 'repliedat', 'agenttime', 'agentmessagetime'],
  ],
};

const TARGETS = new Map(
  Object.entries(NAMES).flatMap(([target, names]) =>
    names.map((name, rank): [string, { target: string; rank: number }] => [name, { target, rank }]),
  ),
);

/** Targets within `turn.` that a table with a row an exchange has. */
export const EXCHANGE_TARGETS = SIDES.flatMap((side) => [side, `${side}.at`]);

/** What a header means where a row is an exchange; undefined where it says nothing of that. */
export function exchangeField(
  header: string,
): { readonly target: string; readonly rank: number } | undefined {
  return TARGETS.get(foldField(header));
}

/** Whether words of the customer and of somebody who answers stand side by side. */
export function areBothSides(targets: Iterable<string>): boolean {
  const sides = new Set(targets);
  return sides.has('customer') && (sides.has('agent') || sides.has('bot'));
}

/**
 * The turns of a row, from left to right; a side that says nothing has none. A time that is nobody's own is that of the
 * first: when the answer came, the row does not say.
 */
export function turnsOfExchange(row: Row, turn: ReadonlyMap<string, number>): Record<string, unknown>[] {
  const said = SIDES.flatMap((role) => {
    const at = turn.get(role);
    return at === undefined || cell(row, at) === '' ? [] : [{ role, at }];
  }).sort((a, b) => a.at - b.at);
  const shared = turn.get('at');
  return said.map(({ role, at }, index) => {
    const own = turn.get(`${role}.at`) ?? (index === 0 ? shared : undefined);
    const time = own === undefined ? '' : cell(row, own);
    return { role, text: row.cells[at]!, ...(time === '' ? {} : { at: time }) };
  });
}
