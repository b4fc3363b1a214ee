import { type Cue, wordCues } from '../../../cue-scorer.ts';

/** Praise or agreement that means its contrary. */
export const IRONY_EN: readonly Cue[] = [
  ...wordCues(
    3.2,
    "i'll (?:set a timer|hold my breath|mark my calendar|light a candle|alert the media|wait by the phone|be sure to)|too (?:ambitious|demanding|optimistic|much to hope) of me|was (?:too )?(?:ambitious|optimistic|foolish|silly) (?:of me|to)|(?:is|are) (?:that|they|it) [^.?!;]{0,20} too\\?|in a backlog",
    "^sure (?:they|you|he|she)(?:'ll)? ?(?:will|do|are|did|can|would)?",
    "(?:that's|thats|which is) (?:exactly )?what (?:\\w+ ){1,3}(?:said|told me|promised|says)",
    'let me guess',
    'is there (?:a|an|some) (?:prize|medal|trophy|award|punch ?card|loyalty card|discount for|reward)|do i (?:win|get) (?:a|an|some) (?:prize|medal|trophy|award|cookie)|collect them all',
    '^\\w+ (?:agents?|calls?|emails?|weeks?|days?|people|reps?), ?\\w+ (?:answers?|stories|excuses|reasons|promises)',
    '(?:funny|interesting|amazing|strange|nice|odd) (?:thing|how)',
    "(?:oh )?(?:great|wonderful|fantastic|brilliant|lovely|perfect|excellent|marvellous|terrific|awesome|superb|charming|splendid|neat|nice),? (?:another|just great|just what i|so (?:now|i|you|another|that|basically|nothing|no|what)|more|yet another|and (?:now|how|what|who|meanwhile)|that'?s (?:really |so )?(?:helpful|useful|just)|here we go|back to square|exactly what i|i'?ll just|i get to|thanks for nothing|as usual|now i)",
    '(?:just|simply) (?:great|wonderful|fantastic|brilliant|lovely|perfect|what i (?:needed|wanted))',
    '(?:thanks|thank you|cheers|ta) (?:so much |very much |a lot |a bunch |loads )?(?:for (?:nothing|wasting|the (?:copy|script|link i|generic|non-?answer|canned|lecture|wait|runaround|nothing)|telling me (?:what|nothing)|absolutely nothing|your (?:\\w+ )?script|ruining|clearing (?:that|nothing)|not )|i guess|i suppose|anyway\\.)',
    "(?:thanks a (?:bunch|lot|million)|well done|bravo|slow clap|congratulations|congrats|kudos|hats off|good job|nice one|nice work|great job|way to go|top marks|gold star|round of applause|impressive)[^.?!;]{0,12}(?:you(?:'ve| have)?|really|for|on|guys|everyone|team|everybody|managed|all|there)[^.?!;]{0,30}(?:managed|lost|lose|break|broke|ruin|wrong|wait|nothing|mess|delay|hours|weeks|days|third|second|twice|charg|ignor|cancel)",
    "(?:wow|gee|golly|gosh|ooh|oh wow|ah|aha|oh|well)[,.!]* (?:what (?:a |an )?(?:service|surprise|great|wonderful|efficient|generous|helpful|fantastic|treat|shock|relief|deal|honou?r|privilege|company)|how (?:generous|helpful|kind|convenient|thoughtful|nice|efficient|surprising|reassuring|lovely|very|original)|amazing|impressive|such|only|a whole|an entire|that was (?:quick|fast|helpful)|that'?s (?:helpful|useful|generous|reassuring|convenient|a big help|rich|comforting))",
    'how (?:very |incredibly |wonderfully |terribly |so )?(?:convenient|generous|thoughtful|helpful|reassuring|surprising|original|kind of you|comforting|nice for you|lovely for you|efficient|professional)',
    '(?:real helpful|oh so helpful|helpful as (?:ever|always)|clear as mud|about as (?:useful|helpful)|useful as a|fat lot of good|lot of good that|a fat lot|much good that)',
    "(?:must be nice|must be fun|good to know (?:my|that (?:my|loyalty|years|you|i|nothing|a|the|customers|being)|where i|how (?:much|little|you)|you)|nice to know|glad to (?:know|hear|see) (?:my|that (?:my|years|loyalty|you|it only|nothing)|you(?:'re| are| guys| all)|where|how|it only)|so glad i|lucky me|aren'?t i lucky|silly me|my mistake for|my bad for|shame on me|how foolish|how silly of me|foolish of me|my fault for (?:thinking|expecting|believing|trusting|assuming|being))",
    "(?:what a (?:surprise|shock|shocker|coincidence|joke|relief)|surprise,? surprise|shocker|shocking,? i know|color me|colour me|imagine my|imagine that|who would have (?:thought|guessed)|who'?d have (?:thought|guessed)|figures|go figure|typical|of course (?:it|you|there|not|they|that|i|nobody|the|he|she|we)[^.?!;]{0,12}(?:is|isn'?t|can'?t|did|don'?t|does|doesn'?t|won'?t|has|have|didn'?t|are|aren'?t))",
    '(?:your|the|that|this|their) (?:so-called|famous|legendary|world-?class|award-?winning|premium|priority|"[^"]{2,20}") (?:\\w+ ){0,2}(?:service|support|system|care|team|app|policy|guarantee|delivery|promise|customer|hotline|line|treatment|bot|experience)',
    "(?:world-?class|first-?class|five-?star|top-?notch|stellar|outstanding|exemplary|premium|vip) (?:\\w+ )?(?:service|support|treatment|experience|care|stuff)(?:,| |\\.|!)*(?:as (?:usual|always|ever)|indeed|right there|i see|really|this|huh|as advertised|isn'?t it)",
    '(?:that |it )?only (?:took|takes|taken|been|cost|needed) (?:\\w+ )?(?:\\d+|an?|two|three|four|five|six|ten|twenty|thirty|forty|half|several|a few)',
    'only (?:\\d+|two|three|four|five|six|seven|eight|nine|ten|a) (?:minutes|hours|days|weeks|months|years|calls|emails|agents)',
    'so (?:the |your )?"[^"]{2,24}"|words (?:really )?(?:do )?mean|whatever you want (?:it|them) to|by (?:that|your) (?:logic|definition)|your definition of|you could (?:start|try|begin)|i\'?m sure you(?:\'?re| are| do| were| all)|that makes (?:one|two) of us|glad (?:we|i) (?:cleared|could)|any (?:year|decade|century) now|don\'?t (?:strain|hurt|rush|trouble) yoursel(?:f|ves)',
    "(?:^so much for|[.,!?] so much for|that'?s rich|you don'?t say|no kidding|you'?re kidding|very funny|hilarious|that'?s a good one|good one|nice try|pull the other|tell me another|i'?m sure you (?:are|do|will|did|would)|i bet you (?:are|do|will)|yeah,? right|sure you (?:are|will|did|do)|right,? (?:because|so)|because that (?:worked|helped|went)|as if|if only|oh sure|oh joy|oh goody|oh lovely|oh brilliant|oh wonderful|oh fantastic|oh perfect|lovely jubbly|riveting|fascinating|enlightening|illuminating|inspiring|heartwarming|touching|priceless|classic|charming)",
    "(?:loyal|valued|long-?time|long-?standing) customers?[^.?!;]{0,40}(?:so this is|this is what|what i get|what you get|apparently|clearly|huh|nothing)|(?:so this is|is this|this is|that'?s) (?:what|how) (?:\\w+ )?(?:years?|decade|loyalty|loyal|premium|priority|being)[^.?!;]{0,30}(?:gets?|buys?|means?|looks like|treat|worth)",
    "(?:clearly|obviously|apparently|evidently) (?:my|i'?m|i am|you|it'?s|that'?s|the|a|loyalty|customer|nobody|no one)[^.?!;]{0,24}(?:too much|not (?:a|that|important|worth)|expect|problem|matter|important|busy|know best|asking|worth|my fault|beneath|above|asked)",
    '(?:silly|stupid|foolish|naive|crazy|dumb) of me (?:to|for)|(?:how dare i|heaven forbid|god forbid|perish the thought|forgive me for|excuse me for|pardon me for|sorry for (?:expecting|thinking|having|being a|bothering|wanting|wasting|asking))',
    "(?:i'?ll|i will|let me|i can) (?:just )?(?:tell|explain|say) (?:that )?to (?:my (?:kids?|children|landlord|boss|mother|wife|husband|baby|freezer|mortgage)|the (?:bank|mortgage|kids|landlord))",
    '(?:glad|happy|good) (?:that )?(?:one|someone|somebody|at least (?:one|someone)|it works|this works) (?:of us |is |for )',
    '(?:👏|🙃|🙄|🤡|😒|slow clap)',
    '/s|\\bsarcasm\\b',
  ),
  ...wordCues(
    1.8,
    '(?:oh|wow|well|gee),? (?:thanks|great|wonderful|lovely|perfect|nice)|(?:so|very|super) helpful|(?:big|great) help',
    '(?:great service|great customer service|amazing service|excellent service|fantastic service|wonderful service|brilliant service|nice service|lovely service|super fast|lightning fast|efficient|stellar|bravo|impressive|congratulations|well done|interesting|funny|cute|adorable|magic|magical|genius)',
    '(?:pfft|meh|ugh|sigh|geez|jeez)',
    '(?:great|wonderful|fantastic|brilliant|lovely|perfect|excellent|fabulous|marvellous|terrific)(?:\\.|,|!|$)',
    '(?:apparently|supposedly|allegedly|somehow|magically|miraculously|conveniently)',
  ),
];

