import { type Cue, cues, wordCues } from '../../../cue-scorer.ts';

/** The forms of a question. */
export const QUESTION_EN: readonly Cue[] = [
  ...cues(
    2.4,
    "(?:^|[.!?,;:-] ?|\\b(?:and|so|but|also|know|ask|tell me|wondering|me|hi|hello|hey|there|ok|okay|please|sure|then|yes|no|right|well|exactly|check|just|um|uh|yeah|question|out|see|understand) )(?:how (?:do|does|can|could|should|would|to|much|many|long|soon|often|far|is|are|will|big|old|late|early|about|come)|what (?:is|are|was|were|do|does|did|should|would|can|time|kind|type|happens|happened|day|date|if|documents?|about|size|color|colour|number|else|options|will|the)|what'?s|whats|when (?:is|are|will|can|do|does|did|should|would|was|could)|when'?s|where (?:is|are|can|do|does|did|should|would|was|will)|where'?s|wheres|which (?:is|one|of|plan|card|form|option|branch|documents?|do|does|number|day|store|are|model)|who (?:is|do|can|should|are|does|will)|why (?:is|are|was|were|do|does|did|has|have|am|can|would|isn'?t|can'?t|doesn'?t|didn'?t))(?!\\w)",
  ),
  ...wordCues(
    2.4,
    "(?:is (?:there|it|this|that|my|the|your|a|an|someone|anyone)|are (?:there|you|they|these|those|the|my|we|your)|do (?:you|i|we|they|u|the|these)|does (?:it|this|that|the|my|your|anyone|a)|did (?:you|i|my|the|it|we)|can (?:i|you|we|u|it|the|my|someone|somebody|they|this|that)|could (?:i|you|we|u|it|the|someone|this)|would (?:i|you|it|that|the|u|this)|will (?:i|it|you|the|my|there|this|that|they)|should (?:i|we|it|the)|may (?:i|we)|am i|have (?:you|i|they)|has (?:it|my|the|this|that|anyone)|was (?:it|my|the|there|this|that)|any (?:chance|way|idea|update|updates|news|discount|other)|isn'?t (?:it|there)|shall i)[^.!;]{0,140}\\?",
    '(?:(?:^|[.!?,] ?)(?:hi|hello|hey|ok|okay|so|and|but|also|yes|no|sorry|please|then|well|good (?:morning|afternoon|evening))?,? ?(?:there,? )?(?:is (?:there|it|this|that|my|the|your)|are (?:there|you|they|these|the|my|we)|do (?:you|i|we|they)|does (?:it|this|that|the|my)|can (?:i|you|we|u|it|the|my|someone|they)|could (?:i|you|we|u|it|someone)|would (?:i|you|it|that)|will (?:i|it|you|the|my|there|this)|should i|may i))',
    "(?:i (?:was )?(?:wonder(?:ing)?|want to (?:know|ask|check|confirm|find out|understand)|wanted to (?:know|ask|check|confirm|see|find out)|would like to (?:know|ask|check|confirm|inquire|enquire)|'?d like to (?:know|ask|check|confirm|inquire|enquire)|need to (?:know|ask|check|confirm|find out)|have a (?:quick )?question|am (?:trying|looking|curious|wondering|asking|calling|inquiring|enquiring)|just want(?:ed)? to (?:check|know|ask|confirm|make sure))|wondering (?:if|whether|how|what|when)|quick question|a question|curious (?:if|about|whether)|question about|let me know (?:if|when|how|what|whether)|not sure (?:how to|if i can|where to|which)|could i get|inquir(?:e|ing|y)|enquir(?:e|ing|y))",
  ),
  ...wordCues(1.8, '\\?(?:$| |\\n)'),
];

/** The forms of a request. */
export const REQUEST_EN: readonly Cue[] = [
  ...wordCues(
    2.6,
    '(?:can|could|would|will) (?:you|u|someone|somebody|i|we|one of you) (?:please |pls |kindly |possibly |just |also |maybe )?\\w+',
    '(?:please|pls|plz|kindly) (?:\\w+ )?(?:help|send|check|cancel|change|update|confirm|let|tell|advise|provide|look|fix|refund|process|block|reset|give|resend|share|call|email|explain|add|remove|arrange|book|issue|credit|transfer|connect|verify|forward|review|assist|reply|investigate|correct|do|get|make|put|book|schedule|reschedule|replace|return|activate|deactivate|close|open|register|ship|deliver|note|contact|clarify|guide|show|track|extend|waive|order|apply|upgrade|find|see|stop|switch|mail|release|unlock|sort|ensure|respond|inform)',
    "(?:i|we)(?:'?d| would) (?:like|love) to \\w+|(?:i|we) (?:want|need|wish|am looking|'?m looking|'?m trying|am trying|wanted|'?re looking|are looking|'?re trying|would love|'?m calling|am calling|'?m writing|am writing|require|have) to (?:\\w+ )?(?:order|book|cancel|change|return|exchange|check|open|close|update|report|apply|pay|get|buy|renew|transfer|reset|make|schedule|reschedule|file|submit|request|register|add|remove|upgrade|downgrade|track|dispute|speak|talk|activate|replace|find|set up|setup|move|switch|know|reserve|purchase|place|send|arrange|claim|withdraw|deposit|enrol|enroll|sign up|log in|install|verify|block|download|access|rebook|extend|ship|borrow|see|fix|use)",
    "(?:i|we) (?:need|want|require|would like|'?d like|'?m looking for|am looking for|'?re looking for) (?:a|an|the|my|some|help|your|information|new|another|proof|assistance|to|more|two|three|one)",
    '(?:need|want|like) (?:some )?(?:help|assistance|support) (?:with|to|on|in|for)|help (?:me|with|us|please|fix|needed)|assist (?:me|with|us)|look into|follow up on|guide me|show me|tell me|give me|send me|let me know|connect me|transfer me|put me through|walk me|remind me|email me|call me|sign me up|book me|cancel (?:my|the|this)|refund (?:my|the|me)|change (?:my|the)|update (?:my|the)|reset (?:my|the)|check (?:my|the|on|if)|track (?:my|the)|replace (?:my|the)|block (?:my|the)|return (?:my|the|this)|activate (?:my|the)|looking for|interested in|requesting|request (?:a|an|for|to)|recommend (?:a|an|some|me)|suggest (?:a|an|some|me)',
  ),
  ...wordCues(
    1.3,
    '^(?:i need|i want|need|want|help|cancel|refund|change|update|reset|book|order|renew|replace|activate|report)',
  ),
  ...wordCues(
    -2.4,
    "(?:i'?ll|i will|let me) (?:\\w+ )?(?:check|try|do|call|send|look|see|wait|get|go|think|be|have|find|take)|(?:don'?t|do not|no) need (?:to|any|a|it|you)|no need",
  ),
];

/** Marks of good manners: the tone is calm. */
export const POLITE_EN: readonly Cue[] = wordCues(
  1,
  '(?:please|pls|kindly|hi|hello|good (?:morning|afternoon|evening)|thanks|thank you|could you|would you|may i|sorry to|excuse me|would it be possible|is it possible|if possible|i was wondering|appreciate)',
);
