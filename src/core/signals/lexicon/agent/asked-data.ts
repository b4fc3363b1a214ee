import type { Cue } from '../../cue-scorer.ts';
import { weigh } from './fragments.ts';

/** Kinds of data that agents ask for and customers give. */
export const DATA_KINDS = [
  'order',
  'account',
  'phone',
  'name',
  'address',
  'identity',
  'email',
  'photo',
  'problem',
  'device',
  'moment',
  'amount',
  'item',
  'invoice',
  'version',
  'reason',
  'place',
] as const;
export type DataKind = (typeof DATA_KINDS)[number];

const ASK_ZH =
  '(?:提供|报|发|说|告诉|告知|输入|念|给|留|填|问|核对|核实|确认|麻烦|请问|请|需要|方便|辛苦|劳烦|烦请|再|拍|上传|附上|贴)';
const ASKED_ZH =
  '(?:是多少|多少|是什么|是哪个|是哪|报一下|发一下|说一下|提供一下|再给|给一下|给我(?!.{0,3}(?:分|秒|点时间))|发我|发来|报下|发下|有吗|有没有|呢|吗|\\?|麻烦|再说|说下)';

/** An expression for asking after `noun`, before or after it. */
function asked(noun: string): readonly string[] {
  return [`${ASK_ZH}[^.!?]{0,14}(?:${noun})`, `(?:${noun})[^.!?0-9]{0,10}${ASKED_ZH}`];
}

const ASK_EN =
  "(?:what(?:'s| is| was| are)?|can|could|may|please|provide|share|confirm|give|send|need|tell|have|get|take|verify|which|enter|spell|repeat|grab|let me|attach|upload|and|also|mind|sharing|remind|drop|pop|pass|giving|your|the)";

function askedEn(noun: string): readonly string[] {
  return [
    `\\b${ASK_EN}\\b[^.!?]{0,44}\\b(?:${noun})\\b`,
    // The bare noun: "policy number please".
    `^(?:and |so |okay |ok |right |your |the |what |may i |sorry |under which )*(?:${noun})(?: again)?(?: please| then| sir| ma| again)*[?.! ]*$`,
  ];
}

