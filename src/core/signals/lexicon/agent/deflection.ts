import type { Cue } from '../../cue-scorer.ts';
import { gap, weigh, YOU } from './fragments.ts';

const OTHERS_ZH =
  '(?:快递|快递公司|快递员|物流|派件员|驿站|商家|卖家|店家|店铺|厂家|厂商|品牌方|生产商|银行|发卡行|营业厅|门店|柜台|网点|物业|房东|邻居|酒店|航司|航空公司|车站|景区|保险公司|平台|微信|支付宝|运营商|移动|联通|电信|总部|总公司|技术|技术部|财务|财务部|仓库|售后|售前|销售|业务员|客户经理|经理|领导|其他部门|别的部门|相关部门|人工|电话客服|其他客服|别人|他们|那边|公安|警察|派出所|12315|消协|法院|医院|学校|供应商|第三方|开发商|安装师傅|师傅|司机|骑手|原厂|官方|官网|教务|老师|经销商|修理厂|维修点|代理商|代理人)';

/** Pushes the matter away. */
export const DEFLECTION: readonly Cue[] = [
  ...weigh(
    3,
    '(?:不|不是|没|不属于|不在)(?:归|是|属于|由|在)?(?:我们|我|我方|本|这边|我这边|我们这边|客服|我们部门|平台)(?:这边|部门|客服|平台|公司|组)?(?:的)?(?:管|负责|的事|处理|范围|职责|业务|问题|责任|权限内|管理|受理|办|能管)',
    '(?:不|没)归(?:我们|我|这边|客服|平台)',
    '(?:我们|我|我这边|这边|我们这|客服|平台|我们平台|我们公司|公司)(?:这边|部门|是|可|又|也|真的|只)?(?:管不了|管不着|不管|不负责|不处理|不受理|负不了|没义务|没有义务|不参与|不介入|不好介入|插不上手|没责任|管不到|概不负责)',
    '(?:跟|和|与)(?:我们|我|平台|公司|本店|我们这边|商家)(?:这边|平台|公司|店)?(?:没|没有|无|没什么|有什么|有啥|是没有)(?:任何|半点|什么|啥)?关系?',
    `${YOU}?(?:还是|得|要|应该|应当|需要|自己|直接|就|去|再|最好|只能|那|可以)*(?:去)?(?:找|问|联系|咨询|打给|问问|找找|问一下|打电话给|打电话问|跟|和|向)${gap(3)}${OTHERS_ZH}(?:去|那边|问|协商|沟通|核实|反映|说|处理|解决|要|索赔|咨询|了解|确认|投诉|商量)?(?:一下|问问|看看)?(?:吧|呀|啊|嘛|呗|去|哈|才对|才行|哦,我们)`,
    `(?:那|这)(?:个|是|都是|属于)?${gap(4)}(?:是|属于|归|得|要)?${OTHERS_ZH}(?:那边)?(?:的)?(?:事|问题|责任|负责|管|在管|范围|去管|该管)`,
    '(?:我们|我|平台)(?:这边|这里|只|就|这)?(?:只|仅|就|单纯)(?:是)?(?:负责|管|做|代|提供|一个|个|卖|接|代收|代订|代卖|中介|发货|售前)[^.!?]{0,10}',
    `(?:您|你)(?:自己|自行)(?:去|再|来|先|想|跟|和|找|问|联系|打|查|看|解决|处理|协商|沟通|想办法|搞定|上网|百度|网上|在网上|研究|摸索)`,
    '(?:自行|自己)(?:联系|协商|解决|处理|沟通|承担|查询|咨询|想办法|百度|搜)',
    '(?:明天|改天|下周|下个月|过几天|过两天|过段时间|过阵子|工作日|下次|节后|白天|周一|上班时间|晚点|回头|有空|隔天)(?:的时候)?(?:您)?(?:再|重新|另外)(?:打|来|问|联系|咨询|说|看看|看|过来|试|找|致电|反映|进线)',
    '(?:换个|另外|另|再|重新)(?:时间|天|打一遍|打一次|进线|排队)[^.!?]{0,6}(?:打|来|问|联系)?',
    '(?:百度|网上|上网|搜)(?:一下|查|搜|看看|自己)(?:吧|就|呗|嘛|都有|一下)?',
    '(?<!我|帮您|给您|我再|我去)(?:打|拨打|拨)[^.!?]{0,10}(?:电话|热线|[0-9]{5,})[^.!?]{0,4}(?:问|反映|吧|去|投诉|找他们)',
    '(?:您|你)(?:先|就|那|再|还是)*自己(?:先|去)?(?:打|想|找|看|弄|处理|解决|买|叫|联系|问|查|跟|和|搜|研究)',
    '(?:没|不是|不)(?:我)?(?:卖|经手|经办|接|办|签|处理|负责)的,?[^.!?]{0,6}(?:找|问|谁)',
    '谁(?:卖|给|跟|答应|办|签|承诺|说|接|推荐)(?:给)?(?:您|你)?(?:的)?[^.!?]{0,8}(?:找|问)(?:谁|他|她)',
    '(?:我|我们|这边)(?:也)?(?:看不到|查不到|不知道|不清楚|不了解|不懂)[^.!?]{0,14}(?:找|问|联系|打|去)',
    `(?:这种|这个|这类|这)(?:事|问题|情况)?[^.!?]{0,4}(?:别|不要|不用|不该)(?:来)?(?:找|问)(?:我|我们|客服)`,
    '(?:不是|又不是)(?:我|我们)(?:的|这边|部门|这个)[^.!?]{0,6}(?:问题|责任|事|弄|搞|丢|发|送|造成|能)',
    '我只是(?:个)?(?:客服|接线|打工|接电话|代班|前台|文字客服)',
  ),
  ...weigh(
    2,
    `(?:建议|请|麻烦|需要|烦请|可以|得|要|只能|直接)${YOU}?(?:自己|自行|直接|先|再|去|可以|还是)*(?:去)?(?:联系|咨询|找|问|致电|拨打|询问|前往|打给|和|跟|与|向)${gap(3)}${OTHERS_ZH}`,
    `${YOU}(?:去|到|自己去|可以去|直接去|得去|先去|再去)${gap(5)}${OTHERS_ZH}(?:那边|里)?(?:问|办|看|查|打|找|处理|咨询|反映|说|柜台|修)`,
    `(?:联系|咨询|找|问|问问|问一下|找一下)(?:一下|下)?${gap(3)}${OTHERS_ZH}(?:那边|问问|核实|处理|解决|协商|看看)`,
    '(?:让|叫)(?:您|你)(?:去|找|联系|问)[^.!?]{1,8}(?:您|你)?就(?:去|找|问|联系)',
    '(?:不清楚|不了解|不知道)(?:哎|呢|哦|呀|啊|耶|诶)?,?[^.!?]{0,4}(?:您|你)(?:问|找|看)',
    '(?:您|你)(?:去|到)(?:营业厅|门店|柜台|网点|线下|官网|银行|派出所|总部|物业|厂家|医院|学校)',
  ),
  ...weigh(
    3,
    "(?:not|isn'?t|wasn'?t|ain'?t|is not)(?: really| actually| something)? (?:my|our|us|a? ?(?:we|i) (?:deal|handle|do)|this) ?(?:department|problem|job|area|responsibility|team|issue|concern|business|remit|side|division|end|thing)",
    "(?:nothing|anything) to do with (?:us|me|our)",
    "(?:we|i)(?: here| just| really| only)? (?:don'?t|do not|can'?t|cannot|aren'?t|won'?t|wouldn'?t) (?:deal with|handle|do (?:that|those|this) (?:here|on)|get involved|manage|control|take care|own|answer for|cover)",
    "(?:you'?ll|you will|you'?d|you would|you|you'?re going to)(?: just| really| simply)? (?:have to|need to|want to|got to|gotta|should|must|better|might want to)(?: go and| go| just| try and| probably| really| simply)? ?(?:take (?:it|this|that) up with|call|contact|ask|speak|talk|ring|phone|email|write to|go (?:back )?to|reach out to|chase|find|google|visit|check with|sort|deal with|work it out|figure|look (?:it|that) up|complain|raise (?:it|that|this) with|get (?:on|in touch) (?:to|with))",
    "(?:take|bring|raise) (?:it|this|that) (?:up )?with (?:the|your|them|whoever|a|their)",
    "(?:that|this|it)(?:'s| is| would be| sounds like| will be)(?: really| more| probably| purely| entirely| all| something)? (?:a |an |the |for |between you and |down to |up to |with |one for |your |handled by )*(?:courier|carrier|bank|manufacturer|airline|hotel|seller|merchant|landlord|supplier|third[- ]party|shop|store|retailer|sales|billing|another|other|different|phone provider|delivery company|delivery|isp|network|them|apple|google|tech|finance|insurance|post office|branch|dealer|broker)[^.!?]{0,16}(?:problem|issue|matter|thing|question|department|team|job|fault|responsibility|them|not us|you)?(?=[ ,.!?;]|$)",
    "(?:just )?google (?:it|that|them|their)",
    "(?:try|call|ring|come|check|ask|phone)(?: us)?(?: back)?(?: again)? (?:next week|tomorrow|on monday|another (?:day|time)|later|in a (?:few|couple)|some other time|during|after the|when (?:the|my|we|they|someone))",
    "(?:not us|isn't us|wasn't us)\\b",
    "(?:ask|speak to|call|contact|talk to) (?:whoever|the person|someone else|somebody else|them|him|her|another|a different)",
    "(?:we|i)(?:'re| are|'m| am)? (?:just|only|simply|merely) (?:the )?(?:sell|sold|take|took|handle|do|book|list|a (?:marketplace|platform|reseller|middleman|broker)|an? (?:agent|intermediary)|the (?:platform|middleman|messenger|reseller|call cent)|sales|process|ship|answer)",
    "(?:sort|work|figure|settle|resolve|take) (?:it|that|this) (?:out )?(?:between yourselves|yourself|with (?:them|him|her|the|your))",
    "(?:out of|beyond|outside) (?:our|my) (?:hands|control|remit|scope)",
    "i (?:wouldn'?t|don'?t|do not) (?:know|have (?:that|any) (?:information|idea))[^.!?]{0,40}(?:ask|call|try|contact|you)",
    "(?:they'?re|they are|it'?s) the ones? (?:you|who|to|responsible)",
    "(?:another|different|separate|wrong|other) (?:department|team|branch|office|number|desk|line)",
  ),
  ...weigh(
    1.8,
    "(?:please|kindly|just|best to|suggest you|advise you to|recommend you|you can|you could|try)(?: go ahead and| to| just| directly| try and)? ?(?:contact(?:ing)?|call(?:ing)?|speak(?:ing)? (?:to|with)|ask(?:ing)?|reach(?:ing)? out to|check(?:ing)? with|get(?:ting)? in touch with|ring(?:ing)?|visit(?:ing)?|email(?:ing)?) (?:the|your|a|their|them|our|apple|google|another)(?: [a-z]+)? ?(?:bank|courier|carrier|airline|hotel|seller|merchant|manufacturer|landlord|supplier|shop|store|retailer|branch|website|support|provider|team|department|driver|company|dealer|vendor|network|directly|technical|billing|sales|post office|agent|broker|isp)?",
    "(?:can'?t|cannot|don'?t) (?:see|access|help with) (?:that|it|this|those)[^.!?]{0,30}(?:from here|here|on (?:my|our) (?:end|side)|you)",
    '(?:use|check|see|try|look at|visit|go to) (?:the|our) (?:website|faq|app|help (?:page|centre|center)|forum)(?=[.!]|$)',
  ),
];

