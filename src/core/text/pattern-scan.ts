import { EVERY_ROLE, roleBit } from '../conversation/role-bits.ts';
import type { Role } from '../conversation/schema.ts';
import type { AhoCorasick } from './aho-corasick.ts';
import { PatternHits, type PatternId, type ViewSpan } from './pattern-hits.ts';
import type { TextView } from './text-view.ts';

/** Index of a literal in the automaton. */
export type LiteralIndex = number;

export type Found = (start: number, end: number) => void;

export interface Phrase {
  readonly id: PatternId;
  readonly wordStart: boolean;
  readonly wordEnd: boolean;
}

export interface Expression {
  readonly id: PatternId;
  /**
   * Reports the matches in a text. The first `count` of `places` are those, in ascending order, at which
   * alone a match can begin; null when it can begin anywhere.
   */
  readonly run: (text: string, places: Int32Array | null, count: number, found: Found) => void;
  /** Literals with one of which every match begins; null when they are not known. */
  readonly starts: readonly LiteralIndex[] | null;
}

/**
 * One alternative of an expression. It is looked at where a literal of its most telling set was found;
 * the expression runs when the other set, where there is one, has been met too.
 */
export interface Gate {
  readonly expression: Expression;
  readonly other: readonly LiteralIndex[] | null;
}

/** What a literal means to the patterns that it belongs to. */
export interface LiteralUse {
  readonly phrases: Phrase[];
  readonly gates: Gate[];
}

const STARTS_WORD = 1;
const ENDS_WORD = 2;
/** The gate has no other set. */
const NO_OTHER = -1;
/** Cells of a literal's row in a role table: phrases from, to, gates from, to. */
const ROW = 4;
/** Cells of a literal's state: whether it is watched, whether it was met in this scan, its last place, its length. */
const STATE = 4;
const MET = 1;
const LAST_PLACE = 2;
const LENGTH = 3;

/**
 * What each literal means in the turns of some roles, in flat tables: a search touches many literals
 * and little of each, so what is read together stands together.
 */
interface RoleTable {
  /** By literal: where its phrases begin and end, where its gates begin and end. */
  readonly rows: Int32Array;
  readonly phraseId: Int32Array;
  readonly phraseEdges: Uint8Array;
  /** Index of the gate's expression. */
  readonly gateExpression: Int32Array;
  /** Where the gate's other set begins in `others`: its length, then its literals. */
  readonly gateOther: Int32Array;
}

/**
 * So many bits tell for each expression which literals its matches begin with: literals share bits, and
 * a place too many costs one vain try.
 */
const START_BITS = 512;
const START_WORDS = START_BITS / 32;

/** All patterns of an analyser, searched together. */
export class PatternSet {
  readonly #automaton: AhoCorasick;
  readonly #uses: readonly LiteralUse[];
  readonly #expressions: readonly Expression[];
  readonly #always: readonly Expression[];
  readonly #roles: Uint8Array;
  /** By role bits. */
  readonly #tables = new Map<number, RoleTable>();
  /** The other sets of all gates, one after another. */
  readonly #others: Int32Array;
  readonly #otherOf: ReadonlyMap<Gate, number>;
  /**
   * By literal, `STATE` cells: whether expressions depend on its having been met or on its places; 1 while a
   * scan in which it was met is going on; its last place in that scan; its length.
   */
  readonly #states: Int32Array;
  /** By occurrence: the one before of the same literal in this scan, or -1. */
  #before = new Int32Array(256);
  /** The occurrences of watched literals in this scan by their starts; and the places of one expression. */
  #byStart = new Int32Array(256);
  #places = new Int32Array(256);
  readonly #startBits: Uint32Array;
  /** By pattern: the number of the scan that found it last, and its place among that scan's hits. */
  readonly #foundIn: Uint32Array;
  readonly #hitOf: Int32Array;
  /** By expression: the number of the scan that opened it. */
  readonly #openedIn: Uint32Array;
  #scan = 0;

