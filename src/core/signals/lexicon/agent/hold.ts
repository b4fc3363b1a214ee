import type { Cue } from '../../cue-scorer.ts';
import { gap, weigh, YOU } from './fragments.ts';

/** Asks to wait, here and now. */
export const WAIT: readonly Cue[] = [
  ...weigh(
    2,
    '(?:稍|请|您|你|先|略|请您|麻烦您|麻烦)(?:稍)?等(?:我|一|下|片刻|会|几|两|半|十|三|五|[0-9]|哈|哦|啊|,|\\.|待我|候|$| )',
    '稍(?:等|候|后|微等)',
    '(?:等我|等一下|等一会|等下|等会|等几分|等两分|等半分|等一等|等个|等[0-9一二两三五十]+(?:秒|分))',
    '(?:别|不要|先别)(?:挂|挂断|挂机|退出|离开|关)',
    '(?:给我|容我|让我)(?:[一两几半三五十0-9]|点时间|看|查|先|确认|核实|翻)',
    '(?:占用|耽误)(?:您|你)(?:几|一|两|半|[0-9]|一点)',
    '(?:线上|电话里?|这边)?(?:等|候)(?:我)?(?:一下|片刻|一会儿|几分钟)',
    `${YOU}(?:先)?(?:喝口水|歇|缓|坐)`,
    '(?:查|看|调|拉|核|翻|找|问|联系|通话|登记|操作|办|录|提交|测|算|确认|处理|打)[^.!?]{0,20}(?:分钟|秒钟|秒)(?!.{0,6}(?:前|内(?:到|收|回|给)|回电|给您回|回话))',
    '(?:要|需要|大概|大约|给我|就|也就|再|预计|得|最多|顶多)(?:个)?(?:半|一|两|三|五|十|几|[0-9]+)(?:到[0-9一二两三五十]+|来)?(?:个)?(?:分钟|秒钟|秒|分)(?!.{0,6}(?:到|回电|送达|上门|给您回))',
    '(?:先|稍)(?:坐|歇)(?:一)?(?:下|会|会儿|[一两三五]分)',
  ),
  ...weigh(
    2,
    '(?:hold|hang) (?:on|tight|the line|for|please|a|while|there|just)\\b',
    '(?:one|a|just a|two|couple of|few|half a) (?:moment|sec|second|seconds|secs|minute|min|minutes|mins|tick|ticks|jiffy)\\b',
    '(?:bear|stay|stick) with (?:me|us)',
    '(?:give|allow|grant|lend) (?:me|us|it) (?:a|one|two|five|ten|[0-9]|just|some|half|thirty|another|until|about|time|the chance)',
    'on hold',
    "don'?t (?:hang up|go anywhere|go away|close|disconnect)",
    'please (?:wait|hold)',
    "(?:it|this|that)(?:'ll| will| should| might| may| can)? (?:only |just )?takes? (?:me |us )?(?:about|around|a|only|up to|roughly|just|maybe|one|two|three|five|ten|[0-9]+|under)\\b",
    'wait (?:a|while|just|one|here|for me|please|two)\\b',
    'stay on the line',
    'be right back',
    "don'?t go anywhere|keep (?:this|the) (?:window|chat|line|page|tab) open|keep holding|won'?t be (?:long|a (?:minute|sec|moment))|(?:back|right) with you in|shouldn'?t (?:take|be) (?:long|more)",
    '(?:need|needs|be|take|takes|want|is|about|give it|gimme|in) (?:about |around |only |just |another |maybe |roughly |me )*(?:a |one |two |three |five |ten |thirty |sixty |a few |a couple of |half a |[0-9]+ ?)(?:more )?(?:minutes?|mins?|seconds?|secs)\\b(?! ago)',
    '(?:take|have|grab) a seat',
    'brb',
    'back in (?:a|one|two|[0-9])',
  ),
  ...weigh(
    2,
    '(?:请)?(?:等|候)我?(?:片刻|一下下|一小会)',
    '(?:我)?(?:在)?线上(?:陪|等)',
    '约(?:半|一|两|三|五|[0-9]+)(?:个)?(?:分钟|秒)',
  ),
  ...weigh(1.2, '别(?:关|退|离开|走|锁屏|切)'),
];

