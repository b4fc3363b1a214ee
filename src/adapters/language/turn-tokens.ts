import { Tokenizer } from '@huggingface/tokenizers';
import { foldText } from './folded-text.ts';
import { RecentMap } from './recent-map.ts';

/** The tokens of one text; `starts` and `ends` are offsets into the text as it was written, −1 for marker tokens. */
export interface TurnTokens {
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export interface TokenLimits {
  /** A longer text, markers included, is heard at its beginning and its end. */
  readonly maxTokens: number;
  /** So many tokens are kept of its end. */
  readonly tailTokens: number;
}

interface Word {
  readonly ids: readonly number[];
  /** Units of the word that each token stands for; null where the tokenizer changed the word. */
  readonly lengths: readonly number[] | null;
}

/** Of words that come again, most come again soon; telephone and order numbers hardly ever do. */
const WORDS_KEPT = 8_000;
/** V8 cuts a longer piece out of a text without copying it: kept, it would keep the whole text. */
const LONGEST_WORD_KEPT = 12;

/**
 * Splits texts into the tokens of a BERT vocabulary. The library's tokenizer tells no offsets, so it is asked word
 * by word: cut where it would cut in any case (spaces, ASCII punctuation, Chinese characters), which changes nothing.
 */
export class TurnTokenizer {
  readonly #tokenizer: Tokenizer;
  readonly #limits: TokenLimits;
  readonly #first: number;
  readonly #last: number;
  readonly #words = new RecentMap<Word>(WORDS_KEPT);

  /** @param definition the parsed `tokenizer.json` */
  constructor(definition: object, limits: TokenLimits) {
    this.#tokenizer = new Tokenizer(definition, {});
    this.#limits = limits;
    this.#first = this.#idOf('[CLS]');
    this.#last = this.#idOf('[SEP]');
  }

  tokens(original: string): TurnTokens {
    const { text, starts: unitStarts, ends: unitEnds } = foldText(original);
    const ids = [this.#first];
    const starts = [-1];
    const ends = [-1];
    for (let from = 0; from < text.length; ) {
      const kind = kindOf(text.charCodeAt(from));
      let to = from + 1;
      if (kind === OTHER) while (to < text.length && kindOf(text.charCodeAt(to)) === OTHER) to++;
      if (kind !== SPACE) {
        const word = this.#word(text.slice(from, to));
        let unit = from;
        for (let i = 0; i < word.ids.length; i++) {
          const next = word.lengths === null ? to : unit + word.lengths[i]!;
          ids.push(word.ids[i]!);
          starts.push(unitStarts[unit]!);
          ends.push(unitEnds[next - 1]!);
          if (word.lengths !== null) unit = next;
        }
      }
      from = to;
    }
    ids.push(this.#last);
    starts.push(-1);
    ends.push(-1);
    return { ids: this.#cut(ids), starts: this.#cut(starts), ends: this.#cut(ends) };
  }

  #cut(list: readonly number[]): readonly number[] {
    const { maxTokens, tailTokens } = this.#limits;
    if (list.length <= maxTokens) return list;
    return [...list.slice(0, maxTokens - tailTokens), ...list.slice(-tailTokens)];
  }

  #word(word: string): Word {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const encoded = this.#tokenizer.encode(word, { add_special_tokens: false });
    const { ids, tokens }: { ids: number[]; tokens: string[] } = encoded;
    const lengths = tokens.map((token) => (token.startsWith('##') ? token.length - 2 : token.length));
    const whole = lengths.reduce((sum, length) => sum + length, 0) === word.length;
    const made = { ids, lengths: whole && !tokens.includes('[UNK]') ? lengths : null };
    if (word.length <= LONGEST_WORD_KEPT) this.#words.set(word, made);
    return made;
  }

  #idOf(marker: string): number {
    const id = this.#tokenizer.token_to_id(marker);
    if (id === undefined) throw new Error(`tokenizer.json has no token ${marker}`);
    return id;
  }
}

const SPACE = 0;
const ALONE = 1;
const OTHER = 2;

function kindOf(code: number): number {
  if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) return SPACE;
  if (code >= 0x4e00 && code <= 0x9fff) return ALONE;
  const isPunctuation =
    (code >= 0x21 && code <= 0x2f) ||
    (code >= 0x3a && code <= 0x40) ||
    (code >= 0x5b && code <= 0x60) ||
    (code >= 0x7b && code <= 0x7e);
  return isPunctuation ? ALONE : OTHER;
}