  constructor(
    automaton: AhoCorasick,
    uses: readonly LiteralUse[],
    always: readonly Expression[],
    roles: readonly number[],
  ) {
    this.#automaton = automaton;
    this.#uses = uses;
    this.#always = always;
    this.#roles = Uint8Array.from(roles);
    const gates = uses.flatMap((use) => use.gates);
    this.#expressions = [...new Set(gates.map(({ expression }) => expression))];
    this.#states = statesOf(uses.length, gates, automaton);
    const others: number[] = [];
    const otherOf = new Map<Gate, number>();
    for (const gate of gates) {
      if (gate.other === null) continue;
      otherOf.set(gate, others.length);
      others.push(gate.other.length, ...gate.other);
    }
    this.#others = Int32Array.from(others);
    this.#otherOf = otherOf;
    this.#startBits = new Uint32Array(this.#expressions.length * START_WORDS);
    for (const [index, { starts }] of this.#expressions.entries()) {
      for (const literal of starts ?? []) this.#startBits[wordOf(index, literal)]! |= 1 << (literal & 31);
    }
    this.#foundIn = new Uint32Array(roles.length);
    this.#hitOf = new Int32Array(roles.length);
    this.#openedIn = new Uint32Array(this.#expressions.length);
  }

  /** The number of distinct patterns. */
  get size(): number {
    return this.#roles.length;
  }

