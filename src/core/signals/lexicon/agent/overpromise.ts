import type { Cue } from '../../cue-scorer.ts';
import { weigh } from './fragments.ts';

const SURE_ZH =
  '(?:保证(?!金|书|人)|担保(?!人|公司|物|合同)|打包票|打保票|绝对|百分(?:之)?(?:一)?百|百分百|百分之一百|100%|1000%|一定(?!程度|要|的|得|是|时间|期限|范围|比例|额度|金额|条件|影响)|肯定(?!是)|必定|必然|铁定|准保|保管|妥妥(?:的)?|稳稳(?:的)?|稳|笃定|十拿九稳|板上钉钉|万无一失|我敢(?:说|保证|打赌|担保|肯定)|包您|包你|准能|拍胸脯|拍着胸脯|跟您(?:保证|担保)|向您(?:保证|承诺)|我承诺|承诺(?:您|你)|毫无疑问|没跑)';
const OUTCOME_ZH =
  '(?:到账|到货|到(?!底|期|时候)|送达|送到|批|通过|过(?!期|来|去)|下来|退|赔|修好|解决|好(?!好)|成功|收益|赚|恢复|涨|拿到|搞定|办下来|办成|出票|降|没问题|没事|有货|能用|不会|不亏|回本|中|瘦|见效|有效|治|理赔|上岸|考过|过关|提分|就业|录取|安全|准时|按时|发货|发出|送|来|修|改|开通|能|可以|没有问题|没有风险|不出|满意|便宜|最低|批下|报销|放款|下款|退回|找到|找回|追回|补|不扣|不收|不涨)';

