import type { Cue } from '../../cue-scorer.ts';
import { gap, WE_WILL, weigh, YOU } from './fragments.ts';

const REMEDY_ZH =
  '(?:补发|重发|补寄|重寄|换货|换一|换新|换个|换成|换|退款|退货|退回|退还|退|补偿|赔付|赔偿|赔|补|赠送|送|减免|减|免除|免掉|免单|免|改派|改签|改期|改到|改成|维修|修|上门|恢复|解除|解冻|解绑|解锁|重置|重新|取消|关闭|关掉|加急|延长|延期|升级|拦截|转寄|撤销|冲正|调整|调换|抵扣|打折|返还|返现|报销|垫付|派|安排|补开|补办|预留|留|协商|叠加|加送|冻结|冻|挂失|备货|闪送|顺延|停机|置换|调货|发(?:顺丰|到邮箱|个新|一个新|新的|起争议|起申诉|起复核))';

/** Words that put a remedy, a way round or a next step on the table. */
export const SOLUTION: readonly Cue[] = [
  ...weigh(
    3,
    '(?:两|2|二|几|三|3)(?:个|种|条)(?:方案|办法|选择|方式|解决|路|途径|处理)',
    '(?:方案|办法|建议)(?:是|:|一|就是|有)(?!什么|没有)',
    '(?:全额|全款|双倍|三倍|一半|部分)(?:退款|退|赔|补|返还)',
    '(?:补偿|赔付|赔偿|赔|送|补|返|发|退还|退回|减免|抵扣|退)(?:给)?(?:您|你)[^.!?,]{0,8}(?:[0-9一二两三五十百]+ ?(?:元|块|积分|g|天|个月|次)|代金券|优惠券|红包|券|积分|话费|流量|会员|差价|运费|费用|手续费)',
    '(?:送|补|加赠|赠|叠加)[^.!?,]{0,8}(?:代金券|优惠券|券|红包|积分|话费|流量|会员|应急包|加油包|礼品|时长)',
    '(?:先行赔付|退一赔|免费(?:更换|维修|重做|换|升级|检测|延|补|送|改|重|给|上门))',
    '这样(?:吧|,|的话|好不好|行不行|您看)[,. ]{0,2}(?:我|您|咱|我们)(?:先|帮|给|可以|把|这边|马上)?',
    '(?:绿色通道|善意维修|特批|应急包|备用机|代步车|备用)',
    '(?:要是|如果|万一|实在|倘若|要)[^.!?]{2,24}(?:我|这边)?(?:就)?(?:给|帮)您[^.!?]{0,6}(?:换|退|赔|补|转|改|派|重|免|延|取|发|寄)',
    '(?:您|你)(?:可以|能|看|来|任|二选一|更)?(?:选|挑|要|喜欢|想要|看)(?:哪|其中|一个|二选一)',
    '(?:您|你)看(?:选|要|想)?(?:哪|怎么|可以|行|好|方便|合适|中意)',
  ),
  ...weigh(
    2.2,
    `(?:给|帮|为|替)${YOU}(?:家|们|这边|这单|孩子)?(?:重新|免费|优先|加急|马上|立刻|安排|申请|办理|先|再|直接|全额|单独|额外|另外|紧急|临时|手动|也|把)?${gap(5)}${REMEDY_ZH}`,
    `(?:我|我们|这边|公司)${gap(6)}(?:可以|能|愿意|马上|现在|立刻|直接|先|这就|来|会|已|已经)${gap(4)}(?:给|帮|为|替)?${YOU}?(?:安排|申请|免费|全额|重新)?(?:补发|重发|换货|换新|换一|退款|退还|全退|退全款|补偿|赔付|赔偿|免单|减免|改派|改签|改期|上门|重置|解冻|垫付|补寄)`,
    '安排(?:了)?[^.!?]{0,10}(?:师傅|人员|工程师|技术|快递|专员|同事|专车|维修|司机|小哥|骑手)[^.!?]{0,10}(?:上门|过去|检查|检修|处理|维修|取|送|换|来|到|修|接)',
    '(?:师傅|工程师|快递员|小哥|骑手|司机|维修员|同事|定损员?)[^.!?]{0,14}(?:上门|取件|检修|维修|过来|更换|过去|接您|到您|取走|拉走)',
    '(?:运费|邮费|费用|差价|钱|损失|维修费|手续费)(?:都|全部|就)?(?:由|归|算)?(?:我们|商家|平台|店里|公司|我)(?:这边)?(?:来)?(?:承担|出|付|掏|补|报)',
    '(?:差价|费用|运费)(?:不用|不需要|免)(?:您)?(?:补|付|出)?',
    '(?:我|我们|这边)(?:现在|马上|这就|先|已经|已|来)?(?:让|叫|通知|安排)[^.!?]{1,10}(?:重新|今天|马上|现在|立刻|补|换|送|上门|发|打|改|查|处理|修)',
    '(?:可以|能|也可以|先)(?:免费)?(?:改期|改签|改到|换成|换到|延到|延期|退[^.!?]{0,4}(?:成|%|一半)|暂停|停机|转让|过户|分期|缓交|展期|顺延|调换)',
  ),
  ...weigh(
    1.5,
    '(?:补发|补寄|换新|换货|全额退款|补偿|赔付|赔偿|减免|代金券|优惠券|红包|抵扣券|现金券|话费券|上门取件|上门维修|上门检测|顺丰)',
    `(?:您|你)(?:现在|可以|也可以|不妨|先|这边|只要|直接|今天|明天|今晚|那边|明早|去|到|把|换|试)(?:先|直接|把|在|到|用|选|试|拿|去|凭|带|申请|换|打|让|点|走|重新|试试|睡前|翻|改)${gap(30)}`,
    '(?:^|[,.!?; ])先(?:把|用|试|换|关|重启|拔|断|打|别|去|在|让|放|点|按|拿|退|卸|清)',
    '建议(?:您|你)?(?:先|可以|这样|改|换|用|把|直接|走|选|申请|申报)',
    '(?:或者|要么|不然|也可以)[^.!?]{2,26}(?:也可以|也行|都可以|都行|也能|,您看|怎么样|行吗|可以吗)?',
    `我?(?:先|这就|马上|立刻|现在就?|来)(?:给|帮|为|替)${YOU}`,
    '申请(?:了)?(?:一个|一张|个|一次|一笔)?[^.!?]{0,6}(?:退款|补偿|赔付|换货|减免|仲裁|理赔|券|延期|维修|补贴|退费|复核|保价)',
    '(?:拦截|召回|改地址|保价|退差价|补差价|价保|退差)',
    '(?:改用|换用|换个|改成|换成|换到|改为|换一(?:个|种|台|家|条))[^.!?]{2,16}',
    '(?:临时|过渡|应急|补救|折中|变通)(?:的)?(?:办法|方案|包|措施|处理)?',
    '(?:已经|已|刚|刚刚|都)(?:给|帮|为|替|把)?(?:您|你)?(?:的|来信中的)?[^.!?,]{0,8}(?:退|补|换|改为|恢复|解除|解冻|重置|加急|冲正|撤销|延长|免|取消|关闭|拦截)(?:掉|好|款|了|回|发|成|到|还)?[^.!?]{0,8}',
    '(?:退还|返还|退回)(?:您)?[^.!?]{0,14}(?:元|块|费|款)',
    '(?:给|帮)(?:您|你|孩子)(?:固定|指定|单独|专门|换|留|预留|调)[^.!?]{1,10}',
  ),
  ...weigh(
    3,
    'workaround',
    "(?:what|here's what|here is what) (?:i|we) (?:can|could|will|'ll|am going to|'m going to|'d) (?:do|suggest|offer|propose)",
    "here(?:'s| is) (?:the|my|our|a|what)[^.!?]{0,16}(?:plan|fix|options?|suggestion|solution|proposal)",
    '(?:two|couple of|a few|three|several) (?:options|ways|choices|possibilities)',
    "(?:i|we)(?:'d| would)? (?:can |could |'ll |will |be happy to |also |like to )*(?:offer|compensate|waive)(?: you)?",
    '(?:whichever|whatever) (?:you (?:prefer|like|want)|works|suits|is easier|is best)',
    'would you (?:like|prefer|rather)(?: me| us| a| an| the| to (?:have|take|swap|switch|keep|receive|get))',
    'in the meantime',
    '\\bmeanwhile\\b',
  ),
  ...weigh(
    2.2,
    "(?:i've|i have|we've|we have|i'm|we're)(?: just| already| now| also| gone ahead and)? (?:refunded|issued|credited|replaced|sent|reset|booked|rebooked|waived|removed|cancelled|canceled|reversed|arranged|applied|unlocked|lifted|cleared|restored|upgraded|added|extended|dispatched|emailed|put|set|reordered|reinstated|blocked|frozen|sending|refunding|issuing|crediting|replacing|adding|booking|waiving|removing|moving|shipping)",
    '(?:either|your choice|you choose|up to you|which one would you|which would you|which do you)',
    'free of charge',
    "(?:i|we)(?:'ll| will) (?:pay|cover|sort|fix|take care of|absorb)",
    "an? (?:engineer|technician|plumber|driver|courier|adviser|advisor|locksmith|electrician|van)(?:'s| is| will|'ll| can)[^.!?]{0,30}(?:come|coming|on|be there|out|way|visit|collect|arrive|already|booked|tomorrow|today)",
    "(?:until|till) (?:the fix|it's fixed|it is fixed|then|that's|we|monday|tuesday|the update)[^.!?]{0,10}[^.!?]{4,}",
  ),
  ...weigh(
    1.5,
    'replacement',
    'refund',
    'you (?:can|could|might) (?:also |still |always |either |instead )?(?:use|try|switch|ask|get|pick|keep|choose|take|swap|return|apply|claim|go|request|send|drop|have|pay|stay|show|collect|dispute|tether|download)',
    'alternatively',
    "i(?:'d| would) (?:suggest|recommend)",
    '(?:voucher|credit|discount|compensation|prepaid label|return label|label)',
    '(?:free|complimentary) [a-z]+',
    '(?:switch|change|turn|set|move|toggle) (?:your|it|the|off|on) ',
    'that way',
    'payment plan',
    'so (?:that )?you can (?:still )?(?:use|tether|work|get|carry|keep|pay|watch|travel|finish)',
  ),
  ...weigh(
    1.2,
    '(?:约|派|找|叫)(?:个|一个|一位|一名|了)?(?:师傅|工程师|维修|专员|快递员?|骑手|司机|人)(?:上门|过去|过来|来|去|给您|到|免费|今天|明天)?',
    '(?:还有|有)(?:位子|位置|座|票|房|货|名额|空位|车次|航班|现货)[^.!?]{0,24}(?:您|你|要|可以|给|吗|哪)',
    `${WE_WILL}(?: also| then| either| just| definitely| instead| happily| certainly| gladly| now| go ahead and)?(?: get (?:you |that |it |this )| have (?:it |that |this |someone |one )| (?:arrange|organi[sz]e) (?:for )?)?(?: ?(?:send|ship|replace|refund|credit|waive|offer|book|rebook|reset|re-?send|reship|swap|exchange|upgrade|extend|arrange|schedule|move|switch|cancel|remove|reverse|compensate|reimburse|discount|expedite|courier|dispatch|reserve|reopen|restore|unlock|unblock|lift|put you|set (?:you )?up|set up|give you|add|issue|apply|freeze|block|deliver|reactivate|top up|knock|process|redirect|reroute|drop|take off|reduce|split|spread|pause|rearrange|reinstate|match|overnight|collect|sent|shipped|replaced|refunded|credited|waived|booked|moved|delivered|collected|fixed|end (?:it|the|your)|email you a|put (?:a|the|in|it)|hold (?:one|it|a)|find you|bring|lend|honou?r|write off|back-?date|order))\\b`,
    'at no (?:extra |additional )?(?:cost|charge)',
  ),
  ...weigh(
    2,
    '(?:今天|今晚|明天|下午|上午|现在|马上|当场|[0-9一二两三]+(?:小时|分钟)内?)[^.!?]{0,8}(?:给您|帮您|就)?(?:换|补发|派|闪送|重发|修好|寄出|解决|退回|恢复)',
  ),
];

