import { type Cue, wordCues } from '../../../cue-scorer.ts';

const STRONG =
  '(?:so|too|very|really|extremely|incredibly|absolutely|totally|completely|utterly|beyond|just|quite|pretty|such|truly|deeply|bloody|frankly|simply|a bit|rather|seriously)';
const BAD =
  '(?:terrible|awful|horrible|horrendous|appalling|atrocious|abysmal|dreadful|pathetic|ridiculous|outrageous|unacceptable|disgraceful|disgusting|shocking|shameful|absurd|laughable|poor|shoddy|useless|hopeless|unprofessional|rude|unhelpful|misleading|dishonest|deceptive|incompetent|disorganised|disorganized|chaotic|inexcusable|insulting|disrespectful|lousy|subpar|substandard|rubbish|garbage|crap|crappy|a joke|a mess|a disgrace|a nightmare|a shambles|a farce|a scam|a rip-?off|a con)';
const COUNT =
  '(?:\\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|several|many|multiple|numerous|countless|a dozen|half a dozen|dozens of|a couple of|a few)';
const STRETCH = `(?:over |nearly |almost |about |more than |well over |the (?:last|past) |for )*${COUNT} (?:solid |whole |full |straight |long |business |working )?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|weekends?|fortnight)`;
const ORDINAL =
  '(?:second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|seventh|tenth|umpteenth|nth|hundredth|millionth)';

