import type { Cue } from '../../cue-scorer.ts';
import { weigh } from './fragments.ts';

export const APOLOGY: readonly Cue[] = [
  ...weigh(
    3,
    '抱歉',
    '对不起',
    '对不住',
    '不好意思',
    '过意不去',
    '致歉',
    '道歉',
    '歉意',
    '赔个?不是',
    '赔礼',
    '(?:请|求)(?:您)?原谅',
    '(?:给|让|对)(?:您|你)[^.!?]{0,14}(?:添麻烦|添堵)',
    '怠慢(?:了)?(?:您|你)',
    '深感(?:不安|愧疚|惭愧|自责)',
    '罪过',
    '(?:是我|怪我|我这边|是我们)(?:没|不对|不好|疏忽|大意|粗心|看漏|记错|没往|太)[^.!?]{0,10}',
    '(?:真|很)?(?:惭愧|汗颜|失礼|失敬|冒犯)',
  ),
  ...weigh(1.2, '久等', '(?:造成|带来)(?:了)?(?:的)?(?:不便|困扰|麻烦|不好)'),
  ...weigh(
    3,
    "\\b(?:i|we)(?:'m|'re| am| are| do)?(?: both| all| so| very| really| truly| terribly| awfully| deeply| sincerely| genuinely| extremely| incredibly| also| just| want to| would like to| must| can only| do| owe you)*,? (?:sorry|apologi[sz]e)",
    '(?:so|very|really|truly|terribly|awfully|deeply|sincerely) sorry',
    '^(?:oh |ah |oops |hi[^.]{0,20}[,.] )?(?:sorry|my bad|apologies)',
    'owe you an apology',
    'apologi[sz]e',
    'apologies',
    'sorry (?:about|for|that|to|if|you|we|i|it|but|there|the|,)',
    '[,.!] ?sorry\\b',
    'sorry[.!,]',
    'regret (?:the|any|this|that|to)',
    'my bad',
    '(?:my|our) (?:own )?(?:mistake|fault|error|apologies|oversight)[,.! ]',
    "(?:that|this|it)(?:'s| is|'s simply| isn't| was)(?: simply| just)? (?:not|n't|isn't)? ?(?:good enough|acceptable|how we|the service|what you should|the standard)",
    'oops',
    'whoops',
  ),
];

/** The word stands for "pardon?", opens a request, or mocks. */
export const APOLOGY_ONLY_IN_FORM: readonly Cue[] = [
  ...weigh(
    -3,
    '(?:不好意思|抱歉|对不起)[,. ]{0,2}(?:我)?(?:刚才?|这边|没|您|你)?(?:没听|没有听|听不|信号|没太听|您(?:刚才?)?说|你(?:刚才?)?说|再说|麻烦(?:您)?(?:再|重新)|能再|打断|打扰|请问|问一下|借)',
    '(?:站长|师傅|司机|他|她|商家|骑手|快递员|店家|对方|他们|店长)[^.!?]{0,12}(?:道歉|赔不是|致歉)',
  ),
  ...weigh(
    -3,
    'sorry\\?',
    "sorry,? (?:could|can|would|what|who|which|say|come|i (?:didn't|did not|missed|couldn't|can't hear)|you (?:said|broke|cut)|did you|was that|to interrupt|just|how do you|one more|quick)",
    '(?:excuse|pardon) me',
    'sorry not sorry',
    'happy now',
    'better safe than sorry',
  ),
];
