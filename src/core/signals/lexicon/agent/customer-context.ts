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
    '(?:坏(?!处)|裂|碎|破(?:了|损|的|洞)|漏(?!斗)|洒|断(?:了|网|电|线|货|开|断)|卡(?:住|死|顿|了|在|壳)|死机|闪退|崩|丢(?:了|失|件|包)|(?<!不|没|无|差)错(?!过|峰)|少(?:了|发|给|送|一)|缺(?:了|货|件|少)|慢|故障|异常|失败|报错|乱码|黑屏|异味|发霉|过期|变质|划(?:了|痕|伤|花)|脏|掉(?:了|色|线|漆|毛|下)|松(?:了|动)|烂|歪|色差|假(?:货|的|冒)|漏水|停(?:电|水|了|机)|杂音|噪音|发热|发烫|坑|骗|盗刷|冻结|锁(?:了|住|死)|封(?:了|号)|拒(?:了|绝|收|赔|付|保)|取消了|延误|晚点|超时|误(?:点|扣|判|操作|开)|多(?:收|扣|算)|乱扣|重复扣|扣(?:了|费|款|我|钱)|退款|退货|退(?:了|钱|费|票|不)|换货|赔|投诉|维权|太(?:差|慢|贵|过分|离谱|难)|垃圾|(?<!没|无|有|什么|任何|个|的|请教|没有)问题(?!吗|是|了)|发错|退回|亏(?:了|损)|涨(?:价|了)|逾期|拖(?:着|了|延|到|欠)|催(?:了|过|一)|推(?:来推去|脱|诿|不动)|等了|还没|迟(?:到|迟|了)|凭什么|怎么还|怎么(?!办理|收费|卖)[^.!?]{0,10}(?:多了|高|贵|这么|变|少了|没|不)|两次|打不|没人接|没(?:到|收到|来|人|动|反应|声音|信号|退|发|用|给|派|拿|通知|修|送|写)|没有(?:到|收到|发货|反应|信号|人)|未到|不(?:动|到|了|上|能用|行|好用|对劲|够|制冷|热|亮|转|准|通|给|见了|合适|一样|工作|出来|退|管|让|认|承认|回|走|来)(?!不)|用不|登不|收不|连不|刷不|点不着|打不着|出不来|到不了|赶不上|踢|落(?:在|了)|做成|点了还|骂(?:人|我)|态度|被(?:扣|拒|封|偷|骗|骂|撞|盗)|截止|困(?:在|住)|绕路|违约|作废|过敏|拉肚子|难吃|不新鲜|有虫|头发|开胶|起球|异响|跳闸|死循环|吵(?:死|得|到)|搞(?:错|什么)|弄(?:错|坏|丢)|第[二三四五]次|[三四五六七八]遍|着急|急(?:死|用|着))',
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

/** Asked to be put through, where to turn, or for a recommendation: to be sent somewhere is then the answer. */
export const ASKS_REFERRAL: readonly Cue[] = [
  ...weigh(
    3,
    '(?:推荐|介绍(?:一|个|几|下)|给点意见|有什么(?:好|地方|可)|哪(?:里|儿|家|个)(?:好|合适|最))',
    '(?:找|物色|安排|订|选)(?:到)?(?:一|个|几|间|家|处)[^.!?]{0,20}(?:酒店|餐馆|饭店|景点|地方|店|公园|餐厅|医院|学校|房)',
    '\\b(?:recommend|suggest|any ideas|looking for (?:a|an|some)|know (?:a|any|of)|somewhere|where can i|where could)\\b',
  ),
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