/** An open judgement: the words themselves call something bad. */
export const EVALUATION_EN: readonly Cue[] = [
  ...wordCues(
    3.2,
    "(?:it's|that's|what|such) (?:really )?a (?:real |great |huge |big )?(?:shame|pity|letdown|disappointment|pain|hassle|step back)|not what (?:we|i)(?:'d| had)? (?:hoped|expected|wanted|paid|ordered|signed)",
    "(?:can't|couldn't|unable to|impossible to) (?:get|do|use|find|reach|finish|see|open) (?:anything|anyone|any|a thing|through|it at all)",
    `${STRONG} (?:\\w+ ){0,2}${BAD}`,
    `(?:is|was|are|were|been|it's|that's|this is|you're|being|feels?|seems?|find (?:this|it|that)|service is|what a|such|how|simply|just|yet another) (?:an? )?(?:\\w+ )?${BAD}`,
    `${BAD} (?:customer )?(?:service|support|experience|company|communication|attitude|quality|product|app|website|delivery|treatment|way to treat|job|handling|system|airline|bank|network|policy)`,
    "(?:the )?worst (?:\\w+ ){0,3}(?:ever|service|experience|company|i've|airline|bank|provider|support|customer|app|product|part|thing|decision)",
    "(?:i'?m|i am|we'?re|we are|i feel|feeling|left|leaves me|very|so|really|extremely|i've been|getting|getting pretty|more than) (?:\\w+ )?(?:disappointed|frustrated|annoyed|angry|furious|livid|disgusted|appalled|upset|unhappy|dissatisfied|outraged|irritated|fuming|shocked|insulted|exasperated|displeased|let down|fed up|sick of|tired of|done waiting|pissed(?: off)?|at my wits'? end|losing (?:my )?patience)",
    "(?:not|isn'?t|wasn'?t|aren'?t|far from|hardly|less than) (?:\\w+ )?(?:good enough|acceptable|happy (?:with|about|at all)|impressed|satisfied|professional|what i (?:ordered|paid for|was promised|expected|signed up for|was told)|as (?:described|advertised|promised)|fit for purpose|up to standard|fair|right that i|okay with)",
    '(?:expected (?:so much )?(?:more|better) (?:from|of|than)|deserve better|below (?:par|standard|expectations)|short of (?:what|my)|treat(?:ed|s|ing)? (?:me|us|customers|people) like (?:a |an )?(?:stranger|dirt|garbage|trash|criminal|number|nobody|idiot|fool|nuisance|second))',
    "(?:fed up|sick and tired|sick to death|had enough|had it with|lost (?:all )?(?:faith|trust|patience|confidence)|running out of patience|patience is|my patience|can'?t stand|can'?t believe|cannot believe|won'?t tolerate|will not accept|refuse to accept|can'?t accept|shame on you|how dare you)",
    '(?:waste of (?:my |our )?(?:time|money)|wasted (?:my|our|an|a|two|three|half|so much|enough|hours|\\d+) ?(?:time|money|morning|afternoon|day|hours?|evening|weekend)?|wasting my (?:time|money)|money down the drain)',
    '(?:ripped? (?:me |us |people |customers )?off|rip-?off|scamm?(?:ed|ing|ers?)|conned|cheated|swindled|misled|lied to|you lied|lying to|false advertising|falsely advertised|bait and switch|daylight robbery|highway robbery|price gouging|taking advantage of|preying on|stealing (?:my|from)|sneaky|underhanded|shady|dodgy)',
    "(?:i (?:want|wish|would like|need|'d like|am writing|'m writing|'m calling|am calling|have) to (?:make|file|lodge|raise|submit|register|log|put in)? ?(?:a |an |my )?(?:formal |official |serious )?(?:complain|complaint)|formal complaint|i'?m complaining|complain about)",
    '(?:let(?:ting)? (?:me|us|your customers|people) down|been let down|feel let down|dropped the ball|screwed (?:up|me)|messed (?:up|me around|me about|this up|it up)|mess(?:ed)? (?:you|me) around|botched|fobbed off|fobbing me off|brush(?:ed|ing) (?:me )?off|passed (?:around|from pillar|back and forth|from one)|pass(?:ing)? the buck|given the run-?around|the run-?around|runaround|strung along|stringing me along|jerk(?:ed|ing) (?:me )?around|pushed from pillar|bounced (?:around|between|from)|left (?:me )?(?:hanging|in the dark|stranded|high and dry|in limbo|waiting|out of pocket)|kept in the dark)',
    '(?:no one|nobody|not one person|no-one) (?:\\w+ )?(?:cares?|helps?|bothers?|listens?|takes responsibility|wants to help|has bothered|is (?:doing|taking|helping|listening)|gives a|could be bothered|takes ownership|seems to (?:know|care))',
    "(?:don'?t|doesn'?t|didn'?t|do not|does not|did not) (?:seem to |even |really )?(?:care|give a|take (?:this|it|me) seriously|bother|respect|value)",
    '(?:broke|broken|breaking) (?:your|their|the|every|a) (?:promise|promises|word|commitment)|empty promises|false promises|your promises',
    "(?:falling|fell|fallen) apart|(?:doesn'?t|does not|never|barely|hardly) work(?:s|ed)? (?:properly|at all|as (?:advertised|it should)|half the time)|defective|poor quality|poorly made|cheaply made|counterfeit|knock-?off",
    '(?:should|would|could) (?:never|not) (?:have )?(?:happen|happened|take this long|be this (?:hard|difficult|complicated))|why is (?:it|this) so (?:hard|difficult|complicated)',
    "(?:this|it|that) (?:sucks|stinks|is bs|is bull\\w*|is nonsense|is madness|is insane|is crazy|is out of order|is not on|isn'?t on|is wrong|is a disgrace|is theft|is robbery|is beyond|defies belief|beggars belief|blows my mind|makes no sense whatsoever)",
    "(?:regret|sorry i (?:ever|bought|signed|chose)|wish i(?:'d| had) never|big mistake)",
    '(?:overpriced|extortionate|daft|joke of a|excuse for a|excuse of a|so-?called|sham|fiasco|debacle|shambolic|clueless|incompetence|negligence|negligent|ineptitude|inept|arrogance|arrogant|condescending|dismissive|patronising|patronizing)',
    '(?:zero|no) (?:communication|accountability|help|support|customer service|respect|urgency|follow-?up|empathy|consideration)',
  ),
  ...wordCues(
    2.1,
    '(?:disappointing|frustrating|annoying|infuriating|aggravating|maddening|exhausting|unfair|unreasonable|unreliable|inconvenient|a hassle|a pain|nightmare|stressful|disappointment|frustration)',
    '(?:disappointed|frustrated|annoyed|furious|livid|unhappy|dissatisfied|upset)',
    '(?:terrible|awful|horrible|appalling|pathetic|ridiculous|outrageous|unacceptable|disgraceful|disgusting|useless|rubbish|garbage|worst|absurd|shocking|unbelievable|disgrace|joke)',
    '(?:way|far|much) too (?:long|slow|expensive|complicated|much|hard|many)|takes? (?:forever|ages|way too|far too)|taking (?:forever|ages)|took (?:forever|ages)',
    '(?:overcharg(?:ed|ing)|double charged|charged (?:me )?twice|hidden (?:fees?|charges?|costs?)|without (?:my |any )?(?:permission|consent|authorization|authorisation|notice|warning|telling me|asking))',
  ),
  ...wordCues(
    -3.4,
    "not (?:a )?complain(?:t|ing)?|no complaints?|can'?t complain|nothing to complain|without complaint",
    "(?:not|wasn'?t|isn'?t|hardly|never|no longer|wouldn'?t say i'?m) (?:\\w+ )?(?:disappointed|frustrated|annoyed|angry|upset|mad|bad|terrible|awful|worried|unhappy|rude|a problem)",
    '(?:thought|expected|worried|afraid|feared|heard|assumed)[^.?!;]{0,30}(?:terrible|awful|rubbish|worst|nightmare|scam|useless|rude|slow|hassle|pain|joke)[^.?!;]{0,20}(?:but|turns out|actually|instead|proved)',
    'complaints? (?:procedure|process|department|policy|form|number|line|email|address|team|reference)',
    '(?:scam|phishing|fraud(?:ulent)?|suspicious) (?:call|email|text|message|link|site|website|transaction|charge)s?',
    '(?:is (?:this|it|that) (?:a )?(?:scam|legit)|sorry for (?:the |any )?(?:inconvenience|hassle|trouble))',
    'happy to wait|no problem|no worries|not a big deal|no big deal|understandable|i understand completely',
  ),
];

