/**
 * OpenAPI holds one language: what its descriptions say is found here in Chinese by what they say in English.
 * A test fails where one is missing.
 */
export const IN_CHINESE: Readonly<Record<string, string>> = {
  "Index in the conversation's turns": '会话 turns 中的序号，从 0 起',
  'Offset in the text of the turn, in UTF-16 units': '在该轮文字中的位置，以 UTF-16 单位计',
  '0 to 100; null when nothing could be judged': '0 到 100；无法评判时为 null',
  'Predicted satisfaction from 1 to 5, as ..2.5': '预测满意度，1 到 5，例如 ..2.5',
  'From the page before': '上一页给出的游标',
  'So many of the newest; 1,000 when absent': '只取最新的这么多通；不给则为 1000',
  'How many were known': '当时在册的会话数',
  'The run that still looks through raw input': '继续清查原始数据的后台任务',
  'Ids; any of them': '会话 id，符合其一即可',
  'Any of them': '符合其一即可',
  'Ids of agents; any of them': '客服 id，符合其一即可',
  'Ids of customers; any of them': '客户 id，符合其一即可',
  'Said in some turn: WORDS, or ROLE:WORDS for one side; each of them':
    '某一轮中说过的词；写成 角色:词 则只找该方；须全部符合',
  'TYPE, or TYPE>=0.8 for a least confidence; each of them':
    '信号类型；写成 类型>=0.8 则要求最低置信度；须全部符合',
  'RULE, or RULE:OUTCOME (hit, miss, not_applicable, cannot_tell); each of them':
    '规则，或 规则:结果（hit、miss、not_applicable、cannot_tell）；须全部符合',
  'SCORECARD:RANGE, as general:..60; each of them': '评分表:范围，例如 general:..60；须全部符合',
  'SCORECARD/CRITERION:ANSWER; each of them': '评分表/考核项:答案；须全部符合',
  'NAME:VALUE of an attribute of the conversation; each of them': '会话属性，名称:值；须全部符合',
  'Line of the input, or number of the conversation in it, from 1': '输入的行号，或第几通会话，从 1 起',
  'Shows personal data to roles whose transcripts are masked at first; is recorded':
    '对默认打码的角色显示个人信息；会记入审计日志',
  'Of the newest content; while it is pending, findings are of the one before':
    '最新内容的状态；待分析时，所列发现来自之前的内容',
  'Asks for the next page; absent on the last': '用于取下一页；最后一页没有',
  "The file's name, when the body is the file itself": '请求体就是文件本身时的文件名',
  'Guessed from name and content when absent': '不填则按文件名和内容判断',
  'FIELD=COLUMN, where names of columns are not understood; written again for each':
    '字段=列名，用于列名无法识别时；可写多次',
  'For score, score_band and criterion': '用于 score、score_band 与 criterion',
  "An IANA name; the organisation's own when absent": 'IANA 时区名；不填则用组织的时区',
  'Also the period of the same length before; needs from and to': '同时给出之前等长的一段；需要 from 与 to',
  'In the order of by': '与 by 的顺序一致',
  'In the order of measure': '与 measure 的顺序一致',
  'All dead jobs when absent': '不填则为全部',
  'An IANA name, as Asia/Shanghai': 'IANA 时区名，例如 Asia/Shanghai',
  'Days after which conversations are removed; null keeps them': '会话保留天数；null 表示一直保留',
  'Shown once': '只显示一次',
  'The page that takes the token; works once': '使用该令牌的页面，只能用一次',
  'For a new account': '用于新账号',
  'Shown this once': '只显示这一次',
  'Stable name of the kind of problem: urn:tingzhen:problem:…': '问题种类的固定名称：urn:tingzhen:problem:…',
  'What went wrong this time, and the way out': '这次出了什么问题，以及怎样解决',
  'The path that was asked for': '所请求的路径',
  'Each thing that is wrong, with its place in the request': '每处有误的内容及其在请求中的位置',
  'An instant with its offset: 2026-01-05T09:00:00+08:00': '带时区的时刻：2026-01-05T09:00:00+08:00',
  'YAML; a file whose name begins with scorecard is a scorecard, any other rules':
    'YAML；文件名以 scorecard 开头的是评分表，其余是规则',
  'Of a draft': '仅草稿有',
};

const AT_MOST = /^At most so many, (\d+) at the most$/;

/** Undefined where it has not been put into Chinese. */
export function inChinese(description: string): string | undefined {
  const most = AT_MOST.exec(description)?.[1];
  return most === undefined ? IN_CHINESE[description] : `最多返回多少条，上限 ${most}`;
}
