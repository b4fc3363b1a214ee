import type { PatternHits, PatternId } from '../../text/pattern-hits.ts';
import type { PatternRegistry } from '../../text/pattern-set.ts';
import type { TextView } from '../../text/text-view.ts';
import { readBirthday } from './birthdays.ts';
import { readAnnouncedAddress } from './en-addresses.ts';
import { readAnnouncedEnglishName } from './en-names.ts';
import type { PiiFinding } from './kinds.ts';
import { readAnnouncedName } from './zh-names.ts';

type Reader = (text: string, start: number, end: number) => PiiFinding | readonly PiiFinding[] | null;

/** Words that announce personal data, with what reads the text beside them (offsets of the original). */
const CUES: readonly { readonly pattern: string; readonly read: Reader }[] = [
  {
    pattern:
      '(?:我叫|[他她]叫|名叫|名字叫|名字是|叫做|姓名|收件人|收货人|寄件人|户主|户名|机主|持卡人|开户人|投保人|被保人|被保险人|受益人|乘机人|乘车人|入住人|签收人|紧急联系人|联系人)',
    read: (text, _, end) => readAnnouncedName(text, end, 'strong'),
  },
  {
    pattern:
      '(?:我是|我这边是|你是|您是|请问是|本人|名字|患者|称呼我|叫我|我老公|我老婆|我爱人|我妈妈|我爸爸|我儿子|我女儿|找一下|帮我转|转给)',
    read: (text, _, end) => readAnnouncedName(text, end, 'weak'),
  },
  {
    pattern: '(?:我姓|免贵姓|[他她]姓|本人姓|姓)',
    read: (text, _, end) => readAnnouncedName(text, end, 'surname'),
  },
  {
    pattern:
      "\\b(?:my (?:full |first |last |sur|maiden )?name(?:'s| is)|name is|named|last name:?|first name:?|surname:?|you can call me|calls me|under the name|(?:your|full|first|last) name ?\\?)",
    read: (text, start, end) =>
      THING_NAMED.test(text.slice(Math.max(0, start - 16), start))
        ? null
        : readAnnouncedEnglishName(text, end, 'name'),
  },
  {
    pattern:
      "\\b(?:this is|i am|i'm|speaking with|speak with|speak to|talking to|spoke with|spoke to|called|met|told|asked|husband|wife|son|daughter|colleague|friend|brother|sister|mother|father|agent|manager)\\b",
    read: (text, _, end) => readAnnouncedEnglishName(text, end, 'person'),
  },
  {
    pattern: '\\b(?:mr|mrs|ms|miss|mister|dr|prof|professor|madam)\\b',
    read: (text, _, end) => readAnnouncedEnglishName(text, end, 'title'),
  },
  {
    pattern:
      '\\b(?:hi|hello|hey|dear|thanks|thank you|thx|regards|sincerely|faithfully|cheers|best wishes|yours truly)\\b',
    read: (text, _, end) => readAnnouncedEnglishName(text, end, 'greeting'),
  },
  {
    pattern:
      '\\b(?:names? ?:|name on (?:the |my )?(?:account|card|order)|card ?holder|account holder|contact person|recipient|passenger|patient|signed)',
    read: (text, _, end) => readAnnouncedEnglishName(text, end, 'field'),
  },
  {
    pattern:
      '\\b(?:address|live|lives|living|located|moved|deliver(?:ed|y)?|ship(?:ped|ping)?|sen[dt]|mailed|reside|resides|staying|based)\\b',
    read: (text, _, end) => readAnnouncedAddress(text, end),
  },
  { pattern: '(?:出生|生日|\\bbirth(?:day|date)?\\b|\\bborn\\b|\\bdob\\b)', read: readBirthday },
];

/** Other things have names, too. */
const THING_NAMED =
  /(?:company|firm|model|product|business|organi[sz]ation|user|file|domain|server|brand|shop|store|street|city|bank|school|hotel|plan|package|pet|dog|cat|item|project|network|host|account)\s*$/i;

/** All cues, searched in the one pass over the text. */
export class CueReader {
  readonly #cues: readonly { readonly id: PatternId; readonly read: Reader }[];

  constructor(patterns: PatternRegistry) {
    this.#cues = CUES.map(({ pattern, read }) => ({ id: patterns.regex(pattern), read }));
  }

  read(view: TextView, hits: PatternHits, found: (finding: PiiFinding) => void): void {
    for (const { id, read } of this.#cues) {
      for (const hit of hits.of(id)) {
        const { start, end } = view.origin(hit.start, hit.end);
        for (const finding of [read(view.original, start, end) ?? []].flat()) found(finding);
      }
    }
  }
}
