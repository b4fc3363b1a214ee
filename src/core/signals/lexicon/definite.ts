import type { KnownSignalType } from '../catalogue.ts';

/**
 * Wordings that say a signal in so many words, as expressions over the folded view. The corpus of a language model is
 * about what lies under the words and holds few of these, so the model may overlook them. Only what no labelled turn
 * contradicts belongs here, and nothing that is also said in quotation, in jest or of somebody else.
 */
export const DEFINITE: Readonly<Partial<Record<KnownSignalType, readonly string[]>>> = {
  'customer.urgency': [
    '(?<!别)急死(?:我|人)?(?:了|啦)',
    '急死我',
    '十万火急',
    "\\b(?:it's|it is|this is|that's) (?:an emergency|(?:(?:very|really|extremely|so|quite) )?urgent)\\b",
    '急急急',
    '来不及了',
    '(?:今天|今晚|明天|明早|马上|现在|中午|下午|点)[^,.?!;]{0,6}(?:必须|一定要|务必)(?:解决|到账|处理|弄好|办好|修好|送到|拿到|收到)',
    '(?:今天|今晚|明天|明早|中午|下午|点)[^,.?!;]{0,4}(?:之前|前)(?:必须|一定要|务必)(?:解决|到账|处理|弄好|办好|修好|送到|拿到|收到)',
    '(?:被|我)(?:反?锁在(?:外面|门外)|(?:反?锁|关)在(?:里面|屋里|电梯))',
    // 把我关在门外 tells of a refusal, not of an emergency.
    '(?:被|(?<!把)我)关在(?:外面|门外)',
    '等(?:着|钱)(?:用钱|救命|做手术|交(?:手术|住院)费|动手术)',
  ],
  'customer.implicit_dissatisfaction': [
    '(?:跟|和)你们(?:说|讲|反映)(?:了)?(?:多少|再多|几)(?:遍|次)?(?:都|也)(?:一样|没用|白说|是白说)',
    '(?:算了|罢了),?反正(?:跟|和|找|问)?你们?(?:也|都|说|讲|问|就)',
  ],
  'customer.explicit_complaint': [
    '(?:太|真|真是|实在|非常|很)(?:让人|令人|叫人)?失望(?!的是)',
    '(?:你们|服务|效率|售后|态度|质量|速度)[^,.?!;]{0,4}(?:效率|服务|态度|质量|速度|售后)?(?:也)?(?:太|真|实在|简直)(?:是)?(?:低|差|慢|烂|垃圾|糟|恶劣|离谱)(?![^,.?!;]?[那这]句)',
    "\\bi(?:'d| would)? (?:want|like|wish|need) to (?:make|file|raise|lodge|register|put in) a (?:formal |official )?complaint",
    "\\b(?:this is|that's|it's) (?:totally |completely |absolutely |just |simply )?(?:unacceptable|not acceptable|a disgrace|disgraceful|outrageous|appalling)\\b",
    '\\bthis is (?:totally |completely |absolutely |just |simply )?ridiculous\\b',
    '\\bworst (?:customer )?(?:service|experience|company)\\b',
  ],
  'customer.churn_intent': [
    '(?:再也|永远)不(?:会)?(?:在|来|用|找|买)你们',
    '\\bnever (?:buying|ordering|shopping|booking|using|coming|flying|staying)(?: \\w+){0,3} (?:from|with|at|here|back|again)\\b',
    "\\b(?:i'm|i am|we're|we are) (?:done with (?:you|this company|your company)|switching to (?:another|a different|a competitor))",
    "\\b(?:won't|will not|not going to|not gonna) be renewing\\b",
    "\\b(?:i'll|i will|i'm|i am) (?:take|taking) my (?:business|custom|money) elsewhere\\b",
  ],
  'customer.confusion': [
    '越(?:听|看|说|算)越(?:糊涂|迷糊|乱|晕|不明白|不懂)',
    "\\b(?:i'm|i am) (?:(?:so|really|completely|totally|still|very|quite) )?confused(?=[,.!?;]|$| (?:so|now|because|about))",
  ],
  'customer.resolved_ack': [
    '^(?:(?:yes|yep|yeah|ok|okay|great|perfect),? )?that (?:has |did )?(?:fixed|solved|sorted|did) (?:it|the trick)[.!]*$',
    "^(?:(?:yes|yep|yeah|ok|okay|great|perfect),? )?(?:it|everything|all)(?:'s| is)? (?:works|working)(?: now| again| fine| perfectly)*[.!]*$",
    '\\bi can (?:log|sign|get) (?:back )?in (?:again|now)',
  ],
  'customer.abuse': [
    '(?:^|[,.!~ ])(?:去你妈|操你|草你|日你|你妈的|滚(?:蛋|吧|犊子)|傻[逼比叉x])',
    '\\b(?:fuck|screw) (?:you|off|your)\\b',
    '\\bgo to hell(?=[.!]|$)',
  ],
  'customer.escalation_threat': [
    '(?:法院|法庭|公堂)(?:上)?见',
    '(?:我|只好|只能|这就|马上)(?:就|要|去|会|直接)*(?:起诉|告)你们',
    '(?:12315|12345|12378|工信部|银保监会?|消协)(?:去)?(?:投诉|举报)你们',
    '(?:我|只好|只能|这就|马上)(?:就|要|去|会|直接)*(?:打|拨打?|找|去)(?:12315|12345|12378|工信部|银保监会?|消协)(?:去)?(?:投诉|举报)',
    "(?:i'm|i'll|i will|i am|i'm going to|i am going to) (?:call|calling|ring|ringing|contact|contacting|instruct|instructing) my (?:lawyer|attorney|solicitor)\\b",
    "you(?:'ll| will) (?:be hearing|hear) from my (?:lawyer|attorney|solicitor)\\b",
    "(?:i'll|i will|i'm going to|i am going to|we'll|we will) (?:sue you|take you to court|see you in court)\\b",
    '(?:我|就|要|会|只好|只能)(?:就|要|去|会|直接)*曝光你们',
    '我(?:要|会|就|去|只能|只好)(?:去|就|要)*找(?:媒体|记者|电视台)',
    '我(?:要|会|就|去|只能|只好|现在就|马上)(?:去|就|要)*(?:打|拨打?|找|向|到|去)(?:12315|12345|12378|工信部|银保监会?|消协|消费者协会|市场监管局|市监局)',
    '再不(?:处理|解决|退|发货|赔|回复)[^.?!;]{0,6}(?:就|只能|只好)(?:去)?(?:发抖音|发微博|发小红书|上抖音|发朋友圈|投诉|曝光|报警|举报|起诉|打12315|找媒体|找12315)',
    "(?:i'm|i am|i'll|i will) (?:be )?(?:report|reporting|contact|contacting|going to|taking this to|complaining|file|filing)[^.?!]{0,30}(?:ombudsman|trading standards|ofcom|the fcc|the ftc|the bbb|better business bureau|attorney general|consumer protection|the regulator|financial conduct|small claims)\\b",
    '\\b(?:post|put|share|plaster) (?:this|it|everything|the whole thing) all over (?:twitter|facebook|tiktok|social media|reddit|the internet|instagram)\\b',
  ],
  'agent.closing': [
    '\\bhave a (?:great|nice|lovely|good|wonderful|pleasant) (?:day|evening|weekend|night|rest of your day)[ ,!.]*(?:and |then )?(?:good)?bye(?: now)?[.!]*$',
    '\\bthank(?:s| you) for (?:calling|contacting|choosing|reaching out|chatting|getting in touch)[^.!?]*,? (?:good)?bye',
  ],
  'agent.impatience': [
    '我[^,.?!;]{0,6}(?:说|讲|解释|告诉)(?:了|过)?(?:您|你)?(?:多少|好几|八百|几百|无数)(?:遍|次|回)',
    '要我(?:说|讲|解释|重复)(?:多少|几)(?:遍|次|回)',
    '\\bhow many (?:more )?times (?:do|must|should|will) i (?:have to |need to |got to )?(?:tell|say|repeat|explain)\\b',
  ],
};
