import type { Bilingual } from '#core/bilingual.ts';

export const FORMAT_IDS = [
  'ndjson',
  'json',
  'vcon',
  'csv',
  'tsv',
  'xlsx',
  'eml',
  'mbox',
  'transcript',
] as const;
export type FormatId = (typeof FORMAT_IDS)[number];

export interface FormatDescription {
  readonly id: FormatId;
  /** With the dot; the first is the usual one. */
  readonly extensions: readonly string[];
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly reads: boolean;
  readonly writes: boolean;
}

/** Every format, in the order in which people are shown them. */
export const FORMATS: readonly FormatDescription[] = [
  {
    id: 'ndjson',
    extensions: ['.ndjson', '.jsonl'],
    title: { zh: 'NDJSON（每行一通）', en: 'NDJSON (one a line)' },
    description: {
      zh: '每行一通对话（JSON）；流式读取，多大的文件都只占固定内存',
      en: 'one JSON conversation a line; streamed, whatever the size of the file',
    },
    reads: true,
    writes: true,
  },
  {
    id: 'json',
    extensions: ['.json'],
    title: { zh: 'JSON', en: 'JSON' },
    description: {
      zh: '一通对话、对话数组，或 {"conversations":[…]}；数组逐个读取',
      en: 'one conversation, an array, or {"conversations":[…]}; arrays are read one by one',
    },
    reads: true,
    writes: true,
  },
  {
    id: 'vcon',
    extensions: ['.vcon', '.vcon.json'],
    title: { zh: 'vCon（IETF 对话容器）', en: 'vCon (IETF conversation container)' },
    description: {
      zh: '文字对话与转写；校验 content_hash，识别旧字段名',
      en: 'text dialogs and transcripts; content_hash is verified, legacy names are known',
    },
    reads: true,
    writes: true,
  },
  {
    id: 'csv',
    extensions: ['.csv'],
    title: { zh: 'CSV 表格', en: 'CSV table' },
    description: {
      zh: '一行一轮、一行一问一答或一行一通；自动识别表头、分隔符与 UTF-8/GBK 编码',
      en: 'one row a turn, a question and its answer, or a conversation; header, delimiter and encoding (UTF-8, GBK) are recognised',
    },
    reads: true,
    writes: true,
  },
  {
    id: 'tsv',
    extensions: ['.tsv', '.tab'],
    title: { zh: 'TSV 表格（制表符分隔）', en: 'TSV table (tab-separated)' },
    description: { zh: '同 CSV，以制表符分隔', en: 'as CSV, separated by tabs' },
    reads: true,
    writes: false,
  },
  {
    id: 'xlsx',
    extensions: ['.xlsx', '.xlsm'],
    title: { zh: 'Excel 工作簿', en: 'Excel workbook' },
    description: {
      zh: '同 CSV；读取每个有对话的工作表，压缩炸弹会被拒绝',
      en: 'as CSV; every sheet that holds conversations is read, zip bombs are refused',
    },
    reads: true,
    writes: false,
  },
  {
    id: 'eml',
    extensions: ['.eml'],
    title: { zh: '电子邮件', en: 'E-mail message' },
    description: {
      zh: '单封邮件，引用的往来邮件读作前面的话；去掉签名与免责声明，HTML 转文字',
      en: 'one message, those quoted below it read as the turns before; signatures and disclaimers removed, HTML turned into text',
    },
    reads: true,
    writes: false,
  },
  {
    id: 'mbox',
    extensions: ['.mbox', '.mbx'],
    title: { zh: 'mbox 邮箱', en: 'mbox mailbox' },
    description: {
      zh: '同一往来的邮件合成一通对话',
      en: 'messages of one thread become one conversation',
    },
    reads: true,
    writes: false,
  },
  {
    id: 'transcript',
    extensions: ['.txt', '.md', '.log', '.vtt', '.srt'],
    title: { zh: '纯文本对话', en: 'Plain transcript' },
    description: {
      zh: '“客服：…”“[00:01:23] 客户：…”、聊天工具导出的文本，以及写明说话人的字幕，中英文均可',
      en: '“Agent: …”, “[00:01:23] Customer: …”, chat exports, and subtitles that name who speaks, Chinese or English',
    },
    reads: true,
    writes: false,
  },
];
