import type { Cue } from '../../cue-scorer.ts';
import type { DataKind } from './asked-data.ts';
import { weigh } from './fragments.ts';

const NUMBER_EN =
  '(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)';
const SPOKEN_NUMBER_EN = `(?:${NUMBER_EN}[ ,-]+){3,}${NUMBER_EN}`;
const MONTH_EN = '(?:january|february|march|april|may|june|july|august|september|october|november|december)';
const SPOKEN_DIGITS_ZH = '[零一二三四五六七八九幺]';

/** How customers say each kind of data without being asked. Expressions find the data, not only its name. */
export const GIVEN: Readonly<Record<DataKind, readonly Cue[]>> = {
  order: weigh(
    3,
    '(?:订单|单号|运单|票号|快递号|编号|工单|尾号)[^.!?,]{0,8}[0-9a-z][0-9a-z-]{3,}',
    '(?<![0-9.])(?!1[3-9][0-9]{9}(?![0-9]))[0-9]{9,}(?![0-9])',
    "(?:order|booking|tracking|reference|ref|ticket|confirmation|case)(?: (?:number|no|id|code|ref|reference))?[^.!?,a-z0-9]{0,4}(?:is |was |number |it's |no )?#?[a-z0-9-]*[0-9][a-z0-9-]{3,}",
    '#[a-z]{0,3}[0-9]{4,}',
    '(?<![0-9-])[0-9]{3,}(?:-[0-9]+)+ (?:is|was) (?:my|the)',
    `${SPOKEN_DIGITS_ZH}{8,}`,
    SPOKEN_NUMBER_EN,
    '\\[order',
    '\\[订单',
  ),
  account: weigh(
    3,
    '(?:账号|账户|户号|会员号|卡号|保单|客户号|用户名|宽带号|表号|车牌|合同号|报案号)[^.!?,]{0,8}[0-9a-z一二三四五六七八九零幺]{4,}',
    SPOKEN_NUMBER_EN,
    'ending (?:in |with )?[0-9]{3,}',
    '尾号(?:是)?[0-9]{3,}',
    "(?:account|policy|card|member(?:ship)?|meter|claim|customer|username|registration)(?: (?:number|no|id|name))?[^.!?,a-z0-9]{0,4}(?:is |was |it's )?[a-z0-9-]*[0-9][a-z0-9-]{3,}",
  ),
  phone: weigh(
    3,
    '(?<![0-9])1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])',
    '(?:电话|手机|号码|联系方式)[^.!?,]{0,8}[0-9]{7,}',
    `[幺一][三四五六七八九]${SPOKEN_DIGITS_ZH}{7,}`,
    '(?<![0-9])(?:\\+?[0-9]{1,3}[ -])?\\(?[0-9]{3}\\)?[ -][0-9]{3}[ -][0-9]{4}(?![0-9])',
    '(?<![0-9])0[0-9]{3,4} ?[0-9]{3} ?[0-9]{3,4}(?![0-9])',
    '(?:phone|mobile|cell|number|call me (?:on|at)|reach me (?:on|at))[^.!?]{0,14}[0-9][0-9 -]{6,}',
    '\\[电话',
  ),
  name: weigh(
    3,
    '(?:我叫|我的名字(?:是|叫)|姓名(?:是|:)?|名字(?:是|:|叫)|本人叫)[^.!?, ]{1,8}',
    '我(?:是|姓)[^.!?, 想要来说不们在的]{1,3}(?:先生|女士|小姐)?(?=[,. ]|$)',
    "(?:my name(?:'s| is)|name is|name:|this is|i'm|i am) [a-z]+ [a-z]+",
    "(?:my name(?:'s| is)|name is|name:) [a-z]+",
    '\\[姓名',
  ),
  address: weigh(
    3,
    '(?:[省市区县镇乡路街道巷弄村号栋幢]|小区|大厦|花园|单元)[^.!?]{1,16}(?:[号栋幢室楼座层村]|单元|小区|大厦|花园|广场)',
    '(?:地址|住址|住在|送到|寄到)[^.!?]{0,4}[^.!?]{4,}(?:[路街号栋室楼区镇村]|小区|大厦)',
    '[0-9]+[a-z]? [a-z]+(?: [a-z]+)? (?:street|st|road|rd|avenue|ave|lane|drive|close|court|way|boulevard|blvd|terrace|crescent|place|square|gardens|mews)\\b',
    '\\b[a-z]{1,2}[0-9][0-9a-z]? ?[0-9][a-z]{2}\\b',
    '(?:address|moved?|moving|deliver[a-z]*|live) (?:is |to |at |on )+[^.!?]{0,24}(?:street|road|avenue|lane|drive|close|flat|apartment)',
    '(?:my )?address(?: is|:)[^.!?]{6,}',
    '(?:zip|postcode|post code)[^.!?]{0,6}[a-z0-9]{4,}',
    '\\[地址',
  ),
  identity: weigh(
    3,
    '(?<![0-9])[1-9][0-9]{16}[0-9x](?![0-9])',
    '(?:身份证|证件|后四位|后六位|末四位|尾号|验证码|生日|出生)[^.!?]{0,10}[0-9一二三四五六七八九零幺]{3,}',
    `(?:[0-9]{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[a-z]+teenth|twent[a-z]+|thirt[a-z]+)(?: of)? ${MONTH_EN} (?:19|20|nineteen|twenty|[0-9]{2}|[a-z]+ty)`,
    '(?:date of birth|dob|born|birthday|last four|last 4|ssn|social|security word|memorable word|passcode|verification code|the code)[^.!?]{0,16}(?:[0-9]|is [a-z]+)',
  ),
  email: weigh(3, '[a-z0-9._+-]+@[a-z0-9-]+\\.[a-z]{2,}', '(?:邮箱|邮件)[^.!?]{0,6}[a-z0-9]{4,}'),
  photo: weigh(
    3,
    '\\[(?:图片|照片|截图|视频|图|image|photo|picture|screenshot|video|attachment|file)',
    '(?:图片|照片|截图|视频|图|相片)(?:我)?(?:都|已经|已|也|刚|上面|刚刚|刚才)*(?:发|传|上传|给|拍)(?:了|过|过去|上去|给你|给您|你|您|完)',
    '(?:发|传|上传|拍)(?:了|过|给你|给您|过去)[^.!?]{0,4}(?:图|照|截图|视频)',
    '(?:发|传)(?:您|你|给您|给你)?[^.!?]{0,4}(?:图|照片|截图|视频)(?:了|过)',
    "(?:attached|uploaded|sent|here(?:'s| is| are)|sending|see)[^.!?]{0,20}(?:photos?|pictures?|screenshots?|pics?|images?|video|attached)",
    '(?:photos?|pictures?|screenshots?|pics?|images?|receipt) (?:is |are |was |were )?(?:attached|uploaded|sent|above|below|in)',
  ),
  problem: [],
  device: weigh(
    3,
    '(?:iphone|ipad|华为|小米|红米|荣耀|苹果|三星|oppo|vivo|一加|魅族|安卓|macbook|thinkpad|联想|戴尔|鸿蒙) ?[a-z0-9]*',
    '(?:型号|机型)(?:是|:)?[^.!?,]{2,}',
    '\\b(?:pixel|galaxy|samsung|windows|android|ios|chrome|safari|firefox|edge|mac|macos|dell|lenovo|xbox|playstation|ps5|ps4|kindle)\\b',
    '(?<![a-z0-9])[a-z]{1,3}-?[0-9]{1,4}[a-z]?(?![a-z0-9])',
  ),
  moment: weigh(
    3,
    '(?:[0-9一二三四五六七八九十]+(?:月|号|日)|昨天|前天|上周|上个月|今天|昨晚|今早|上午|周[一二三四五六日]|星期[一二三四五六日]|大前天|刚刚)[^.!?]{0,10}(?:买|下单|付|下的|订|办|开始|坏|断|收到|扣|发生|到|充|拍|寄|签|存|退|约|交|转|打|换|装|[0-9一二三四五六七八九十]+点)',
    '(?:买|下单|付|订|办|开始|坏|断|收到|扣|发生|充|签收|约|预约|存|退|寄|交|转)[^.!?]{0,8}(?:今天|明天|[0-9一二三四五六七八九十]+(?:月|号|日)|昨天|前天|上周|上个月|昨晚|今早|周[一二三四五六日])',
    '(?:bought|ordered|purchased|paid|charged|happened|started|since|arrived|booked|delivered|broke|returned|sent|posted|deposited|scheduled|appointment|installed|got (?:it|this))[^.!?]{0,40}(?:yesterday|today|last (?:night|week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|on (?:the|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|january|february|march|april|june|july|august|september|october|november|december|[0-9]+(?:st|nd|rd|th)|ago|this (?:morning|afternoon|evening))',
  ),
  item: [],
  version: weigh(3, '(?:android|ios|windows|鸿蒙|安卓|系统|版本)[^.!?]{0,6}[0-9]+'),
  reason: weigh(
    3,
    '(?:因为|由于|原因是|质量|坏|裂|漏|破|不合适|大了|小了|尺码|色差|不喜欢|买错|拍错|描述不符|不符|太慢|太贵|不想要)',
    "(?:because|since|due to|as it|faulty|broken|cracked|leaks|damaged|too (?:big|small|tight|loose|expensive|late)|wrong|doesn't (?:fit|work|match)|not as described|moving|defective|changed my mind)",
  ),
  place: weigh(
    3,
    '(?:在|到|去)[^.!?,]{1,10}(?:店|柜台|网点|营业厅|机场|商场|超市|站|校区|医院|路口|酒店)',
    '\\b(?:at|in|from) (?:the|your|a) [a-z ]{0,16}(?:station|store|shop|branch|counter|airport|mall|hotel|restaurant|supermarket|office)',
  ),
  invoice: weigh(
    3,
    '(?<![0-9a-z])9[0-9a-z]{14,17}(?![0-9a-z])',
    '(?:税号|抬头)[^.!?]{0,6}[^.!? ]{4,}',
    '有限(?:责任)?公司',
  ),
  amount: weigh(
    3,
    '[0-9.]+ ?(?:块|元|rmb|块钱|万|千|美元)',
    '[一二两三四五六七八九十百千万]+(?:块|元)',
    '[$£€¥] ?[0-9]',
    '[0-9]+ (?:dollars|pounds|bucks|quid|euros)',
    '(?:paid|charged|transferred|deposited|sent|owe|refund of|took|spent)(?: in| me| out)? [0-9]{2,}',
  ),
};

/** The customer answers that they cannot, will not, or not yet. */
export const NO_ANSWER: readonly Cue[] = [
  ...weigh(
    3,
    '(?:等下|等一下|稍等|等会|等我|我找|找找|我看看|我翻|马上|待会|一会)',
    '(?:不知道|忘了|忘记|不记得|记不得|找不到|没有了?$|不清楚|没带|没有订单|不想|不方便|不给|凭什么|为什么要|为啥要|干嘛要|干什么用|哪里看|在哪看|怎么看|哪儿看|在哪里|怎么查|哪个)',
    '(?:hold on|one (?:sec|moment|minute)|let me (?:find|look|check|see|get)|just a|give me|hang on|wait)',
    "(?:don'?t (?:know|have|remember|want)|not sure|can'?t (?:find|remember)|forgot|no idea|why do you|where (?:do|can|is)|which one|what for|rather not|lost it|haven'?t got)",
  ),
];
