import { type Cue, wordCues } from '../../../cue-scorer.ts';

const AUTHORITY =
  "(?:bbb|better business bureau|ombudsman|ombudsperson|fcc|cfpb|ftc|fca|fos|finra|sec|faa|dot|caa|ofcom|ofgem|ofwat|ico|accc|tio|aer|afca|crtc|icac|osha|hipaa|gdpr|data protection (?:authority|commissioner|officer)|regulators?|the authorities|attorney general(?:'s office)?|ag'?s office|trading standards|consumer (?:protection|affairs|rights|watchdog|forum|court|council|agency|tribunal)|citizens advice|which\\?|watchdog|insurance commissioner|insurance department|department of (?:insurance|transportation|labor|financial services|consumer)|banking commission|utilities? commission|public utility commission|state commission|licensing board|the board|council|my (?:mp|congressman|congresswoman|senator|representative|councillor)|resolver|head office|corporate(?: office| headquarters| hq)?|headquarters|the ceo|your ceo|the cops|the police|police)";
const LAW =
  '(?:lawyers?|attorneys?|solicitors?|legal (?:team|counsel|advice|representative|department|representation|aid)|barrister|small claims(?: court)?|court|tribunal|arbitration|class action)';
const MEDIA =
  '(?:twitter|x|facebook|instagram|tiktok|youtube|reddit|linkedin|social media|socials|trustpilot|yelp|google reviews?|glassdoor|tripadvisor|app store|the (?:press|media|news|papers?|newspapers?|internet|local paper|local news)|local (?:news|paper|tv|press)|news (?:station|channel|outlet)|a (?:journalist|reporter|blogger)|journalists?|reporters?|consumer (?:reporter|programme|program|show)|every (?:review site|platform|forum)|online|everywhere|my followers|my blog|my channel|mumsnet|forums?)';
const BOSS =
  "(?:manager|supervisor|boss|superior|team lead(?:er)?|line manager|someone (?:senior|higher up|above you|in charge|with (?:authority|some authority|actual authority|power))|somebody (?:senior|in charge|higher up|above you|with authority)|whoever(?:'s| is) in charge|person in charge|higher-?ups?|management|director|executive|a human being)";