/** Giving in without being content. */
export const RESIGNATION_EN: readonly Cue[] = [
  ...wordCues(
    3.2,
    '(?:fine|ok|okay|right|sure|alright|all right)?[,.]? ?(?:whatever(?: you say| then|$|[.,!])|whatever,)',
    "(?:if you say so|if that'?s what you (?:say|think|call)|suit yourself|have it your way|you win|as you (?:wish|like|please)|if that helps you|if you insist|be that way|so be it|it is what it is|that'?s that then|that'?s it then|and that'?s that|i see how it is|i see how this (?:works|goes)|i get the (?:picture|message|idea)|message received|point taken|noted)(?:,|\\.|!| |$)",
    "(?:forget (?:it|about it|i asked|i said anything)|don'?t (?:bother|worry about it then|trouble yourself)|why (?:do i )?(?:even )?bother|i won'?t bother|not going to bother|can'?t be bothered|no point|what'?s the point|there'?s no point|pointless|not worth (?:it|the|my|arguing|fighting)|waste(?:d)? (?:any )?more of (?:my|your|anyone)|nothing (?:more|else|left) to (?:say|discuss|add)|i'?ll leave it (?:there|at that|then)|let'?s (?:just )?leave it|leave it(?:,|\\.| then|$)|drop it|i give up|giving up|i'?m done (?:asking|arguing|trying|talking|here|explaining)|done (?:asking|arguing|trying)|i surrender|i'?ll stop asking)",
    "(?:i |so i |then i )?(?:guess|suppose|reckon|assume) (?:i'?ll|i will|i'?ve|i have|i just|i'?m|i am|i can|that'?s|it'?s|there'?s|we|my|you|nothing|no)[^.?!;]{0,30}(?:just|have to|to|on my own|myself|then|no|nothing|wait|live|stuck|it|that|out of|elsewhere|don'?t|figure|keep|find|manage|deal|not|pay|choice|option)",
    "(?:i'?ll|i will|we'?ll|guess i|might as well|may as well|better) (?:just |have to |go |try to |have to just )?(?:figure (?:it|this|something|that) out|sort (?:it|this|something) out|do (?:it|this|that)|deal with (?:it|this)|handle (?:it|this)|fix (?:it|this)|pay|manage|work it out|find out|look)[^.?!;]{0,12}(?:myself|on my own|somehow|alone|by myself|instead|out of (?:my own )?pocket)",
    "(?:i'?ll|i will) (?:just |have to )?(?:live with|put up with|make do|suck it up|eat the (?:cost|loss)|swallow|take the (?:hit|loss)|write it off|chalk it up|learn (?:my|the) lesson|know better|remember (?:this|that)|manage without|do without|get by|go without)|lesson learned|lesson learnt|you live and learn|call it a loss|cut my losses",
    "(?:not (?:that|like) it (?:matters|makes|will|would|helps)|not that (?:anyone|you|it|i)|doesn'?t matter (?:anymore|any more|now|anyway)|it doesn'?t matter|makes no difference|won'?t (?:make a|change|help|hold my breath)|not holding my breath|wouldn'?t hold my breath|i'?ll believe (?:it|that) when|when i see it|don'?t expect|not expecting|didn'?t expect (?:much|anything|otherwise|any)|wasn'?t expecting|expected (?:as much|nothing less|nothing more|no less)|i expected (?:that|this|as)|not surprised|hardly surprised|no surprise|can'?t say i'?m surprised|i should have (?:known|expected|guessed)|should'?ve known|knew (?:it|this|that|you)(?: would| was|'d)?|same (?:old|story|answer as|as always)|nothing ever changes|as (?:usual|always|ever|per usual)|used to it|used to (?:it|this) by now|story of my|here we go again|back to square one|round and round|around in circles|going in circles)",
    "(?:i'?ll|i will|guess i'?ll|let me) (?:just )?(?:wait(?: some more| then| and see| another| again| i guess| forever| here)|keep waiting|try (?:again )?(?:elsewhere|somewhere else|another day|some other)|look (?:around|elsewhere|somewhere else)|shop around|ask (?:someone|somebody) (?:else|who)|take (?:it|this|my) elsewhere|see (?:what else|who else|if someone|about that|elsewhere))",
    "(?:used to be|it wasn'?t always|was (?:once|so much) (?:better|good)|remember when|back when|i had (?:hoped|expected|higher|thought better)|had higher hopes|hoped for (?:more|better)|i had hoped|after all (?:these|those) years|all these years|after \\w+ years|shame,? really|it'?s a (?:shame|pity)|what a (?:shame|pity|letdown)|that'?s a shame|pity|such a shame|too bad|sad,? really|sadly|a little sad|disappointing but)",
    "(?:i (?:know|get it|understand),? )?(?:you (?:can'?t|cannot|couldn'?t|won'?t) (?:help|do anything)|there'?s nothing you can|it'?s not (?:up to you|your call)|you'?re just (?:doing your|following|reading))",
    "(?:take your time,? (?:it'?s|i'?ve|not like|i only)|i (?:have|'ve got) all (?:day|night|week)|not like i (?:have|need|paid)|it'?s only (?:my|been|money)|no rush,? it'?s only|only (?:the third|my|the fourth))",
  ),
];