/** Guarantees what is not in the agent's hands. */
export const OVERPROMISE: readonly Cue[] = [
  ...weigh(
    3,
    `${SURE_ZH}[^.!?,]{0,12}${OUTCOME_ZH}`,
    `${OUTCOME_ZH}[^.!?,]{0,8}(?:打包票|我保证|我担保|跟您保证|百分(?:之)?百(?:的|没)?|绝对的|没跑|妥妥的|我打保票|包在我身上|板上钉钉|不成问题|放一百个心)`,
    '(?:稳赚|稳赢|包赚|只赚|包过|(?<!频|量|红|钱|书|背|面|礼|音|油|急)包退(?!换)|包赔|包会|包治|包分配|包就业|包通过|包批|包下款|包提分|包满意|包涨|秒批|秒过|秒到账|必过|必批|必涨|必中|必到|必赔)(?:不赔|不亏)?',
    '(?:永远|以后|今后|从此|再|往后|下次)(?:都|也|绝对|绝|一定|肯定|保证|再)*(?:不会|不可能|不)(?:再)?(?:有|出|发生|坏|断|掉|出现|卡|犯|遇到|扣|涨|收|延误)[^.!?]{0,10}(?:了|问题|这种|情况|第二次|啦)?',
    '(?:不可能|绝不会|绝对不会|绝不|不会)(?:的)?(?:出问题|出错|有事|亏|丢|坏|延误|晚点|被拒|不过|拒|拒赔|涨价|查到|有问题)',
    '(?:到不了|没到|不到|不行|办不成|修不好|退不了|不过|亏了|赔不了|出了事|坏了)[^.!?]{0,6}(?:我)?(?:把头|辞职|跟您姓|跟你姓|自掏腰包|我赔|我负责|找我|我给您补|个人赔|全赔|我吃)',
    '(?:什么|啥|全部|所有|都|样样|随便)(?:病|情况|意外|问题|东西|项目)?(?:都|全)?(?:能|可以|会|给)(?:赔|报|报销|理赔|保|退|治|批|过)',
    '(?:您|你)(?:就)?(?:放心|安心|放一百个心|把心放肚子里|尽管放心)(?:吧|好了)?[,. ]{0,2}[^.!?]{0,10}(?:绝对|肯定|一定|保证|百分|没问题|出不了|不会|妥妥|准)(?!给您|帮您|跟)',
    '(?:闭着眼|闭眼)(?:买|入|办|投)',
    '没有(?:一个|谁|人|过)?[^.!?,就]{1,6}不(?:过|成|了|到|会|赚|满意|下来)[^.!?,就]{0,3}的',
    '(?:我)?还能骗(?:您|你)',
    '(?:[0-9一二三四五六七八九十]+万|额度|名额|岗位)[^.!?]{0,6}(?:稳|妥|没跑)',
    '(?:个个|人人|每个|一个班|[0-9一二三四五六七八九十]+个)[^.!?]{0,10}(?:都|全|个个)(?:过|赚|会|成|好|拿|考上|就业|通过|满意)',
    '(?:保|包)(?:您|你)(?:满意|穿|用|吃|学|过|赚|放心|舒服|没|一|不|能|好|喜欢|值|睡|安全|准|到|拿)',
    '(?:倒贴|倒赔|白送|自己掏|自掏|个人(?:退|赔|补|出|掏))[^.!?]{0,8}',
    '(?:一个月|两个月|三个月|半年|一年|半个月|一周)[^.!?]{0,6}(?:翻倍|翻番|回本|赚回|瘦|提|见效|学会|拿证)',
    '(?:退|赔|补|找)[^.!?]{0,4}(?:来找我|找我本人|我个人|我自己掏)',
    '(?:等着|坐等)(?:收钱|数钱|拿证|收货|赚|涨)',
  ),
  ...weigh(
    1.6,
    '(?:绝对|肯定|一定|百分百)(?:可以|没问题|能行|行|没事)(?:的)?',
    '(?:保证|包您满意|您就瞧好|没问题的,放心|完全不用担心|不用担心,肯定)',
    '(?:关系|熟人|内部)[^.!?]{0,8}(?:能|可以|帮您|搞定|批)',
  ),
  ...weigh(
    3,
    "(?:i|we)(?: can| do| will|'ll| could| absolutely| personally| hereby)* (?:guarantee|promise|assure you|swear|give you my word|vouch|bet)[^.!?]{0,80}(?:will|'ll|won'?t|be|get|arrive|have|work|approved?|refund|no|never|is|gets|before|by|it|that|you|return|profit|success|results?)\\b",
    '(?:guaranteed)(?: to| by| approval| results?| returns?| delivery| success| profit| acceptance|[,.!]|$)',
    "(?:will|'ll|you'll|it'll|they'll|going to|gonna|it's|you're)(?: be)? (?:definitely|certainly|absolutely|100 ?%|one hundred percent|for sure|without (?:a )?(?:doubt|fail)|surely|positively|undoubtedly|guaranteed)[^.!?]{0,40}(?:get|be|arrive|receive|have|come|work|approved?|pass|win|make|fixed|refunded|accepted|covered|there|there|paid|delivered|solve|sort|resolved|go through|land|hit|clear|double|rise|recover|fine|safe|qualify)\\b",
    '(?:definitely|certainly|absolutely|surely|100 ?%|one hundred percent|for certain)[, ]+(?:it|you|they|we|your|the|will|get|be|arrive|approved|safe|secure|covered|work|going|there|fine|pass|qualify|refundable|refunded|no problem|guaranteed|make|happen|sure)[^.!?]{0,60}',
    "(?:for sure|for certain|without (?:a )?(?:doubt|fail)|no doubt|hundred percent|100 ?%|no question|no matter what|guaranteed|mark my words|trust me|you can bank on it|count on it)(?=[ ,.!]|$)[^.!?]{0,30}(?:it|you|will|'ll|they|by|arrive|be|get|approved|work|safe|there|$)",
    "(?:will|it'll|'ll|going to) (?:never|not ever) (?:happen|fail|break|go down|drop|lose|occur|be a problem|have)[^.!?]{0,20}(?:again|ever)?",
    'never happen again',
    '(?:zero|no|without any|absolutely no|not any) (?:risk|chance (?:of|that|it|you))',
    'consider it (?:done|approved|yours|sold)',
    '(?:never|not once)(?: yet)? (?:had|seen|known|lost|missed|failed)[^.!?]{0,24}(?:turned down|rejected|refused|fail|declined|late|wrong|deadline|one|a case)',
    '(?:nobody|no one|none of (?:my|our) [a-z]+|not a single (?:one|person|customer|student)) (?:ever |has ever |has |here )?(?:fails?|failed|loses?|lost|got rejected|gets? rejected|complained|regrets?|been (?:refused|declined))',
    '(?:out of|from) my own (?:pocket|wages|salary|money)',
    '(?:double|triple|twice) (?:your|the) (?:money|investment|deposit)(?: back)?',
    "(?:couldn'?t|can'?t) be (?:safer|easier|more (?:secure|certain|sure))",
    '(?:bet|stake) my (?:life|job|house|career)',
    '(?:double|triple) your (?:money|investment)',
    '(?:totally|completely|perfectly|absolutely|100%) (?:safe|secure|risk|fine|legal|foolproof|certain)',
  ),
  ...weigh(
    1.4,
    '\\b(?:guarantee|promise)\\b',
    '(?:definitely|certainly|absolutely)',
    "(?:it|you|that)(?:'ll| will) be (?:there|fine|approved|fixed) (?:by|tomorrow|before|no later)",
  ),
  ...weigh(
    1.2,
    '(?:零风险|无风险|没(?:有)?(?:任何|一点|半点|啥|什么)?风险|不会(?:有)?(?:任何|一点)?(?:风险|亏损)|保本(?:保息)?(?!吗|么|的吗)|保息|刚性兑付|旱涝保收|稳稳的(?:收益|幸福)?)',
  ),
  ...weigh(
    1.5,
    '(?:piece of cake|in the bag|done deal|sure thing|cast iron|rock solid|bulletproof|foolproof|no-brainer)',
  ),
];

