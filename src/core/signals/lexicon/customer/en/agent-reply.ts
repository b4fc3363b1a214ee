import { type Cue, wordCues } from '../../../cue-scorer.ts';

export const REFUSES_EN: readonly Cue[] = wordCues(
  2,
  "(?:can'?t|cannot|can not|unable to|not able to|not possible|isn'?t possible|impossible|won'?t be able|unfortunately|not allowed|not permitted|not eligible|ineligible|not entitled|don'?t (?:offer|have|support|provide|do|allow)|do not (?:offer|have|support|provide|allow)|doesn'?t (?:allow|support|cover|qualify)|does not (?:allow|support|cover|qualify)|not covered|nothing (?:i|we) can do|no way to|our (?:policy|policies|terms|rules)|company policy|per (?:our |the )?(?:policy|terms)|policy|the system (?:won'?t|doesn'?t|does not|will not|requires|says)|only option|non-?refundable|non-?negotiable|outside (?:of )?(?:the|our|your)|expired|past the|too late|declined|denied|rejected|i'?m afraid|regret to|sorry,? (?:but|we|that|no|there))",
);
export const STALLS_EN: readonly Cue[] = wordCues(
  2,
  "(?:please (?:be patient|wait|allow|bear with|note|rest assured|check (?:back|again)|contact|call|visit|refer|try again|reach out)|as soon as (?:possible|we can|we have)|in due course|at the earliest|someone will|team will|will (?:get back|be in touch|contact you|reach out|look into|respond|be notified|follow up)|has been (?:forwarded|logged|noted|escalated|submitted|passed|recorded|registered|raised)|have (?:forwarded|logged|noted|escalated|passed|recorded|raised|submitted)|(?:forwarded|passed|escalated) (?:this|it|your|to)|your (?:feedback|patience|business|understanding|cooperation|concern|case|ticket)|we (?:value|apologi[sz]e|appreciate|understand|take (?:this|all))|apologi[sz]e for (?:any|the)|sorry for (?:any|the) inconvenience|thank you for (?:your (?:patience|understanding|feedback|cooperation|message|email)|contacting|reaching|bringing)|business days|working days|24-48|48-72|24 to 48|under (?:review|investigation)|being (?:processed|reviewed|investigated|looked)|in (?:the )?(?:process|queue|progress)|not sure|don'?t know|no information|don'?t have (?:any |that |more )?(?:information|visibility|access|details|an eta)|can'?t (?:say|tell|confirm|give|guarantee)|depends|may vary|varies|keep (?:an eye|checking|you (?:posted|updated))|check (?:our|the) (?:website|faq|help)|faq|help cent(?:er|re)|you (?:will need|need|should|'?ll need|have) to (?:contact|call|speak|reach|check with|talk|ask|take)|contact (?:the|your) (?:\\w+ )?(?:seller|bank|carrier|manufacturer|department|store|airline|provider)|different department|another department|not my department|other team)",
);
export const DONE_EN: readonly Cue[] = wordCues(
  2.4,
  "(?:i(?:'?ve| have)|we(?:'?ve| have)|i just|i(?:'?ve| have) (?:now|just|gone ahead and|already)|have now|has (?:now )?been|have been|is now|are now|was|were) (?:now |just |successfully |already |gone ahead and |also |been |fully )*(?:refunded|cancell?ed|processed|sent|issued|fixed|reset|upgraded|credited|applied|updated|changed|activated|deactivated|booked|rebooked|scheduled|reschedul\\w+|replaced|reshipped|resent|removed|waived|reversed|unlocked|unblocked|blocked|frozen|approved|completed|resolved|restored|arranged|added|extended|closed|opened|set up|confirmed|corrected|adjusted|delivered|shipped|dispatched|reinstated|enabled|disabled|transferred|ordered|placed|made|working|active|emailed|registered|enrolled|paid|released)",
  "(?:all set|all done|that'?s done|done for you|you(?:'?re| are) (?:all set|good to go|booked|confirmed|now)|you should (?:now )?(?:see|be able|receive|have)|you will (?:now )?(?:receive|see|get)|successfully|try (?:it )?(?:now|again now)|it(?:'?s| is) (?:done|fixed|ready|on its way|complete|resolved|processed|booked)|your (?:new \\w+|refund|replacement|order|card|booking|appointment|claim|request|ticket|account) (?:is|has been|will be|was) (?:\\w+ )?(?:on its way|processed|confirmed|approved|shipped|complete|completed|ready|issued|booked|refunded|active|fixed|updated|delivered|changed|cancell?ed))",
);
export const ASKS_EN: readonly Cue[] = wordCues(
  2,
  "(?:(?:can|could|may|would) (?:i|you|we) (?:please |kindly |also |just )?(?:have|get|provide|confirm|tell|give|share|verify|send|describe|let|explain|check|try|know|ask)|please (?:provide|confirm|share|verify|send|tell|give|describe|enter|let me know|state)|what(?:'?s| is) (?:your|the)|which (?:one|of|model|plan|device)|do you (?:have|know|remember|want|see|mean)|have you (?:tried|checked|restarted|received)|is (?:it|this|that) (?:the|your|for|about|ok|okay)|are you (?:able|using|on|calling|referring)|when did|how did|would you like|anything else|help you (?:with|today)|assist you)",
  '\\?(?:$| |\\n)',
);
export const OPENS_EN: readonly Cue[] = wordCues(
  -4,
  '(?:how (?:can|may) (?:i|we)|what can (?:i|we)) (?:help|assist|do)',
);
export const WORKS_EN: readonly Cue[] = wordCues(
  1,
  "(?:let me|i(?:'ll| will| can|'m going to)) (?:\\w+ )?(?:check|look|see|find out|pull up|take a look|review|ask|verify)|one moment|just a (?:moment|second|minute)|bear with me|checking",
);
export const OFFERS_EN: readonly Cue[] = wordCues(
  2,
  "(?:i can (?:\\w+ )?(?:offer|arrange|refund|send|issue|credit|book|apply|process|set|help|do|get|add|waive|schedule|replace|look|check|extend|change|move|put|give|ship|rebook|reset|transfer)|i(?:'?ll| will) (?:\\w+ )?(?:refund|send|issue|credit|book|apply|process|arrange|replace|waive|add|schedule|personally|make sure|get (?:this|that|it)|take care|fix|sort|look into|call you|email you|follow up|check|escalate|ship|rebook|reset|transfer)|we can (?:\\w+ )?(?:offer|arrange|refund|send|issue|credit|book|apply|process|replace|waive|do|schedule|give|ship)|let me (?:\\w+ )?(?:fix|refund|arrange|send|book|process|check|see|get|look|sort|apply|take|pull|help|do)|as a (?:gesture|goodwill)|goodwill|compensat\\w+|full refund|partial refund|replacement|voucher|gift card|credit (?:of|to|for)|free of charge|no (?:extra )?(?:cost|charge)|at no cost|discount|waive|alternatively|instead,? (?:i|we|you) (?:can|could)|another option|you (?:can|could) (?:also|either|instead)|would (?:that|this|you like me|it help)|how (?:about|does that)|does that work)",
);
export const ANSWERS_TIME_EN: readonly Cue[] = wordCues(
  1,
  '(?:today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|this (?:week|afternoon|evening|morning)|next (?:week|month)|january|february|march|april|june|july|august|september|october|november|december|\\d{1,3}(?: to | ?- ?)?\\d{0,3} (?:business |working |calendar )?(?:days?|hours?|hrs?|minutes?|mins?|weeks?|months?)|\\d{1,2}(?:st|nd|rd|th)|\\d{1,2}(?::\\d{2})? ?(?:am|pm)|(?:one|two|three|four|five|six|seven|ten|fourteen|thirty) (?:to \\w+ )?(?:business |working )?(?:days?|hours?|weeks?|months?))',
);
export const ANSWERS_AMOUNT_EN: readonly Cue[] = wordCues(
  1,
  '(?:[$£€]\\s?\\d|\\d{1,6}(?:\\.\\d{1,3})? ?(?:dollars|pounds|euros|usd|gbp|percent|%|cents|pence)|free of charge|no (?:fee|charge|cost)|free)',
);
export const ANSWERS_HOW_EN: readonly Cue[] = wordCues(
  1,
  '(?:click|tap|go to|open|select|choose|navigate|press|log in(?:to)?|sign in|enter|type|settings|menu|first,?|then|step \\d|follow (?:these|the)|download|scroll|hold (?:down)?|under|dial|visit)',
);
export const ANSWERS_WHY_EN: readonly Cue[] = wordCues(
  1,
  "(?:because|due to|the reason|since (?:the|your|you|we|it)|caused by|that'?s why|as a result|result of|owing to|which is why|so that|it'?s because|happened when|triggered)",
);
export const ANSWERS_WHETHER_EN: readonly Cue[] = wordCues(
  1,
  "(?:^(?:yes|no|yep|nope|sure|absolutely|of course|correct|that'?s (?:right|correct)|it (?:is|does|will|can|isn'?t|doesn'?t|won'?t)|you (?:can|do|are|will|can'?t|don'?t|won'?t)|we (?:do|can|don'?t|can'?t))|yes,|no,|you can|you are eligible|you'?re eligible|is (?:included|covered|allowed|possible|available|eligible)|are (?:included|covered|allowed|eligible)|isn'?t (?:included|covered|allowed|possible|available)|not (?:included|covered|allowed|possible|available|eligible))",
);
export const ANSWERS_WHERE_EN: readonly Cue[] = wordCues(
  1,
  '(?:street|road|avenue|mall|branch|store at|located|address is|http|www|next to|corner|floor|nearest|app|website|portal)',
);
export const ANYTHING_ELSE_EN: readonly Cue[] = wordCues(
  2,
  '(?:anything else|any other (?:questions|concerns|issues|queries)|something else|else (?:i|we) can|further (?:assistance|help|questions)|have a (?:great|good|nice|wonderful|lovely)|goodbye|thank you for (?:calling|contacting|choosing|chatting)|take care|rate (?:this|our|your)|survey)',
);
export const EXPLAINS_EN: readonly Cue[] = wordCues(
  1.5,
  '(?:because|due to|means|refers to|in other words|basically|essentially|is calculated|prorated|pro-?rata|based on|consists of|includes|according to|the way (?:it|this|that) works|which is why|for example|i\\.e|e\\.g|terms|deductible|apr|billing (?:cycle|period)|in arrears|in advance|credited against|offset|the difference is)',
);
