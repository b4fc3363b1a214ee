import type { Cue } from '../../cue-scorer.ts';
import { gap, weigh, YOU } from './fragments.ts';

/** Data or words by which somebody proves who they are. */
export const IDENTITY: readonly Cue[] = [
  ...weigh(
    3,
    `(?:核实|核对|验证|确认|核验|校验|认证)(?:一下|下)?${YOU}?(?:的)?(?:是|是不是)?(?:个人)?(?:身份|本人|机主|户主|实名)`,
    '(?:是不是|是否|是|为|不是)(?:[^,.!?]{0,10})(?:机主|户主|持卡人|账户持有人|投保人|被保险人|开户人|登记人|车主|预订人|下单人|号主|账号主人|签约人)(?:本人)?',
    '(?:机主|户主|持卡人|投保人|被保人|被保险人|开户人|登记人|车主|账户持有人)(?:的)?(?:本人|姓名|名字|全名|身份证|证件|是)',
    '是(?:您)?本人(?:吗|么|在|操作|办理|来电|申请|使用|吧|\\?)',
    '密保',
    '(?:核对|核实|确认|验证|核验|校验)[^.!?]{0,8}(?:几个|两个|一下|下|些|几项|三个|一个|您的|个人|账户|预留)[^.!?,]{0,4}(?:信息|资料|身份|问题)',
    '(?:确认|核实|证明|保证|核对)[^.!?]{0,6}(?:是|就是|真是)(?:您|你)(?:的|本人|自己|在)',
  ),
  ...weigh(
    2.4,
    '证件(?:号|号码|后)',
    '出生(?:日期|年月|年月日)',
    '生日(?:是|报|多少)',
    '(?:预留|绑定|注册|登记|开户|实名)的?(?:手机|电话|邮箱|证件|姓名|信息|地址|名字|号码)',
    '(?:卡号|手机|手机号|卡|号码|尾号)?(?:的)?(?:后|末|最后)(?:四|4|六|6)位',
    '(?:名字|姓名)(?:和|及|以及|、|,|还有|加)[^,.!?]{0,6}(?:手机|电话|证件|身份证|生日|地址)',
    '(?:手机|电话|手机号|证件号)[^,.!?]{0,3}(?:和|及|以及|、|,|还有|加)[^,.!?]{0,4}(?:姓名|名字)',
  ),
  ...weigh(
    2.6,
    '(?:证明|确认|核实)[^.!?]{0,6}(?:账号|账户|号|卡|保单|订单)(?:是|归)(?:您|你)',
    '(?:收到|会收到|发了|发过去)[^.!?]{0,8}(?:六|四|6|4)位(?:数|数字|码|验证)',
    '(?:念|读|报|发)(?:给我)?[^.!?]{0,4}(?:验证码|校验码|动态码)',
    '(?:核|对)(?:一下|下)?,?[^.!?]{0,6}(?:手机|卡|证件|尾号|姓名)[^.!?]{0,6}(?:尾号|后四位|多少|是)',
    '(?:手机|卡|下单手机|预留手机|银行卡|身份证)(?:号)?尾号',
  ),
  ...weigh(1.4, '(?:您|你)(?:的)?(?:姓名|名字)', '贵姓'),
  ...weigh(
    -3,
    '(?:已|已经)?(?:核实|核对|验证|身份验证)(?:已)?(?:通过|无误|成功|完毕|好了|完成|没问题)',
    '(?:不要|别|切勿|请勿|千万别|不会(?:向|让|要求|问|跟))[^.!?]{0,16}(?:验证码|身份证|密码|卡号)',
    '(?:收件|收货|联系|紧急联系)人(?:的)?(?:姓名|名字)',
  ),
  ...weigh(-2, '(?:发票|抬头|开票)[^.!?]{0,10}(?:姓名|名称)', '(?:带|携带|准备|凭|持)[^.!?]{0,20}身份证'),
  ...weigh(
    3,
    "(?:verify|confirm|check|validate|establish|prove|verifying|confirming)(?: that)?(?: it's| it is| i'm| i am)? ?(?:your |you |who |that it's |speaking |the account ?holder'?s? )?(?:identity|who you|you are who|it'?s (?:really )?you|account details|details with you|full name|date of birth|dob|the right person|i'm speaking|the account ?holder|some (?:details|information)|a few (?:details|things|bits|security))",
    '(?:security|verification|id|identity) (?:question|check|verification|details|info|information|word|answer|process)',
    '(?:for|pass|through|clear|get you through) (?:your )?(?:security|data protection|verification)\\b',
    'date of birth',
    "mother'?s maiden",
    '(?:memorable|security|telephone banking|verbal) (?:word|password|pin|code|phrase)',
    "(?:account|policy|card|bill)[ -]?holder'?s? (?:full )?(?:name|details|postcode|address)",
    "(?:check|prove|confirm|make sure|sure|be certain|establish|know)(?: that)? (?:it'?s|it is|this is|that's|i'm talking to|i'm speaking to) (?:really |actually |definitely )?(?:you|yours|your account|the right|the owner)",
  ),
  ...weigh(
    2.4,
    'full name',
    'first line of (?:your|the) address',
    '(?:postcode|post code|zip|number|email|address|details|date|name) (?:that )?(?:we|i|you) (?:hold|have|registered|signed up)',
    '(?:registered|signed up|opened|set up) (?:it |the account )?(?:with|under|to)',
    '(?:passport|licence|license) number',
    'last (?:four|4|three|3) (?:digits|numbers|of (?:your|the))',
    '(?:your|the) (?:postcode|post code|zip code|zip)\\b',
    'name and (?:your )?(?:address|date|phone|number|postcode|zip|account|email|policy|the address)',
  ),
  ...weigh(1.2, 'your name', 'a name'),
  ...weigh(
    -3,
    "(?:verified|verification (?:is )?complete|that's you verified|passed security|you're verified|you've passed|through security|all verified)",
    "(?:never|won't|don't|do not|not) (?:ask|share|give|send|tell)[^.!?]{0,40}(?:code|pin|password|details|number)",
    '(?:bring|take)[^.!?]{0,30}(?:id|passport)\\b',
  ),
  ...weigh(
    1.2,
    '身份(?:的)?(?:验证|核实|核验|校验|核对|确认|信息)',
    '(?:能|可以|有权|授权)[^.!?]{0,6}(?:代|替)(?:他|她|您|本人)',
    '身份证(?:号码|号)?(?:的)?(?:后|末|最后|尾|前)?(?:[四六]|4|6)?(?:位|号)?',
    '(?:name|address|postcode|post code|zip(?: code)?|phone number|email|e-mail|number|details) (?:that' +
      "'s |that is |you have |we have |registered )?(?:on|against|for|associated with|linked to|registered (?:to|on|with)) (?:the |your |this |that )?(?:account|policy|card|file|profile|membership|booking)",
  ),
  ...weigh(2, `(?:为|为了|出于)${gap(6)}(?:账户|账号|信息|资金|隐私|保单|个人|帐户)${gap(4)}安全`),
];

