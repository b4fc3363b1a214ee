import type { Cue } from '../../cue-scorer.ts';
import { gap, weigh, YOU } from './fragments.ts';

/** Sentences that fit any customer, and the words between them. How much of a turn they cover is what counts. */
export const CANNED: readonly Cue[] = [
  // Formulas: at least one has to be there.
  ...weigh(
    2,
    '(?:请|还请|烦请|麻烦|辛苦|劳烦|敬请|需要|只能|就)?(?:您|你|亲)?(?:这边|那边)?(?:再|先|还是)?(?:耐心|安心|静心|放心)(?:地)?(?:等待|等候|等)(?:一下|下|一会儿|一会|几天|两天|通知|结果|处理|回复|即可|就好|就行|哦|呢)*',
    '(?:敬请|请|还请)(?:您)?等(?:待|候)(?:通知|结果|处理|回复)?',
    '(?:再|请您再|您再|多|麻烦再)(?:稍)?(?:等等|等等看|等一等|等一下|等几天|等两天|等一段时间|等待一下|观察(?:一下|看看)?|关注一下|看看)(?:哦|呢|吧|哈)?',
    `(?:非常|十分|很|特别|完全|深表|能|可以|能够|都|也)*(?:理解|体谅|明白|体会|知道)${YOU}?(?:的|此刻的|现在的)?(?:心情|感受|不便|情绪|困扰|难处|不满|焦急|着急|急切|心态)?`,
    '(?:给|对|为)(?:您|你)?[^,.!?]{0,6}(?:造成|带来)(?:了|的)?(?:一些)?(?:的)?(?:不便|困扰|麻烦|影响|不好的体验)?(?:深感|表示|深表)?',
    '(?:深表|深感|非常|万分|十分|表示|诚挚|真诚|致以)*(?:抱歉|歉意|遗憾|歉疚|致歉|道歉|不好意思)',
    '(?:敬请|请|还请|望|还望|恳请)(?:您)?(?:多多|多|予以)?(?:谅解|理解|见谅|海涵|包涵|支持|配合)',
    '(?:感谢|谢谢)(?:您|你)?(?:的|对我们的|对我们工作的)?(?:理解|支持|配合|反馈|耐心|宝贵|意见|建议|关注|信任|谅解|与|和|工作|对我们|[,的])*',
    `(?:我们|这边|小妹|小二|后台|系统|技术|平台|相关同事|专员|工作人员|客服)?(?:一定|会|将|已经|已|在|正在|正|都|也|马上|这边|会为您|帮您|为您)*(?:尽快|尽早|加快|加紧|抓紧|加急|努力|积极|第一时间|持续)(?:为|给|帮|替)?(?:您|你)?(?:地)?(?:处理|解决|核实|安排|回复|落实|改进|优化|完善|联系|跟进|反馈|协调|答复|恢复|修复|送达|发货|改善|推进|提升|办理)(?:的|好|到)?(?:此事|服务质量|服务|体验|问题)?`,
    `(?:已|已经|会|将|都|帮您|给您|为您|这边|正在|我们|我|这边会|持续)*(?:记录|登记|反馈|上报|反映|转达|备注|催促|催|记下|收到|知晓|受理|提交|关注)(?:了|下来|下|一下|到|好|给)*(?:相关|有关|对应|专门|技术|上级|后台|物流|站点|仓库|产品)*(?:部门|人员|同事|团队|专员|领导|处理)*(?:核实|处理|跟进)?`,
    `(?:您|你)(?:的)?(?:反映|反馈|描述|提|说|提出|提到)?的?(?:反馈|问题|意见|建议|情况|诉求|来信|留言|订单|需求|邮件|投诉|消息)`,
    '(?:相关|有关|专门|对应)(?:的)?(?:部门|人员|同事|工作人员|负责人|团队)(?:会|将|已|在|正在)?(?:进行)?(?:处理|跟进|核实|联系您|与您联系|介入|受理|查看)?',
    '(?:会有|有|由|安排)?(?:专人|专员|工作人员|专门的同事|同事)(?:会|将|来|为您|尽快|跟进|处理|与您|联系|您|负责|给您|核实)*',
    '(?:留意|关注|查看|注意|以|等待)(?:一下)?(?:后台|短信|物流|站内信|官方|平台|系统|页面|公告|app|通知|后续|电话|最新|订单|的|显示|为准|进度|信息|更新|动态|消息)+(?:为准|即可|哦|就好|就行)?',
    '(?:具体|一切|最终)?(?:以|请以)(?:页面|实际|系统|短信|物流|官方|公告|合同|银行|app|订单|收到|商家|平台)[^,.!?]{0,10}为准',
    '(?:保持)(?:您的)?(?:电话|手机|通讯)?(?:的)?(?:畅通)',
    '(?:正常|一般)(?:的)?(?:情况|现象|流程)(?:下)?(?:哦|呢|的)?',
    '(?:合同|页面|条款|说明书?|协议|公告|官网|app|详情|规则|首页|订单)(?:里|上|中|里面)?(?:面)?(?:都|也|是)?(?:有|写|有写|写了|写着|有说|可以看|能看|能查|可查|显示)(?:的|着|了|到)?',
    '(?:我们|平台|公司)?(?:一直|始终|会|也|将)?(?:不断|持续)?(?:努力|致力于|改进|优化|提升|完善)(?:中|服务质量|服务|体验|您的体验|我们的服务|的|为您|提供|更好|优质)*',
    '(?:亲爱的|尊敬的)?(?:顾客|用户|客户)(?:朋友)?',
    '(?:您的满意是我们[^,.!?]{0,10}|竭诚为您服务|很高兴为您服务|为您服务是我[^,.!?]{0,10})',
    '(?:别|不要|不用|请勿|请不要|您别|先别)(?:着急|急|担心|生气)(?:哦|哈|呢|啊|了)?',
    '(?:知道|了解|明白|收到|清楚|晓得)(?:了|啦)?',
    '(?:已|会|将)?(?:对|给)?(?:司机|骑手|员工|商家|门店|师傅|相关人员)?(?:进行)?(?:教育|批评|提醒|处罚|警告|培训|核查)',
    '(?:具体|详细)(?:的)?(?:要|得|需|情况|以|请)?(?:看|查看|参考|参照|见|以)?(?:您的|您|相关)?(?:保单|合同|页面|说明|条款|账单|规则|详情|公告|app|订单)',
    '(?:加强|提高|增强|注意)[^,.!?]{0,6}(?:意识|防范|安全|保管|学习)',
    '(?:到了|好了|完成|处理好|有消息|到时候?|届时)?(?:会|就会|都会)?(?:有|收到|发)(?:短信|通知|消息|提示|邮件|推送)(?:提醒|通知|告知)?(?:的|您)?',
    '(?:在|正在|正|还在)?走(?:流程|程序|审批)(?:了|中|呢)?',
    '(?:不|未)(?:符合|满足)(?:条件|要求|规定|标准)',
    '(?:您|你)?(?:的)?(?:心情|感受)',
    '(?:在|正在|都在|已在|已经在)(?:处理|核实|跟进|加急|排查|催|查|走流程|安排|路上|沟通)(?:中|了|的|当中)?',
    '(?:有结果|有消息|有进展|处理好|处理完|到了)(?:了|后|的话)?(?:会|就|再|马上|我们|第一时间)*(?:通知|告知|联系|告诉|回复)(?:您|你)?(?:的)?',
    '(?:会|就|能|肯定|应该|一定)(?:的|到的|好的|处理的|解决的|送的|发的|退的|有的)(?:呢|哦|哈|亲)?',
    '(?:这个|具体|目前|暂时|现在|我这边|这边|我们)*(?:不太|不)?(?:清楚|确定|好说|知道|了解)(?:呢|哦|呀|啊|的)?',
  ),
  ...weigh(
    2,
    "(?:(?:we|i|completely|totally|fully|do|can|really|definitely|truly|certainly) )*(?:understand|appreciate|apologi[sz]e|sympathi[sz]e)(?: (?:for|your|the|how|any|with|that|and|fully|this|it|you|must|is|feel|may|have|caused))*(?: (?:frustration|concern|concerns|inconvenience|patience|understanding|feedback|feelings|situation|position|issue|delay|trouble|experience|frustrating|upsetting|feel|be|cooperation|business|loyalty|support))*",
    "(?:(?:we|i|i'm|we're|are|am|very|so|really|truly|deeply|sincerely|terribly) )*sorry(?: (?:for|to|about|hear|that|the|any|this|inconvenience|caused|delay|experience|trouble|you|feel|way|your|may|have|it|is))*",
    "(?:please|kindly|just)?(?: (?:do|please|just|kindly))? ?(?:be patient|bear with us|wait(?: patiently)?|allow (?:us )?(?:some|more) time|give (?:it|us) (?:some|more|a little) time|keep an eye on (?:your (?:email|inbox|phone)|the (?:app|website|tracking))|check (?:back|the website|our website|the app|your email)(?: later| regularly)?)(?: (?:with us|for|while|until|an|update|any|updates|further|notice))*",
    "(?:thank you|thanks)(?: (?:so|very|much|again))* for (?:your |the |being |contacting |reaching |bringing |sharing |letting |getting |writing |waiting|bearing |understanding|taking )(?:(?:patience|understanding|feedback|message|email|e-mail|patient|us|out|this|to|our|attention|in|touch|know|with|cooperation|business|and|comments|query|enquiry|inquiry|the|time|loyalty|a|valued|customer|continued|support)\\b ?)*",
    "(?:we|i) (?:really |truly |do |greatly |sincerely |will always )?(?:value|appreciate)(?: (?:you|your|feedback|as|a|customer|business|opinion|every|comments|all|our|customers|and|loyalty|patience|understanding))*",
    "(?:your|all|this|the) (?:feedback|message|email|e-mail|complaint|concern|concerns|case|request|comments|query|ticket|issue|enquiry|inquiry|satisfaction|matter|call|opinion)(?: (?:is|has|have|are|was|will|been|be|very|important|to|us|received|noted|forwarded|passed|on|logged|escalated|recorded|shared|the|relevant|appropriate|right|our|team|teams|department|departments|with|reviewed|priority|number|one|top|under|review|being|looked|into|processed|handled|queue|in|a|responded|looking|taken|seriously|addressed|valued))*",
    "(?:we|they|someone|the team|our team|a (?:member of|colleague)[a-z ]{0,12}|it|the relevant (?:team|department)|an agent|i)(?:'ll|'re|'ve| will| are| is| have| has)(?: (?:be|get|do|look|looking|working|try|respond|reply|resolve|contact|review|reviewing|handle|deal|investigate|in|back|to|you|into|it|on|with|our|best|touch|this|the|your|matter|issue|as|soon|possible|shortly|due|course|hard|received|noted|escalated|passed|forwarded|message|feedback|concerns|team|relevant|department|appropriate|and|quickly|asap|addressed|processed|being|processing|handled|dealt|reviewed|case|fixed|sorted|resolved|at|earliest|convenience|dealing|investigating|everything|can|we|working|keep|posted|informed|updated))+",
    "(?:as soon as possible|asap|in due course|shortly|at the earliest(?: convenience| opportunity)?|at this time|soon|in time|eventually|when (?:it's|it is) ready|in the queue)",
    "(?:any|the) inconvenience(?: (?:this|caused|may|have|has|you))*",
    "(?:please )?(?:refer to|see|check|read|consult)(?: (?:our|the|your))? (?:website|faq|faqs|terms|terms and conditions|t&cs|help page|policy|app|help centre|help center|contract|tracking page)(?: (?:for|more|further|details|information))*",
    "(?:all|everything|it|this|that|charges|details|information)(?: [a-z]+)?(?: (?:is|are|'s))?(?: all)? (?:explained|stated|outlined|available|written|in|listed|on)(?: (?:in|on|the|our|terms|and|conditions|website|contract|app|there|policy))+",
    "(?:rest assured|we strive|we aim|we endeavour|we are committed|we take (?:this|all|your|such)[^.!?]{0,40}seriously|we work hard|customer satisfaction)[^.!?]{0,60}",
    "(?:noted|ok|okay|i see|got it|understood|right|sure|fine|alright|cool|k|yes|yep|hmm|mm|mhm|uh huh|received|copy that|will do|all good|no worries|no problem)",
    "(?:dear|valued|our)(?: (?:valued|customer|customers|sir|madam|client|user))+",
    "(?:we|it|i|they)(?:'re|'s|'m| are| is| am)? (?:looking into|working on|aware of|dealing with|on) (?:it|this|that|the (?:issue|matter|problem))",
    "(?:experiencing|due to|because of)? ?(?:a |an )?(?:high|higher than usual|unusually high|large)(?: than usual)? (?:volumes?|number|demand)(?: of (?:calls|enquiries|requests|messages|emails|tickets))?",
    "(?:it )?(?:should|will|might|may|could) (?:be (?:fine|ok|okay|resolved|sorted|there soon|fixed)|get there|work itself out|sort itself out|arrive soon|turn up|come)",
    "(?:these|such) things happen",
    "(?:it's|it is|they're|that's|this is|is|are)(?: all| still| currently| just| already)? (?:being )?(?:processed|processing|in (?:progress|process|the queue|the system|hand|transit)|on its way|on the way|pending|under review|being (?:looked|dealt|handled|worked|reviewed)[a-z ]{0,8}|normal|underway)",
    "you(?:'ll| will) (?:get|receive|see|be sent|be notified|hear)(?: (?:an?|the|by|via|some|your))*(?: (?:email|text|notification|message|update|sms|confirmation|alert))?(?: (?:once|when|as soon as|after|if))?(?: (?:it's|it is|that's|there's|we have|it has))?(?: (?:done|ready|complete|completed|finished|processed|an update|news|sorted|resolved|been processed|any news))?",
    "(?:it|you|they|this|that|your [a-z]+) (?:didn't|did not|doesn't|does not|don't|do not) (?:meet|fit|satisfy|match) (?:the |our |all )?(?:criteria|requirements?|conditions?|terms)",
    "(?:it'll be|it's|it is|they're|that's|should be)(?: all)? (?:in|on) (?:your|the|our) (?:documents?|contract|paperwork|policy|email|account|app|website|terms)",
    "subject to (?:availability|change|terms|review)",
    "(?:we've|we have|i've|i have|we'll|this has been)(?: now| also)? (?:shared|logged|noted|recorded|passed|forwarded|flagged|sent|reported|raised)(?: (?:this|it|that|your|the|comments?|feedback|concerns?|message|on|with|to|driver|team|relevant|restaurant|courier|seller|department|them|internally|along|notes?))*",
    "thanks for (?:letting us know|your (?:message|feedback|understanding|patience)|the (?:feedback|heads[- ]up|info)|reaching out|sharing|flagging|bringing)[^.!?]{0,20}",
  ),
  // Words between the formulas; alone they are no sign of anything.
  ...weigh(
    0.01,
    '(?:亲爱的|亲亲|亲|您好|你好|哈喽|嗨|在的|好的|好|嗯嗯|嗯|哦哦|哦|噢|行|是的|呢|哦|呀|哈|哒|啦|喔|的呢|的哦|~)',
    '(?:您这边|我们这边|这边|我们|您的|您|你|小妹|小二|客服|目前|现在|暂时|一下|的话|关于|对于|对此|因为|由于|所以|也|都|就|还|再|先|会|已经|已|将|可以|一定|非常|十分|很|请|麻烦|帮|给|为|后续|稍后|之后|并|且|以及|同时|这个|此|该|的|了|吧|啊|哟|么)',
    '(?:再见|祝您生活愉快|有问题(?:请)?随时(?:联系|咨询)(?:我们|我)?|欢迎再次(?:咨询|光临)|祝您[^,.!?]{0,6}|还有其他(?:问题|可以帮您的|需要)吗|#e-s[^ ]{0,8})',
    `\\b(?:please|hi|hello|hey|dear|there|and|we|i|you|your|the|a|an|to|for|is|are|it|this|that|will|our|us|of|in|on|with|so|very|really|just|be|been|have|has|but|at|as|again|once|further|any|all|do|can|sir|madam|customer|team|regards|kind|best|sincerely|yours|ok|okay|now|also|about)\\b`,
    "(?:if you have any (?:other |further )?questions[^.!?]{0,50}|do not hesitate[^.!?]{0,60}|feel free to[^.!?]{0,40}|have a (?:nice|great|good) day|should you have any (?:further )?questions[^.!?]{0,30}|is there anything else[^.!?]{0,30})",
  ),
];