/** A question that is a reproach. */
export const OFFENDED_EN: readonly Cue[] = [
  ...wordCues(
    3,
    "(?:are you (?:serious|kidding|joking|for real|even (?:reading|listening|human|trying|real|a real)|actually (?:reading|listening|going to|human)|a (?:bot|robot|real person|human|machine)|reading (?:from )?a script|having a laugh|sure you)|is this a (?:joke|bot|script|recording|wind-?up|prank)|you'?re (?:kidding|joking)|you can'?t be serious|you must be (?:joking|kidding)|am i (?:talking|speaking|typing|chatting) to (?:a|an|myself|the)|is (?:there )?anyone (?:actually )?(?:there|reading|listening|human|home|who))",
    "(?:is (?:this|that)|this is|so this is|that'?s|so that'?s) (?:really )?(?:how|what|the way|the kind of|your idea of|all) (?:you|it|i|we|\\w+ )?[^.?!;]{0,20}(?:treat|call|run|do business|handle|get|service|can do|offer|support|paying|pay|care|help|work|you'?ve got|have to say|you can)",
    '(?:do|did|does|have|can|could|would|will) (?:you|anyone|anybody|anyone there) (?:even |actually |ever |really )(?:read|listen|care|check|look|know|understand|bother|try|think|work|want|see|hear|talk|train|test|realise|realize)',
    '(?:did|have) you (?:read|seen|looked at|understood|heard) (?:what|anything|my|a word|a single)[^.?!;]{0,20}',
    '(?:what|who|why) (?:exactly |on earth |the (?:hell|heck) |in the world |else )?(?:am i|are we|do i|do we|was|were|did i|is) (?:\\w+ )?(?:paying|pay|supposed to|the point|meant to|even|here|waiting|your job|bothering|your)',
    "(?:what (?:exactly|precisely|on earth) (?:do|are|is|does) (?:you|your|i|the) (?:\\w+ )?(?:do (?:there|all day|exactly|for)|job|paying you|purpose|there for|good for|for\\?))|what good (?:is|does|are)|what use (?:is|are)|what kind of (?:company|service|business|support|answer|help|place|outfit|bank)|what sort of (?:company|service|business|support|answer)|since when (?:is|do|does|are|did)|in what (?:world|universe)|on what planet|how is (?:that|this) (?:my|even|fair|acceptable|ok|okay|legal|helpful|supposed|possible|not|right|any)|how(?:'?s| is| does| would| will) that (?:help|supposed|my|solve|fix)",
    '(?:would you (?:accept|wait|tolerate|put up|pay|stand)|how would you|what would you|if (?:it|this|that) (?:was|were) you|put yourself|if you were) (?:\\w+ ){0,3}(?:feel|accept|like|wait|be happy|pay|think|do|in my|your|me|tolerate|shoes|put up)',
    '(?:how many|how much) (?:more )?(?:times|calls|people|longer|more|agents|emails|days|tickets)[^.?!;]{0,14}(?:do i|must i|have to|should i|will it|does it|am i|need|before|until|is it|going)',
    '(?:how long|how much longer) (?:am i|do i|are we|must i|will i|is a) [^.?!;]{0,14}(?:supposed|expected|have to|meant|wait)',
    "(?:why (?:should|would|must) (?:i|we)|why (?:do|is it|am) (?:i|we|always) (?:the|always|have to|being|my|me|responsible)|why (?:is it|is that|does (?:it|this)) (?:always|my|so|me|never)|why can'?t (?:you|anyone|someone|anybody|it|this)|why (?:didn'?t|wasn'?t|hasn'?t|won'?t|isn'?t|don'?t) (?:anyone|anybody|someone|you|i|your)|why bother)",
    "(?:you (?:call|think|consider) (?:this|that|it)|you'?re telling me|are you telling me|so you'?re saying|you mean to (?:tell|say)|do you (?:seriously|honestly|really) (?:think|expect|believe)|am i (?:really |seriously )?(?:supposed|expected|meant) to|you (?:expect|want) me to|i'?m (?:just )?(?:supposed|expected|meant) to|does (?:that|this) (?:sound|seem|look) (?:right|fair|reasonable|ok|okay|normal|acceptable))",
    "^(?:and|but) (?:i'?m|i am|i don'?t|i do|my|we|what about|that|this|you|it'?s|who)[^.?!;]{0,30}\\?",
    "(?:isn'?t (?:that|this|it) (?:your|what|the|literally)|aren'?t you (?:supposed|the|meant)|shouldn'?t (?:you|someone|that|it|there)|don'?t you (?:think|have|people|guys|all|ever|even)|doesn'?t (?:anyone|anybody|that|it) (?:bother|care|check|strike|seem)|can'?t you (?:people|guys|just|even|at least|see))",
    '(?:hello\\?|anyone there|still there\\?|are you there\\?|you there\\?)',
  ),
];

