import { type Cue, wordCues } from '../../../cue-scorer.ts';

/** Words by which people say that they ask again. */
export const ASKED_AGAIN_EN: readonly Cue[] = [
  ...wordCues(
    3,
    "what i (?:wanted|want|needed|need|am trying|was trying|'m trying) to know|(?:link|page|article|website|faq) (?:but )?(?:it )?(?:doesn't|does not|didn't) (?:say|mention|cover|tell|explain|answer)",
    "(?:you(?:'?ve| have)?|that|this|none of (?:that|this)|nobody|no one|your (?:reply|answer|response))? ?(?:still )?(?:haven'?t|hasn'?t|didn'?t|did not|have not|never|doesn'?t|does not|don'?t|not|isn'?t|wasn'?t|without|avoid(?:ing|ed)?|dodg(?:e|ed|ing)|ignor(?:ed|ing)|skipp(?:ed|ing)|evad(?:ed|ing)) (?:actually |really |even |once |yet )?(?:answer(?:ed|ing|s)?|address(?:ed|ing|es)?|an answer|told me|tell me|said|responded to|replied to) ?(?:my|the|me|it|that|what|anything|to|a|if|when|how|why|whether|which|question)?",
    "(?:that'?s|this is|that is|it'?s|thats) not (?:what|the (?:question|answer|thing)|an answer|my question|answering)|(?:isn'?t|wasn'?t|is not) (?:what i (?:asked|was asking|am asking|'m asking)|my question|the question|an answer|answering)",
    "(?:i(?:'?m| am| was| just)?|we) (?:just |already |specifically |only |simply |not )?(?:asked|asking)(?: you| about| if| for| when| how| what| why| whether| specifically|:|,|ing)",
    "(?:as i (?:asked|said|wrote|mentioned)|like i (?:asked|said)|i repeat|i'?ll repeat|let me repeat|repeating|to repeat|repeat myself|let me (?:ask|rephrase|try|put it|put this)(?: that| it| this)?(?: again| another| once| differently| one more)?|let me rephrase|i'?ll ask (?:again|once|one more|it)|ask(?:ing)? (?:again|once more|one more time|a second|a third|for the)|once (?:again|more)[,:]|again[,:]|for the (?:second|third|fourth|last|umpteenth|nth|2nd|3rd|4th) time|second time (?:i|asking)|third time (?:i|asking)|back to my (?:question|original|first)|my (?:original|actual|first|earlier|only|simple|exact) question|going back to my|returning to my|my question (?:is|was|remains|again|still|stands|about))",
    "(?:simple|straight|direct|clear|yes or no|actual|real|straightforward|honest|proper) (?:question|answer|yes or no|reply|response)|yes or no|just (?:answer|tell me|say|give me (?:a|the))|(?:just|simply|only) (?:want|need|wanted|trying) to (?:know|find out|get an answer)|all i (?:want|need|asked|am asking|'m asking|wanted|'m trying)|answer (?:my|the) question|please answer|can you (?:please |just |actually )?answer|instead of (?:sending|pasting|copying|telling|the|a)|stop (?:sending|pasting|copying|telling me|giving me|with the)|without (?:the|a) (?:script|template|link|jargon)|that (?:link|article|page|template|paragraph) (?:doesn'?t|does not|didn'?t|says nothing|isn'?t|is)|same (?:link|reply|answer|response|message|paragraph|template) (?:again|as)",
    '(?:so|ok so|okay so|right so|but|and|then|well|yes but|yes,? but|ok but|okay but|sure,? but|fine,? but|i understand,? but|great,? but|i get that,? but|thanks,? but|thank you,? but)[, ]+(?:\\w+ ){0,3}(?:when (?:exactly|will|is|can|do|does|should)|how (?:exactly|do|long|much|can|soon|many)|what (?:exactly|is the|about|do i|happens|is my|time|date|day)|why (?:was|is|did|exactly|am)|which|where (?:is|do|exactly)|can i|will (?:i|it|my|you)|is (?:it|my|there)|do i|does (?:it|that|this)|am i|are you|could (?:i|you))',
    "(?:you(?:'?re| are| keep)? (?:misunderstood|misunderstanding|missing the point|not understanding|not getting|not listening|misread|talking about (?:something|a different)|answering (?:a different|something)|telling me (?:about|things|what i)|sending me|repeating (?:yourself|the same))|missed (?:my|the) (?:point|question)|misread my|misunderstood (?:me|my)|i didn'?t ask|i did not ask|i wasn'?t asking|didn'?t ask (?:for|about|how|what|if|whether)|i'?m not asking (?:about|for|how|what|if|whether|you))",
  ),
  ...wordCues(
    1.4,
    '(?:exactly|specifically|precisely|actually|roughly|approximately)',
    '(?:so|but|still|again|ok but|okay but)(?:,| )(?:when|how|what|why|which|where|is|can|will|do|does)',
    '(?:an? (?:exact|specific|definite|firm|rough|actual|real) (?:date|time|answer|day|number|amount|figure|reason|timeframe|estimate))',
    "(?:what i (?:mean|meant|need|want|'m trying)|i mean|i meant|in other words|what about (?:my|the))",
    "(?:still (?:don'?t|do not) (?:know|understand|have|see)|hello\\?|anyone\\?|are you there)",
  ),
];

export const ASKS_TIME_EN: readonly Cue[] = wordCues(
  1,
  '(?:when|how long|how soon|what (?:time|date|day)|which day|how many (?:days|weeks|hours|business)|eta|timeframe|time frame|timeline|estimate|by what|deadline|expected|date)',
);
export const ASKS_AMOUNT_EN: readonly Cue[] = wordCues(
  1,
  '(?:how much|what (?:price|amount|rate|fee|cost)|price|cost|fees?|charge|amount|rate|percentage|total|what will i pay|how many)',
);
export const ASKS_HOW_EN: readonly Cue[] = wordCues(
  1,
  '(?:how (?:do|can|should|would|to|exactly)|steps?|instructions?|what (?:do i|should i) (?:do|need|click|press)|where (?:do|can) i (?:find|click|change|go|see|enter)|process|procedure|way to)',
);
export const ASKS_WHY_EN: readonly Cue[] = wordCues(
  1,
  '(?:why|reason|how come|what happened|what caused|cause|explanation|what went wrong|what for|on what (?:basis|grounds))',
);
export const ASKS_WHETHER_EN: readonly Cue[] = wordCues(
  1,
  '(?:can i|can you|will (?:i|it|you|my|there|this)|is (?:it|there|this|that|my|the)|are (?:there|you|they)|do (?:i|you)|does (?:it|this|that|the|my)|am i|would (?:it|i|you)|could (?:i|you)|whether|eligible|allowed|possible|covered|included|yes or no|have you|has (?:it|my|the))',
);
export const ASKS_WHERE_EN: readonly Cue[] = wordCues(
  1,
  '(?:where|which (?:branch|store|location|office|page|warehouse)|address|location|nearest)',
);
