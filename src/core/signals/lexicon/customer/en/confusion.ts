import { type Cue, wordCues } from '../../../cue-scorer.ts';

/** An explanation, a bill, a rule or a process that is not understood. */
export const CONFUSION_EN: readonly Cue[] = [
  ...wordCues(
    3.2,
    "(?:i'?m|i am|i was|we'?re|now i'?m|still|so|a bit|a little|very|really|getting|got me|totally|even more|more|completely|thoroughly|left me|it'?s|this is|that'?s|it is|gets?) (?:\\w+ )?(?:confus(?:ed|ing)|lost here|puzzled|baffled|baffling|perplexed|bewildered|stumped|unclear|not clear|lost on|clear as mud|mind-?boggling|over my head|bamboozled|muddled)",
    "(?:don'?t|do not|didn'?t|can'?t|cannot|couldn'?t|not|still don'?t|never|don'?t quite|don'?t really|failing to|fail to|struggling to|hard to|having trouble|having a hard time|unable to) (?:\\w+ ){0,2}(?:understand(?:ing)?|a clue what|clue what|get (?:it|what|how|why|this|that|the)|follow(?:ing)?|make (?:any )?sense|making (?:any )?sense|see (?:how|why|what (?:you|that)|the (?:difference|connection|logic))|grasp|figure out (?:what|why|how|which)|tell (?:which|what|the difference|if)|work out (?:what|why|how|which)|wrap my head|comprehend|know what (?:that|this|you|any|it|a|an|\\w+ means?)|reconcile|decipher|interpret|add up)",
    "(?:doesn'?t|does not|don'?t|didn'?t|isn'?t|not|none of (?:this|that|it)|makes?|making|made) (?:\\w+ ){0,2}(?:make sense|makes sense|no sense|any sense|add up|adding up|match(?:es)?(?: what| up| the)?|tally)",
    "(?:you(?:'?ve| have)? lost me|lost me (?:at|there|after|on)|i'?m (?:so |totally |completely |a bit )?lost|not following|can'?t follow|went over my head|in (?:plain |simple |layman'?s? )(?:english|terms|language)|plain english|simpler terms|dumb it down|explain (?:it |that |this )?(?:like i'?m|to me like|more simply|again|differently|in|one more|what (?:that|this|it|you))|break (?:it|that|this) down|spell it out|walk me through (?:that|it|this|how you|the math)|come again|run that by me|say that again|too much jargon|jargon|legalese|what language)",
    'what (?:do|did|does|exactly do|exactly does) (?:you|that|this|it|he|she|they|any of (?:this|that)) (?:even |actually |exactly |all |really )?mean',
    'what (?:does|do|is|are) (?:"|\')?[\\w -]{2,30}(?:"|\')? (?:even |actually |exactly )?(?:mean|supposed to mean|stand for)',
    "(?:wait|hold on|hang on|hmm|um|uh|huh),? ?(?:what|so (?:is|does|do|am|are|which|you|i|the|it)|but|i thought|didn'?t you|you (?:just )?said|how|why|which)",
    '(?:i thought|i assumed|i was told|you (?:just )?said|your (?:website|email|colleague|app|site|letter|ad)(?: \\w+)? (?:says|said|told|shows|showed|stated|states)|it says|the (?:website|email|app|bill|statement|letter|contract|page|invoice|other agent) (?:says|said|shows|showed|lists)|last (?:month|time|week))[^.?!;]{0,60}(?:but|so (?:which|why|how|is|what)|now|yet|which (?:is|one)|why|how come|then|instead|not|and)',
    "(?:which (?:is it|one is (?:it|right|correct|true)|do i|of the|one (?:do|should|am) i|number|figure|rule)|is it (?:\\w+ ){1,3}or (?:\\w+ ){1,3}\\?|so (?:is|does|do|am|are|which|what|how|that means|it'?s|basically|you'?re saying|if i)[^.?!;]{0,50}or)",
    "(?:what'?s|what is|whats) the difference|how (?:is|are) (?:that|this|it|those|these) (?:any )?(?:different|calculated|worked out|possible|the same|related|not the same)|how (?:did|do|does) (?:you|they|it|this|that|that number|this number) (?:\\w+ )?(?:get|come up|arrive|calculate|work out|figure|end up|add up|go from)|where (?:did|does|do) (?:that|this|the|these|those) (?:\\w+ ){0,3}come from|why (?:is|are|did|does|has) (?:it|this|that|my|the) (?:\\w+ ){0,4}(?:different|more|higher|lower|changed?|less|double|gone up|say|show|saying|showing)",
    '(?:huh\\?|eh\\?|what\\?\\?|wdym|no idea what|no clue what|not sure what (?:you|that|this|it|any)|not sure i (?:understand|follow|get)|not sure (?:how|why) (?:that|this|it)|not sure which|mixed up|confusion|🤔|😵|😕)',
  ),
  ...wordCues(
    1.5,
    '(?:what do you mean|meaning|clarify|clarification|so does that mean|does that mean|so that means|i thought|supposed to|how come|strange|odd|weird)',
    '(?:so (?:is|does|do|am|are|which|what|how))',
  ),
  ...wordCues(
    -3.6,
    '(?:i understand|understood|makes sense|that makes sense|makes perfect sense|clear now|all clear|crystal clear|got it|i see now|i get it|now i get|clears (?:it|that|things) up|cleared (?:it|that|things) up|understand now|not confus(?:ed|ing))',
    "(?:speak|spanish|french|german|chinese|accent|english is not|my english|hear you|can'?t hear|breaking up|connection|static|muffled)",
    "(?:you|you'?re|do you|are you|you people|you guys)(?: clearly| just| obviously)? (?:don'?t|didn'?t|not|can'?t|never) (?:understand|get it|follow|listen|read|seem to understand)",
    "(?:can'?t|don'?t|cannot|do not|fail to) understand (?:why (?:it takes|you (?:can'?t|won'?t|are|would|keep|people)|nobody|no one|this (?:is|keeps|company)|anyone|a company|such)|how (?:a company|you can|anyone|someone|such))",
  ),
];