/** Short words of consent that sound cold after a poor answer and mean nothing after a good one. */
export const COLD_EN: readonly Cue[] = [
  ...wordCues(
    1.3,
    '^(?:of course|of course (?:it|you|not|there|they)[^.?!;]{0,24}|naturally|figures|typical|charming|lovely|wonderful|terrific|fantastic|classic|shocking|great|brilliant|super|noted|marvellous|surprise)(?:\\.|,|!|$)',
    '^(?:fine|k|kk|oh|ah|i see|right|sure|okay then|ok then|fine then|alright then|well then|well|noted|understood|never ?mind|ok whatever|huh|hm+|sigh|ugh)(?:\\.|,|!|$)',
    "(?:never ?mind|no,? it'?s fine|it'?s fine|that'?s fine|fine\\.|ok\\.|okay\\.|right\\.|sure\\.|great\\.|if you say|i guess|i suppose|okay i guess|ok i guess)(?:$|[.,! ])",
    "i'?ll think about it",
    "(?:oh well|well,? (?:ok|okay|fine|then|that'?s that)|okay,? well|ok,? well|alright,? well)",
  ),
  ...wordCues(0.6, '^(?:ok|okay|sure|alright|right)\\.+$'),
];

/** Small words that colour a remark; after a poor answer they are enough to hear the displeasure. */
export const TONE_EN: readonly Cue[] = wordCues(
  0.8,
  '(?:of course|naturally|apparently|clearly|obviously|evidently|sure|right|as always|as ever|as usual|whatever)',
  '(?:only|just|again|still|another|yet another|even|at least|anyway|either)',
  '(?:you (?:people|lot|all)|your (?:company|system|team|policy|policies|script|website|app|process))',
  "(?:and i'?m|and i (?:don'?t|am|have)|so i|so the|so you|so your|so that'?s|so \"|you could|you might|one would think|would have been|could have)",
  "(?:you(?:'?re| are) always|always (?:sorry|busy|soon)|maybe i should|then maybe|perhaps i should|grow legs|good to know|cool,? so|great,? so|i pay|i paid|what the extra|i should (?:just|probably))",
  '(?:words|must|really|seem|meanwhile|somehow|luckily|thankfully|good thing|nice to|glad)',
  '(?:forever|years?|decade|ages|next (?:year|century|christmas|decade)|any (?:year|decade|day) now|before (?:i|my kids|christmas|the heat death))',
  '(?:loyal|valued|premium|priority|important|busy|sorry|understand|patience|convenience)',
);

