import type { Cue } from '../../cue-scorer.ts';
import { weigh } from './fragments.ts';

const APP_ZH =
  '(?:微信|微 信|vx|wx|v信|薇信|威信|卫星|绿泡泡|qq|扣扣|q q|v(?=[^a-z0-9]|$)|支付宝好友|抖音|小红书|telegram|whatsapp|飞机号)';
const PAY_ZH = '(?:转|打|付|汇|转账|打款|付款|汇款|发红包|发)';

/** Leads the customer to a private account, number, deal or payment. */
export const OFF_CHANNEL: readonly Cue[] = [
  ...weigh(
    3,
    `(?:加|添加|互加|留|给)(?:老板|老板娘|店长|师傅|经理|老师|主管|他|她|这个|那个)?(?:的)?(?:您|你|下|一下|个|我|上|一个|我个|下我|一下我|个我|我的|您的|你的)*(?:私人|个人|工作|小号|私)?(?:的)?${APP_ZH}`,
    `我(?:的)?(?:个人|私人|小号|私)?(?:的)?${APP_ZH}(?:号|号码)?(?:是|:|就是|给您|发您|同号|同|发你|给你)`,
    `(?:私下|私底下|私聊|私信|背地里|单独|私人)(?:里)?(?:跟我|给我|和我|找我|加我|转我|给您|帮您|我)?(?:转|联系|聊|加|交易|付|谈|说|给|带|打|办|弄|操作|解决|处理|成交|补|退)(?!诉)`,
    `${PAY_ZH}(?:到|给|进|在|去)?(?:我|我个人|我的|我私人|我自己|这个人|我老婆|我朋友|我同事|老板个人|财务个人|店长个人|师傅个人)(?:个人|私人|自己)?(?:的)?(?:支付宝|微信|卡|账户|账号|银行卡|名下)`,
    '(?:转|付|汇|打款|转账|付款)(?:到|给)我(?:就行|就可以|这里|这边|,|\\.|就成|吧|即可|,我)',
    `(?:个人|私人|自己的|我的|私)(?:账户|账号|银行卡|卡|支付宝|收款码|收款|二维码)`,
    '(?:我(?:的)?(?:个人|私人))(?:的)?(?:微信|手机|电话|号|账|卡|支付宝|收款|邮箱|qq|码|联系方式)',
    '扫(?:一下|下)?(?:我|我的|我个人|这个人|师傅|店长)(?:的)?(?:[^.!?,]{0,6})?(?:码|二维码|收款)',
    '(?:发|给)(?:您|你)?(?:个|一个)?(?:我的)?(?:收款码|红包|私人)',
    '(?:不|别|不用|没必要|不要|何必|甭|可以不|就别)(?:走|通过|用|在|经过|经)(?:平台|系统|公司|官方|线上|app|官网|店里|账|公司账|这个平台|淘宝|后台|这里|这个软件|公账)',
    '(?:线下|私下|现金)(?:交易|转|付|给|成交|结|打款|付款|支付|给我|结算|办)',
    '走(?:私|我)(?:账|单|户|的账)',
    '(?:打|转|汇|存|付)(?:个|了)?[^.!?,]{0,8}(?:到|进|给)我(?:的|这张|个人|老婆)?(?:卡|账|支付宝|微信|户头|名下)',
    '(?:店里|平台上?|线上|官网|挂)(?:挂|卖|标|是)?[0-9]+[^.!?]{0,20}(?:微信|加|私|扫|直接给您|转我|转给)',
    '(?:下班|回头|晚上)(?:后|以后|之后)?[^.!?]{0,6}(?:打我|加我|找我私|私聊|微信|联系我手机|我手机)',
    '我(?:的)?(?:手机|电话)(?:号|号码)?(?:是|:|就是|同)',
    '(?:打|拨|发|存|记)(?:一下)?我(?:自己|个人|私人)?(?:的)?(?:手机|号码|私人)',
    '(?:别|不要|不用)(?:让|跟|告诉|给)(?:公司|平台|别人|领导|店里|我同事)(?:知道|说|看)',
  ),
  ...weigh(1.6, '收款码', '加我(?!们|司)', '私下', `(?:微信|qq|vx)(?:号)?[: ]*[a-z0-9_]{5,}`),
  ...weigh(
    3,
    '(?:my|a) (?:own |personal |private )+(?:number|cell|phone|mobile|whatsapp|email|e-mail|account|gmail|line|paypal|venmo|instagram|insta|facebook|telegram|wechat|zelle|cash ?app|bank|address|page|profile|inbox|contact)',
    'my (?:venmo|paypal|zelle|cash ?app|cashapp|whatsapp|telegram|wechat|instagram|insta|gmail|revolut|monzo|snapchat|facebook|signal|hotmail|bank account|mobile number|mobile|cell number|cell|iban|sort code)\\b',
    '(?:text|whatsapp|message|dm|call|ping|email|contact|reach|write|ring|hit|find|catch|add|get|inbox) me (?:on|at|directly|privately|outside|after|off|up on|personally|over on) ?(?:my|whatsapp|telegram|instagram|facebook|signal|wechat|(?:the )?platform|work|[0-9+]{3,}|insta|snapchat|privately|personally)?(?=[ ,.!]|$)(?! the (?:number|line|office|desk|address))',
    '(?:drop|send|shoot|give) me a (?:text|message|dm|whatsapp|call|line|bell|ring) (?:on|at) (?:my |[0-9+])',
    '(?:transfer|cash|payment|money|deposit|it)[^.!?]{0,24}(?:straight|directly) to me\\b',
    '(?:pay|transfer|send|wire|venmo|zelle|cash ?app|paypal|give|slip|hand)(?: (?:it|the money|the payment|the deposit|the cash|the fee|cash|half|money|funds|payment|\\S{1,6}))? (?:straight |directly |right )?(?:to|through|into|via) (?:me|my|my own)\\b',
    '(?:pay|venmo|zelle|paypal|cash ?app) me\\b',
    '(?:off|outside|without|bypass(?:ing)?|around|not through|instead of)(?: of)?(?: using)? (?:the |this )?(?:platform|books|record|app|system|site|website|portal|company|office|official channels?)\\b(?![^.!?]{0,12}(?:is|was|are|crash|hours))',
    '(?:cash in hand|cash only|cash directly|in cash (?:to|and)|under the table|on the side|side deal|private deal|privately)',
    "(?:between (?:you and me|us|ourselves)|our little secret|don'?t tell (?:anyone|my|the|them|head)|don'?t mention (?:it|this) to|keep (?:it|this) (?:quiet|between|to yourself))",
    "here'?s my (?:number|cell|whatsapp|email|personal|insta)",
  ),
  ...weigh(1.5, '\\b(?:whatsapp|telegram|venmo|zelle|cash ?app|wechat)\\b', 'cash'),
  ...weigh(
    1.2,
    `${APP_ZH}(?:上|里)?(?:单独|私下|私|再)?(?:聊|说|谈|联系|转|付|发我|找我|跟我|给我转|转给我|转我|同号)`,
  ),
];

