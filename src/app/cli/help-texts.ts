import type { Bilingual } from '#core/bilingual.ts';

/** Everything that `--help` says. */
export const HELP = {
  program: {
    zh: '听诊：听懂每一通客服对话，用证据说明服务到底怎么样。',
    en: 'Tingzhen hears every customer conversation and says, with evidence, how the service really was.',
  },
  analyze: { zh: '分析对话，给出有证据的质检报告', en: 'Analyse conversations and report, with evidence' },
  topics: {
    zh: '找出客户都为什么事而来：自动归成主题，起名，分层',
    en: 'Find what customers came for: topics, named and in a tree, without being told how many',
  },
  topicPaths: {
    zh: '对话文件或文件夹，或每行一个 {"id","text"} 的文件',
    en: 'files or folders of conversations, or files of {"id","text"} lines',
  },
  tree: {
    zh: '给出主题的层级、名称和大小，不逐通列出',
    en: 'the hierarchy of topics with names and sizes instead of the conversations',
  },
  noModelTopics: { zh: '不用语言模型，只按用词归类', en: 'does without the language model: words alone' },
  formats: { zh: '列出能读能写的格式', en: 'List the formats that can be read and written' },
  rules: { zh: '检查、测试和解释规则', en: 'Check, test and explain rules' },
  rulesCheck: { zh: '检查规则、评分表和规则包的写法', en: 'Check rule files, scorecards and packs' },
  rulesTest: { zh: '运行规则自带的示例', en: 'Run the examples that rules carry' },
  rulesExplain: {
    zh: '用大白话说明规则；给出对话文件时，逐句说明为什么命中或没命中',
    en: 'Say in plain words what a rule looks for and, given conversations, turn by turn why it fired or not',
  },
  models: { zh: '列出、拉取和核对语音识别模型', en: 'List, pull and verify models of speech recognition' },
  modelsList: { zh: '可以拉取的模型，和已有的模型', en: 'What can be pulled, and what is there' },
  modelsPull: { zh: '拉取一个模型；只有这个命令会联网取模型', en: 'Fetch a model; nothing else fetches one' },
  modelsVerify: { zh: '核对模型的每个文件', en: 'Check every file of a model' },
  modelsData: { zh: '数据目录，模型放在它的 models 下', en: 'data folder; models are in its folder models' },
  modelName: { zh: '模型名', en: 'name of the model' },
  modelFrom: { zh: '从这个文件夹取，不联网', en: 'take it from this folder instead of fetching it' },
  recognizer: {
    zh: '写下录音里的话：已拉取的模型名、模型目录或识别服务的网址；off 为不用',
    en: 'writes down the words of recordings: a model that was pulled, its folder, or the URL of a service; off does without',
  },
  redact: { zh: '遮盖个人信息，输出规范 NDJSON', en: 'Mask personal data; prints canonical NDJSON' },
  serve: {
    zh: '启动服务：接收、分析并保存全部对话；默认带演示组织',
    en: 'Run the service, which takes in, analyses and keeps all conversations; with a demo organisation',
  },
  import: { zh: '把对话送进正在运行的服务', en: 'Send conversations to the running service' },
  export: { zh: '导出组织的全部数据（NDJSON）', en: 'Export all data of the organisation as NDJSON' },
  erase: {
    zh: '在正在运行的服务里彻底删除一位客户的全部对话，或指定的对话；无法找回',
    en: 'Erase all conversations of a customer, or those named, in the running service for good',
  },
  eraseCustomer: { zh: '删除这位客户的全部对话（编号）', en: 'all conversations of this customer (id)' },
  eraseConversation: {
    zh: '删除这些对话（编号，一次最多 1000 个）',
    en: 'these conversations (ids, 1,000 at once at most)',
  },
  eraseYes: { zh: '不再确认，直接删除', en: 'erases without asking once more' },
  jobs: { zh: '查看服务的任务，重试失败的任务', en: "Show the service's jobs, and send failed ones again" },
  coach: {
    zh: '看一位客服的成长：长处、可借鉴的同事案例、有效的做法',
    en: 'See how an agent grows: strengths, colleagues’ examples to learn from, what works',
  },
  coachAgent: { zh: '客服工号', en: 'id of the agent' },
  coachPeriod: { zh: '最近多少天，例如 30d（默认）', en: 'the last days, for example 30d (default)' },
  coachDigest: {
    zh: '只说本周小结：长处、可以试的一件事、计划的进展',
    en: 'the week only: a strength, one thing to try, how plans go',
  },
  coachFormat: { zh: '输出形式：text（默认）、json', en: 'form of the output: text (default), json' },
  insights: {
    zh: '列出公司该修的问题：依据、原因、每周代价、进展、归谁',
    en: 'List what the company should repair: claim, cause, cost a week, status, owner',
  },
  insightStatus: {
    zh: '只看这个进展：new、accepted、in_repair、repaired、verified、dismissed',
    en: 'only this status: new, accepted, in_repair, repaired, verified, dismissed',
  },
  insightDepartment: {
    zh: '只看归这个部门的：product、marketing、training、operations',
    en: 'only those of this owner: product, marketing, training, operations',
  },
  insightFormat: {
    zh: '输出形式：text（默认）、json、ndjson（每行一条）',
    en: 'form of the output: text (default), json, ndjson (one a line)',
  },
  search: {
    zh: '在正在运行的服务里找对话，标出说到的地方',
    en: 'Find conversations in the running service, and show where it was said',
  },
  words: {
    zh: '要找的词，每个都要说到；customer:词 或 agent:词 只找一方',
    en: 'words that must all be said; customer:WORD or agent:WORD looks at one side',
  },
  signal: {
    zh: '听到过这个信号，如 agent.policy_wall，或加置信度 agent.policy_wall>=0.8（可重复，都要有）',
    en: 'this signal was heard, such as agent.policy_wall, or agent.policy_wall>=0.8 (repeatable, all of them)',
  },
  channelOnly: { zh: '只看这个渠道：voice、chat、email', en: 'only this channel: voice, chat, email' },
  agent: {
    zh: '只看这位客服（编号；可重复，任一即可）',
    en: 'only this agent (id; repeatable, any of them)',
  },
  from: {
    zh: '从这时起：2026-01-05（当天零点）或 2026-01-05T09:00',
    en: 'from then on: 2026-01-05 (its midnight) or 2026-01-05T09:00',
  },
  to: {
    zh: '到这时止：2026-01-31（含当天）或 2026-01-31T18:00',
    en: 'until then: 2026-01-31 (that day included) or 2026-01-31T18:00',
  },
  like: {
    zh: '找和这一通诉求相似的对话（编号；不与其他条件同用）',
    en: 'conversations in which the customer needed what the one of this id did (without other conditions)',
  },
  signals: { zh: '以例句定义的信号', en: "Signals of one's own, told by examples" },
  signalsCheck: {
    zh: '检查例句：留一验证的指标、没认出的和认错的句子',
    en: 'Check examples: figures by leaving each out, sentences that were missed or mistaken',
  },
  corrections: {
    zh: '把人工更正中的句子也当作例句与反例（GET /api/v1/corrections 导出的文件）',
    en: 'take what people corrected as examples too (a file from GET /api/v1/corrections)',
  },
  searchLimit: { zh: '最多 N 通（默认 20）', en: 'N conversations at most (default 20)' },
  searchFormat: {
    zh: '结果的形式：text、ndjson（默认 text）',
    en: 'form of the result: text, ndjson (default text)',
  },
  backup: {
    zh: '把内嵌服务的全部数据备份成一个文件（先停下服务）',
    en: 'Back up all data of the embedded service into one file (stop the service first)',
  },
  restore: {
    zh: '把备份恢复到空的数据目录，逐个文件校验',
    en: 'Bring a backup back into an empty data folder, every file verified',
  },
  backupFile: { zh: '备份文件（.tar）', en: 'the backup, a .tar file' },
  data: {
    zh: '服务的数据目录（默认 TINGZHEN_DATA_DIR，否则 ./data）',
    en: 'data folder of the service (default: TINGZHEN_DATA_DIR, else ./data)',
  },
  empty: { zh: '不带演示组织', en: 'without the demo organisation' },
  port: { zh: '监听端口（默认 7070）', en: 'port to listen on (default 7070)' },
  host: { zh: '监听地址（默认 127.0.0.1）', en: 'address to listen on (default 127.0.0.1)' },
  services: { zh: '本进程承担的部分：api、worker', en: 'what this process does: api, worker' },
  replay: { zh: '重新发送失败的任务', en: 'sends the failed jobs again' },
  paths: { zh: '对话文件或文件夹', en: 'files or folders of conversations' },
  yamlPaths: { zh: 'YAML 文件或文件夹', en: 'YAML files or folders' },
  rule: { zh: '规则编号，或规则文件', en: 'id of a rule, or a rule file' },
  conversationFile: { zh: '对话文件或文件夹', en: 'a file or folder of conversations' },
  pack: {
    zh: '在通用包之外再加规则包（编号或文件夹；可重复，编号可用逗号分开）',
    en: 'adds a pack to the general one (id or folder; repeatable, ids may be joined by commas)',
  },
  noModel: { zh: '不用语言模型，只用词典检测', en: 'does without the language model: lexicons alone' },
  noDefaultPack: { zh: '不用通用包', en: 'leaves the general pack out' },
  rulesFile: { zh: '再加规则文件或文件夹（可重复）', en: 'adds rule files or folders of them (repeatable)' },
  scorecard: {
    zh: '改用这份评分表（文件或编号；可重复）',
    en: 'applies this scorecard instead of those of the packs (file or id; repeatable)',
  },
  format: {
    zh: '结果的形式：text、ndjson、json、csv、html、vcon（默认看 --out 的扩展名，否则 text）',
    en: 'form of the result: text, ndjson, json, csv, html, vcon (default: by the ending of --out, else text)',
  },
  out: { zh: '写到文件或文件夹，不写到屏幕', en: 'writes there instead of to the screen' },
  outFile: { zh: '写到这个文件，不写到屏幕', en: 'writes into this file instead of to the screen' },
  rejects: { zh: '读不了的输入连同原因写到这个文件', en: 'writes refused inputs with their reasons there' },
  inputFormat: {
    zh: '按这种格式读（默认自动识别）',
    en: 'reads the inputs as this format (default: recognised)',
  },
  map: {
    zh: '字段对应关系，如 turn.text=内容；可重复，也可给一个 .json 文件',
    en: 'where the input keeps its fields, such as turn.text=content; repeatable, or a .json file',
  },
  channel: {
    zh: '对话本身没写渠道时用：voice、chat、email',
    en: 'channel of conversations that do not say it: voice, chat, email',
  },
  channels: {
    zh: '录音的两个声道依次是谁，如 agent,customer',
    en: 'who is on the two channels of recordings, such as agent,customer',
  },
  fileName: {
    zh: '录音文件名里有什么，如 {startedAt:yyyyMMdd-HHmmss}_{agent.id}_{customer.id}_{*}',
    en: 'what the names of recordings tell, such as {startedAt:yyyyMMdd-HHmmss}_{agent.id}_{customer.id}_{*}',
  },
  limit: { zh: '最多读 N 通', en: 'stops after N conversations' },
  all: { zh: '文字报告：超过 20 通也逐通列出', en: 'text report: every conversation, also of more than 20' },
  quiet: { zh: '不显示进度条和末尾小结', en: 'no progress bar, no closing line' },
  language: {
    zh: '输出语言 zh 或 en（默认看 TINGZHEN_LANGUAGE、LC_ALL、LANG）',
    en: 'language of the output, zh or en (default: TINGZHEN_LANGUAGE, LC_ALL, LANG)',
  },
  noColor: { zh: '不用颜色', en: 'no colour' },
  id: { zh: '只看这一通对话', en: 'only this conversation' },
  explainLimit: { zh: '最多看前 N 通（默认 3）', en: 'the first N conversations (default 3)' },
  style: {
    zh: 'label：写成 [手机号]；keep：保留首尾，如 138****5678（默认 label）',
    en: 'label: [mobile]; keep: the ends stay, 138****5678 (default label)',
  },
  help: { zh: '显示帮助', en: 'shows this help' },
  version: { zh: '显示版本', en: 'shows the version' },
  examples: {
    zh: `例子：
  tingzhen analyze 对话/                          在屏幕上看报告
  tingzhen analyze 对话/ --out 报告.html          可检索、可打印、可转发的网页
  tingzhen analyze 对话/ --pack telecom --out 评分.csv
  tingzhen rules explain policy-wall 对话.txt     为什么命中、为什么没命中
  tingzhen serve                                  启动服务，自带演示组织
  tingzhen search 退款 agent:规定                 在服务里找谁说过什么

退出码：0 全部分析完；1 用法或配置有误，或结果写不了；2 已完成，但有输入被退回；130 被 Ctrl-C 中断`,
    en: `Examples:
  tingzhen analyze conversations/                       read the report on the screen
  tingzhen analyze conversations/ --out report.html     a page to search, print and pass on
  tingzhen analyze conversations/ --pack telecom --out scores.csv
  tingzhen rules explain policy-wall chat.txt           why it fired, or did not
  tingzhen serve                                        run the service, with a demo organisation
  tingzhen search refund agent:policy                   find in it who said what

Exit codes: 0 all analysed; 1 wrong usage or configuration, or no place for the result; 2 done, some inputs rejected; 130 stopped by Ctrl-C`,
  },
} as const satisfies Record<string, Bilingual>;

/** What commander calls the parts of a help page. */
export const HELP_TITLES: Readonly<Record<string, Bilingual>> = {
  'Usage:': { zh: '用法：', en: 'Usage:' },
  'Arguments:': { zh: '参数：', en: 'Arguments:' },
  'Options:': { zh: '选项：', en: 'Options:' },
  'Commands:': { zh: '命令：', en: 'Commands:' },
};
