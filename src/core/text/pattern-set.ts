import { RE2JS } from 're2js';
import { AhoCorasick } from './aho-corasick.ts';
import { requiredLiterals } from './required-literals.ts';
import { normaliseText, type TextView } from './text-view.ts';

/** Names a registered pattern; the same pattern registered twice has one id. */
export type PatternId = number;

/** `[start, end)` in the view's text. */
export interface ViewSpan {
  readonly start: number;
  readonly end: number;
}

export interface PatternRegistry {
  /**
   * A literal, in any script, width or case. Where it begins or ends with a Latin letter or digit it
   * matches whole words only; a final `*` lets the word go on (`refund*`).
   */
  phrase(text: string): PatternId;
  /**
   * A regular expression of this project, written for views (simplified, half-width, lower case).
   * It runs on the platform's engine, only where one of its literals was found; throws when it has none.
   */
  regex(source: string): PatternId;
  /**
   * A regular expression of a user: RE2 syntax, linear time whatever it says, case and script ignored.
   * @throws PatternError when it is not one.
   */
  userRegex(source: string): PatternId;
}

export class PatternError extends Error {
  override name = 'PatternError';
}

interface Expression {
  readonly id: PatternId;
  readonly run: (text: string, found: (start: number, end: number) => void) => void;
}

const WORD = /[a-z0-9_]/;

/** Collects the patterns of all lexicons and rules; `build` makes the one automaton that finds them together. */
export class PatternSetBuilder implements PatternRegistry {
  readonly #ids = new Map<string, PatternId>();
  readonly #literals = new Map<string, { phrases: Phrase[]; expressions: number[] }>();
  readonly #expressions: Expression[] = [];
  readonly #always: number[] = [];

  phrase(text: string): PatternId {
    const open = text.length > 1 && text.endsWith('*');
    const literal = normaliseText(open ? text.slice(0, -1) : text).trim();
    if (literal === '') throw new PatternError('a phrase must contain at least one visible character');
    return this.#register(`phrase ${open ? '*' : ''}${literal}`, (id) => {
      const wordStart = WORD.test(literal[0]!);
      const wordEnd = !open && WORD.test(literal.at(-1)!);
      this.#literal(literal).phrases.push({ id, wordStart, wordEnd });
    });
  }

  regex(source: string): PatternId {
    return this.#register(`regex ${source}`, (id) => {
      const literals = requiredLiterals(source, 'ecmascript');
      if (literals === null) throw new PatternError(`/${source}/ has no literal by which to find it quickly`);
      const expression = new RegExp(source, 'g');
      this.#expression(literals, {
        id,
        run(text, found) {
          expression.lastIndex = 0;
          for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
            if (match[0] === '') expression.lastIndex++;
            else found(match.index, match.index + match[0].length);
          }
        },
      });
    });
  }

  userRegex(source: string): PatternId {
    const folded = foldExpression(source);
    return this.#register(`user ${folded}`, (id) => {
      let expression: RE2JS;
      try {
        expression = RE2JS.compile(folded, RE2JS.CASE_INSENSITIVE);
      } catch (cause) {
        throw new PatternError(`not a regular expression: ${(cause as Error).message}`, { cause });
      }
      this.#expression(requiredLiterals(folded, 're2')?.map((literal) => literal.toLowerCase()) ?? null, {
        id,
        run(text, found) {
          const matcher = expression.matcher(text);
          while (matcher.find()) {
            if (matcher.end() > matcher.start()) found(matcher.start(), matcher.end());
          }
        },
      });
    });
  }

  build(): PatternSet {
    const literals = [...this.#literals.keys()];
    return new PatternSet(
      new AhoCorasick(literals),
      literals.map((literal) => this.#literals.get(literal)!),
      this.#expressions,
      this.#always,
      this.#ids.size,
    );
  }

  #register(key: string, add: (id: PatternId) => void): PatternId {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    add(id);
    this.#ids.set(key, id);
    return id;
  }

  #literal(literal: string): { phrases: Phrase[]; expressions: number[] } {
    let uses = this.#literals.get(literal);
    if (uses === undefined) {
      uses = { phrases: [], expressions: [] };
      this.#literals.set(literal, uses);
    }
    return uses;
  }

  #expression(literals: readonly string[] | null, expression: Expression): void {
    const index = this.#expressions.push(expression) - 1;
    if (literals === null) this.#always.push(index);
    else for (const literal of literals) this.#literal(literal).expressions.push(index);
  }
}

