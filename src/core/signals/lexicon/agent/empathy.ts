import type { Cue } from '../../cue-scorer.ts';
import { gap, weigh, YOU } from './fragments.ts';

const FELT_ZH =
  '(?:着急|心急|急|焦虑|担心|担忧|不放心|害怕|慌|紧张|难受|难过|伤心|心痛|心疼|委屈|生气|气|恼火|火大|窝火|来气|憋屈|郁闷|闹心|糟心|烦|烦躁|烦心|心烦|添堵|堵心|扫兴|失望|无奈|无语|崩溃|折腾|辛苦|累|不容易|不方便|煎熬|难熬|为难|犯愁|发愁|头疼|头大|抓狂|尴尬|可惜|遗憾|不爽|不舒服|不好受|不是滋味|不踏实|不公平|冤|懵|受罪|遭罪|够呛|够受|难为|耽误|被动|措手不及|惊魂|吓)';
const VERY_ZH = '(?:太|真|真是|真的|确实|实在|挺|够|很|特别|好|蛮|怪|多|多么|肯定|一定|难免|当然|的确|非常|都|是|也|会|得|要|让人|叫人|替您|替你|让您|叫您)';

/** Takes a feeling up in words that are no formula. Counts where the customer gave a reason to feel. */
export const EMPATHY_OWN_WORDS: readonly Cue[] = [
  ...weigh(
    2.4,
    `(?:换(?:成|作|做|了)?(?:是)?|要是|如果是|假如是|轮到|放)(?:我|谁|任何人|哪个|别人|在谁)[^.!?]{0,14}(?:${FELT_ZH}|会|都|也|受不了|坐不住|纳闷)`,
    `(?:搁|放|摊|落)(?:在)?(?:谁|我)[^.!?]{0,12}(?:都|也|身上)`,
    `(?:谁|任何人|哪个人|不管是谁|是人)(?:遇|碰|摊|赶|收|接|等|看|听)?(?:到|上|见)?[^.!?]{0,14}(?:都|也)(?:会|得|要|难免)?[^.!?]{0,6}${FELT_ZH}`,
    `(?:难怪|怪不得|也难怪)${YOU}`,
    '(?:我|听得|听着|看着|看了|听了|听您|看得)[^.!?,]{0,10}(?:都|也)?(?:替|为)(?:您|你)(?:着急|难过|难受|不值|捏把汗|担心|高兴|心疼|可惜|委屈|揪心|急)',
    '(?:哎呀|哎哟|天呐|天哪|我的天|唉|哎)[^.!?]{0,20}(?:太|真|够|怎么|您|没事|吓|疼|好)',
    `(?:您|你)(?:人)?没(?:事|受伤|伤着|吓着|烫着)(?:吧|就好)`,
    '(?:人|您|孩子|老人|大家|家人)[^,.!?]{0,4}没事(?:就好|吧)',
    '有没有(?:受伤|伤到|伤着|烫到|哪里不舒服)',
    '节哀',
    '(?:太|真|实在)?(?:难为|委屈|苦了|辛苦)(?:您|你)了',
    '(?:着急|生气|担心|不满|有情绪|有意见|发火|不高兴)(?:是)?(?:太|很|完全|都是|也是|当然是|绝对)?(?:正常|应该|应当|可以理解|难免|人之常情|有道理|情理之中)',
    '(?:该|应该|理应|有理由|有权)(?:生气|气|着急|发火|不高兴|不满)',
    '(?:恭喜|祝贺|恭贺)(?:您|你|呀|啊)?',
    '(?:别|不要|先别)(?:慌|怕|着急|担心|急|难过|自责)[^.!?]{0,20}(?:我|咱|先|有|会)',
    '(?:幸好|还好|好在|万幸|幸亏)(?:您|你|人|孩子|没)',
    `${VERY_ZH}(?:让人|叫人|令人)${FELT_ZH}`,
    '(?:耽误|误)不(?:得|起)',
    '(?:这|那|您这|这种|碰上这种|遇到这种|赶上这)(?:样的|种|个)?[^.!?,]{0,8}(?:太|真|确实|实在|够|是挺|是够|可真|挺)[^.!?,]{0,4}(?:倒霉|糟糕|过分|不应该|离谱|气人|急人|恼人|折磨人|吓人|危险|闹心|麻烦|难|堵心)',
  ),
  ...weigh(
    2,
    `${VERY_ZH}${VERY_ZH}?(?:的)?${FELT_ZH}`,
    `(?:您|你)${gap(8)}(?:肯定|一定|心里|想必|估计|怕是|难免)${gap(8)}${FELT_ZH}`,
    `(?:听|看)(?:得|的)?出(?:来)?(?:您|你)?${gap(10)}${FELT_ZH}`,
    '(?:我|咱|我也)(?:都|完全|特别|太|很|真的|也|自己也|家也)?(?:有|遇|碰|经历|体会|感受|懂)(?:过|到过|上过)?[^,.!?]{0,4}(?:这种|那种|类似|一样|您)',
    '(?:一直|白白|干|空|苦|足足|整整|愣是|大老远)(?:等|跑|折腾|站|排|守|盯|打电话|耗)[^.!?]{0,10}(?:了|天|小时|趟|回|次)',
    '(?:又要|还要|还得|又得|带着|抱着|拖着)[^.!?]{0,16}(?:确实|真是|太|真|够|很|实在|不容易|难|辛苦)',
    '(?:大热天|大冷天|大半夜|三更半夜|大过年|下着雨|大老远|人生地不熟|好不容易|期待了|盼了|攒了|精心|特意)[^.!?]{0,24}',
    '(?:我|能|都|真)?(?:明白|懂|知道|清楚)(?:您|你)(?:的)?(?:难处|苦衷|处境|顾虑|不容易|压力|担心|着急|意思,确实)',
    `(?:心疼|体谅|感同身受)(?:您|你)?`,
  ),
  ...weigh(
    2.4,
    "(?:i'd|i would|anyone would|anybody would|we'd all|who wouldn't|most people would)[^.!?]{0,20}(?:be|feel|have been|panic|want)",
    "(?:that|it|this|which)(?:'s|'d| is| was| would be| must| must have| has to| can| sounds| would| had to)(?: have| be| been| feel| really| just| so| such| pretty| incredibly| genuinely| absolutely| a| an| very| all| quite| truly| completely| always| never)*(?: [a-z]+)?(?: [a-z]+)? ?(?:frustrating|upsetting|stressful|worrying|scary|terrifying|awful|horrible|horrid|maddening|infuriating|annoying|exhausting|disappointing|nerve[- ]wracking|distressing|unsettling|rough|tough|hard|heartbreaking|nightmare|unfair|gutting|gutted|embarrassing|alarming|confusing|tiring|draining|miserable|rotten|terrible|dreadful|painful|overwhelming|a lot|no fun|shock|pain|headache|let-?down|pressure|not fun)",
    'no wonder',
    "(?:don't|do not|can't|cannot) blame you",
    "you(?:'ve| have) every (?:right|reason)",
    "you must (?:be|have been|feel)[^.!?]{0,24}(?:worried|upset|frustrated|exhausted|tired|stressed|anxious|shaken|scared|furious|gutted|devastated|disappointed|fed up|cold|desperate)",
    "(?:i|we) can (?:only )?(?:imagine|hear|see|tell)[^.!?]{0,60}(?:how|why|you|that)",
    "last thing (?:you|anyone|anybody)",
    "what an? (?:[a-z]+ )?(?:awful|horrible|stressful|rotten|terrible|frustrating|nightmare|mess|shame|day|week|start|scare|ordeal|way to|pain|pity|worry)",
    "(?:oh|aw+|ouch|yikes|gosh|goodness|ugh|oof|argh|blimey|crikey)[ ,.!]+(?:no|dear|gosh|man|goodness|wow|that|i|you|so|what|not|poor|my)",
    'oh no',
    "(?:sorry|condolences)[^.!?]{0,20}(?:for your loss|your (?:loss|mum|mom|dad|father|mother|husband|wife|family|son|daughter|dog|cat|grandmother|grandfather)|you(?:'ve|'re| have| had| are| were)(?: been| to)?[^.!?]{0,10}(?:through|left|stuck|stranded|waiting|dealing|feeling|ill|unwell|worried|had to))",
    "(?:are|is) (?:you|everyone|everybody|anyone) (?:ok|okay|all right|alright|hurt|safe|injured)",
    "(?:glad|relieved|thank goodness)[^.!?]{0,14}(?:you(?:'re| are)|nobody|no one|everyone|you (?:checked|caught|called|asked|spotted|told))",
    'congratulations',
    'congrats',
    "(?:i|we) (?:would|'d|was|were|have|had|'ve)[^.!?]{0,20}(?:same (?:thing|boat|way|position)|been there)",
    "(?:makes|that makes) (?:total|complete|perfect|a lot of) sense (?:that|why|you)",
    "(?:i|we)(?:'d| would) (?:hate|feel|panic)",
    "especially (?:with|when|after|since|as|given|if|before|on)\\b",
    "(?:when|after|with) (?:you(?:'ve|'re| have| are| were)|your)[^.!?]{6,60}(?:frustrat|stress|worr|upset|annoy|awful|horrible|hard|tough|rough)",
    "(?:i'm|i am) (?:so |really |truly |very )?(?:happy|thrilled|delighted|excited) for you",
    'poor (?:thing|you|little|guy|kid|dog|cat)',
    "not (?:what you|how you|the (?:start|way|welcome|holiday|birthday|day|news|experience) you)[^.!?]{0,40}",
    "(?:it|that)(?:'s| is)? (?:completely |totally |perfectly |only )?(?:understandable|natural|normal)[^.!?]{0,30}(?:you|to (?:be|feel)|worried|upset|anxious)",
  ),
  ...weigh(
    1.6,
    "(?:i|we) (?:do |really |totally |completely |fully |absolutely |can )*(?:get|know|see|understand|appreciate|hear) (?:how|why|what|that it|that this|it's|you're|that you)[^.!?]{4,60}",
    "(?:after|before|with|on top of|right before|just before) (?:all|everything|three|two|four|five|waiting|such|a (?:long|whole)|your|the kids)[^.!?]{0,40}",
    "(?:frustrating|worrying|upsetting|scary|stressful|annoying|disappointing) (?:to|when|that|for you|not|having|if)\\b",
    "(?:you've|you have) (?:been (?:so |very |more than |incredibly )?patient|been (?:waiting|through|passed|going)|already (?:waited|had|been))",
    "(?:stuck|stranded|left) (?:at|in|on|outside|without|with)\\b",
  ),
];

/** The formula. Alone it is no empathy; beside the customer's own words it may be. */
export const EMPATHY_FORMULA: readonly Cue[] = [
  ...weigh(
    1.2,
    `(?:理解|明白|体会|体谅|感受|知道|了解)(?:到|得到)?${YOU}(?:的|此刻的|现在的|当前的)?(?:心情|感受|不满|难处|情绪|困扰|不便|心态|焦急|着急|急切|担心|顾虑|处境|疑虑)`,
    `(?:理解|明白|体会|知道|清楚)${YOU}`,
    '感同身受',
    '换位思考',
    '将心比心',
    '站在(?:您|你)的角度',
    '(?:可以|能够|能|完全|非常|十分|特别|很|都)理解',
  ),
  ...weigh(
    1.2,
    "(?:understand|appreciate|recogni[sz]e|acknowledge|hear)(?: that)?(?: this| it| you| your| how| why| the)\\b",
    '(?:understand|sympathi[sz]e|empathi[sz]e)',
    'i hear you',
  ),
];
