import type { Cue } from '../../cue-scorer.ts';
import { weigh } from './fragments.ts';

/** What the customer's words give an agent to answer. Broad on purpose: these never make a signal by themselves. */
export const ASKS: readonly Cue[] = [
  ...weigh(
    2,
    '\\?',
    '(?:吗|么|呢|嘛)(?:[,.!~ ]|$)',
    '(?:怎么|怎样|为什么|为啥|为何|凭什么|什么时候|多久|多少|哪里|哪儿|哪个|哪天|哪些|啥时候|几点|几天|几号|什么|咋|谁|有没有|能不能|可不可以|是不是|会不会|要不要|行不行|好不好|能否|是否|到底|何时)',
    '\\b(?:what|when|where|why|how|who|which|whose)\\b',
    "(?:^|[.!,] ?)(?:can|could|will|would|is|are|do|does|did|has|have|should|am|may)(?:n'?t)? (?:you|i|we|it|this|that|there|the|my|they|someone|anyone)\\b",
  ),
];

/** Not to be answered by yes or no. */
export const ASKS_WHAT: readonly Cue[] = [
  ...weigh(
    2,
    '(?:怎么|怎样|为什么|为啥|为何|凭什么|什么时候|多久|多少|哪里|哪儿|哪个|哪天|啥时候|几点|几天|几号|什么(?!都)|咋|何时|谁)',
    '\\b(?:what|when|where|why|how|who|which)\\b',
  ),
];

/** Wants a cause, a rule or a way explained. */
export const ASKS_WHY_OR_HOW: readonly Cue[] = [
  ...weigh(
    2,
    '(?:为什么|为啥|为何|凭什么|咋回事|怎么回事|怎么会|原因|什么意思|啥意思|依据|怎么算|怎么收|怎么弄|怎么用|怎么办理|怎么办|怎么设|怎么开|怎么关|怎么查|怎么改|怎么退|怎么取|怎么换|怎么操|如何|没看懂|不懂|看不懂|不明白|区别|流程|手续|带什么|需要什么|解释|怎么还|怎么[^.!?]{0,10}(?:了|多|少|没|不|这么|三百))',
    "\\b(?:why|how (?:do|can|come|does|did|is|was|to|should|would)|what does|what do (?:i|you) (?:mean|need|have)|what is (?:a|the|this)|what's (?:a|the|this|that)|explain|don'?t (?:understand|get)|difference|confus|makes? no sense|how it works)",
  ),
];

/** Something is wrong. */
export const TROUBLE: readonly Cue[] = [
  ...weigh(
    2,
    '(?:坏|裂|碎|破|漏|洒|断|卡|丢|错|少|缺|慢|死机|闪退|崩|故障|异常|失败|报错|乱码|黑屏|异味|发霉|过期|变质|划|脏|掉|松|烂|歪|色差|假货|二手|漏水|断网|断电|停电|停水|杂音|噪音|发热|发烫|糊|坑|骗|盗刷|冻结|锁|封|拒|取消了|延误|晚点|超时|误点|多收|多扣|乱扣|重复扣|扣了|扣费|没到|没收到|没来|没人|没动|没反应|没声音|没信号|没退|没发|没用|没有到|没有收到|未到|不动|不到|不了|不上|不能|不行|不好|不对|不够|不制冷|不热|不亮|不转|不准|不通|不给|不见|不合|不一样|不工作|不出|打不|用不|登不|收不|连不|退款|退货|退了|换货|赔|投诉|维权|太差|太慢|太贵|垃圾|问题|发错|退回|误|亏|涨|逾期|拖|催|推|等了|还没|迟|凭什么|怎么还|怎么[^.!?]{0,10}(?:多|高|贵|这么|变|少)|两次|打不通|没人接|划了|停了|停电|不回|不走|不来|踢|落在|落了|丢在|没给|做成|刷不|不出来|点了还|了还没|没派|没拿|挨骂|骂人|骂我|态度|扣的|多扣|被扣|被拒|拒了|被封|封了|到不了|赶不上|截止|困|拖着|推来推去|绕路|不退|不管|不让|不认|不承认|违约|作废|过敏|拉肚子|难吃|假的|不新鲜|有虫|有头发|色差|掉色|开胶|起球|异响|跳闸|打不着|点不着|不回充|死循环|闹|吵)',
    "(?:broken|broke|crack|damaged|missing|wrong|late|delay|never (?:arrived|came|got|received)|not (?:work|arriv|receiv|show|load|deliver|respond|turn|charg|heat|cool|open)|n't (?:work|arriv|receiv|show|load|come|got|get|turn|charge|open|connect|log|let|been|go|see|send|respond|stop|fit|match|have)|can'?t|cannot|unable|stuck|fault|error|crash|freez|bug|fail|declin|reject|block|lock|charged|overcharg|double|twice|refund|cancel|complain|leak|smell|torn|scratch|dead|dirty|stain|lost|stolen|fraud|scam|down|slow|useless|terrible|awful|problem|issue|trouble|stopped|stops|keeps|too (?:small|big|expensive|slow|long|late|high)|expired|ruined|waiting|overdue|mistake|hacked|unfair|nobody|no one|again|still|mould|mold|rotten|left with|logged me out|kicked|stuck|noise|noisy|loud|sounds like|tractor|shut|closed|flagged|banned|deleted|turned down|denied|denies|forgot my|left my|extra|instead of|half|supposed to|was told|promised|never|didn't|won't|wrong|hit with|died|dead|jammed|insulted|rude|threw|horrible|weird|detour|more than|expensive|twins)",
  ),
];