/** Why, or for how long. */
export const WHY_OR_HOW_LONG: readonly Cue[] = [
  ...weigh(
    2,
    '(?:[0-9一二两三四五六七八九十半几]+ ?(?:个)?(?:到|至|-|、)?[0-9一二两三四五六七八九十]*(?:来)?(?:分钟|秒钟|秒|分))',
    `(?:我|这边|帮您|给您|正在|先|这就|马上|去|让我|来|待我|容我)${gap(8)}(?:查|看|核实|核对|确认|联系|询问|问|翻|测|调|找|登记|操作|处理|提交|录入|申请|复现|请示|咨询|计算|算|检测|打电话|电话|打给|冻|锁|刷新|记录|开案|转|打开|生成|沟通|了解|核查|对一下|下载|检查|比对|拨|通话|呼|协调|商量|去拿|去取|打开)`,
    '(?:系统|后台|网络|页面|网页|电脑|程序)[^.!?]{0,6}(?:慢|卡|加载|刷新|在跑|转圈|反应|延迟|在查|查询|处理)',
    '(?:打开|加载|查询|调取|刷新|读取|生成|传输|上传)[^.!?]{0,4}(?:要|会|有点|比较|需要)?[^.!?]{0,2}(?:慢|久|时间|等)',
    '(?:他|她|那边|对方|师傅|电话)[^.!?]{0,6}(?:占线|在忙|通话中|还没接|正在)',
    '(?:正在|在)(?:为|帮|给)?(?:您|你)?(?:查|核|处理|确认|加载|联系|打开|调取|提交|操作)',
    '(?:查|看|核实|核对|确认|问|翻|调|测|算)(?:一下|下|查|一查|看|看看)',
  ),
  ...weigh(
    2,
    "(?:while|so|until|as|and) (?:i|we)(?:'ll|'m|'re| can| will| could| am| are|)? ?(?:just |quickly |also )?(?:check|look|pull|find|run|bring|get|open|load|put|speak|ask|verify|review|confirm|call|ring|see|go|read|test|set|sort|dig|contact|update|process|track|transfer|lift|search|grab|refresh|do|fetch|pop|locate|talk|consult)",
    "(?:let me|i'?ll|i need to|i'?m (?:just )?(?:going to|gonna)|i'?d like to|to|i'?m (?:just )?|i have to|i want to)(?: just| quickly| go and| go| try and)? ?(?:check|checking|look|looking|pull|pulling|find|run|running|bring|bringing|get your|open|load|loading|speak|ask|asking|verify|verifying|review|reviewing|confirm|call|ring|read|reading|test|testing|dig|contact|contacting|process|track|search|searching|grab|refresh|lift|see what|see if|see where|consult|talk to|fetch|locate|double[- ]check)",
    '\\b(?:a few|a couple of|two|three|five|ten|thirty|sixty|[0-9]+|one|a|half a|few|couple of)(?: (?:or|to) (?:two|three|four|five|[0-9]+))? (?:minutes?|mins?|seconds?|secs)\\b',
    '\\b(?:pulling|checking|dialling|dialing|ringing|fetching|looking|watching|opening|loading|reading|calling|searching|running|going through|digging|getting|contacting|processing|testing|reviewing|tracking|(?:got|have) [^.!?]{2,30} on the (?:other )?(?:line|phone)|get (?:him|her|them|the [a-z]+) on the (?:line|phone))\\b',
    "(?:system|computer|screen|page|it)(?:'s| is| can be)?[^.!?]{0,20}(?:slow|loading|load|freez|running|taking|thinking|updating)",
  ),
];

/** A wait of days is a delivery time, not a hold; so is a wait that was. */
export const NOT_NOW: readonly Cue[] = [
  ...weigh(
    -3,
    '(?:让|叫)(?:您|你)久等',
    '久等了',
    '(?:耐心|安心)等(?:待|候)?',
    '(?:工作日|[0-9一二两三四五六七]+ ?(?:天|日|个工作|小时)|明天|后天|周[一二三四五六日])[^.!?]{0,10}(?:内|到|等|左右)',
    '(?:敬请|请)等待',
    '(?:再|多)等(?:几|两|一|等)?(?:天|日|等看|等吧)',
    '(?:thanks|thank you|sorry)[^.!?]{0,20}(?:holding|waiting|the wait|hold|for bearing|patience)',
    '(?:working|business) days?',
    '[0-9]+ (?:to [0-9]+ )?(?:days|weeks|hours)',
    '(?:restart|reboot|press|hold down|hold the)',
  ),
];