/** Speaks of the one who answers. */
export const SECOND_PERSON_EN: readonly Cue[] = wordCues(1, "(?:you|your|you'?re|yours|u|ur)");

/** What the service says again and again; heard in the customer's mouth just after, it is thrown back. */
export const STOCK_WORDS_EN: readonly Cue[] = wordCues(
  1,
  'as soon as possible',
  'understand',
  'apolog(?:y|ies|ise|ize)',
  'sorry',
  'patience|patient',
  'polic(?:y|ies)',
  'system',
  'procedure',
  'process',
  'feedback',
  'valued?',
  'business days',
  'busy',
  'high volumes?',
  'shortly',
  'soon',
  'look(?:ing)? into',
  'escalat(?:e|ed|ing)',
  'inconvenience',
  'priority',
  'unfortunately',
  'noted',
  'forwarded',
  'loyal(?:ty)?',
  'delay',
);

/** What makes the same words plain consent. */
export const CONSENT_EN: readonly Cue[] = wordCues(
  1,
  "(?:thanks|thank you|please|sounds good|works for me|no problem|no worries|all good|appreciate|perfect,? (?:thanks|thank)|great,? (?:thanks|thank|that works|let'?s|i'?ll take)|i'?ll take|let'?s (?:do|go|book|try)|go ahead|that works|by me|with me|happy (?:to|with)|i understand|makes sense|good idea|that helps|😊|👍|🙂|:\\))",
  "(?:(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|morning|afternoon|am|pm) (?:is|works|would|then)|(?:fine|ok|okay|sure),? (?:then )?(?:make it|book|let'?s|i'?ll take|go with|the (?:blue|black|red|white|second|first|other|larger|smaller)))",
);
