import { type Cue, wordCues } from '../../../cue-scorer.ts';

/** The words of thanks. Whether they are meant is told by what stands around and before them. */
export const THANKS_EN: readonly Cue[] = [
  ...wordCues(
    2.4,
    "(?:thanks|thank you|thankyou|thank u|thx|tnx|tks|ty|tysm|thanx|many thanks|cheers|ta|much appreciated|appreciate|appreciated|grateful|gratitude|much obliged|bless you|god bless|thank goodness for you|thank you'?s)",
    '(?:🙏|❤|💐|🥰|🌹|💖|💕|🤗)',
  ),
  ...wordCues(
    0.8,
    '(?:thanks|thank you|thx) (?:so much|very much|a lot|a million|a bunch|a ton|loads|heaps|again|ever so|kindly|for (?:your|the|all|being|helping|sorting|getting|taking|explaining|everything|listening|fixing|clearing|looking|that|this|making|going|staying|checking|understanding|resolving))',
    '(?:really|truly|so|very|deeply|genuinely|greatly|sincerely|i do|we) (?:\\w+ )?(?:appreciate|grateful|thankful)',
  ),
];

/** Praise, with or without thanks. */
export const PRAISE_EN: readonly Cue[] = [
  ...wordCues(
    3.2,
    '(?:you|you guys|you all) rock|gorgeous|works like a charm|love it',
    "(?:you(?:'?ve| have|'?re| are| were|r)|you guys are|you were|she was|he was|they were|your (?:\\w+ )?(?:service|support|team|help|colleague|patience|agent|driver|technician) (?:is|was|has been|were)|that was|this was|it was|agent was|has been|have been) (?:been )?(?:so |very |really |super |incredibly |extremely |such |truly |absolutely |a real |an absolute |an |a |the |most |more than |just |amazingly |wonderfully |exceptionally |honestly )*(?:helpful|kind|patient|wonderful|amazing|awesome|fantastic|great|brilliant|excellent|star|lifesaver|life saver|legend|angel|hero|saint|gem|best|lovely|professional|quick|fast|efficient|thorough|pleasure|sweet|outstanding|superb|a star|godsend|rock ?star|champ|champion|impressive|courteous|friendly|knowledgeable|understanding|gracious|delight|blessing|terrific|fabulous|attentive|responsive|exceptional)",
    "(?:saved (?:my|the|us|me)|life ?saver|made my (?:day|week|morning|evening|night)|went (?:above|out of your way|the extra mile)|above and beyond|extra mile|couldn'?t have (?:done|asked|been)|can'?t thank you enough|cannot thank you enough|owe you (?:one|a)|exceeded my expectations|beyond my expectations|blown away|pass on my (?:thanks|compliments)|my hero|i could (?:cry|kiss|hug)|you'?re a (?:star|legend|gem|hero|saint|angel)|pleasantly surprised|so impressed|very impressed|really impressed|restored my faith)",
    '(?:great|excellent|amazing|fantastic|wonderful|brilliant|superb|outstanding|awesome|exceptional|terrific|top-?notch|first[- ]class|stellar|good|nice|lovely|perfect|incredible|best) (?:customer )?(?:service|support|job|work|help|experience|care|team|agent|communication)(?!,? (?:as usual|indeed|right there|huh))',
    "(?:five|5|10|ten|full)[- ](?:stars?|out of|marks)|highly recommend|would recommend|will recommend|recommend(?:ing)? you|give (?:you|him|her|them) (?:a )?(?:raise|bonus|five|5|10|top|full|promotion|medal|good review|great review)|deserves? (?:a )?(?:raise|bonus|promotion|recognition|medal|award)|put in a good word|compliment (?:you|your|him|her|to)|commend|kudos|hats off|well done|bravo|props to|shout-?out|good on you|you rock|you(?:'?re| are) the best|ur the best|love (?:you guys|your|this company|it|how you)|keep up the (?:good|great)|happy customer|very satisfied|really happy with|so happy with|very happy with|extremely happy|couldn'?t be happier|delighted|over the moon|thrilled",
  ),
];

/** What turns the words of thanks into a formula, a refusal or mockery. */
export const HOLLOW_THANKS_EN: readonly Cue[] = wordCues(
  2,
  "(?:thanks|thank you|thanking you|appreciate(?:d)?|grateful)(?: \\w+)? (?:in advance|in anticipation|and (?:kind |best |warm )?regards)|(?:thanks|thank you)(?:,|\\.|!)?\\s+(?:best|kind|regards|sincerely|yours)|(?:would|i'?d|be) (?:really |much |greatly |highly |very )?(?:appreciate|appreciated|grateful)",
  "(?:no|nah|nope|not (?:interested|now|today|right now|at this time)|i'?m (?:good|fine|ok|okay)|don'?t need (?:it|that|one|any)|won'?t be needing)[,.! ]*(?:thanks|thank you|thx|ty|cheers)",
  '(?:thanks|thank you|thx|cheers|appreciate (?:it|that|the \\w+|your \\w+))(?: for (?:the |your |getting |that |letting )?(?:\\w+ ){0,3})?[,.]* ?(?:but|however|though|except|unfortunately|although|yet)',
  '(?:thanks|thank you|thx|cheers|ta) (?:so much |very much |a lot |a bunch |loads )?(?:for (?:nothing|wasting|the (?:copy|script|link i|generic|non-?answer|canned|lecture|runaround|nothing)|telling me nothing|absolutely nothing|your script|ruining|not)|i guess|i suppose)',
  '(?:please|kindly|could you|can you|can u|would you|let me know|looking forward|hope to hear|need you to|i want|waiting for)[^?!;]{0,60}(?:thanks|thank you|thx|cheers|ty)[.! ]*$',
  '(?:thanks|thank you) (?:you )?for (?:contacting|calling|reaching|your (?:reply|response|email|message|call))',
);