/** A bare token that acknowledges and says nothing. */
export const BARE_TOKEN: readonly Cue[] = [
  ...weigh(
    3,
    '^(?:嗯+|哦+|噢|喔|好|好的|好吧|行|行吧|知道了|我知道了|了解|收到|明白|明白了|ok|这样啊|是吗|是哦|哦哦|嗯嗯|好的呢|好的亲|好的哦|嗯嗯好的|哦好的|不知道|不清楚|不太清楚|这个不清楚|没有|无|等|等等|等着|等通知|等吧|再等等|等着吧|等消息|看情况|不一定|说不准|快了|应该快了|尽快|会的|在弄|在查|在处理|处理中|正常的?|没办法|都行|都可以|随便|看页面|看公告|看说明|以页面为准)(?:的|呢|哦|哈|啊|亲|呀|了|吧|哒|~)?[,.!~? ]*$',
    "^(?:oh |hmm |mm |yeah |yes |right |well )*(?:ok|okay|k|kk|noted|i see|sure|right|fine|alright|hmm|mm|mhm|uh huh|yeah|yep|yup|got it|understood|cool|oh|oh ok|ah|ah ok|i don'?t know|no idea|dunno|not sure|soon|it'?s fine|it is what it is|maybe|wait|just wait|pending|in progress|it depends|depends|hard to say|can'?t say|no clue|possibly|whenever|eventually|shortly|it'?s normal|that'?s normal|check the website|see website|thanks|thank you|received)(?: then| sir| madam| thanks| thank you| noted)?[,.!~? ]*$",
  ),
];

/** Where a reply names something of its own, it is not empty. */
export const SUBSTANCE: readonly Cue[] = [
  ...weigh(1, `[0-9]${gap(1)}(?:点|号|日|月|元|块|天|小时|分钟|%|:|个工作|折|楼|米|年)`, "\\b(?:by|on|at) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|tomorrow|[0-9]+)", "[0-9]+ ?(?:am|pm|minutes|hours|days|%|working|business)", '[$£€¥][0-9]'),
];