/** Asks the customer to say something: without it, identity words are a statement. */
export const ASKS_FOR: readonly Cue[] = [
  ...weigh(
    2,
    '(?:提供|报|说|发|输入|告诉|告知|念|给)(?:一下|下|给|我|个)',
    '(?:请|麻烦|劳烦|辛苦|烦请|需要|方便)[^.!?]{0,14}(?:提供|报|说|发|输入|告诉|告知|念|出示|核实|核对|确认|验证|留|写|填|上传|拍)',
    '(?:是多少|多少|是什么|是哪|叫什么|什么名字|贵姓|怎么称呼)',
    '请问',
    '(?:吗|么|吧|呢)[?.,! ]*$',
    '跟(?:您|你)(?:核对|核实|确认|验证)',
    '问(?:您|你)(?:两|几|一|三)?(?:个)?',
    '报一下',
    '发(?:我|来|过来|给我)',
    '(?:核实|核对|验证|核验)(?:一下|下)',
    '\\?',
  ),
  ...weigh(
    2,
    '(?:can|could|may|would|will|might) (?:i|you|we)\\b',
    'please',
    "what(?:'s| is| was| are)\\b",
    "\\bi(?:'ll| will|'d|)? (?:just )?(?:need|want|have)(?: to (?:ask|take|get|verify|confirm|check|grab))?",
    '(?:confirm|verify|tell me|give me|send me|provide|share)\\b',
    'let me (?:just |quickly )?(?:verify|confirm|take|grab|get)',
    'are you|am i|is this',
  ),
];
