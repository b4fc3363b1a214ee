import { type Cue, wordCues } from '../../../cue-scorer.ts';

const INSULT =
  '(?:idiots?|morons?|imbeciles?|cretins?|dumb(?:ass|asses|o)?|dimwits?|halfwits?|numbskulls?|blockheads?|airheads?|brain-?dead|brainless|stupid|clowns?|fools?|losers?|jerks?|assholes?|arseholes?|a-?holes?|a\\*+holes?|bastards?|bitch(?:es)?|b\\*+ch|pricks?|dicks?|dickheads?|twats?|wankers?|tossers?|muppets?|scum(?:bags?)?|trash|parasites?|leeches|vultures?|worthless|pathetic (?:excuse|little|human|person|people|lot)|waste of (?:space|oxygen|skin|air)|liars?|crooks?|thieves|thief|scammers?|con artists?|fraudsters|criminals?|robbers|incompetent (?:fools?|idiots?|people|lot|person|buffoons?|moron)|incompetent|useless|clueless|illiterate|retard(?:ed|s)?|monkeys?|trained monkeys?|pigs?|cow|donkey|robots?|sheep|zombies?|goons?|buffoons?|ignorant|ignoramus|simpletons?|lazy|spineless|gutless|shameless|heartless|soulless|braindead|thick|slow in the head|pea-?brain(?:ed)?|creeps?|snakes?|rats?|weasels?|cowards?|sick)';