/** Statute, contract, what is on file, or the agent's own doing: may be promised. Or the promise is denied. */
export const MAY_PROMISE: readonly Cue[] = [
  ...weigh(
    -3,
    '(?:不(?:能|敢|可以|好|便|会|太能|方便|做)?|无法|没法|没办法|没有办法|难以|谁也不敢|也不能|未必|没人能|不对)(?:给您|跟您|向您|百分(?:之)?百|百分百|绝对|完全|100%|直接|现在|提前|就)?(?:打包票|打保票|保证|承诺|确定|担保|肯定|作(?:出)?(?:任何)?(?:保证|承诺))',
    '不(?:一定|见得|是百分|是绝对)',
    '(?:尽量|尽力|争取|力争|尽可能|努力)',
    '(?:如果|要是|谁|凡是|任何|但凡)[^.!?]{0,12}(?:保证|承诺|说|跟您讲|打包票)[^.!?]{0,14}(?:骗|别信|不要信|假|不可信|当心|小心|警惕)',
  ),
  ...weigh(
    -2.6,
    '(?:七天|7天|[0-9]+天|十五天)(?:无理由|包退|免费退|内(?:可|都)?(?:退|换))',
    '(?:三包|保修|质保|延保|合同|条款|法律|法定|法规|国家|消费者权益|协议|平台(?:规则|承诺|保障)|先行赔付|假一赔|运费险|存款保险|晚到必赔|晚必赔|延误险|准时保|正品(?:保证|保障)|质量保证|资金保障|品牌承诺|保单|保障计划|价保|保价|极速退|超时赔|慢必赔|监管|银保监|存款|退票规则|条例)',
    '(?:系统|后台|记录|订单|物流|页面|我这边|银行|回执|单子)(?:里|上|这边|那边)?[^.!?]{0,8}(?:显示|看到|查到|已经|已)(?:是|为|您|到|签|成|入|生|通|审|退|完|提|发)',
    '(?:已经|已)(?:到账|签收|成功|发出|入账|退回|生效|通过|审批|批了|出票|确认|寄出|开通|恢复)',
    '(?:一定|肯定|保证|绝对|必须|我承诺|承诺)(?:会|能|是会|马上|尽快|第一时间|今天|明天|把)?(?:给|帮|为|替|跟|和|向|把|将)(?:您|你|领导|主管|上级|经理|同事|这个|这件|您的|仓库|商家|财务)[^.!?]{0,8}(?:反馈|跟进|反映|转达|记录|登记|催|核实|查|上报|回电|回复|联系|备注|盯|打电话|回话|打|汇报|答复|说明|跟|问|转告|争取|记|改掉|通知)',
    '(?:一定|肯定)(?:会)?(?:跟进|反馈|转达|如实|认真|注意|改进|严肃|第一时间|回电|回您|联系您)',
    '(?:您|你|请|麻烦|千万|也)(?:也)?(?:一定|务必|绝对|必须|肯定)(?:要|不要|别|得|记得|记住|注意|保管|带|在|先|收|也|知道|是|很|特别|急|会担心|累|饿|没|不)',
    '(?:一定|绝对|千万)(?:要|不要|别|不能|记得|注意|小心)',
    '(?:是否|能否|不知道|看|要看)[^.!?]{0,8}(?:一定|保证|肯定)',
    '(?:一定|肯定|绝对)(?:很|特别|非常|让您|着急|担心|急坏|难受|不好受|辛苦|累|等急|气)',
    '(?:必须|一定)(?:是)?本人',
  ),
  ...weigh(
    -3,
    "(?:can'?t|cannot|can not|couldn'?t|won'?t|not able to|unable to|don'?t want to|wouldn'?t|never|not going to|do not|don'?t|nobody can|no one can|not|isn'?t|aren'?t|without) (?:be able to )?(?:promise|guarantee|guaranteed|say for (?:sure|certain)|be (?:certain|sure)|definitely|100|absolutely|make (?:any )?promises?|swear|assure)",
  ),
  ...weigh(
    -2.6,
    '(?:warranty|statutory|by law|legally|under (?:the|your) (?:contract|warranty|consumer|guarantee|agreement|direct debit|policy|terms|plan)|consumer rights|direct debit guarantee|insured (?:by|up to)|fdic|fscs|protected by|covered (?:by|under)|your rights|regulation|entitled)',
    "(?:i can see|the system shows|it shows|the record|our records|on file|already|tracking (?:shows|says)|has been|have been|was|were|status is|confirmation|it's been)[^.!?]{0,40}(?:approved|delivered|refunded|completed|processed|posted|confirmed|gone through|received|accepted|released|paid|cleared|shipped|credited|signed)",
  ),
];