/** A grievance told as a fact: waiting, broken word, repetition, damage. */
export const GRIEVANCE_EN: readonly Cue[] = [
  ...wordCues(
    2.3,
    "(?:it's|its|it has) been (?:a|an|over a|nearly a|almost a|more than a|the whole) (?:\\w+ )?(?:week|month|year|hour|day|fortnight)",
    '(?:was|were) supposed to (?:be|arrive|come|get|have|receive)[^?!;]{0,50}(?:yesterday|last|already|never|still|but|ago|\\. )',
    `(?:been|i've been|we've been|still) (?:\\w+ ){0,3}(?:waiting|on hold|chasing|trying|calling|asking|going back and forth|without (?:\\w+ ){0,2}(?:service|internet|power|water|heating|a phone|my money))[^.?!;]{0,20}${STRETCH}`,
    `(?:waited|waiting|on hold|held|spent|wasted|lost|took off|queued|sat)(?: on the phone| on hold| in a queue| around| in| here| at home)?(?: for)? ${STRETCH}`,
    `${STRETCH} (?:later|now|and|on hold|of (?:waiting|this|calls|my|back)|without|ago)[^.?!;]{0,18}(?:still|no|not|nothing|nobody|never|haven'?t|hasn'?t|isn'?t|wait)`,
    `(?:it's been|its been|it has been|been) ${STRETCH}`,
    `(?:called|rang|phoned|emailed|messaged|contacted|written to|spoken to|spoke to|chased|asked|complained|reported|told (?:you|them)|explained|submitted|sent|tried)(?: you| them| in| this| up| it| your \\w+)?(?: about this)? ${COUNT} (?:times|different|people|agents|emails|messages|calls|reps)`,
    `${COUNT} (?:times|calls|emails|phone calls|agents|tickets|different (?:people|agents|reps|answers|stories|departments)|reminders|attempts|visits)(?: already| now| later| so far| and)`,
    `(?:this is|that's|it's|now|for) (?:now )?(?:the |my |our )?${ORDINAL} (?:time|call|email|replacement|engineer|technician|appointment|agent|person|chat|delivery|attempt|one)`,
    "(?:still|yet) (?:have |has )?(?:not|no|haven'?t|hasn'?t|isn'?t|nothing|never|doesn'?t|don'?t|waiting)[^.?!;]{0,10}(?:received|arrived|heard|been|got|gotten|resolved|fixed|working|shown|refunded|refund|reply|response|answer|sign|delivered|come|money|internet|one|had|works?|able|for)",
    '(?:no one|nobody|no-one|never|not once) (?:has |have |had )?(?:ever |even |bothered to )?(?:called|call|calls|replied|replies|responded|responds|answered|answers|showed|shown|turned up|came|contacted|got back|gotten back|told|informed|explained|followed up|picks? up|warned|mentioned|notified|bothered)',
    "(?:you|they|he|she|someone|agent|rep|your (?:agent|colleague|website|rep|team|driver|technician|engineer)|was|were|been|i was|we were) (?:all |already |just |clearly |specifically )?(?:promised|assured|guaranteed|told|swore|said)[^.?!;]{0,60}(?:but|yet|and (?:now|still|then|it|nothing|no)|never|instead|not|didn'?t|hasn'?t|still|only to|however|nothing|that was)",
    '(?:promised|assured|guaranteed) (?:me )?(?:a |an |the |it |that |to )?(?:call|refund|delivery|callback|would|be|within|by)',
    '(?:keep|keeps|kept|continually|constantly|always|repeatedly|every time|each time|everytime) (?:on )?(?:getting|telling|saying|sending|asking|transferring|dropping|crashing|breaking|failing|changing|cancelling|canceling|being|i|you|it|cutting|happening|disconnecting|freezing|charging|giving|going|pushing|bouncing|having|ignoring)',
    '(?:ignored|ignoring me|being ignored|no (?:reply|response|answer|update|updates|explanation|apology|notice|warning|record|sign of|show)|radio silence|not a single|not even (?:a|an|one)|hung up|hangs up|cut me off|disconnected me|dropped the call|transferred (?:me )?(?:again|\\w+ times|around|from)|hold music)',
    '(?:yet again|again and again|over and over|time and time again|time after time|for weeks|for months|for ages|for days|for hours|all day|all morning|all week|weeks on end|hours on end|day after day|never ending|endless)',
    '(?:had to|forced to|made me|making me|have to|having to) (?:\\w+ )?(?:repeat|explain|chase|wait|call|start over|take (?:time|a day|another day|the day) off|drive|pay|go through|do (?:it|this|everything))[^.?!;]{0,12}(?:again|all over|myself|every|for|twice|off|back|out of)',
    '(?:cost me|out of pocket|lost (?:a |my )?(?:day|job|money|client|sale|wages|morning)|missed (?:my|our|a|the) (?:\\w+ )?(?:flight|connection|meeting|wedding|funeral|birthday|deadline|interview|appointment|work)|because of (?:you|your)|thanks to (?:you|your)|your (?:fault|mistake|error|incompetence|mess))',
    '(?:contradict|different (?:answer|story|thing)s? every|each (?:person|agent) (?:says|tells|told)|one (?:agent|person|rep|of you) says?[^.?!;]{0,20}(?:another|other)|nobody knows|no one knows|left hand|contradictory|conflicting)',
  ),
  ...wordCues(
    1.2,
    '(?:two|three|four|five|six|several|multiple|\\d+) (?:\\w+ )?(?:outages|failures|errors|mistakes|incidents|problems|issues|delays|interruptions|complaints)',
    '(?:again|still|already|yet|never|at all)',
    '(?:charged|billed|fee|fees|increase|went up|price hike|hike)',
    "(?:supposed to|meant to|was due|should have|should'?ve)",
    '(?:bot|robot|script|scripted|canned|copy and paste|copy-?paste|automated|template)',
    "(?:seriously|honestly|come on|for god'?s sake|for heaven'?s sake|ffs|wtf|omg|smh)",
    '(?:expensive|slow|complicated|confusing)',
  ),
  ...wordCues(
    -2.6,
    "no (?:rush|hurry|worries|problem|big deal)|that'?s (?:ok|okay|fine|alright|all right)|it'?s (?:ok|okay|fine|not urgent)|never mind",
    '(?:my (?:own )?(?:fault|mistake|bad|error)|i (?:accidentally|mistakenly|forgot|typed|entered the wrong|ordered the wrong|clicked))',
    '(?:finally|now) (?:arrived|working|works|fixed|resolved|got it|sorted|received)',
    '(?:is it still|still (?:available|possible|valid|in stock|interested|open|have time|need)|can i still|do you still|are you still|if i still|already (?:did|have|done|paid|tried|sent|gave|provided|received))',
    'again (?:please|for (?:your|all|the)|thanks|thank)|thanks? again|try again|once again thank',
  ),
];
