import type { KnownSignalType } from '../../catalogue.ts';
import type { CueScores } from '../../cue-scorer.ts';
import type { UtteranceContext } from '../../detector.ts';
import type { CUSTOMER_CUES } from '../../lexicon/customer/index.ts';
import type { Likeness } from './repetition.ts';
import type { Reply } from './reply.ts';

export type CustomerSignal = Exclude<Extract<KnownSignalType, `customer.${string}`>, 'customer.emotion'>;
export type CueName = keyof typeof CUSTOMER_CUES;

/** A customer turn with all that its signals are judged by. */
export interface CustomerTurn {
  readonly context: UtteranceContext;
  readonly cues: CueScores<CueName>;
  readonly form: Form;
  readonly standing: Standing;
}

/** How a turn is written, whatever it says. */
export interface Form {
  /** Letters, digits and characters, without spaces, stops and emoji. */
  readonly length: number;
  readonly digits: number;
  /** Few words: six Chinese characters or three English words. */
  readonly brief: boolean;
  readonly questionMark: boolean;
  /** "!!", "?!", "???" */
  readonly shouting: boolean;
  /** Ends in dots. */
  readonly trailing: boolean;
}

/** Where a turn stands in the dialogue. */
export interface Standing {
  /** The customer's first turn. */
  readonly first: boolean;
  /** What the other side said since the customer's last turn; null where it said nothing. */
  readonly reply: Reply | null;
  /** Above 0 the reply left the matter open. */
  readonly poor: number;
  /** The customer's last turn asked for something. */
  readonly asked: boolean;
  /** The reply gave nothing of what the last question asked for. */
  readonly unanswered: boolean;
  /** The customer's last turn was unhappy, and the reply gave nothing at all. */
  readonly unhelped: boolean;
  /** Unhappy turns among the customer's last three, by their words. */
  readonly unhappyBefore: number;
  /** Something was carried out for the customer earlier or just now. */
  readonly served: boolean;
  /** Throws a stock word of the reply back, or begins with its words. */
  readonly echo: boolean;
  /** Repeats a word of the reply as a question of its own: "accrued?" */
  readonly takesUp: boolean;
  readonly likeness: Likeness;
}

export function formOf(text: string): Form {
  let length = 0;
  let digits = 0;
  let questions = 0;
  let exclamations = 0;
  let wide = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x3f) questions++;
    else if (code === 0x21) exclamations++;
    else if (code >= 0x4e00 && code <= 0x9fff) {
      length++;
      wide = true;
    } else if (code >= 0x30 && code <= 0x39) {
      length++;
      digits++;
    } else if (code >= 0x61 && code <= 0x7a) length++;
  }
  return {
    length,
    digits,
    brief: length <= (wide ? 6 : 14),
    questionMark: questions > 0,
    shouting: exclamations > 1 || questions > 2 || (exclamations > 0 && questions > 0),
    trailing: text.trimEnd().endsWith('..'),
  };
}

const SHORT_QUESTION = /^[\u4e00-\u9fff\w+%-]{2,8}\?./;

/** Whether a turn begins with a short question: "accrued? so …" */
export function opensWithQuestion(text: string): boolean {
  return SHORT_QUESTION.test(text);
}

/** Two Chinese characters of everyday talk, with which any turn may begin. */
const EVERYDAY =
  /^(?:好的|可以|我们|您好|你好|这个|那个|什么|怎么|一下|没有|不是|已经|现在|今天|明天|后天|上午|下午|晚上|就是|如果|因为|所以|但是|可是|请问|麻烦|帮我|我的|你们|他们|需要|知道|不能|不用|谢谢|订单|退款|快递|手机|还是|那就|我是|我在|是的|对的|师傅|客服|周[一二三四五六日])/;

/** Whether a turn takes up the words of the reply as its own first words. */
export function beginsWithWordsOf(reply: string, text: string): boolean {
  if (reply === '' || text.length < 3 || text.charCodeAt(0) < 0x4e00 || text.charCodeAt(1) < 0x4e00)
    return false;
  return reply.includes(text.slice(0, 2)) && !EVERYDAY.test(text);
}
