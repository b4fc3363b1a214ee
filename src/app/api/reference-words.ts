/**
 * OpenAPI holds one language: what its descriptions say is found here in Chinese by what they say in English.
 * A test fails where one is missing.
 */
export const IN_CHINESE: Readonly<Record<string, string>> = {
  'Tells of this call in full as well': '同时推送这通电话的全部内容',
  'As the header X-Organisation, for players that cannot send headers':
    '同请求头 X-Organisation，供无法带请求头的播放器使用',
  'The newest when absent': '不填则为最新的一个',
  'Of the call, when it was told': '报出时通话已进行到的位置',
  'So much of it has been heard': '已听到的时长',
  'The import ended at this line; send it and everything after it again':
    '导入在这一行中断；请从这一行起全部重新发送',
  'waiting: the connection broke off; ending: it is over, and being stored':
    'waiting：连接中断，等待续传；ending：已结束，正在入库',
  'Of a recording that was taken in: what could not be heard, or had to be guessed':
    '收下的录音里没能听出、或只能推测的地方',
  'So long ago the oldest words were said that are still being written down; 0 where none are':
    '还在转写的话里最早的一句是多久以前说的；没有待转写的话时为 0',
  'Words of the turn so far; empty where the caller sees things masked':
    '这一轮到现在的文字；调用者只能看脱敏内容时为空',
  'Who speaks at this moment': '此刻正在说话的人',
  'Of the customer, last': '客户最近一次的情绪',
  'In which it was decided': '作出裁定的那次复核',
  'What people decided, the newest by each scorecard: figures and searches go by it instead of evaluations':
    '人工裁定，每份评分表取最新一份；统计与检索以此为准，不再看 evaluations',
  'Objections to single answers': '对单个答案的申诉',
  'Until when the caller can object to what the machine says; null where they cannot':
    '在此之前可对机器的答案提出申诉；不能申诉时为 null',
  'By channel, 0–100 over equal stretches of the whole recording': '按声道，把整段录音等分，每段的响度 0–100',
  'Milliseconds from the beginning of the recording': '距录音开头的毫秒数',
  'Where a tone stands for personal data until it is revealed': '个人信息未显示时以提示音代替的地方',
  'Nothing is heard before personal data is revealed: nobody wrote down the words':
    '这段录音没有文字，显示个人信息之前不能播放',
  'Of the customer’s turn it begins with, in that conversation': '它从哪一轮客户的话开始，为该对话中的序号',
  'How many insights it tells of, and the name of the costliest':
    '所说的洞察的数量，以及影响最大的一项的名称',
  'Told to those who coach': '只告诉辅导者',
  'Id of the plan it speaks of': '所说的辅导计划的编号',
  'How many more conversations before anything is said': '还要多少通对话才能下结论',
  'Level to reach; null where only the direction is meant': '要达到的水平；只定方向时为 null',
  'Whether the level to reach was reached; null without one, and before the level since is known':
    '是否达到目标水平；没有目标或还不知道确认以来的水平时为 null',
  'The last day': '最后一天',
  'In which it was said': '出自哪一通',
  'Who said it': '谁说的',
  'So many days back winning answers are looked for': '往前多少天里找出色的回应',
  'How many there are, with those that may not be shown now': '一共多少个，含眼下不能展示的',
  'How many more moments before anything is said': '还要多少个时刻才能下结论',
  'Of the version as it was last seen': '所依据的、上次看到的版本',
  'Nothing it speaks of is among the topics any more: its figures are those of the last time':
    '它所说的话题已不存在，数字停在最后一次',
  "Index in the conversation's turns": '对话 turns 中的序号，从 0 起',
  'Offset in the text of the turn, in UTF-16 units': '在该轮文字中的位置，以 UTF-16 单位计',
  '0 to 100; null when nothing could be judged': '0 到 100；无法评判时为 null',
  'Predicted satisfaction from 1 to 5, as ..2.5': '预测满意度，1 到 5，例如 ..2.5',
  'The newest that was shown': '所看到的最新一条的时间',
  'false leaves quotes and contradictions out: a list of many is answered sooner':
    '为 false 时不带原话和矛盾说法，条目多时返回更快',
  'At most so many, 500 at the most; without it all': '最多这么多，上限 500；不写则全部返回',
  'From the page before': '上一页给出的游标',
  'So many of the newest; 1,000 when absent': '只取最新的这么多通；不给则为 1000',
  'How many were known': '当时在册的对话数',
  'Ids of conversations; those that are not known are not counted': '对话编号；没有对应对话的不计数',
  'The run that still looks through raw input': '继续清查原始数据的后台任务',
  'Of the page, as /conversations': '页面的路径，例如 /conversations',
  'What stands behind the question mark': '地址中问号之后的部分',
  'Whether everybody in the organisation sees it': '是否让组织里的所有人看到',
  'Whose view it is; your own when absent': '视图的主人；不填则为自己',
  'Why it should be read, in one sentence': '为什么值得读，一句话',
  'Of the newest days with conversations': '有对话的最近几天的起点',
  'Conversations of those days that the filter finds': '这几天里符合条件的对话数',
  'Only these; all that the query finds when absent': '只导出这些；不填则为查询到的全部',
  'With personal data, which is recorded': '包含个人信息，会记入审计日志',
  'Why personal data is taken out': '为什么要导出个人信息',
  'Hours of the start, 0 to 23; any of them': '开始的钟点，0 到 23，符合其一即可',
  'Days of the week, 1 (Monday) to 7; any of them': '星期几，1（周一）到 7，符合其一即可',
  'Ids; any of them': '对话 id，符合其一即可',
  'Any of them': '符合其一即可',
  'Ids of topics and headings, or none for conversations in none; any of them':
    '话题或分组的 id；none 为不属于任何话题的对话；符合其一即可',
  'Of whose insights it is told, also in the digest; of all where it names none':
    '接收哪些部门的洞察，周报也一样；不写就全部接收',
  'Name of the person, as long as they are a member': '此人的姓名，仍是成员时才有',
  'Days of the last 60; agents and teams of the last 28, each pooled, with its interval of 95 %':
    '逐日为近 60 天；客服与团队为近 28 天，均向整体靠拢，附 95 % 区间',
  'Where it is spoken of in both languages and has a name in each': '两种语言的客户都在说、各有名称时给出',
  'That of most conversations in it': '其中多数对话的语言',
  'As it is spoken of in the other language; counted in `size`':
    '另一种语言里的说法；其中的对话也算在 `size` 里',
  'Before there are topics; null where nothing is missing': '还没有话题时缺什么；什么都不缺为 null',
  'Ids of agents; any of them': '客服 id，符合其一即可',
  'Ids of customers; any of them': '客户 id，符合其一即可',
  'Said in some turn: WORDS, or ROLE:WORDS for one side; each of them':
    '某一轮中说过的词；写成 角色:词 则只找该方；须全部符合',
  'TYPE, or TYPE>=0.8 for another least confidence than 0.5; each of them':
    '信号类型，置信度不低于 0.5；写成 类型>=0.8 则以此为最低置信度；须全部符合',
  'RULE, or RULE:OUTCOME (hit, miss, not_applicable, cannot_tell); each of them':
    '规则，或 规则:结果（hit、miss、not_applicable、cannot_tell）；须全部符合',
  'SCORECARD:RANGE, as general:..60; each of them': '评分表:范围，例如 general:..60；须全部符合',
  'SCORECARD/CRITERION:ANSWER; each of them': '评分表/评分项:答案；须全部符合',
  'NAME:VALUE of an attribute of the conversation; each of them': '对话属性，名称:值；须全部符合',
  'Line of the input, or number of the conversation in it, from 1': '输入的行号，或第几通对话，从 1 起',
  'Shows personal data to those whose transcripts are masked at first; is recorded':
    '对默认打码的人显示个人信息；会记入审计日志',
  'Why personal data has to be seen; people must say it, and it is recorded':
    '为什么要看个人信息；由人查看时必填，并记入审计日志',
  'Of an emotion or an outcome': '用于情绪或结果',
  'The words that carry what is meant; nothing where they are not named':
    '承载该信号的文字的位置；不指明则为空',
  'What the machine told and does not hold': '机器认为有、其实不成立的信号',
  'What holds instead, or was missed': '实际成立的信号，或被漏掉的信号',
  'The comment that began the thread; a new thread when absent': '这一串的第一条批注；不填则另起一串',
  'Ids of people who may see the conversation': '看得到这通对话的人的 id',
  'Empty once it has been taken back': '撤回后为空',
  'False where the turn has another text by now; then it counts no longer':
    '这一轮的文字已经改变时为 false，更正不再生效',
  'On whose clock days begin, an IANA name': '一天从几点算起所依的时区，IANA 名称',
  'Leaves personal data in the texts; is recorded': '保留文字中的个人信息；会记入审计日志',
  'Of the newest content: whoever waits for its analysis sees that it is there':
    '最新内容的状态；等它分析完的人由此得知结果已出',
  'Why personal data has to be in them; people must say it, and it is recorded':
    '为什么要保留个人信息；由人导出时必填，会记入审计日志',
  'Of the newest content; while it is pending, findings are of the one before':
    '最新内容的状态；待分析时，所列发现来自之前的内容',
  'Languages without topics whose conversations of 60 days are too few for any':
    '还没有话题、近 60 天对话太少的语言',
  'Asks for the next page; absent on the last': '用于取下一页；最后一页没有',
  "The file's name, when the body is the file itself": '请求体就是文件本身时的文件名',
  'Guessed from name and content when absent': '不填则按文件名和内容判断',
  'FIELD=COLUMN, where names of columns are not understood; written again for each':
    '字段=列名，用于列名无法识别时；可写多次',
  'For score, score_band and criterion': '用于 score、score_band 与 criterion',
  "An IANA name; the organisation's own when absent": 'IANA 时区名；不填则用组织的时区',
  'Also the period of the same length before, and of a period that is not over as much as has passed of it; needs from and to':
    '同时给出之前等长的一段；时段还没过完的，取之前同样已过去的长度；需要 from 与 to',
  'In the order of by': '与 by 的顺序一致',
  'In the order of measure': '与 measure 的顺序一致',
  'All dead jobs when absent': '不填则为全部',
  'An IANA name, as Asia/Shanghai': 'IANA 时区名，例如 Asia/Shanghai',
  'Days after which conversations are removed; null keeps them': '对话保留天数；null 表示一直保留',
  'Shown once': '只显示一次',
  'The page that takes the token; works once': '使用该令牌的页面，只能用一次',
  'For a new account': '用于新账号',
  'Whose conversations a key of the role agent sees': '角色为 agent 的密钥看得到哪些客服的对话',
  'Whose conversations a key of the role supervisor sees': '角色为 supervisor 的密钥看得到哪些团队的对话',
  'For a new account; who is signed in leaves it out and becomes the admin':
    '用于新账号；已登录的人不必填，即成为管理员',
  'Whoever has an account signs in and gives no name': '已有账号的人登录即可，不必再填姓名',
  'The e-mail address of whoever asks': '当前登录者的邮箱',
  'Shown this once': '只显示这一次',
  'Stable name of the kind of problem: urn:tingzhen:problem:…': '问题种类的固定名称：urn:tingzhen:problem:…',
  'What went wrong this time, and the way out': '这次出了什么问题，以及怎样解决',
  'The path that was asked for': '所请求的路径',
  'Each thing that is wrong, with its place in the request': '每处有误的内容及其在请求中的位置',
  'An instant with its offset: 2026-01-05T09:00:00+08:00': '带时区的时刻：2026-01-05T09:00:00+08:00',
  'YAML; a file whose name begins with scorecard is a scorecard, any other holds rules, or signals told by examples':
    'YAML；文件名以 scorecard 开头的是评分表，其余是规则，或以例句定义的信号',
  'Near copies of each other counted once': '大同小异的只算一句',
  'Everyday sentences that come with the program': '程序自带的日常语句',
  'Each sentence judged by a fit without it': '每一句都由没见过它的模型来判断（留一验证）',
  'What to expect where one sentence in fifty carries the signal': '假定五十句里有一句带此信号时的预期精确率',
  'Of a draft: how well its signals told by examples are recognised': '仅草稿有：以例句定义的信号识别得怎样',
  'Why nothing can be compared; absent where it can': '为何无从比较；可以比较时没有此项',
  '1 for the same words, around 0.5 or less for other matters':
    '说得一模一样为 1，说的是别的事则在 0.5 上下或更低',
  'Of a draft': '仅草稿有',
  'Of the whole form, 0–1': '在整张评分表中所占的权重，0–1',
  'The one that scores best first': '得分最高的选项在前',
  'That the organisation told by examples': '组织用例句教会的信号',
  'Counts the saves of a draft': '草稿保存过几次',
  'Who saved it last': '最后保存的人',
  'The one that was looked at; refused with 409 when it is no longer the newest':
    '看过的修订号；已不是最新时以 409 拒绝',
  'The one that the change was made to; refused with 409 when it is no longer the newest':
    '修改所依据的修订号；已不是最新时以 409 拒绝',
  'Versions as analyses name them (`general@3`); the active ones when absent':
    '分析结果中所写的版本（`general@3`）；不写则为生效版本',
  'Also the name of the rulebook that a copy becomes': '也是复制后规则集的名称',
  'As conversations carry it': '对话中所带的编号',
  'Of an agent: the id of their team': '客服所在团队的编号',
  'By kind, then id; what has no entry is called by its id': '按种类、编号排列；没有起名的以编号显示',
  'What is told; conversations.alert are those in which somebody should look at once':
    '推送哪些事件；conversations.alert 是应当立即有人过问的对话',
  'With which deliveries are signed; shown this once': '用于给推送签名，只显示这一次',
  'As it is signed and sent': '签名并发送的原文',
  'Field of a conversation → column or path in the file': '对话字段 → 文件中的列或路径',
  'The first rows below the header': '表头下的前几行',
  'For CSV, TSV and workbooks: the columns and what they are taken for':
    'CSV、TSV 与工作簿：各列以及被理解成什么',
  'The first ones, cut where they are long': '前几轮，过长的截断',
  'Conversations that were looked at': '看过的对话数',
  'How many of them would be refused': '其中会被退回的数量',
  'False when the file has more than was looked at': '文件中还有没看到的内容时为 false',
  'By which a table of the same kind is known again': '凭这些列名认出同类表格',
  'Folder whose files are taken in by themselves': '自动导入其中文件的目录',
  'Whether events may be sent to addresses in the own network': '是否允许推送到内网地址',
  'Why it cannot be used': '为何不能使用',
  "With the organisation's own identity provider": '用组织自己的身份提供方登录',
  'False for somebody who may not come in for now': '暂时不能进入的人为 false',
  'How a person wants the application to look': '个人的界面偏好',
  "Fills it with the demo organisation's conversations": '装入演示组织的对话',
  'The run that fills it': '装入对话的后台任务',
  'What was received before this would go': '在此之前收到的会被移除',
  'How often it is looked what has to go': '每隔多少小时检查一次',
  'So many of the newest are left out; with before, pages that stay as they are':
    '略过最新的这么多条；与 before 合用，翻页时内容不会移动',
  'The first active scorecard when absent': '不填则用第一份生效的评分表',
  'Ids of members, who take turns. Absent, a reviewer takes them on and everybody else leaves them to whoever is free':
    '成员 id，轮流分配；不填时，复核员自己领取，其他人则留给有空的复核员',
  'waiting: it is open with the same reviewer already': 'waiting：已在同一位复核员的待评中',
  'Id of the open review': '未完成的复核的 id',
  'By criterion: an option, not_applicable or insufficient_evidence':
    '按评分项：一个选项、not_applicable 或 insufficient_evidence',
  'user:ID or key:ID; agents are not told': 'user:ID 或 key:ID；不向客服显示',
  'Why it was chosen; null where somebody sent it, and for whoever is to judge without the machine':
    '为何抽中；由人送来的、以及先自己作答再看机器的复核员看时为 null',
  'Of the evaluation of record; null while it is open, and of another rater while their calibration is':
    '正式评分；未提交时为 null，校准结束前他人的评分也为 null',
  'What the machine had said, once it is submitted': '提交后可见：机器当时的评分',
  'Open and with the caller': '在本人名下、还没评完的',
  'Open and with nobody': '还没有人领取的',
  'All: what the role may see': 'all：该角色可见的全部',
  'The answer that is objected to': '有异议的答案',
  'The answer that is asked for': '希望改成的答案',
  'Rules whose outcome had led to the answer': '得出该答案所依据的规则及其结果',
  'The reason given with the decision': '裁定理由',
  'Of an upheld one: the answer that counts now': '成立后生效的答案',
  'Drafts that now hold the conversation as an example, and whether their rules pass it':
    '已把该对话加入样例的草稿，及其规则现在能否通过',
  'Counts each saving; whoever saves names the one they read': '每保存一次加一；保存时须写明读到的是第几次',
  'As it was submitted': '提交时的评分',
  'What counts, after what appeals changed': '经申诉修正后、正式生效的评分',
  'What the machine had said when it was submitted': '提交时机器的评分',
  'What the machine and others found is held back until the review is submitted':
    '提交之前，不显示机器与他人的判断',
  'Until when its answers can be objected to': '申诉截止时间',
  'Id of a member, me to take it where it is free, or null for whoever is free':
    '成员 id；me 为自己领取（须无人负责）；null 为留给有空的人',
  'Of an upheld one: another answer than the one asked for': '申诉成立时：裁定的答案与所希望的不同时填写',
  'Whether a reviewer sees what the machine says after their own answers, or at once':
    '复核员先自己作答再看机器的判断（after），或一开始就看（at_once）',
  'For so many days an answer can be objected to': '提交后多少天内可以申诉',
  'A figure with its 95 % interval': '数值及其 95% 置信区间',
  "Cohen's for two raters, Fleiss' for more": '两位评分人用 Cohen κ，更多人用 Fleiss κ',
  "Gwet's AC1": 'Gwet AC1',
  'Which conversations may be drawn; fields as in a search': '从哪些对话中抽；字段与查找对话相同',
  'Conversations in all; with per_agent, of each agent': '共抽多少通；per_agent 时为每位客服多少通',
  'The same seed draws the same; chosen when absent': '种子相同则抽到的相同；不填则随机生成',
  'From how many conversations it was drawn': '从多少通对话中抽取',
  'It waits with somebody already': '已在某人的待评中',
  'What was drawn and looked at; refused when the same draw gives something else by now':
    '试抽时看过的对话；如果现在抽到的已不同，则拒绝',
  'Ids of members, who take turns; none leaves them to whoever is free':
    '成员 id，轮流分配；不填则留给有空的人',
  'Ids of members': '成员 id',
  "The caller's own ratings": '本人的评分',
  'How far raters agree with each other and with the machine; empty until it is closed':
    '评分人之间、评分人与机器之间的一致程度；结束之前为空',
  'In the order of the raters': '与评分人的顺序一致',
  'Conversations that split the raters; empty until it is closed': '评分人意见不一的对话；结束之前为空',
  'So many days up to the end of the period, on the organisation’s clock': '截至时段末的天数，按组织的时区',
  'End of the period, that of today when absent': '时段的末尾；不填则为今天结束时',
  'On whose clock the days are counted': '按哪个时区计日',
  'In which agents and teams are counted': '统计客服和团队的时段',
  'Topics and headings that lead to its conversations now: `topic`, or those of `topics` that are left where they were sorted otherwise since; none where `topicGone`':
    '现在由哪些话题找到它的对话：`topic`；话题重新整理过的，是 `topics` 中还在的；`topicGone` 时没有',
  'The time whose conversations the claim counts; null for insights that were last told before this was kept':
    '结论统计的是哪段时间的对话；更早的洞察没有记录，为 null',
  'In which it could show': '其中能看出这项能力的对话数',
  'How many more before anything is said': '还差多少通才下结论',
  'Before any adjustment': '未作任何折算',
  'Of an average colleague with the same cases': '换作水平居中的同事，接到同样的对话时',
  '0–100, with the average mix of cases': '0–100，按平均的对话构成折算',
  'Points above colleagues with comparable conversations': '比对话情况相当的同事高多少分',
  'With its interval of 95 %': '附 95% 区间',
  'Later half less the earlier, adjusted': '后半段减前半段，已折算',
  'The agent’s own choice, told to them alone': '客服本人的选择，只告诉本人',
  'Where the caller may open it': '仅在调用者可打开时给出',
  'Of a colleague who agreed to be named': '仅限同意署名的同事',
  'Personal data is hidden': '个人信息已隐藏',
  'Answers serve colleagues as examples: with the name, without it, or not at all':
    '自己的回答是否给同事作示例：署名、不署名或不提供',
};

const AT_MOST = /^At most so many, (\d+) at the most$/;

/** Undefined where it has not been put into Chinese. */
export function inChinese(description: string): string | undefined {
  const most = AT_MOST.exec(description)?.[1];
  return most === undefined ? IN_CHINESE[description] : `最多返回多少条，上限 ${most}`;
}
