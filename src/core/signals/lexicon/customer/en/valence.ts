import { type Cue, wordCues } from '../../../cue-scorer.ts';

const words = (text: string) =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' '));

/** Words of a bad experience: none is a complaint by itself, several are. */
export const NEGATIVE_EN: readonly Cue[] = [
  ...words(`
    terrible awful horrible dreadful appalling atrocious abysmal pathetic ridiculous outrageous
    unacceptable disgraceful disgusting shocking shameful absurd lousy poor shoddy useless hopeless
    unprofessional rude unhelpful misleading dishonest incompetent inexcusable insulting disrespectful
    careless clueless lazy sloppy arrogant dismissive condescending hostile aggressive disappointed
    disappointing disappointment frustrated frustrating frustration annoyed annoying angry furious livid
    upset unhappy dissatisfied irritated exhausted stressed miserable ashamed embarrassed humiliated
    ignored neglected abandoned cheated robbed scammed tricked trapped stuck stranded denied unclean
    unusable uncomfortable unsafe broken damaged cracked smashed shattered torn ripped stained dirty
    filthy smelly mouldy moldy rotten stale expired cold soggy burnt faulty defective dead leaking leaked
    dripping scratched dented bent rusty crooked loose missing lost stolen wrong incorrect late delayed
    overdue cancelled crashed crashing freezing frozen glitchy buggy laggy slow down offline unreachable
    disconnected dropped failed fails failing error errors garbage trash junk rubbish crap worthless mess
    messy nightmare disaster joke scam fraud lie lies lied lying excuse excuses nonsense bull runaround
    hassle headache ordeal struggle pain overcharged overpriced expensive hidden sneaky unfair
    unreasonable unjust unauthorized unauthorised penalty fined rejected refused declined blamed accused
    threatened harassed spammed waste wasted wasting ruined destroyed spoiled cost costing never nobody
    nothing nowhere impossible unbelievable incredible seriously honestly ignored_me hung_up no_response
    no_reply no_answer no_apology no_explanation no_show no-show no_idea no_help no_luck no_sign
    no_progress not_working not_fair not_true not_happy not_good not_acceptable not_helpful not_impressed
    not_right stopped_working
  `).flatMap((word) => wordCues(0.9, word)),
];

/** Turns of phrase by which something is held against somebody. */
export const REPROACH_EN: readonly Cue[] = wordCues(
  1,
  'every (?:\\w+ )?(?:minutes?|hours?|seconds?)|(?:\\d+|two|three|four|five|six|several) (?:different )?(?:times|excuses|answers|stories|agents|people)|(?:had|has) not been|(?:nobody|no one) (?:at|in|on|there|seemed)',
  "(?:did|does|do|has|have|had|could|would|was|were|is|are|can)(?:n'?t| not) even",
  "(?:isn'?t|wasn'?t|not) (?:his|her|their|my|your|our) (?:problem|job|fault|department|responsibility|concern)",
  '(?:then|and then|and now|only to|just to|instead|now) (?:you|he|she|they|it|i|told|tell|says?|said|find|found|be told|hear|learn|discover|charg|get)',
  '(?:told|promised|assured|guaranteed|led to believe|advertised|says|said)[^.?!;]{0,40}(?:but|yet|instead|turns out|only|now)',
  '(?:all over|right through|in front of|on top of) (?:my|our|that|this|everything)',
  "(?:i (?:really |honestly |had )?expected|i thought you|i was told|i paid (?:for|extra|good)|i pay|i'?ve (?:paid|been paying|had to|asked|told|tried|explained|waited|sent|called))",
  '(?:by law|legally|your own (?:terms|policy|website|email|rules)|as promised|the contract says|contractually)',
  '(?:you (?:people|lot)|your (?:company|staff|team|people|technician|driver|agent|system|colleague|rep|so-called))',
  '(?:how (?:hard|difficult) (?:is|can) it|is it (?:really )?(?:that|so|too) (?:hard|difficult|much)|too much to ask)',
  "(?:every (?:single )?(?:time|day|month|week)|each and every|not once|not a single|a single|yet again|over and over|still (?:no|not|nothing|waiting|hasn'?t|haven'?t|isn'?t|doesn'?t))",
  '(?:meanwhile|apparently|supposedly|somehow|of all things|to make (?:it|matters) worse|on top of (?:that|it all)|not to mention|the worst part|worst of all|let alone)',
  '(?:for (?:the|a) (?:second|third|fourth|fifth|last|umpteenth)|twice\\.|again\\.|again!)',
  "(?:there'?s|there is|there was|had|got|have) (?:nothing|no one|nobody|no sign|no trace|not a)",
);