export const ASKED: Readonly<Record<DataKind, readonly Cue[]>> = {
  order: [
    ...weigh(3, ...asked('订单号|订单编号|单号|订单信息|运单号|快递单号|票号|工单号|订单截图|订单')),
    ...weigh(
      3,
      ...askedEn(
        'order (?:number|no|id|#|reference)|order|booking (?:reference|number|ref)|tracking (?:number|no)|reference(?: number)?|ticket number|confirmation (?:number|code)|case number',
      ),
    ),
  ],
  account: [
    ...weigh(
      3,
      ...asked(
        '账号|账户|户号|会员号|卡号|保单号|客户号|用户名|id号|会员id|宽带号|宽带账号|表号|学号|车牌|车牌号|案件号|报案号|合同号',
      ),
    ),
    ...weigh(
      3,
      'which (?:card|account|policy|line)',
      ...askedEn(
        'account (?:number|no|id|name)|policy (?:number|no)|card number|member(?:ship)? (?:number|id)|username|user id|meter (?:number|no)|customer (?:number|id)|claim (?:number|no)|registration(?: number)?',
      ),
    ),
  ],
  phone: [
    ...weigh(
      3,
      ...asked(
        '手机号|手机号码|电话号码|联系电话|联系方式|联系号码|(?<!打|回|通|来|去|个|接|的|过)电话|号码',
      ),
    ),
    ...weigh(
      3,
      ...askedEn(
        'phone number|phone no|mobile(?: number)?|cell(?: number)?|contact number|telephone(?: number)?|best number|callback number|number to (?:reach|call)|phone',
      ),
    ),
  ],
  name: [
    ...weigh(3, ...asked('姓名|名字|贵姓|称呼|全名'), '您?贵姓', '怎么称呼', '(?:您|你)叫什么'),
    ...weigh(3, ...askedEn('full name|your name|first name|last name|surname|name')),
  ],
  address: [
    ...weigh(3, ...asked('地址|住址|收货地址|住哪|哪个小区|门牌号|具体位置|位置|定位')),
    ...weigh(3, ...askedEn('address|postcode|post code|zip(?: code)?|street|location')),
  ],
  identity: [
    ...weigh(
      3,
      ...asked(
        '身份证|身份证号|证件号|后四位|后六位|末四位|出生日期|验证码|身份信息|核实身份|生日|本人信息|身份',
      ),
    ),
    ...weigh(
      3,
      ...askedEn(
        "date of birth|dob|last (?:four|4|three)(?! (?:digits )?of (?:the |your )?(?:phone|mobile|card|number))|ssn|social security|security (?:question|word|code)|memorable word|identity|verification code|passcode|security|mother'?s maiden",
      ),
      '(?:verify|confirm) (?:your )?(?:identity|details|account)',
    ),
  ],
  email: [
    ...weigh(3, ...asked('邮箱|邮箱地址|电子邮件|邮件地址')),
    ...weigh(3, ...askedEn('e-?mail(?: address)?')),
  ],
  photo: [
    ...weigh(
      3,
      ...asked('照片|图片|截图|截屏|视频|凭证|相片|实物图|图'),
      '(?:拍|发|截(?:个|一|张))(?:一|个|张|几|下|一下|一张|几张)*(?:照|图|张图|照片|图片|视频)',
    ),
    ...weigh(3, ...askedEn('photos?|pictures?|screenshots?|images?|pics?|video|receipt|proof of purchase')),
  ],
  problem: [
    ...weigh(
      3,
      '(?:遇到|出现|碰到|发生|存在|有|是|具体)(?:了|的|是)?(?:什么|啥|哪些|哪方面|哪种|怎样)(?:样)?(?:的)?(?:具体)?(?:的)?(?:问题|情况|困难|故障|状况|毛病|现象)',
      '(?:什么|啥|哪方面|哪些)(?:样的|具体)?(?:问题|情况|故障|毛病)(?:呢|呀|啊|吗|\\?|了|$|,)',
      '(?:描述|说明|说|讲|介绍|叙述)(?:一下|下|清楚)[^.!?]{0,8}(?:问题|情况|故障|诉求|经过|现象|来意)',
      '(?:请|麻烦|能|可以|再|烦请)[^.!?]{0,8}(?:描述|说明|反馈|复述|陈述|讲讲|说说)(?:一下|下)?[^.!?]{0,8}(?:问题|情况|故障|诉求|经过|现象|一下|$)',
      '(?:要|需要|想|是要|是想)(?:办理|咨询|反映|处理|查询|了解|问|办|投诉)(?:什么|啥|哪|点什么|些什么|哪方面|哪个)',
      '(?:具体)?(?:是)?(?:怎么了|怎么回事|什么事|啥事|什么情况|啥情况|哪里不对|哪里有问题|哪里坏)(?:呢|呀|啊|吗|\\?|$|,)',
      '(?:咨询|反映|办理)(?:的)?(?:是)?(?:什么|啥|哪)(?:业务|问题|事|方面)',
    ),
    ...weigh(
      3,
      "what(?:'s| is| was| seems to be| appears to be| exactly is| seems)?(?: exactly)?(?: the| your| to be the)* (?:problem|issue|matter|trouble|concern|query|nature|fault)",
      "what (?:are you|you'?re|is it you(?:'re| are)?|brings you|can i ask|were you) (?:calling|contacting|ringing|getting in touch|chatting|writing|to us|here|asking)?",
      "what (?:happened|went wrong|is going on|'s going on|is wrong|'s wrong|kind of (?:issue|problem)|sort of (?:issue|problem)|do you need(?: help)?|would you like (?:help|assistance))",
      "what's (?:going on|wrong|happening|up with)",
      '(?:describe|explain|tell me (?:about|more about)|clarify|outline|elaborate on|walk me through)(?: what)?(?: exactly)?(?: the| your| what| this)*(?: [a-z]+)? ?(?:issue|problem|concern|query|situation|matter|happened|is wrong|going on|reason)',
      "(?:ask|know) what (?:you're|you are|this is|it's|the (?:issue|problem|call)|your call)[^.!?]{0,20}(?:calling|about|regarding|is)",
      'what (?:can|may) i (?:do|help)[^.!?]{0,12}(?:for you|with|you)',
    ),
    ...weigh(
      2.2,
      'how (?:can|may|could) i (?:help|assist)',
      '有什么(?:可以|能|需要)[^.!?]{0,6}(?:帮|为您|协助)',
    ),
  ],
  device: [
    ...weigh(
      3,
      ...asked('型号|什么型号|哪款|什么手机|机型|品牌|什么车型|哪个运营商|什么浏览器'),
      '(?:什么|哪个|哪款|哪种|啥)(?:型号|手机|机型|牌子|品牌|浏览器|套餐|车型)',
    ),
    ...weigh(
      3,
      ...askedEn(
        'make (?:of|and)|model(?: number)?|which (?:phone|device|browser)|what (?:phone|device|browser|model)|device|browser|serial number|operating system',
      ),
      '(?:what|which) (?:make|brand|phone|device|browser|model|laptop|router|printer|kind of (?:phone|device))',
    ),
  ],
  moment: [
    ...weigh(
      3,
      '(?:购买|下单|签收|预约|寄回|入住|出发|交易|付款|发生)(?:的)?(?:时间|日期)(?:是|呢|大概|大约|\\?)',
      '(?:什么时候|哪天|几号|何时|几点|哪一天|啥时候|什么时间|多会儿)(?:[^.!?]{0,4})(?:买|下单|购买|付|开始|发生|收到|办|寄|扣|入住|出发|出现|断|坏|签收|退|订|充|存|约|交|转|打|换|装|用|激活)',
      '(?:约|预约|买|下单|存|寄|退|发生|订)(?:的)?(?:是)?(?:什么时候|什么时间|哪天|几号|几点)',
      `${ASK_ZH}[^.!?]{0,10}(?:购买日期|下单时间|日期|购买时间|入住日期|事发时间|发生时间)`,
    ),
    ...weigh(
      3,
      'when (?:did|was|were|is|are|do)[^.!?]{1,30}(?:buy|bought|order(?:ed)?|purchase[d]?|happen|start|place|paid|pay|arrive|begin|receive|notice|travel|trip|flight|cancel|deposit|sent|send|return|post|booked|appointment|made|make|last|use)',
      'what (?:time|date|day) (?:is|was|were|did|are)[^.!?]{2,40}',
      ...askedEn(
        '(?:purchase|order|travel|check-in|departure|transaction) date|date of (?:purchase|the|travel|loss|incident|order)|dates',
      ),
    ),
  ],
  amount: [
    ...weigh(
      3,
      ...asked('金额|付了多少|扣了多少|交了多少|充了多少|多少钱|转了多少|具体数额'),
      '(?:扣|付|交|充|转|花|退|收|存|打|汇)了(?:您|你)?多少',
    ),
    ...weigh(
      3,
      ...askedEn('amount|how much (?:was|were|did|is)'),
      'how much (?:was|were|did|is|have)[^.!?]{1,24}(?:charged?|pay|paid|amount|taken|debited|cost|for|deposit|transfer|it\\?)',
      'how much (?:was|is) it',
    ),
  ],
  item: [
    ...weigh(
      3,
      '(?:哪笔|哪一笔|哪单|哪一单|哪件|哪一件|哪双|哪张|哪本|哪门|哪趟)',
      '(?:哪个|哪一个|什么)(?:订单|商品|款|笔|单|交易|东西|产品|宝贝|货|课|航班|航线|车次|行程)[^.!?]{0,8}(?:呢|呀|啊|吗|\\?|的退款|的问题|$)',
      '(?:哪个)(?:订单|商品|产品|交易)',
    ),
    ...weigh(
      3,
      '(?:which|what) (?:item|order|purchase|product|one|transaction|booking|course|plan|flight|payment|room|trip|account|charge|ticket|parcel|appliance)\\b[^.!?]{0,50}\\?',
      '(?:which|what) (?:item|order|purchase|product|transaction|booking|flight|charge) (?:are|is|was|were|do|did|would)',
    ),
  ],
  invoice: [
    ...weigh(3, ...asked('税号|发票抬头|抬头|开票信息|纳税人识别号|单位名称')),
    ...weigh(3, ...askedEn('vat number|tax (?:id|number)|company name|billing name')),
  ],
  version: [
    ...weigh(3, ...asked('系统版本|版本号|哪个版本|软件版本|app版本|固件')),
    ...weigh(3, ...askedEn('(?:app |android |ios |software |firmware |windows )?version')),
  ],
  reason: [
    ...weigh(
      3,
      ...asked('(?:退货|退款|取消|退订|更换|换货|拒收|申请|注销|退保)(?:的)?(?:原因|理由)'),
      '(?:为什么|为何|因为什么|什么原因)(?:要|想)?(?:退|换|取消|注销|拒收|投诉)',
    ),
    ...weigh(
      3,
      'why (?:did|do|are|would|have) you(?: want to| wish to| like to| decided to)? (?:return|cancel|returning|cancelling|leaving|leave|send|exchange|close|closing|reject)',
      '(?:reason|reasons) (?:for|of) (?:the|your|this) (?:return|cancellation|exchange|refund|request)',
    ),
  ],
  place: [
    ...weigh(
      3,
      '(?:哪家|哪个|什么)(?:门店|店|网点|营业厅|城市|机场|站点|校区|医院|柜台)',
      '在哪(?:里|儿|个地方)?(?:买|办|发生|丢|刷|存|取|用)',
    ),
    ...weigh(
      3,
      'where (?:did|was|were|is|are)[^.!?]{1,24}(?:happen|buy|bought|used|made|place|lost|purchase|located|it\\b)',
      'which (?:branch|store|shop|city|airport|station|location|hotel|restaurant)',
    ),
  ],
};

