import { RE2JS } from 're2js';
import { ROLES, type Role } from '../conversation/schema.ts';
import { AhoCorasick } from './aho-corasick.ts';
import { type Demands, requiredLiterals } from './required-literals.ts';
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
  /** The same registry, for patterns that matter only in turns of these roles: elsewhere they are not searched. */
  forRoles(roles: readonly Role[]): PatternRegistry;
}

export class PatternError extends Error {
  override name = 'PatternError';
}

type Found = (start: number, end: number) => void;

interface Expression {
  readonly id: PatternId;
  /**
   * Reports the matches in a text. `places` are those, in ascending order, at which alone a match can
   * begin; null when it can begin anywhere.
   */
  readonly run: (text: string, places: readonly number[] | null, found: Found) => void;
  /** Literals with one of which every match begins; null when they are not known. */
  readonly starts: readonly LiteralIndex[] | null;
}

type LiteralIndex = number;

/**
 * One alternative of an expression. It is looked at where a literal of its most telling set was found;
 * the expression runs when the other set, where there is one, has been met too.
 */
interface Gate {
  readonly expression: Expression;
  readonly other: readonly LiteralIndex[] | null;
}

interface LiteralUse {
  readonly phrases: Phrase[];
  readonly gates: Gate[];
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
      const run: Expression['run'] = (text, places, found) => {
        if (places === null) everywhere(expression, text, found);
        else atPlaces(expression, text, places, found);
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
      const run: Expression['run'] = (text, _, found) => {
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

interface Phrase {
  readonly id: PatternId;
  readonly wordStart: boolean;
  readonly wordEnd: boolean;
}

/** All patterns of an analyser, searched together. */
export class PatternSet {
  readonly #automaton: AhoCorasick;
  readonly #uses: readonly LiteralUse[];
  readonly #always: readonly Expression[];
  /** Number of the scan in which a literal was last seen, and its last place in that scan. */
  readonly #seen: Uint32Array;
  readonly #lastPlace: Int32Array;
  /** The places of the scan that is going on, in the order of finding; each links to the one before of its literal. */
  #starts = new Int32Array(64);
  #before = new Int32Array(64);
  #scan = 0;
  readonly #roles: Uint8Array;

  constructor(
    automaton: AhoCorasick,
    uses: readonly LiteralUse[],
    always: readonly Expression[],
    roles: readonly number[],
  ) {
    this.#automaton = automaton;
    this.#uses = uses;
    this.#always = always;
    this.#seen = new Uint32Array(uses.length);
    this.#lastPlace = new Int32Array(uses.length);
    this.#roles = Uint8Array.from(roles);
  }

  /** The number of distinct patterns. */
  get size(): number {
    return this.#roles.length;
  }

  /** Finds the patterns that matter in a turn of the role; without a role, all. */
  scan(view: TextView, role?: Role): PatternHits {
    const { text } = view;
    const bit = role === undefined ? EVERY_ROLE : roleBit(role);
    const roles = this.#roles;
    const spans = new Map<PatternId, ViewSpan[]>();
    const found = (id: PatternId, start: number, end: number) => {
      const list = spans.get(id);
      if (list === undefined) spans.set(id, [{ start, end }]);
      else list.push({ start, end });
    };
    this.#scan = this.#scan === 0xffff_ffff ? 1 : this.#scan + 1;
    const literals: LiteralIndex[] = [];
    let places = 0;
    this.#automaton.search(text, (literal, start, end) => {
      if (places === this.#starts.length) this.#grow();
      this.#starts[places] = start;
      if (this.#seen[literal] === this.#scan) this.#before[places] = this.#lastPlace[literal]!;
      else {
        this.#seen[literal] = this.#scan;
        this.#before[places] = -1;
        literals.push(literal);
      }
      this.#lastPlace[literal] = places++;
      const { phrases } = this.#uses[literal]!;
      for (let i = 0; i < phrases.length; i++) {
        const { id, wordStart, wordEnd } = phrases[i]!;
        if ((roles[id]! & bit) === 0) continue;
        if (wordStart && start > 0 && isWordUnit(text.charCodeAt(start - 1))) continue;
        if (wordEnd && end < text.length && isWordUnit(text.charCodeAt(end))) continue;
        found(id, start, end);
      }
    });
    for (const { id, run, starts } of this.#opened(literals, bit)) {
      run(text, starts === null ? null : this.#placesOf(starts), (start, end) => found(id, start, end));
    }
    return new PatternHits(spans);
  }

  #opened(literals: readonly LiteralIndex[], bit: number): Iterable<Expression> {
    const roles = this.#roles;
    const opened = new Set(this.#always.filter(({ id }) => (roles[id]! & bit) !== 0));
    for (const literal of literals) {
      const { gates } = this.#uses[literal]!;
      for (let i = 0; i < gates.length; i++) {
        const { expression, other } = gates[i]!;
        if ((roles[expression.id]! & bit) === 0) continue;
        if (other === null || this.#isMet(other)) opened.add(expression);
      }
    }
    return opened;
  }

  #isMet(set: readonly LiteralIndex[]): boolean {
    for (let i = 0; i < set.length; i++) if (this.#seen[set[i]!] === this.#scan) return true;
    return false;
  }

  #placesOf(starts: readonly LiteralIndex[]): number[] {
    const places: number[] = [];
    for (let i = 0; i < starts.length; i++) {
      const literal = starts[i]!;
      if (this.#seen[literal] !== this.#scan) continue;
      for (let place = this.#lastPlace[literal]!; place >= 0; place = this.#before[place]!) {
        places.push(this.#starts[place]!);
      }
    }
    return places.length > 1 ? places.sort((a, b) => a - b) : places;
  }

  #grow(): void {
    const starts = new Int32Array(this.#starts.length * 2);
    starts.set(this.#starts);
    this.#starts = starts;
    const before = new Int32Array(starts.length);
    before.set(this.#before);
    this.#before = before;
  }
}

const EVERY_ROLE = (1 << ROLES.length) - 1;

function roleBit(role: Role): number {
  return 1 << ROLES.indexOf(role);
}

function everywhere(expression: RegExp, text: string, found: Found): void {
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
    if (match[0] === '') expression.lastIndex++;
    else found(match.index, match.index + match[0].length);
  }
}

/** Finds what `everywhere` finds, trying only the places given; the expression is sticky. */
function atPlaces(expression: RegExp, text: string, places: readonly number[], found: Found): void {
  let end = 0;
  for (const place of places) {
    if (place < end) continue;
    expression.lastIndex = place;
    if (!expression.test(text)) continue;
    end = expression.lastIndex;
    if (end > place) found(place, end);
  }
}

function isWordUnit(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
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
