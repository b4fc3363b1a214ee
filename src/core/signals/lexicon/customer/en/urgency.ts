import { type Cue, wordCues } from '../../../cue-scorer.ts';

const SOON =
  '(?:today|tonight|tomorrow|this (?:morning|afternoon|evening)|noon|midnight|(?:in|within|under) (?:\\d{1,3}|an|one|two|three|a few|half an|a couple of) (?:minutes?|mins?|hours?|hrs?|hour)|\\d{1,2} ?(?:am|pm)|monday|tuesday|wednesday|thursday|friday|the weekend|end of (?:the )?day|eod|cob)';

/** Time pressure, danger, distress. */
export const URGENCY_EN: readonly Cue[] = [
  ...wordCues(
    3.2,
    '(?:someone|somebody|a stranger)[^.?!;]{0,24}(?:logged in|changed my|using my|has my|got into|accessed|in my account)',
    "(?:stop|block|cancel|freeze|reverse|help) (?:it|this|them|that|me)(?:,)? (?:please|now|quick|right now|immediately)|i'm not even there",
    "(?:urgent|urgently|urgency|asap|a\\.s\\.a\\.p|emergency|emergencies|time[- ]sensitive|time[- ]critical|time is running out|running out of time|out of time|clock is ticking|no time to|can'?t wait|cannot wait|won'?t wait|can'?t afford to wait|desperate|desperately|critical|life or death|life-threatening|in danger|dangerous|hurry|right now|right away|straight away|immediately|as soon as (?:humanly )?possible|quickly please|please hurry|mayday|sos)",
    `(?:need|needs|must|have to|has to|got to|gotta|due|deadline|leave|leaves|leaving|flight|fly|flying|boarding|boards|train|departs?|departure|meeting|interview|exam|wedding|funeral|surgery|operation|presentation|closing|launch|go live|expires?|checkout|visa|court|event|demo|starts?|trip|travel) (?:\\w+ ){0,5}(?:by|before|is|on|at|in|for|this|due)? ?${SOON}`,
    "(?:stranded|stuck (?:at|in|on|outside|here|abroad|overseas)|locked out|trapped|broken down|side of the (?:road|highway|motorway)|nowhere to (?:stay|sleep|go)|can'?t get (?:home|in|into (?:my|our) (?:house|home|flat|apartment|room))|no (?:heat|heating|power|electricity|hot water|water|insulin|medication|way home|money for))",
    '(?:gas leak|smell(?:s|ing)? (?:of )?(?:gas|burning|smoke)|burning smell|smok(?:e|ing)|on fire|flames|sparks?|sparking|flood(?:ing|ed)?|water (?:is )?(?:pouring|everywhere|coming|gushing|through)|leaking (?:everywhere|badly|through|all over|gas)|burst pipe|carbon monoxide|electrocuted|exploded)',
    "(?:hospital|ambulance|surgery|medication|insulin|oxygen|asthma|fever|chest pain|unconscious|injured|bleeding|baby (?:is|needs|has|won'?t)|newborn|pregnant|elderly (?:mother|father|parent)|disabled|dialysis|life support|medical (?:device|equipment|emergency|condition))",
    '(?:stolen|being (?:charged|hacked|drained|robbed)|hacked|hacker|fraud(?:ulent)? (?:\\w+ )?(?:charges?|transactions?|right now|happening|on)|someone (?:is|has|just) (?:using|used|draining|spending|emptied|emptying|withdrawn|withdrawing|taking|transferring|got into|gotten into|accessed)|unauthori[sz]ed (?:charges?|transactions?|transfer)|freeze (?:my|the|it)|block (?:my|the|it)[^.?!;]{0,10}(?:now|immediately|right|card|quick)|lost my (?:passport|wallet|card|purse))',
    "(?:production|prod|server|servers|site|website|store|shop|system|systems|business|company|everything|payroll|checkout|whole (?:team|office|company)|entire (?:team|office|company)|we)(?: is|'s| are|'re| has been| have been| went| just went)? (?:completely |totally |all )?(?:down|offline|dead|losing (?:money|sales|customers|orders)|at a standstill|stopped|blocked|locked out|can'?t (?:work|operate|take (?:orders|payments)|ship))",
    '(?:about to|going to|gonna|will) (?:miss|lose|be (?:late|evicted|fired|fined|charged|stranded|cut off|disconnected)|close|expire|die|run out|shut)',
    '(?:only (?:have|got|\\d+)|less than|just) (?:\\w+ ){0,2}(?:minutes?|hours?|days?|percent|%)(?: left| until| before| to)',
    "(?:please|pls|just) (?:help(?:!| me!| now| quick| asap)|do something|hurry|act (?:fast|now|quickly)|rush)|help!+|i'?m (?:panicking|freaking out|terrified|scared|begging|desperate|in trouble)|panic(?:king)?|scared|terrified|freaking out|begging you|i beg you",
    '(?:expedite|rush (?:this|it|delivery|the|order)|prioriti[sz]e (?:this|it|my)|overnight (?:it|shipping)|fast-?track|speed (?:this|it|things) up)',
    '(?:need|needs|must have|have to have|want) (?:this|it|that|them|my \\w+|the \\w+)(?: \\w+){0,2} (?:now|today|tonight|by|before|immediately|right away|asap|fixed now|back now)',
  ),
  ...wordCues(
    1.6,
    '(?:soon|quick|quickly|fast|today|tonight|deadline|by tomorrow|before (?:noon|tomorrow|the weekend)|waiting for|in a hurry|in a rush|running late)',
    'asap|help',
  ),
  ...wordCues(
    -3.6,
    "(?:not|isn't) urgent|just curious",
    "(?:no|not|isn'?t|not in a|nothing|don'?t|wasn'?t|never|not that|without|not in any|hardly) (?:\\w+ ){0,2}(?:rush|hurry|urgent|urgently|emergency|urgency|asap|time[- ]sensitive|pressing|critical)",
    '(?:whenever|when you (?:get|have) (?:a chance|time|a moment)|take your time|at your (?:convenience|leisure)|any time|anytime|flexible|no deadline|can wait|happy to wait)',
    '(?:emergency (?:contact|number|fund|exit|kit|services? cover|cover|line is|savings)|hospital (?:cover|coverage|bill|plan|network|claim)|does (?:it|my|the) (?:\\w+ )?cover|covered for|critical illness|life insurance|fire insurance|flood insurance|smoke (?:alarm|detector)|surgery (?:covered|cover|claim))',
    "(?:i'?ll|i will|let me|i can|i'?m going to|i) (?:do (?:it|that|this)|check|send|try|pay|call|come|go|be|get) (?:\\w+ ){0,3}(?:right now|right away|straight away|immediately|asap|today|tomorrow)",
    '(?:when|what time|which day|is it|available|open|work|works|would|could) (?:\\w+ ){0,4}(?:tomorrow|today|monday|tuesday|wednesday|thursday|friday)(?: (?:work|be|ok|okay|fine|possible|available|open))',
    '(?:last (?:week|month|year)|previously|years? ago|in the past|what if|in case|if (?:i|my|it|there)[^.?!;]{0,12}(?:is|are|was|were|get|gets|had|lose|lost|stolen))[^.?!;]{0,24}(?:stolen|hacked|flood\\w*|fire|fraud|leak\\w*|stranded|broken down|hospital)?',
  ),
];