/** Another item of the same kind, a correction, or reading back what was given. */
export const FRESH_ASK: readonly Cue[] = [
  ...weigh(
    3,
    '(?:另外一|另一|其他|别的|备用|换一?个|第二|下一|紧急|对方|收件人|朋友|家人|孩子|母亲|父亲|妈妈|爸爸|老公|老婆|先生|太太|他|她)(?:个|张|位|份|条|款|台)?(?:的)?[^.!?,]{0,6}(?:号|订单|电话|地址|姓名|名字|照片|图|手机|联系|邮箱|账|卡|问题)',
    '(?:不对|不正确|有误|错误|查不到|查询不到|没查到|没有查到|格式|少一?了?位|多一?了?位|少了|无效|不符|对不上|不匹配|不存在|看不清|模糊|打不开|不清楚|不够清|太暗|糊|没有显示|加载不)',
    '(?:没听清|没听见|没听到|信号不好|杂音|断断续续|没接收到|没收到(?:您)?(?:的)?(?:图|照|截))',
    '(?:更|再)(?:清晰|清楚|近|完整|多)',
    '(?:下次|下回|以后|往后|如果再|要是再|万一|假如)',
    '(?:ever again|next time|in future|if (?:it|you|anything|a|there|that) )',
    '(?:修改|更改|更换|改|换)(?:成|为|到)(?:什么|哪)',
    '(?:现在|目前|今天|这次|刚才)(?:的)?(?:又|还|是)',
    '(?:has changed|new one|another|different|alternative|second|other|backup|secondary|next|updated|correct) (?:[a-z]+ )?(?:number|order|address|email|name|photo|phone|card|account|one|picture|model|device)',
    "(?:billing|forwarding|emergency|recipient'?s?|mum's|mother's|father's|dad's|wife's|husband's|son's|daughter's|friend's|his|her|their) (?:address|contact|name|number|phone|email)",
    "(?:doesn'?t|does not|didn'?t|isn'?t|not|can'?t|couldn'?t|no longer)(?: [a-z]+)? (?:match|valid|recogni[sz]ed|found|find|clear|correct|right|work|come through|load|exist|show|hear|catch|read|open|receive|received)",
    '(?:blurry|blurred|too dark|invalid|typo|incorrect|wrong number|missing a digit|cut off|broke up|breaking up|bad line|closer|clearer)',
    '(?:double[- ]check|once more because|again because)',
  ),
];

/** Asks whether something is so, with no sign of repeating what was heard. */
export const ASKS_IF: readonly Cue[] = [
  ...weigh(
    1,
    '(?:请问)(?:您|你)?(?:是否|有没有|有|是不是|买|购买|办理|开通|参加)[^.!?]{2,20}(?:吗|么|没有|没|\\?)',
    '(?:请问|您|你)(?:是否|有没有)[^.!?]{2,20}',
    '^(?:and |so |ok |okay |right |hi[,! ]+)?(?:do|did|have|has|are|were|is) you(?:r)?\\b[^.!?]{6,60}\\?',
  ),
];

/** Says itself that it asks again. */
export const ASKS_AGAIN: readonly Cue[] = [
  ...weigh(
    1,
    '(?:再|重新)(?:麻烦|请)?(?:您|你)?(?:给|跟)?(?:我)?(?:详细)?(?:报|说|提供|发|描述|讲|核对|核实|念|填|传)(?:一下|一遍|一次|下)',
    '(?:叫|是|在|有)什么来着',
    '\\b(?:what|which|where|when|who|how|your|name|number|address)\\b[^.!?]{0,40}\\b(?:again|once more|one more time)\\b',
    '(?:repeat|confirm again|say again|give me again)\\b',
  ),
];
