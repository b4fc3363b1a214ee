import { Tokenizer } from '@huggingface/tokenizers';
import { z } from 'zod';

const fileSchema = z.object({
  model: z.object({ vocab: z.record(z.string(), z.int()) }),
  added_tokens: z.array(z.object({ id: z.int(), content: z.string() })),
});

/** The tokens of a Whisper model: pieces of UTF-8, and marks that steer it. */
export class Vocabulary {
  /** Says that the text is over. */
  readonly end: number;
  /** Begins everything but a text that went before. */
  readonly start: number;
  readonly previous: number;
  readonly transcribe: number;
  readonly noTimestamps: number;
  readonly noSpeech: number;
  /** From here on tokens are marks, no text. */
  readonly firstMark: number;
  /** By ISO 639-1. */
  readonly languages: ReadonlyMap<string, number>;
  readonly #pieces: readonly (Uint8Array | undefined)[];
  readonly #tokenizer: Tokenizer;

  /** @param json `tokenizer.json`, parsed */
  constructor(json: unknown) {
    const { model, added_tokens: marks } = fileSchema.parse(json);
    const markIds = new Map(marks.map(({ id, content }) => [content, id]));
    const mark = (...names: readonly string[]) => {
      const found = names.map((name) => markIds.get(`<|${name}|>`)).find((id) => id !== undefined);
      if (found === undefined) throw new Error(`it has no token <|${names[0]}|>`);
      return found;
    };
    this.end = mark('endoftext');
    this.start = mark('startoftranscript');
    this.previous = mark('startofprev');
    this.transcribe = mark('transcribe');
    this.noTimestamps = mark('notimestamps');
    this.noSpeech = mark('nospeech', 'nocaptions');
    this.firstMark = this.end;
    this.languages = new Map(
      marks.flatMap(({ id, content }) => {
        const name = /^<\|([a-z]{2,3})\|>$/.exec(content)?.[1];
        return name === undefined ? [] : [[name, id] as const];
      }),
    );
    const bytes = byteTable();
    const pieces: Uint8Array[] = [];
    for (const [piece, id] of Object.entries(model.vocab)) {
      if (id < this.firstMark) pieces[id] = Uint8Array.from(piece, (character) => bytes.get(character) ?? 63);
    }
    this.#pieces = pieces;
    this.#tokenizer = new Tokenizer(json as object, {});
  }

  /** The bytes of a token of text; they may be a part of a character only. */
  bytesOf(token: number): Uint8Array {
    return this.#pieces[token] ?? new Uint8Array(0);
  }

  /** Tokens of a text, without marks. */
  encode(text: string): number[] {
    const { ids } = this.#tokenizer.encode(text, { add_special_tokens: false });
    return ids.filter((id: number) => id < this.firstMark);
  }

  decode(tokens: readonly number[]): string {
    return new TextDecoder().decode(Buffer.concat(tokens.map((token) => this.bytesOf(token))));
  }
}

/** Which byte stands behind each character of byte-level tokens: those that print stand for themselves. */
function byteTable(): Map<string, number> {
  const table = new Map<string, number>();
  let others = 0;
  for (let byte = 0; byte < 256; byte++) {
    const prints = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    table.set(String.fromCharCode(prints ? byte : 256 + others++), byte);
  }
  return table;
}