/** A step to somebody above or outside: regulator, court, media, the agent's superior in anger. */
export const THREAT_EN: readonly Cue[] = [
  ...wordCues(
    3.2,
    '(?:my|a) (?:\\w+ )?(?:cousin|brother|sister|friend|uncle|aunt|dad|father|mother|wife|husband|neighbou?r|son|daughter|roommate|colleague)[^.?!;]{0,24}(?:commission|regulator|ombudsman|newspaper|news|reporter|journalist|lawyer|attorney|solicitor|paper|tv|consumer|department)[^?!;]{0,60}(?:dinner|interested|story|hear|talk|chat|love|look|said|says|told|tonight|tomorrow)',
    `(?:report(?:ing|ed)?|complain(?:ing|t|ed)?|file(?:d)?|filing|lodge|lodging|go(?:ing)?|take(?:n)?|taking|write|writing|contact(?:ing)?|call(?:ing)?|escalat(?:e|ing)|refer(?:ring)?|send(?:ing)?|submit(?:ting)?|speak(?:ing)?|talk(?:ing)?|see|copy(?:ing)?|cc(?:ing|'?ing)?|hear(?:ing)? from|involv(?:e|ing)|ring(?:ing)?|tell(?:ing)?|notify(?:ing)?|up with|straight to|interested)[^.?!;]{0,28}${AUTHORITY}`,
    `${AUTHORITY} (?:will|would|might|may|is going to|are going to|can|should|has|have been|already|about|complaint)(?: be)?(?: \\w+)? ?(?:hear|know|interested|love|want|look|deal|decide|sort|cc|informed|notified|involved|like)?`,
    `(?:see you in|meet in|take (?:you|this|it|your company) to|taking (?:you|this|it) to|go(?:ing)? to|end up in|settle this in|file in|filing in|before a) ${LAW}`,
    `(?:my|our|a|an|speak(?:ing)? (?:to|with)|talk(?:ing)? (?:to|with)|consult(?:ing)?|contact(?:ing)?|call(?:ing)?|hire|hiring|hear from|get(?:ting)?|instruct(?:ing)?|through|involve) (?:\\w+ ){0,2}(?:lawyer|attorney|solicitor|barrister|legal (?:team|counsel|advice|representative))`,
    '(?:legal action|legal proceedings|legal steps|legal route|legal options|legal recourse|lawsuit|sue|suing|press charges|class action|small claims|cease and desist|letter before action|reserve (?:my|the|all) rights?|pursue (?:this|my|all|legal|every)|legally|breach of contract|under the (?:consumer|sale of goods|law)|consumer rights act|statutory rights|seek damages|liable|liability)',
    `(?:post(?:ing|ed)?|tweet(?:ing)?|put(?:ting)?|shar(?:e|ing)|blast(?:ing)?|go(?:ing)?|tak(?:e|ing)|plaster(?:ing|ed)?|all over|splash(?:ed)?|tell(?:ing)?|expos(?:e|ing)|leav(?:e|ing)|writ(?:e|ing)|call(?:ing)?|contact(?:ing)?|email(?:ing)?|review(?:s)?|send(?:ing)?|upload(?:ing)?|live ?stream(?:ing)?)[^.?!;]{0,30}(?:on|to|in|over|at|up|across|with|all over|,) ${MEDIA}`,
    '(?:go(?:ing)? (?:public|viral)|make (?:this|it|sure)[^.?!;]{0,20}(?:public|viral|everyone|people) ?(?:knows?|hears?|sees?)?|name and shame|naming and shaming|expose you|exposing you|bad press|public about|screenshots? (?:of|will|everything)|the whole world|everyone (?:will|is going to|i know) (?:know|hear|see)|people (?:will|should|deserve to) (?:know|hear|see)|let (?:people|everyone|the world|others|everybody) know)',
    '(?:one|1)[- ]star (?:review|rating)|(?:scathing|negative|bad|terrible|honest|brutal|detailed|public) review|leave (?:a|you a|you) (?:\\w+ )?review',
    `(?:put|get|give|let|transfer|connect|pass|i (?:want|demand|insist on|need|expect)|i'?d like|i would like|let me|can i|want to) (?:me )?(?:to |on |through )?(?:to |speak|talk|speaking|talking|have|see|with|your|a|the|speak to|talk to|over|right now|now|immediately)*[^.?!;]{0,14}(?:your|the|a|an actual|a real) ${BOSS}[^.?!;]{0,12}(?:now|right now|immediately|this instant|today|or|this minute|straight away|asap|please\\?!|!!)`,
    `(?:demand|insist) (?:to |on |that )?[^.?!;]{0,20}${BOSS}`,
    `(?:where|who) is (?:your|the) ${BOSS}|get (?:me )?(?:your|the|a) ${BOSS}|go get (?:your|the|a) ${BOSS}|what'?s your (?:manager|supervisor)'?s? name|(?:your|the) ${BOSS} (?:needs to|should|will|is going to) (?:hear|know|be)`,
    '(?:chargeback|charge back|dispute (?:this|the|it|every)[^.?!;]{0,12}(?:with|charge|payment|through)|stop (?:the )?payment|reverse the charge|bank (?:will|to) reverse)',
    '(?:take (?:this|it|the matter|things) (?:further|higher|up|all the way|elsewhere to someone)|taking (?:this|it) (?:further|higher|up the)|escalate (?:this|it|the matter|my complaint)|escalating (?:this|it)|go(?:ing)? (?:over your head|above (?:you|your head)|higher|up the (?:ladder|chain))|over your head|the next level)',
    "(?:you(?:'?ll| will|'?re going to| are going to| may| might| can expect to)|expect to|someone will) (?:be )?(?:hear(?:ing)? from (?:me|my|someone|us|others|them)|regret|be sorry|wish you|hear about|get a (?:letter|call|visit)|have to answer|answer (?:to|for)|explain (?:this|that|it|yourself))",
    "(?:consequences|mark my words|you'?ve been warned|last warning|final warning|this is (?:my )?(?:final|last) (?:notice|warning|attempt|chance)|don'?t (?:make|force) me|don'?t test me|you don'?t want (?:me|to)|try me|watch me|we'?ll see (?:about|what|who|how)|we will see (?:about|what|who)|let'?s see (?:what|how|who|if)|this isn'?t over|this is not over|far from over|not (?:going to )?let(?:ting)? this go|won'?t let (?:this|it) go|won'?t be the end|i won'?t (?:stop|rest|drop)|not the last you|haven'?t heard the last|other (?:ways|avenues|channels|places|people)|there are (?:people|places|ways|agencies|laws|rules|bodies)|i know (?:my rights|people|someone|who to|exactly who|where to|a (?:journalist|lawyer|reporter)|the law))",
    "(?:i(?:'?ve| have| am|'?m)|have been|all) (?:been )?(?:record(?:ed|ing)|document(?:ed|ing)|keep(?:ing)?|kept|saved?|screenshot(?:ted|ting)?|logged|logging|noted) (?:this|the|every|all|our|each|everything|a record|records|copies|it|names|your name|down)",
    '(?:for the record|on the record|paper trail|evidence|in writing|your (?:full )?name (?:and|please|for)|badge number|employee (?:id|number)|i have (?:your|the) name)[^.?!;]{0,20}(?:complain|report|record|file|need it|regulator|lawyer|court|going|will be|and|for|it all)',
    "(?:or (?:else|i'?ll|i will|i'?m|we'?ll)|otherwise (?:i|we)|if (?:i don'?t|this isn'?t|you don'?t|it isn'?t|nothing|no one|this doesn'?t|there'?s no)[^.?!;]{0,40})[^.?!;]{0,24}(?:report|sue|lawyer|attorney|court|public|review|post|complain|police|media|press|ombudsman|regulator|escalate|further|social|dispute|chargeback|action)",
    '(?:a|the|let a|let the) (?:judge|jury|regulator|magistrate)|explain (?:it|this|that|yourself) to (?:a|the|my)|(?:supervisor|manager)[^.?!;]{0,12}(?:\\.|!|,) ?(?:now|today|right now|immediately)|(?:love|interested in|enjoy) (?:a )?(?:stories|story|this|these|hearing)|people at (?:the|a) (?:\\w+ )?(?:paper|news|station|press|times|post)',
    '(?:call(?:ing)?|contact(?:ing)?|get(?:ting)?|involve) the (?:police|cops|authorities)',
  ),
  ...wordCues(1.6, AUTHORITY, '(?:lawyer|attorney|solicitor|ombudsman|regulator|lawsuit|small claims)'),
  ...wordCues(
    -3.4,
    `(?:praise|compliment|commend|thank|kudos|great job|good (?:word|review|feedback)|positive (?:review|feedback)|appreciation|recognition|recognise|recognize|raise|bonus|well done|how (?:great|helpful|good|wonderful)|nominate|glowing|five[- ]star|5[- ]star)`,
    '(?:suggestion|feedback|feature request)s? (?:to|for|about|box|form|page)|where (?:can|do|should) i (?:send|leave|submit|give|post) (?:a |my |some )?(?:suggestion|feedback|review)',
    "(?:i'?m|i am|work(?:s|ing)? (?:as|at|for)|my (?:husband|wife|son|daughter|brother|sister|dad|mom|father|mother) is|is) (?:a|an|the) (?:\\w+ )?(?:lawyer|attorney|solicitor|police|journalist|reporter|paralegal)",
    '(?:filed? (?:a|the) police|(?:report|complaint) with the police|police (?:report|complaint|compliant|officer|station|case|reference)|crime (?:reference|number)|reported (?:it |this |the \\w+ )?to (?:the )?police|court (?:street|road|avenue|ave|date|order|papers|appearance)|tennis|basketball court|food court|power of attorney|jury)',
    "(?:not|isn'?t|no|won'?t|don'?t|never|wasn'?t) (?:\\w+ ){0,3}(?:threat\\w*|sue|suing|legal action|lawyer|complain|report you|escalate|take (?:it|this) further|trying to get)",
    '(?:my|our|ask|check with|tell|told|asked|with my|from my|need) (?:my|our) (?:\\w+ )?(?:manager|supervisor|boss|director|accountant)|my (?:manager|supervisor|boss|team lead|director)',
    '(?:landlord|seller|neighbou?r|contractor|other driver|employer|dealer|merchant|third party|scammer|ex-?\\w*|the (?:shop|store|restaurant|garage|mechanic|hotel|builder))[^.?!;]{0,30}(?:sue|suing|court|lawyer|attorney|police|report|bbb|complaint|small claims|legal)|(?:sue|suing|court|lawyer|attorney|police|report|bbb|small claims|legal)[^.?!;]{0,24}(?:landlord|the seller|neighbou?r|contractor|other driver|employer|the dealer|the merchant|scammer|the (?:shop|store|restaurant|garage|mechanic|hotel|builder))',
    '(?:saw|seen|found|heard|read|via|through|ad|advert|page|log ?in|sign ?in|connect|link|linked|share) (?:\\w+ ){0,4}(?:facebook|instagram|tiktok|youtube|reddit|twitter|trustpilot|linkedin)',
    '(?:cover|covers|covered|include|policy|insurance)[^.?!;]{0,16}(?:liability|legal (?:fees|expenses|costs))|liability (?:insurance|cover|coverage|only)',
  ),
];

/** Wanting somebody higher, which is a threat only in anger. */
export const SUPERVISOR_EN: readonly Cue[] = wordCues(
  1,
  `(?:speak|talk|transfer|connect|escalate|put me|get me|get|want|need|see|pass|through|chat|like)[^.?!;]{0,24}(?:a|your|the|an|another) ${BOSS}`,
);