interface Phrase {
  readonly id: PatternId;
  readonly wordStart: boolean;
  readonly wordEnd: boolean;
}

/** All patterns of an analyser, searched together. */
export class PatternSet {
  readonly #automaton: AhoCorasick;
  readonly #uses: readonly { readonly phrases: readonly Phrase[]; readonly expressions: readonly number[] }[];
  readonly #expressions: readonly Expression[];
  readonly #always: readonly number[];
  /** The number of distinct patterns. */
  readonly size: number;

  constructor(
    automaton: AhoCorasick,
    uses: readonly { readonly phrases: readonly Phrase[]; readonly expressions: readonly number[] }[],
    expressions: readonly Expression[],
    always: readonly number[],
    size: number,
  ) {
    this.#automaton = automaton;
    this.#uses = uses;
    this.#expressions = expressions;
    this.#always = always;
    this.size = size;
  }

  scan(view: TextView): PatternHits {
    const { text } = view;
    const spans = new Map<PatternId, ViewSpan[]>();
    const found = (id: PatternId, start: number, end: number) => {
      const list = spans.get(id);
      if (list === undefined) spans.set(id, [{ start, end }]);
      else list.push({ start, end });
    };
    let triggered: Set<number> | null = this.#always.length > 0 ? new Set(this.#always) : null;
    this.#automaton.search(text, (literal, start, end) => {
      const use = this.#uses[literal]!;
      for (const phrase of use.phrases) {
        if (phrase.wordStart && start > 0 && WORD.test(text[start - 1]!)) continue;
        if (phrase.wordEnd && end < text.length && WORD.test(text[end]!)) continue;
        found(phrase.id, start, end);
      }
      for (const expression of use.expressions) {
        triggered ??= new Set();
        triggered.add(expression);
      }
    });
    if (triggered !== null) {
      for (const index of triggered) {
        const expression = this.#expressions[index]!;
        expression.run(text, (start, end) => found(expression.id, start, end));
      }
    }
    return new PatternHits(spans);
  }
}

const NONE: readonly ViewSpan[] = [];

/** Where each pattern stands in one text. */
export class PatternHits {
  readonly #spans: ReadonlyMap<PatternId, readonly ViewSpan[]>;

  constructor(spans: ReadonlyMap<PatternId, readonly ViewSpan[]>) {
    this.#spans = spans;
  }

  has(id: PatternId): boolean {
    return this.#spans.has(id);
  }

  of(id: PatternId): readonly ViewSpan[] {
    return this.#spans.get(id) ?? NONE;
  }

  /** The patterns that were found, in no particular order. */
  ids(): IterableIterator<PatternId> {
    return this.#spans.keys() as IterableIterator<PatternId>;
  }
}

/** Folds the literal characters of an expression like a view, keeping the expression's own syntax. */
function foldExpression(source: string): string {
  let out = '';
  for (const char of source) {
    if (char.charCodeAt(0) < 0x80) {
      out += char;
      continue;
    }
    for (const folded of normaliseText(char)) {
      const code = folded.charCodeAt(0);
      const isSyntax = code < 0x80 && !/[a-z0-9 ]/.test(folded);
      out += isSyntax ? `\\x${code.toString(16).padStart(2, '0')}` : folded;
    }
  }
  return out;
}
