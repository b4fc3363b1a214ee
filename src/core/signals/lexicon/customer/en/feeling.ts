import { type Cue, wordCues } from '../../../cue-scorer.ts';

/** Words of feeling that tell which emotion stands behind a signal. */
export const ANGER_EN: readonly Cue[] = wordCues(
  2,
  '(?:angry|furious|livid|outraged|outrageous|fuming|enraged|mad at|infuriat\\w+|disgust\\w+|unacceptable|how dare|ridiculous|absurd|shame on|scam|scammed|thieves|liars?|robbery|theft|stealing|fuck\\w*|shit\\w*|bullshit|hell|damn|demand|fed up|had enough|sick of|wtf|joke|pathetic|appalling|disgrace\\w*|pissed|rip-?off|ripped off)',
  '(?:😡|🤬|😤|💢|👿)',
  '!!|\\?!|!\\?',
  "(?:you people|your company|twice|unbelievable|now\\.|seriously|nobody|no one|lifted a finger|i was promised|what exactly|are you|do you even|impressive|i'm sure)",
);
export const ANXIETY_EN: readonly Cue[] = wordCues(
  2,
  "(?:worr(?:y|ied|ying|ies)|anxious|nervous|scared|afraid|terrified|panick?(?:ing|ed)?|freaking out|concern(?:ed|ing|s)?|stress(?:ed|ful)?|desperate(?:ly)?|urgent(?:ly)?|emergency|please help|help me|what if|is (?:it|my \\w+) safe|am i (?:safe|protected|at risk)|at risk|hacked|stolen|stranded|losing sleep|can'?t sleep|frightened|begging|in danger|uneasy)",
  '(?:😰|😨|😱|😭|😟|😥|🆘)',
);
export const DISAPPOINTMENT_EN: readonly Cue[] = wordCues(
  2,
  '(?:disappoint\\w*|let down|let me down|sad|sadly|shame|pity|regret|expected (?:more|better)|had (?:hoped|higher|expected)|hoped|used to be|loyal|years|lost (?:faith|trust|confidence)|trusted|unfortunate|forget it|never mind|i give up|no point|not surprised|i guess|i suppose|whatever|oh well|deserve better|heartbroken|gutted|upset|hurt)',
  '(?:😔|😞|😢|💔|☹)',
);
export const FRUSTRATION_EN: readonly Cue[] = wordCues(
  2,
  '(?:frustrat\\w*|annoy\\w*|irritat\\w*|exasperat\\w*|tired of|exhaust\\w*|again|still|third time|every time|keep(?:s)? (?:getting|telling|asking|sending)|over and over|waste of|wasting|runaround|in circles|ugh|sigh|seriously|come on|honestly|for (?:weeks|months|hours|days)|on hold|waited|waiting|no one|nobody|inconvenien\\w*|hassle)',
  '(?:😩|😫|😖|😣|😑|🙄|😒|🤦)',
);
export const JOY_EN: readonly Cue[] = wordCues(
  2,
  '(?:great|awesome|amazing|excellent|wonderful|fantastic|perfect|brilliant|lovely|happy|glad|pleased|delighted|love|relieved|relief|phew|yay|hooray|woohoo|super|fabulous|satisfied|nice|good news|works now|sorted)',
  '(?:😄|😊|😁|🎉|👍|😍|🥳|😃|💯)',
);