/** Insults to the agent or the company, with and without swear words. */
export const ABUSE_EN: readonly Cue[] = [
  ...wordCues(
    3.4,
    `(?:you|ya|u|you're|youre|you are|ur|you guys are|you people are|you lot are|you all are|y'all are|your (?:team|company|staff|people|colleagues?|agents?) (?:is|are)|you're all|you're just|are you|must be|all of you are|bunch of|pack of|gang of|load of|lot of|group of|what an?|such an?|complete|total|absolute|utter|bloody|stupid|fucking|f\\*+ing|effing|freaking|you (?:\\w+ )?little|dealing with|talking to|run by|staffed by|hire|hires?|hiring|employ) (?:a |an |all |just |really |so |such |the |some |\\w+ing |absolute |complete |total |bloody |fucking |utter |actual |bunch of |pack of |lot of ){0,3}${INSULT}`,
    `(?:you|ya|u) ${INSULT}`,
    '(?:fuck|f\\*+k|f\\*+|screw|damn|stuff|sod|eff|piss on|bugger) (?:you|off|u|the lot of you|all of you|yourself|yourselves|this company|your)',
    '(?:fuck off|piss off|sod off|bugger off|get lost|go to hell|rot in hell|drop dead|burn in hell|kiss my|bite me|eat (?:shit|dirt)|shove it|shove (?:your|that|this|it) (?:\\w+ )?(?:up|where)|up yours|shut (?:up|your|it|the)|stfu|gtfo|kys|go die|choke on|hope you (?:die|rot|get fired|lose your job|choke)|jump off|kill yourself|suck (?:my|it))',
    "(?:are you (?:deaf|blind|stupid|dumb|dense|thick|slow|retarded|mental|drunk|high|insane|illiterate|brain-?dead|12|five|5|even literate|an idiot|brain damaged|on drugs|simple|braindead)|(?:can|do) you (?:even )?(?:read|speak english|count|think|understand (?:basic|plain|simple) english|have a brain|hear yourself)|do you (?:need|want) (?:me to draw|crayons|it in crayon|a picture|pictures)|did you (?:even )?(?:finish|go to|graduate|pass|get past) (?:\\w+ )?(?:school|kindergarten|grade|college)|learn to (?:read|listen|speak|count|do your job)|what(?:'?s| is) (?:wrong with you|your (?:problem|iq|malfunction))|something wrong with (?:you|your (?:head|brain|ears|eyes))|use your (?:brain|head|eyes|ears)|got a brain|have a brain|brain cell|human brain|functioning brain|single brain|two brain cells|use your (?:one )?brain|screw loose|out of your mind|dropped on your head|iq of|room temperature|couldn'?t (?:pour|find|organi[sz]e|run|manage) (?:your|a|water|an)[^.?!;]{0,40}|no wonder you(?:'?re| are| work| ended| still)|get a (?:real|proper|better|different) job|a (?:trained |blind |drunk )?(?:monkey|chimp|toddler|child|five[- ]year[- ]old|5[- ]year[- ]old|parrot|dog|potato|goldfish|brick|houseplant|toaster)[^.?!;]{0,20}(?:could|would|can|do|has more|is more|knows|better|smarter)|(?:dumber|thicker|denser|stupider|more useless) than)",
    '(?:piece of (?:shit|crap|garbage|trash|work)|pos company|son of a|mother ?f\\w+|motherf\\w+|bullshitters?|dipshits?|shitheads?|dumb ?fucks?|fuckers?|fuckwits?|fucktards?|jackass(?:es)?|douche(?:bag)?s?|cunts?|c\\*+t|whores?|sluts?|slimeballs?|sleazebags?|scumbags?|lowlife|low-?lifes?|filth|vermin|nazis?|hope (?:you|your)[^.?!;]{0,20}(?:burns?|die|rot|bankrupt|fired|go under))',
    '(?:clown|joke|muppet|monkey|idiot|moron|pathetic) (?:show|company|outfit|staff|agents?|people|reps?|team|employees?)|(?:idiotic|moronic|imbecilic|brainless|brain-?dead|stupid|dumb|useless|incompetent|worthless|lazy) (?:\\w+ )?(?:agents?|reps?|people|staff|person|employees?|company|human|woman|man|girl|boy|operators?|lot|bot|team|managers?|colleagues?)',
    "(?:you (?:make me sick|disgust me|should be (?:ashamed|fired|in jail)|have no (?:brain|shame|soul|heart|clue)|don'?t have (?:a brain|half a brain|the brains)|people (?:disgust|make me sick)|belong in|deserve to (?:be fired|lose|rot)|wouldn'?t know|couldn'?t care less if)|ashamed of yoursel(?:f|ves)|no shame|have you no shame|shameless)",
    '(?:🖕|🐷|🐖)',
  ),
  ...wordCues(
    1.2,
    '(?:fuck|fucking|f\\*+ing|fuckin|shit|shitty|bullshit|bs|crap|damn|goddamn|hell|wtf|bloody|arse|ass)',
    '(?:🤬|😡)',
    '(?:idiot|moron|stupid|dumb|liar|liars|crooks|thieves|clowns?)',
  ),
  ...wordCues(
    -3.6,
    "(?:i'?m|i am|i was|i feel(?: like)?|i'?m such|me being|call me|feel like|felt like|made me (?:feel|look)|makes me (?:feel|look)|my own|i'?m being) (?:a |an |so |such |such an |such a |the |like a |like an |a bit |being |just |really |too |feeling |an absolute ){0,3}(?:idiots?|morons?|stupid|dumb|fools?|clowns?|jerk|loser|useless|clueless|ignorant|lazy|thick|slow|pig|sheep)",
    '(?:stupid|dumb|damn|bloody|fucking|shitty|crappy|useless|bloody|idiotic|f\\*+ing|freaking|piece of (?:shit|crap|junk)|goddamn) (?:\\w+ )?(?:phone|app|printer|router|machine|laptop|website|site|system|device|update|password|captcha|thing|cable|battery|product|modem|washer|car|button|form|software|code|box|remote|computer|mistake|question|me)',
    "(?:hell yeah|hell yes|holy shit|damn good|fucking (?:brilliant|awesome|amazing|great|love|perfect|fantastic|legend)|bloody (?:brilliant|marvellous|good|excellent|lovely|legend|great|amazing)|damn,? (?:that was|you'?re) (?:fast|quick|good)|badass|kick-?ass|you rock|shut up and take|no shit that'?s great)",
    '(?:scammers? (?:called|emailed|texted|got|took|stole|pretend|impersonat|posing|used|sent|are)|(?:a|the|by|some|these|from) (?:scammers?|thief|thieves|fraudsters?|criminals?|crooks?)|thief (?:stole|took)|stolen by|the other driver|my (?:ex|neighbou?r|landlord|boss|brother|kid|son|cat|dog))',
    "(?:not (?:calling|saying) (?:you|anyone)|didn'?t mean to|sorry (?:for|i|if) (?:swearing|snapp|being|was|my language))",
  ),
];