  /** Finds the patterns that matter in a turn of the role; without a role, all. */
  scan(view: TextView, role?: Role): PatternHits {
    const { text } = view;
    const bits = role === undefined ? EVERY_ROLE : roleBit(role);
    const table = this.#tableFor(bits);
    const scan = this.#nextScan();
    const ids: PatternId[] = [];
    const spans: ViewSpan[][] = [];
    const found = (id: PatternId, start: number, end: number) => {
      if (this.#foundIn[id] === scan) spans[this.#hitOf[id]!]!.push({ start, end });
      else {
        this.#foundIn[id] = scan;
        this.#hitOf[id] = ids.length;
        ids.push(id);
        spans.push([{ start, end }]);
      }
    };
    const automaton = this.#automaton;
    const count = automaton.search(text);
    const { literals, ends } = automaton;
    if (this.#before.length < literals.length) this.#makeRoom(literals.length);
    let sorted = 0;
    const states = this.#states;
    const { rows } = table;
    for (let place = 0; place < count; place++) {
      const literal = literals[place]!;
      const state = literal * STATE;
      if (states[state] === 1) {
        this.#before[place] = states[state + MET] === 1 ? states[state + LAST_PLACE]! : -1;
        states[state + MET] = 1;
        states[state + LAST_PLACE] = place;
        sorted = this.#insertByStart(place, sorted);
      }
      const to = rows[literal * ROW + 1]!;
      for (let row = rows[literal * ROW]!; row < to; row++) {
        const edges = table.phraseEdges[row]!;
        const end = ends[place]!;
        const start = end - states[state + LENGTH]!;
        if ((edges & STARTS_WORD) !== 0 && start > 0 && isWordUnit(text.charCodeAt(start - 1))) continue;
        if ((edges & ENDS_WORD) !== 0 && end < text.length && isWordUnit(text.charCodeAt(end))) continue;
        found(table.phraseId[row]!, start, end);
      }
    }
    for (const { id, run } of this.#always) {
      if ((this.#roles[id]! & bits) !== 0) run(text, null, 0, (start, end) => found(id, start, end));
    }
    for (let place = 0; place < count; place++) {
      const literal = literals[place]!;
      const to = rows[literal * ROW + 3]!;
      for (let row = rows[literal * ROW + 2]!; row < to; row++) {
        const expression = table.gateExpression[row]!;
        if (this.#openedIn[expression] === scan || !this.#isOpen(table.gateOther[row]!)) continue;
        this.#openedIn[expression] = scan;
        const { id, run, starts } = this.#expressions[expression]!;
        if (starts === null) run(text, null, 0, (start, end) => found(id, start, end));
        else {
          const places = this.#placesOf(expression, starts, sorted);
          if (places > 0) run(text, this.#places, places, (start, end) => found(id, start, end));
        }
      }
    }
    for (let place = 0; place < count; place++) states[literals[place]! * STATE + MET] = 0;
    return new PatternHits(ids, spans);
  }

  #nextScan(): number {
    if (this.#scan === 0xffff_ffff) {
      this.#foundIn.fill(0);
      this.#openedIn.fill(0);
      this.#scan = 0;
    }
    return ++this.#scan;
  }

  #tableFor(bits: number): RoleTable {
    let table = this.#tables.get(bits);
    if (table === undefined) {
      table = this.#makeTable(bits);
      this.#tables.set(bits, table);
    }
    return table;
  }

  #makeTable(bits: number): RoleTable {
    const matters = (id: PatternId) => (this.#roles[id]! & bits) !== 0;
    const expressions = new Map(this.#expressions.map((expression, index) => [expression, index]));
    const phrases = this.#uses.map((use) => use.phrases.filter(({ id }) => matters(id)));
    const gates = this.#uses.map((use) => use.gates.filter(({ expression }) => matters(expression.id)));
    const allPhrases = phrases.flat();
    const allGates = gates.flat();
    return {
      rows: rowsOf(phrases, gates),
      phraseId: Int32Array.from(allPhrases, ({ id }) => id),
      phraseEdges: Uint8Array.from(
        allPhrases,
        ({ wordStart, wordEnd }) => (wordStart ? STARTS_WORD : 0) | (wordEnd ? ENDS_WORD : 0),
      ),
      gateExpression: Int32Array.from(allGates, ({ expression }) => expressions.get(expression)!),
      gateOther: Int32Array.from(allGates, (gate) => this.#otherOf.get(gate) ?? NO_OTHER),
    };
  }

  #isOpen(other: number): boolean {
    if (other === NO_OTHER) return true;
    const to = other + this.#others[other]!;
    for (let i = other + 1; i <= to; i++) if (this.#states[this.#others[i]! * STATE + MET] === 1) return true;
    return false;
  }

  /** Puts an occurrence among the first `sorted` of `#byStart`; they come by their ends, so it is near its place. */
  #insertByStart(occurrence: number, sorted: number): number {
    const start = this.#startOf(occurrence);
    let at = sorted;
    while (at > 0 && this.#startOf(this.#byStart[at - 1]!) > start) {
      this.#byStart[at] = this.#byStart[at - 1]!;
      at--;
    }
    this.#byStart[at] = occurrence;
    return sorted + 1;
  }

  #startOf(occurrence: number): number {
    const { ends, literals } = this.#automaton;
    return ends[occurrence]! - this.#states[literals[occurrence]! * STATE + LENGTH]!;
  }

  /** Fills `#places` with the places at which a match of the expression may begin, and returns their number. */
  #placesOf(expression: number, starts: readonly LiteralIndex[], sorted: number): number {
    return starts.length < sorted ? this.#placesOfEach(starts) : this.#placesAmong(expression, sorted);
  }

  #placesAmong(expression: number, sorted: number): number {
    const { literals } = this.#automaton;
    let count = 0;
    for (let i = 0; i < sorted; i++) {
      const literal = literals[this.#byStart[i]!]!;
      if ((this.#startBits[wordOf(expression, literal)]! & (1 << (literal & 31))) === 0) continue;
      const start = this.#startOf(this.#byStart[i]!);
      if (count === 0 || this.#places[count - 1] !== start) this.#places[count++] = start;
    }
    return count;
  }

  #placesOfEach(starts: readonly LiteralIndex[]): number {
    let count = 0;
    for (let i = 0; i < starts.length; i++) {
      const literal = starts[i]!;
      if (this.#states[literal * STATE + MET] === 0) continue;
      for (
        let place = this.#states[literal * STATE + LAST_PLACE]!;
        place >= 0;
        place = this.#before[place]!
      ) {
        this.#places[count++] = this.#startOf(place);
      }
    }
    if (count > 1) this.#places.subarray(0, count).sort();
    return count;
  }

  #makeRoom(occurrences: number): void {
    this.#before = new Int32Array(occurrences);
    this.#byStart = new Int32Array(occurrences);
    this.#places = new Int32Array(occurrences);
  }
}

/** The word of the start bits that holds an expression's bit for a literal. */
function wordOf(expression: number, literal: LiteralIndex): number {
  return expression * START_WORDS + ((literal % START_BITS) >>> 5);
}

/** For each literal: where its phrases and where its gates stand when all stand one after another. */
function rowsOf(
  phrases: readonly (readonly unknown[])[],
  gates: readonly (readonly unknown[])[],
): Int32Array {
  const rows = new Int32Array(phrases.length * ROW);
  let phrase = 0;
  let gate = 0;
  for (let literal = 0; literal < phrases.length; literal++) {
    const at = literal * ROW;
    rows.set([phrase, phrase + phrases[literal]!.length, gate, gate + gates[literal]!.length], at);
    phrase = rows[at + 1]!;
    gate = rows[at + 3]!;
  }
  return rows;
}

function statesOf(literals: number, gates: readonly Gate[], automaton: AhoCorasick): Int32Array {
  const states = new Int32Array(literals * STATE);
  for (const { expression, other } of gates) {
    for (const literal of other ?? []) states[literal * STATE] = 1;
    for (const literal of expression.starts ?? []) states[literal * STATE] = 1;
  }
  for (let literal = 0; literal < literals; literal++) {
    states[literal * STATE + LENGTH] = automaton.lengthOf(literal);
  }
  return states;
}

function isWordUnit(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}