/** The remedy word is refused, only asked about, or no more than a diagnosis. */
export const NO_SOLUTION: readonly Cue[] = [
  ...weigh(
    -2.4,
    '(?:不能|无法|没法|不可以|不予|不给|没办法|不会|不可|概不|不提供|不做|不接受|未能|办不了|不允许)(?:直接|再|任何|单独|无理由)?(?:给|帮|为)?(?:您|你)?(?:办理|申请|进行|做|安排)?(?:任何)?(?:的)?(?:退|换|赔|补|减|免|改|取消|恢复|延|维修|上门|优惠|加急)(?![^.!?]{0,30}(?:不过|但|可以))',
    `(?:有没有|是否)?试(?:过|了)${gap(10)}(?:吗|没|么|了)`,
    '(?:有没有|是不是|是否)(?:重启|试|检查|更新|升级|清理|换过)',
    '(?:退|换|赔|补|改)(?:不了|不成)(?![^.!?]{0,30}(?:不过|但|可以))',
    "(?:can'?t|cannot|can not|won'?t|unable to|not able to|couldn'?t|no way to|not possible to|not eligible for an?)(?: be able to| be| get| offer| give| do| have| issue| process| provide)? ?(?:you |it |that |this )?(?:an? |any |the )?(?:send|replace|refund|credit|waive|offer|cancel|exchange|compensate|compensation|replacement|discount|change|remove|reimburse|extension|free)",
    '(?:have|did) you (?:already |ever )?(?:tried|try|restart|check|check(?:ed)?|reset|restarted|rebooted|updated|cleared)',
    "refund(?:s)? (?:is|are)(?:n't| not)",
  ),
];
