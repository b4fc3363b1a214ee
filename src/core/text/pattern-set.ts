import { RE2JS } from 're2js';
import { EVERY_ROLE, roleBit } from '../conversation/role-bits.ts';
import type { Role } from '../conversation/schema.ts';
import { boundedExpression, isForBounded } from './bounded-expression.ts';
import type { PatternHits, PatternId } from './pattern-hits.ts';
import { PatternSet } from './pattern-scan.ts';
import type { AnchoredExpression, Expression, LiteralIndex, LiteralUse } from './pattern-uses.ts';
import { type Demands, requiredLiterals } from './required-literals.ts';
import { normaliseText } from './text-view.ts';

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
   * A regular expression of a user: RE2 syntax, never longer than its text allows, case and script ignored.
   * @throws PatternError when it is not one.
   */
  userRegex(source: string): PatternId;
  /** The same registry, for patterns that matter only in turns of these roles: elsewhere they are not searched. */
  forRoles(roles: readonly Role[]): PatternRegistry;
}

export class PatternError extends Error {
  override name = 'PatternError';
}

/** Asking for longer sets, or for more of them, costs more than the runs that it saves. */
const LONGEST_OTHER = 32;
const MOST_OTHERS = 2;

const WORD = /[a-z0-9_]/;

/** This project's own expressions are constants: with the next rules they come again. */
const demandsOf = new Map<string, Demands>();

/** @throws PatternError when the expression has no literal. */
function demandsOfOwn(source: string): Demands {
  const known = demandsOf.get(source) ?? requiredLiterals(source, 'ecmascript');
  if (known === null) throw new PatternError(`/${source}/ has no literal by which to find it quickly`);
  demandsOf.set(source, known);
  return known;
}

/** Collects the patterns of all lexicons and rules; `build` makes what finds them together. */
export class PatternSetBuilder implements PatternRegistry {
  readonly #ids = new Map<string, PatternId>();
  /** Roles in whose turns each pattern is searched, one bit a role. */
  readonly #roles: number[] = [];
  readonly #literals = new Map<string, LiteralIndex>();
  readonly #uses: LiteralUse[] = [];
  readonly #always: Expression[] = [];

  phrase(text: string): PatternId {
    return this.#phrase(text, EVERY_ROLE);
  }

  regex(source: string): PatternId {
    return this.#regex(source, EVERY_ROLE);
  }

  userRegex(source: string): PatternId {
    return this.#userRegex(source, EVERY_ROLE);
  }

  forRoles(roles: readonly Role[]): PatternRegistry {
    const bits = roles.reduce((sum, role) => sum | roleBit(role), 0);
    return {
      phrase: (text) => this.#phrase(text, bits),
      regex: (source) => this.#regex(source, bits),
      userRegex: (source) => this.#userRegex(source, bits),
      forRoles: (others) => this.forRoles(others),
    };
  }

  #phrase(text: string, roles: number): PatternId {
    const open = text.length > 1 && text.endsWith('*');
    const literal = normaliseText(open ? text.slice(0, -1) : text).trim();
    if (literal === '') throw new PatternError('a phrase must contain at least one visible character');
    return this.#register(`phrase ${open ? '*' : ''}${literal}`, roles, (id) => {
      const wordStart = WORD.test(literal[0]!);
      const wordEnd = !open && WORD.test(literal.at(-1)!);
      this.#uses[this.#literal(literal)]!.phrases.push({ id, wordStart, wordEnd });
    });
  }

  #regex(source: string, roles: number): PatternId {
    return this.#register(`regex ${source}`, roles, (id) => {
      const demands = demandsOfOwn(source);
      const { starts } = demands;
      if (starts === null || starts.length === 0) {
        const expression = new RegExp(source, 'g');
        this.#expression(demands, { id, run: (text, hits) => everywhere(id, expression, text, hits) });
        return;
      }
      const places = starts.map((start) => this.#literal(start));
      this.#expression(demands, { id, expression: new RegExp(source, 'y'), starts: places });
    });
  }

  #userRegex(source: string, roles: number): PatternId {
    const folded = foldExpression(source);
    return this.#register(`user ${folded}`, roles, (id) => {
      let expression: RE2JS;
      try {
        expression = RE2JS.compile(folded, RE2JS.CASE_INSENSITIVE);
      } catch (cause) {
        throw new PatternError(`not a regular expression: ${(cause as Error).message}`, { cause });
      }
      const bounded = boundedExpression(folded);
      const run: Expression['run'] = (text, hits) => {
        if (bounded !== null && isForBounded(text)) {
          everywhere(id, bounded, text, hits);
          return;
        }
        const matcher = expression.matcher(text);
        while (matcher.find()) {
          if (matcher.end() > matcher.start()) hits.add(id, matcher.start(), matcher.end());
        }
      };
      const demands = requiredLiterals(folded, 're2');
      if (demands === null) this.#always.push({ id, run });
      else this.#expression(demands, { id, run });
    });
  }

  build(): PatternSet {
    return new PatternSet({
      literals: [...this.#literals.keys()],
      uses: this.#uses,
      always: this.#always,
      roles: this.#roles,
    });
  }

  #register(key: string, roles: number, add: (id: PatternId) => void): PatternId {
    const known = this.#ids.get(key);
    if (known !== undefined) {
      this.#roles[known]! |= roles;
      return known;
    }
    const id = this.#ids.size;
    add(id);
    this.#ids.set(key, id);
    this.#roles[id] = roles;
    return id;
  }

  #literal(text: string): LiteralIndex {
    const literal = text.toLowerCase();
    let index = this.#literals.get(literal);
    if (index === undefined) {
      index = this.#uses.push({ phrases: [], gates: [] }) - 1;
      this.#literals.set(literal, index);
    }
    return index;
  }

  #expression(demands: Demands, expression: Expression | AnchoredExpression): void {
    // An expression of several alternatives runs at the first that is open: which it is tells the order of the hits.
    const most = demands.alternatives.length === 1 ? MOST_OTHERS : 1;
    for (const [telling, ...rest] of demands.alternatives) {
      const others = rest
        .filter(({ length }) => length <= LONGEST_OTHER)
        .slice(0, most)
        .map((set) => set.map((literal) => this.#literal(literal)));
      for (const literal of telling!) {
        this.#uses[this.#literal(literal)]!.gates.push({ expression, others });
      }
    }
  }
}

function everywhere(id: PatternId, expression: RegExp, text: string, hits: PatternHits): void {
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
    if (match[0] === '') expression.lastIndex++;
    else hits.add(id, match.index, match.index + match[0].length);
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
