import { type Cue, wordCues } from '../../../cue-scorer.ts';

/** The matter is settled, told by its result. */
export const SETTLED_EN: readonly Cue[] = [
  ...wordCues(
    3.2,
    "fair enough|(?:yep|yes|yup) (?:that's )?(?:the (?:one|right one)|it)|(?:ordered|booked|paid|signed)(?:!|\\.|$)",
    "(?:boom|bingo|yay|hooray|woohoo|success|tada)(?:,|!|\\.| |$)|we(?:'re| are) (?:back|in business|good|live|up)",
    "(?:it|that|this|everything|all|they|which|the \\w+|my \\w+|yep|yes|yup|now|internet|app|now it|and it|looks like it)(?:'?s| is| are|'?re| has been| just| finally| actually)? (?:now |all |finally |actually |just |back |up and |fully |totally |completely |indeed |already |been )*(?:works?|working|worked|fixed|resolved|sorted|solved|done|connected|running|back (?:on|up|to normal|online)|good to go|all set|set|went through|came through|gone through|loaded|loads|opens?|opened|synced|updated|arrived|shows? up|showing|appeared|popped up|did it|did the trick|turned on|lit up|online|up again|ok now|okay now|fine now|normal|settled|taken care of|cleared up|answered)(?! (?:yet|until|for|only|on my other|before|last|yesterday))",
    "(?:did the trick|that (?:did it|fixed it|worked|solved it|helped|answers (?:it|my|that|everything)|clears (?:it|that|things) up|makes sense|settles it|covers it|sorts it|resolves|explains it|'?s it|'?s all|'?s everything|will be all|would be all|was all|'?ll be all|'?ll do)|that is (?:all|everything|it)|you (?:fixed|solved|sorted|resolved) (?:it|my|everything|that)|problem (?:solved|fixed|resolved|sorted|gone)|issue (?:is |has been )?(?:solved|fixed|resolved|sorted|gone)|mystery solved|case closed|good to go|all good(?: now| here| then| thanks)?|we'?re good|i'?m good now|i'?m all set|all set|all sorted|sorted(?:,|!|\\.|$)|no (?:more|other|further) (?:questions?|issues?|problems?|help)|nothing else|nothing more|nope,? (?:that|all|i'?m)|no,? (?:that'?s (?:all|it|everything)|that is all|nothing|i'?m (?:good|all set|fine)|all good|that was)|you(?:'?ve| have)? (?:answered|covered) (?:my|all|everything)|answered (?:my|all my) questions?|got (?:everything|all) i need(?:ed)?|that'?s (?:exactly|just|all|everything) (?:what )?i (?:needed|wanted|was looking)|what i (?:needed|was looking for)|just what i needed)",
    "(?:i (?:can|could|see|got|have|received|found|'?m able to|am able to|managed to|was able to|just got|just received|'?ve got|'?ve received)) (?:now )?(?:log ?in|get in|access|see it|see the|see my|connect|it now|the (?:email|code|refund|money|confirmation|link|text|message|package|parcel|payment|credit|document|file|label)|it(?:!|\\.|,|$| thanks| thank)|into (?:my|the)|sign in|use it|hear|open it|print|pay|play|download(?:ed)?|back in|in now|my (?:refund|money|package|code|confirmation))",
    "(?:boom|bingo|yay|hooray|woohoo|success|tada)(?:,|!|\\.| |$)|we(?:'?re| are) (?:back|in business|good|live|up)",
    "(?:i'?m in|we'?re in|i'?m back in|it'?s back|it'?s on|we have (?:internet|power|water|lift-?off)|i understand now|now i (?:understand|get it|see)|(?:oh )?(?:i see|i get it|got it|understood|makes sense|perfect|great|wonderful|excellent|brilliant|awesome|lovely|fantastic|super)[,.!]* (?:now )?(?:thanks|thank you|thx|cheers|that (?:makes|works|helps|explains|clears|answers|solves|sorts|was|is)|makes sense|i understand|that'?s (?:clear|great|it|all|everything|perfect|what)|problem solved|all (?:clear|good|set)|so (?:i|that)))",
    "(?:that'?s a (?:relief|weight off)|what a relief|phew|relieved|weight off (?:my|our)|peace of mind|(?:you can|feel free to|please) (?:close|resolve) (?:the|this|my) (?:ticket|case|complaint|request)|withdraw (?:my|the) complaint|happy with (?:that|the (?:outcome|resolution|solution|refund|result))|satisfied with (?:that|the)|i accept|accept (?:that|the|your) (?:offer|solution|resolution)|works for me|sounds (?:perfect|fair|reasonable)|fair enough,? thank)",
  ),
  ...wordCues(
    1.4,
    '^(?:ok|okay|great|perfect|awesome|excellent|wonderful|brilliant|lovely|super|cool|alright|got it|good|nice|fantastic|sweet|yes|yep|understood|fab)(?:[,. !]|$)',
    "(?:works|worked|working now|fixed|sorted|resolved|all good|that helps|got it|clear now|no more questions|that'?s all|bye|goodbye|have a (?:great|good|nice))",
  ),
  ...wordCues(
    -3.4,
    "(?:not|isn'?t|hasn'?t|doesn'?t|won'?t|never|still|didn'?t|don'?t|can'?t|wasn'?t|aren'?t|haven'?t|nothing|no longer|yet to|stopped|barely|couldn'?t) (?:\\w+ ){0,3}(?:works?|working|worked|fixed|resolved|sorted|solved|done|connect\\w*|good|see|received?|arrived?|went through|helped|help|got|showing|loading|clear|set|access|log ?in|get in|able|answer\\w*)",
    '(?:but|however|except|although|then|until|unless|only|yet|just that|one (?:more|other) (?:thing|question)|also)[^.?!;]{0,40}(?:\\?|still|again|not|another|error|problem|issue|question|stopped|down|wrong|happen)',
    '(?:if|once|when|until|after|unless|as soon as|hope|hopefully|will it|would it|does it|is it|should|let me know (?:if|when|once)|make sure|want|need|get) (?:\\w+ ){0,4}(?:works?|fixed|resolved|sorted|solved|done|working|arrives?|set)',
    '(?:worked|working|fixed|resolved|sorted|fine) (?:\\w+ )?(?:yesterday|before|last|until|for (?:a|two|one|\\d)|on my other|earlier)',
    '(?:forget it|never mind|whatever|give up|i guess|no point|giving up|figures)',
  ),
];

/** Says that something is now understood; settles a question that was explained. */
export const UNDERSTOOD_EN: readonly Cue[] = wordCues(
  1.4,
  "(?:got it|gotcha|i see|i get it|i understand|understood|makes sense|that makes sense|clear now|that'?s clear|that clears|clears it|now i (?:get|see|understand|know)|ah ok(?:ay)?|oh ok(?:ay)?|ah right|ah,? i see|good to know|that helps|that explains)",
);

/** A plain OK, which settles something only after the agent has settled it. */
export const ACCEPT_EN: readonly Cue[] = wordCues(
  1,
  "^(?:ok|okay|great|perfect|awesome|excellent|wonderful|brilliant|lovely|super|cool|alright|all right|good|nice|fantastic|sweet|fab|amazing|oh great|oh good|oh perfect|thats great|that'?s great|that is great|sounds good|will do|no)(?:[,. !]|$)",
  '(?:received|got (?:it|the \\w+|them)|it worked|that worked|quick|fast|easy)',
  "(?:that'?s (?:all|it|everything)|thats (?:all|it)|that is all|nothing else|nothing more|no more questions|all good|i'?m good|im good|all set)",
);