/** A feeling, or an event in life of which everyone knows how it feels. */
export const FEELS: readonly Cue[] = [
  ...weigh(
    2,
    '(?:急|气|烦|郁闷|担心|怕|失望|无语|难受|崩溃|累|委屈|折腾|糟心|心疼|哭|慌|焦虑|火大|恼|闹心|无奈|受不了|疯|忍|后悔|可惜|难过|伤心|尴尬|吓|惨|苦|绝望|心寒|寒心|憋屈|不爽|不舒服|太过分|过分|离谱|搞笑|欺负|有没有搞错|什么态度|真是的|服了|晕|唉|哎|!|算了|够了|笑话|呵呵|凭什么|白跑|白等|又要|还要等|第[二三四五0-9]次|[三四五六七八]遍|好几|一直|到底|赶紧|快点|耽误|来不及)',
    '(?:去世|走了|过世|不在了|住院|生病|病|手术|癌|怀孕|孕妇|预产|宝宝|孩子|娃|小孩|老人|老妈|老爸|我妈|我爸|爸妈|奶奶|爷爷|外婆|生日|婚礼|结婚|蜜月|考试|高考|面试|出差|葬|追悼|车祸|追尾|撞|受伤|火灾|被盗|盗刷|骗|地震|暴雨|机场|急诊|药|失业|下岗|裁员|房租|救命|离婚|猫|狗|纪念|毕业)',
    '(?:worri|upset|angry|frustrat|disappoint|stress|scared|afraid|ridiculous|fed up|exhaust|tired|anxious|annoy|furious|unacceptable|nightmare|desperate|panic|cry|crying|hate|horrible|awful|terrible|disgrac|embarrass|humiliat|overwhelm|devastat|gutted|heartbroken|sick of|had enough|joke|seriously|unbelievable|appalling|shocking|shaken|terrif|freak|sad|miserable|helpless|hopeless|sigh|ugh|please help|beg|gosh|phew|lovely|great|happy|excited|!)',
    '(?:died|passed away|death|funeral|hospital|surgery|cancer|sick|ill\\b|pregnan|baby|kids|child|children|son\\b|daughter|mother|mum|mom\\b|father|dad\\b|wife|husband|elderly|wedding|honeymoon|birthday|exam|interview|graduat|anniversary|accident|crash|fire|flood|stolen|robbed|burgl|fraud|hacked|stranded|stuck|airport|medicine|medication|insulin|laid off|lost my job|divorce|dog\\b|cat\\b|christmas|rent|eviction|deadline|disabled|emergency|waiting|waited|hours|work from home|weeks|days|third time|three times|twice|again|transferred|nobody|moving|abroad)',
  ),
];

/** Asked to be put through, or where to turn: a referral is then an answer. */
export const ASKS_REFERRAL: readonly Cue[] = [
  ...weigh(
    3,
    '(?:转|接|找|叫|换|给)[^.!?]{0,6}(?:人工|经理|主管|领导|别人|负责人|部门|专员|同事)',
    '(?:找谁|问谁|联系谁|打给谁|哪个部门|打哪个电话|电话(?:是)?多少|联系方式|联系电话|去哪(?:里|儿)?(?:办|问|修|买|开|领|取)|在哪(?:里|儿)?(?:办|修|买|开|领|取)|哪里(?:能|可以)|怎么联系|有没有电话|号码是多少|归谁|谁负责|哪家|哪个网点)',
    "(?:transfer me|put me through|speak (?:to|with) (?:a|the|your)|talk to (?:a|the|your)|who (?:do|should|can|would) i|where (?:do|should|can|would) i|what(?:'s| is) (?:the|their) (?:number|phone|email)|contact details|phone number for|number for|which (?:department|office|branch)|how (?:do|can) i (?:contact|reach|get hold))",
  ),
];

/** Thanks, agrees or says goodbye: nothing is left open. */
export const CONTENT: readonly Cue[] = [
  ...weigh(
    2,
    '(?:谢谢|感谢|多谢|谢了|辛苦|麻烦你了|麻烦您了|好的|好嘞|没问题|可以|行$|行吧|嗯嗯|ok|明白|知道了|再见|拜拜|没有了|没了|不用了|不客气|太好了)',
    "\\b(?:thanks|thank you|thx|cheers|ok|okay|great|perfect|brilliant|lovely|alright|got it|sure|fine|bye|no worries|appreciate|that'?s (?:all|it)|nothing else|cool|awesome)\\b",
  ),
];

/** A yes-or-no check of what the customer already knows: "so it cannot be done?" */
export const CHECKS_KNOWN: readonly Cue[] = [
  ...weigh(
    3,
    '(?:所以|就是说|也就是|那就是|意思是|等于|就是|我记得|听说|看到说|之前说|上次说)[^.!?]{0,24}(?:是吧|对吧|是吗|对吗|吧|么|吗|是不是)',
    "(?:so|just to confirm|i (?:think|thought|heard|read)|right in thinking|you(?:'re| are) saying|as i understand)[^.!?]{2,80}(?:right|correct|yes|then|is that)\\?",
    '(?:right|correct)\\?$',
  ),
];

/** "I have already told you." */
export const SAID_ALREADY: readonly Cue[] = [
  ...weigh(
    3,
    '(?:说了|说过|讲过|发了|发过|报过|给过|提供过|上面有|刚发|刚说|刚报|不是说|不是发|核对过|验证过|问过)',
    '(?:already (?:told|said|gave|given|sent|provided|answered|verified|explained)|i just (?:said|told|gave|sent)|as i said|like i said|said (?:that|it) (?:already|twice)|told you|scroll up|see above)',
  ),
];
