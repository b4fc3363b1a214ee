import type { Cue } from '../../cue-scorer.ts';
import { gap, weigh, YOU } from './fragments.ts';

const TAG_ZH =
  '(?:对吗|对吧|对不对|是吗|是吧|是不是|没错吧|没错吗|对么|是这样吗|是这个意思吗|(?<!绝)对不(?=[?.!, ]|$)|可以确认吗|确认吗|确认办理吗|是这意思吧)';

/** Restates the need and waits for a yes, or checks that it is solved. */
export const CONFIRMATION: readonly Cue[] = [
  ...weigh(
    3,
    `${YOU}(?:的)?意思(?:是|就是)(?!什么)`,
    `(?:也就是说|所以|就是说|那就是|等于|那么|那|就是|总结一下|您|你|这样|咱们|总共|一共)[^.!?]{4,60}${TAG_ZH}`,
    `(?:我)?(?:跟|和|与|向)${YOU}(?:再)?(?:确认|核对|复述|捋|对|重复|总结)(?:一下|下|一遍)`,
    '(?:我)?(?:来|再)?(?:复述|重复|总结|归纳|捋|理)(?:一下|一遍|下|一理)(?:您|你|看|刚才|需求|,|:|情况|哈|啊)',
    '(?:现在|这会儿|这下|这样|那边|目前|应该|都|屏幕上|手机上)[^.!?]{0,12}(?:好了|可以了|能用|正常|恢复|解决|收到|看到|通了|行了|能打开|能登|能上|到账|出来|有了|亮了|显示|连上|登上|还有没有|还会|一样大|不卡)[^.!?]{0,6}(?:吗|么|没有|没|不|\\?)',
    '(?:能|可以)(?:正常)?(?:登|用|打开|看到|上|收到|连|听|播|付|进)(?:得)?(?:上|了|到|开)?(?:了)?(?:吗|么|没|不)\\??',
    '(?:解决|恢复|修好|弄好|搞定|收到|处理好|到账)(?:了)?(?:吗|么|没有|没)(?:呢|\\?|$|,)',
    '(?:好|明白|清楚|理解|听懂|看懂|懂)了(?:吗|么|没有|没)',
    '(?:说|讲|解释|回答)(?:得|的)?(?:够|还)?(?:清楚|明白|清不清楚)(?:吗|了吗|么|了没|吧|不)?',
    '(?:说|讲|解释)(?:您|你)(?:能)?(?:清楚|明白|听懂|听明白|理解)(?:了)?(?:吗|么|吧|不)',
    '(?:您|你)(?:清楚|明白|听明白|能理解|能明白|听懂)(?:了)?(?:吧|吗|么|不)',
    '(?:对得上|对上了|没问题了|还卡|还响|还漏|还有杂音|还掉线|还报错)(?:了)?(?:吗|么|没)?\\??$',
    '(?:现在|这下|这会儿|那现在)[^.!?]{2,16}(?:吗|么|没有|没)\\??[.! ]*$',
  ),
  ...weigh(
    2,
    `,?${TAG_ZH}[?.! ]*$`,
    `${YOU}(?:是|是不是|是要|是想)(?:说|想|要|希望|需要|打算|指|问|在问)[^.!?]{3,50}(?:吗|么|吧|对|是|还是|\\?)`,
    `(?:确认|核对)(?:一下|下)[:,]?${gap(30)}(?:对|吗|没错|\\?)`,
    `${YOU}(?:当时|之前|是|那边|现在|要的|用|订|买|住|付|说|想|选|主要)[^.!?]{2,24}(?:的)?吧\\?`,
    '还[^.!?,]{1,2}不[^.!?,]{1,3}(?:\\?|了|$)',
    '(?:试|走|跑|测|过)(?:过|了)?一遍了?(?:吗|没|么)',
  ),
  ...weigh(
    2.2,
    '[^.!?]{2,14}(?:也|都)(?:在|有|对|好|行|能|正常|回来)[^.!?]{0,3}(?:吧|吗|了吧|了吗)\\??[.! ]*$',
  ),
  ...weigh(-2.5, '(?:听得?到|听得?见|在吗|还在)', '(?:机主|户主|持卡人)?本人(?:吗|么|吧|对)', '身份'),
  ...weigh(
    3,
    "(?:so|ok|okay|right|got it)[, ]+(?:basically |essentially |just to check,? |if i )?(?:you|what you|the|your|it|that|it's|that's|i)[^.!?]{4,160}(?:right|correct|is that (?:it|so|right|correct)|yes|yeah|is it|have i got|did i get|do i have|am i|isn't it|aren't you|yep)\\?? ?$",
    "(?:let me|i'll|can i|may i|i'd like to|i want to|could i)(?: just| quickly)? (?:make sure|confirm|see if|check|recap|repeat|read|play|summari[sz]e)(?: that)?(?: i| we| this| back| it| what| your)[^.!?]{2,}",
    '(?:have|did|do|am) i (?:got|get|have|understand|understood|right|reading|hear(?:ing)?)[^.!?]{0,30}(?:right|correctly|correct|properly|that|this|you)',
    '(?:did|has|does|do|is|are|was|have)(?: that| this| it| everything| the [a-z ]{2,20}| you| your [a-z ]{2,20}| all| they| things)+(?: now| all| finally| both| three| able to)*(?: been)? ?(?:work(?:ing|ed)?|help(?:ed)?|fix(?:ed)?|solved?|do the trick|go(?:ne)? through|resolved?|answer(?:ed)?|sorted|back(?: up| on)?|come through|show(?:ing|s)?(?: up)?|look (?:right|ok|okay|better|good)|make sense|clear(?:er)?|cover|sound (?:right|ok|correct)|match|see it|load(?:ing|ed)?|arrived?|connect(?:ed|ing)?|log(?:ged)? in|land(?:ed)?|online|ok now|better)\\b[^.!?]{0,50}(?:\\?|$|now)',
    '(?:is that|would that be|is this) (?:right|correct|what you|the (?:one|issue|problem|right)|accurate|a fair)',
    "(?:you mean|do you mean|you're saying|are you saying|what you're saying)\\b[^.!?]{3,}",
    "(?:you want|you'd like|you're (?:asking|looking|trying|after)|you need)[^.!?]{4,100}(?:right|correct|is that it|yes|yeah)\\?",
    ', (?:right|correct|yes|yeah|is that right|is that correct)\\?',
    '(?:show up|showing|working|come through|go through|sorted|fixed|back)[^.!?]{0,24}now\\?',
    "(?:wasn'?t|isn'?t|aren'?t|weren'?t|didn'?t|doesn'?t|haven'?t|hasn'?t|don'?t) (?:it|you|they|that|he|she)\\? ?(?:$|[a-z])",
    '[a-z][^.!?]{8,60}\\b(?:now|okay now|alright now|this time)\\?',
  ),
  ...weigh(
    2.4,
    'is (?:the|there|your|that|it|everything)[^.!?]{2,40}(?:in there|there|too|as well|now|back|a flame|working|ok|okay|alright|visible|showing)\\??$',
    'try [^.!?]{3,40}(?:is|does|do|can|did) (?:it|there|that|you|the)\\b',
  ),
  ...weigh(-2.5, 'speaking (?:to|with)', 'account ?holder', 'still there', 'hear me'),
  ...weigh(
    1.2,
    '(?:看|试|拧|按|点|开|插)[^.!?]{0,10}(?:有|能|好|行|亮|响|通|出|着)[^.!?]{0,4}(?:没有|没|不|吗)[?.! ]*$',
  ),
];
