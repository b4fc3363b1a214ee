import { toSimplified } from '../text/script.ts';

/** What a source field of a conversation can mean. */
export type ConversationField =
  | 'id'
  | 'channel'
  | 'language'
  | 'startedAt'
  | 'turns'
  | 'agent'
  | 'agent.id'
  | 'agent.name'
  | 'agent.team'
  | 'customer'
  | 'customer.id'
  | 'customer.name'
  | 'attributes';

/** What a source field of a turn can mean; `speaker` is a role or a name, `start` and `end` have no unit. */
export type TurnField =
  | 'role'
  | 'speaker'
  | 'speakerId'
  | 'direction'
  | 'text'
  | 'at'
  | 'startMs'
  | 'endMs'
  | 'start'
  | 'end'
  | 'attributes';

/** Earlier names win over later ones where a source has several. All are in the form of `foldField`. */
const CONVERSATION_NAMES: Readonly<Record<ConversationField, readonly string[]>> = {
  id: [
    ...[
      'id',
      'conversationid',
      'convid',
      'convoid',
      'sessionid',
      'dialogid',
      'dialogueid',
      'chatid',
      'callid',
    ],
    ...[
      'ticketid',
      'threadid',
      'contactid',
      'interactionid',
      'caseid',
      'recordid',
      'uuid',
      'session',
      '会话id',
    ],
    ...[
      '会话编号',
      '会话号',
      '会话标识',
      '会话',
      '对话id',
      '对话编号',
      '通话id',
      '通话编号',
      '录音编号',
      '流水号',
    ],
    ...['工单号', '工单编号', '咨询编号', '聊天id'],
    ...['ticket', 'ticketno', 'ticketnumber', 'ticketref', 'ticketkey', 'ticket#', 'caseno', 'casenumber'],
    ...['caseref', 'casereference', 'case#', 'chatno', 'chatnumber', 'chatref', 'conversationno'],
    ...['conversationnumber', 'conversationref', 'conversationkey', 'sessionno', 'sessionnumber'],
    ...['sessionkey', 'callref', 'callreference', 'callsid', 'enquiryid', 'inquiryid'],
    ...['聊天编号', '聊天号', '聊天标识', '聊天记录id', '会话流水号', '会话编码', '会话单号', '会话记录id'],
    ...['对话号', '对话标识', '通话号', '通话标识', '通话流水号', '通话记录id', '呼叫id', '呼叫编号'],
    ...['来电流水号', '话单号', '录音id', '录音号', '录音流水号', '工单id', '咨询id', '咨询号', '咨询单号'],
    ...['服务单号', '服务编号', '案件编号', '事件编号', '编号'],
  ],
  channel: ['channel', 'channeltype', '渠道', '会话渠道', '渠道类型', '服务渠道'],
  language: ['language', 'lang', 'locale', '语言', '语种'],
  startedAt: [
    ...[
      'startedat',
      'starttime',
      'starttimestamp',
      'startdate',
      'begintime',
      'createdat',
      'createtime',
      'date',
    ],
    ...[
      'datetime',
      'timestamp',
      'time',
      'start',
      'begin',
      '开始时间',
      '会话开始时间',
      '通话开始时间',
      '会话时间',
      '通话时间',
    ],
    ...['接入时间', '创建时间', '日期', '时间', 'started'],
  ],
  turns: [
    ...[
      'turns',
      'messages',
      'dialog',
      'dialogue',
      'utterances',
      'conversation',
      'conversations',
      'transcript',
    ],
    ...[
      'transcripts',
      'segments',
      'history',
      'chat',
      'chatlog',
      'content',
      'text',
      'log',
      'messagelist',
      'msgs',
    ],
    ...[
      '对话',
      '对话内容',
      '会话内容',
      '聊天记录',
      '聊天内容',
      '会话记录',
      '对话记录',
      '通话内容',
      '通话文本',
    ],
    ...['转写文本', '转写内容', '录音文本', '消息列表', '消息', '内容', '全文'],
  ],
  agent: ['agent', 'representative', '客服', '坐席', '座席'],
  'agent.id': [
    ...[
      'agentid',
      'staffid',
      'repid',
      'operatorid',
      'employeeid',
      '客服id',
      '客服工号',
      '客服编号',
      '坐席id',
    ],
    ...['坐席工号', '坐席编号', '座席工号', '工号', '员工编号', '客服账号'],
  ],
  'agent.name': [
    ...['agentname', 'staffname', 'repname', 'operatorname', '客服姓名', '客服名称', '客服昵称', '坐席姓名'],
    ...['座席姓名', '坐席名称', '员工姓名', '接待客服', '接待坐席', '接待人', '接待人员'],
  ],
  'agent.team': [
    ...['agentteam', 'agentgroup', 'team', 'teamname', '团队', '班组', '小组', '客服组', '坐席组', '组别'],
  ],
  customer: ['customer', 'client', '客户', '用户', '顾客', '买家', '访客', 'visitor'],
  'customer.id': [
    ...[
      'customerid',
      'userid',
      'clientid',
      'buyerid',
      'visitorid',
      'memberid',
      '客户id',
      '客户编号',
      '用户id',
    ],
    ...['用户编号', '会员号', '会员id', '买家id', '访客id'],
  ],
  'customer.name': [
    ...['customername', 'username', 'clientname', '客户姓名', '客户名称', '客户昵称', '用户昵称', '用户名称'],
    ...['用户姓名', '访客名称', '访客姓名', '访客昵称', '买家昵称', '会员昵称', '顾客姓名', 'visitorname'],
  ],
  attributes: ['attributes', 'metadata', '属性'],
};