/** The organisation's own channel, or a warning. */
export const OFFICIAL_OR_WARNING: readonly Cue[] = [
  ...weigh(
    -2.6,
    '官方',
    '公众号',
    '服务号',
    '小程序',
    '企业微信',
    '企微',
    '官微',
    '官网',
    '对公(?:账户|账号|转账)',
    '公司(?:账户|对公|公户)',
    '公户',
    '微信(?:支付|钱包|零钱|账单|通知|客服|里|公众|绑定|登录|退款|付的|付款)(?!给我|转我)',
    '(?:会员|粉丝|福利|客户|学员|家长|用户|班级|业主|课程|服务|内测|交流)群',
  ),
  ...weigh(
    -4,
    '(?:不要|别|切勿|请勿|千万|谨防|警惕|当心|小心|不会(?:让|要求|以|通过|主动|跟|向|用|给|加|私)|从不|绝不会|不能|不可以|不允许|严禁|禁止|无法|没法|拒绝|不方便|不支持|不提供|不可)[^.!?]{0,14}(?:加|微信|转账|私下|私聊|私人|个人|线下|qq|扫码|付款|添加|收款|交易|脱离|vx|汇款|打款|现金)',
    '(?:诈骗|骗子|冒充|假冒|骗人|被骗|骗局|钓鱼|骗|仿冒|反诈|假客服)',
    '(?:我们|客服|员工|公司|平台)(?:是|的)?[^.!?]{0,6}(?:没有|不用|不使用|不会|不允许|不让|不可以|不得)(?:[^.!?]{0,6})?(?:个人|私人|微信|私下)',
    '(?:official|verified|business|registered|company|corporate|our) (?:whatsapp|account|channel|app|group|page|telegram|wechat|community|number|line|forum|discord|facebook)',
    '(?:scam|fraud|phishing|scammer|fraudster|imposter|impersonat|fake)[a-z]*',
    "(?:never|won'?t|will not|don'?t|do not|can'?t|cannot|not allowed to|wouldn'?t|aren'?t allowed|not able to|unable to)(?: ever)? (?:ask|request|contact|send|share|pay|message|add|take|accept|transfer|give|use|deal|text|reply|call|do|move|go|arrange|chat)[^.!?]{0,60}(?:whatsapp|venmo|personal|zelle|cash|outside|private|telegram|money|payment|wechat|off|number|account|gift|code|direct)",
  ),
  ...weigh(
    -2,
    '(?:your|their) (?:personal |private )?(?:whatsapp|venmo|paypal|zelle|number|account)',
    'petty cash',
    'cash on delivery',
    'cash price',
  ),
];