/** A referral that helps: why there, how to get there, who has been told; or one that was asked for. */
export const RIGHT_REFERRAL: readonly Cue[] = [
  ...weigh(
    -2.4,
    '(?:我|我这边|这边|马上|这就|现在|已经|已|先|来|直接)(?:可以|会|来|先|已经|已|马上|就|直接)?(?:给|帮|为|替)(?:您|你)(?:转|接|联系|沟通|打|催|协调|备注|约|问|对接|预约|转接|查到)',
    '(?:为|给|帮)(?:您|你)(?:转接|转到|接通|转给|转过去|预约|联系)',
    '(?:我|已|已经)(?:已经|已|都|先|也)?(?:跟|和|向|同|把)[^.!?]{0,14}(?:打过招呼|说好|说明|备注|沟通好|交代|同步|打好招呼|约好|讲清楚)',
    '(?:电话|热线|号码|地址|联系方式)(?:是|:|为|我|给您|发您|发给)',
    '(?:任意|任何|就近|附近|最近的?|全国)(?:的)?(?:一家|一个)?(?:营业厅|网点|门店|柜台)',
    '(?:带|携带|带上|拿着|凭|持)[^.!?]{1,14}(?:到|去|就|身份证|证件)',
    '(?:因为|由于|只有)[^.!?]{4,40}(?:才|所以|需要|得|要|只能|系统|法律|规定|掌握|在他们)',
    '(?:骗子|诈骗|报警|举报)',
    '(?:我)?(?:不挂|陪您|三方|同时|一起)(?:线|通话|跟进|等)?',
    '(?:要是|如果|万一)[^.!?]{0,20}(?:解决不了|不处理|推脱|没人|不给|不认|打不通|拒绝)[^.!?]{0,14}(?:找我|联系我|再来|我来|我们|回来|我再|给我|跟我)',
    '(?:不收费|免费办|当场|马上|即时)(?:就能|能|可以)?(?:办|补|修|检)',
  ),
  ...weigh(
    -2.4,
    "(?:i'?ll|i will|let me|i can|i'?m going to|i'?ve|happy to|shall i|i am) (?:just |now |also |already )?(?:transfer|connect|put you through|pass (?:you|this|it)|get (?:them|someone|you)|call them|contact them|speak to them|ring them|email them|introduce|warm|loop|hand you|conference|stay|brief|sent them|send them|chase|reach out|forward|bring)",
    '(?:their|the|direct|dedicated|here(?:\'s| is)|free)(?: direct)? (?:number|line|email|link|contact details|address|extension)(?: is|\'s|:| are| for)?',
    '[0-9]{3,4}[ -][0-9]{3}[ -]?[0-9]{3,4}',
    "(?:because|since) (?:only|they|the|your|it|by law|we)[^.!?]{4,}",
    "(?:i'?ve|i have|we'?ve) (?:already )?(?:told|briefed|emailed|spoken|sent|let|asked|explained|noted|passed)",
    "(?:if they|if that|if you (?:get|have) any)[^.!?]{3,40}(?:come back|let me|call me|reply|tell me|i'll|message)",
    '(?:scam|fraud|phishing|police)',
    'quote (?:reference|case|ticket|the)',
  ),
];
