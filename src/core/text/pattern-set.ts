import { RE2JS } from 're2js';
import { EVERY_ROLE, roleBit } from '../conversation/role-bits.ts';
import type { Role } from '../conversation/schema.ts';
import { AhoCorasick } from './aho-corasick.ts';
import type { PatternId } from './pattern-hits.ts';
import {
  type Expression,
  type Found,
  type LiteralIndex,
  type LiteralUse,
  PatternSet,
} from './pattern-scan.ts';
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
   * A regular expression of a user: RE2 syntax, linear time whatever it says, case and script ignored.
   * @throws PatternError when it is not one.
   */
  userRegex(source: string): PatternId;
  /** The same registry, for patterns that matter only in turns of these roles: elsewhere they are not searched. */
  forRoles(roles: readonly Role[]): PatternRegistry;
}

export class PatternError extends Error {
  override name = 'PatternError';
}

/** Asking for a longer second set costs more than the runs that it saves. */
const LONGEST_OTHER = 32;

const WORD = /[a-z0-9_]/;

/** Collects the patterns of all lexicons and rules; `build` makes the one automaton that finds them together. */
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
      const demands = requiredLiterals(source, 'ecmascript');
      if (demands === null) throw new PatternError(`/${source}/ has no literal by which to find it quickly`);
      const { starts } = demands;
      const expression = new RegExp(source, starts === null ? 'g' : 'y');
      const run: Expression['run'] = (text, places, count, found) => {
        if (places === null) everywhere(expression, text, found);
        else atPlaces(expression, text, places, count, found);
      };
      const places = starts?.map((start) => this.#literal(start)) ?? null;
      this.#expression(demands, { id, run, starts: places });
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
      const run: Expression['run'] = (text, _places, _count, found) => {
        const matcher = expression.matcher(text);
        while (matcher.find()) {
          if (matcher.end() > matcher.start()) found(matcher.start(), matcher.end());
        }
      };
      this.#expression(requiredLiterals(folded, 're2'), { id, run, starts: null });
    });
  }

  build(): PatternSet {
    const automaton = new AhoCorasick([...this.#literals.keys()]);
    return new PatternSet(automaton, this.#uses, this.#always, this.#roles);
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

  #expression(demands: Demands | null, expression: Expression): void {
    if (demands === null) this.#always.push(expression);
    for (const [telling, ...rest] of demands?.alternatives ?? []) {
      const short = rest.find((set) => set.length <= LONGEST_OTHER);
      const other = short?.map((literal) => this.#literal(literal)) ?? null;
      for (const literal of telling!) this.#uses[this.#literal(literal)]!.gates.push({ expression, other });
    }
  }
}

function everywhere(expression: RegExp, text: string, found: Found): void {
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
    if (match[0] === '') expression.lastIndex++;
    else found(match.index, match.index + match[0].length);
  }
}

/** Finds what `everywhere` finds, trying only the first `count` places; the expression is sticky. */
function atPlaces(expression: RegExp, text: string, places: Int32Array, count: number, found: Found): void {
  let end = 0;
  for (let i = 0; i < count; i++) {
    const place = places[i]!;
    if (place < end) continue;
    expression.lastIndex = place;
    if (!expression.test(text)) continue;
    end = expression.lastIndex;
    if (end > place) found(place, end);
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