const TURN_NAMES: Readonly<Record<TurnField, readonly string[]>> = {
  role: [
    ...['role', 'senderrole', 'speakerrole', 'authorrole', 'participantrole', 'sendertype', 'speakertype'],
    'actortype',
    ...[
      'authortype',
      'fromtype',
      'usertype',
      '角色',
      '发送方',
      '发送者类型',
      '发送人类型',
      '说话方',
      '发言方',
    ],
    ...[
      '消息方',
      '身份',
      '说话角色',
      '发言角色',
      '发送方角色',
      '消息来源',
      '消息发送方',
      '发送来源',
      '发送者身份',
    ],
  ],
  speaker: [
    ...['speaker', 'sender', 'from', 'participant', 'author', 'who', 'sendername', 'speakername', 'nickname'],
    ...['name', 'person', '说话人', '发言人', '发送人', '发送者', '讲话人', '昵称', '姓名', '发言者', '人员'],
    ...['消息发送者', '消息发送人', '发送人名称', '发送者名称', '发送人昵称', '发送者昵称'],
    'actorname',
  ],
  speakerId: ['speakerid', 'senderid', 'authorid', 'participantid', '发送者id', '发送人id', '说话人id'],
  direction: ['direction', '方向', '消息方向'],
  text: [
    ...['text', 'content', 'message', 'utterance', 'msg', 'body', 'value', 'sentence', 'transcript'],
    ...[
      'transcription',
      'messagecontent',
      'messagetext',
      'msgcontent',
      '文本',
      '内容',
      '消息内容',
      '消息',
      '话术',
    ],
    ...[
      '发言',
      '发言内容',
      '说话内容',
      '聊天内容',
      '对话内容',
      '会话内容',
      '话语',
      '语句',
      '正文',
      '转写文本',
    ],
  ],
  at: [
    ...['at', 'timestamp', 'time', 'sentat', 'sendtime', 'senttime', 'messagetime', 'msgtime', 'createdat'],
    ...[
      'createtime',
      'datetime',
      'date',
      'ts',
      '时间',
      '发送时间',
      '消息时间',
      '发言时间',
      '聊天时间',
      '时间戳',
    ],
    ...['sent', 'senton', 'sentdate', 'datesent', '说话时间', '发送日期', '留言时间', '日期'],
    'entrytime',
  ],
  startMs: [
    'startms',
    'beginms',
    'starttimems',
    'begintimems',
    'offsetms',
    'beginoffsetmillis',
    'startmillis',
  ],
  endMs: ['endms', 'stopms', 'endtimems', 'stoptimems', 'endoffsetmillis', 'endmillis'],
  start: [
    'start',
    'begin',
    'starttime',
    'begintime',
    'startsec',
    'startseconds',
    'offset',
    '开始',
    '开始时间',
  ],
  end: ['end', 'stop', 'endtime', 'stoptime', 'endsec', 'endseconds', '结束', '结束时间'],
  attributes: ['attributes', 'metadata', '属性'],
};

export interface FieldMatch<Field> {
  readonly field: Field;
  /** 0 is the best name of the field. */
  readonly rank: number;
}

const CONVERSATION_FIELDS = index(CONVERSATION_NAMES);
const TURN_FIELDS = index(TURN_NAMES);

function index<Field extends string>(
  names: Readonly<Record<Field, readonly string[]>>,
): Map<string, FieldMatch<Field>> {
  const matches = new Map<string, FieldMatch<Field>>();
  for (const field of Object.keys(names) as Field[]) {
    for (const [rank, name] of names[field].entries())
      if (!matches.has(name)) matches.set(name, { field, rank });
    // The canonical spelling skips the folding.
    matches.set(field, { field, rank: -1 });
  }
  return matches;
}

/** `session_id`, `Session ID` and `sessionId` are one name; so are 會話ID and 会话 id. */
export function foldField(name: string): string {
  return toSimplified(name.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\s_\-.:/()\ufeff]+/g, '');
}

export function conversationField(name: string): FieldMatch<ConversationField> | undefined {
  return CONVERSATION_FIELDS.get(name) ?? CONVERSATION_FIELDS.get(foldField(name));
}

export function turnField(name: string): FieldMatch<TurnField> | undefined {
  return TURN_FIELDS.get(name) ?? TURN_FIELDS.get(foldField(name));
}
