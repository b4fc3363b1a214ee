import { AhoCorasick } from './aho-corasick.ts';
import { type LastFound, PatternHits, type PatternId } from './pattern-hits.ts';
import type { AnchoredExpression, Expression, Gate, LiteralIndex, PatternUses } from './pattern-uses.ts';

const STARTS_WORD = 1;
const ENDS_WORD = 2;
/** The gate has no other set. */
const NO_OTHER = 0;
/**
 * Cells of a literal's row: where its phrases and where its gates begin and end, its length,
 * whether expressions depend on its having been met or on its places, and its last place in the present scan.
 */
const ROW = 8;
const PHRASES = 0;
const GATES = 2;
const LENGTH = 4;
const IS_WATCHED = 5;
const LAST_PLACE = 6;
/** Cells of a phrase: its pattern, and at which edges a word has to begin or end. */
const PHRASE = 2;
/** Cells of a gate: its expression, and where its other sets begin in `#others`. */
const GATE = 2;

/**
 * So many bits tell for each expression which literals its matches begin with: literals share bits, and
 * a place too many costs one vain try.
 */
const START_BITS = 512;
const START_WORDS = START_BITS / 32;

/**
 * The patterns that matter in the turns of some roles, searched together. What each literal means stands in flat
 * tables: a search touches many literals and little of each, so what is read together stands together.
 */
export class RoleScan {
  readonly #automaton: AhoCorasick;
  readonly #expressions: readonly (Expression | AnchoredExpression)[];
  readonly #always: readonly Expression[];
  readonly #rows: Int32Array;
  readonly #phrases: Int32Array;
  readonly #gates: Int32Array;
  /** The other sets of all gates: their number, then of each its length and its literals. */
  readonly #others: Int32Array;
  /** One bit a literal: it was met in the present scan. */
  readonly #met: Int32Array;
  /** By occurrence: the one before of the same literal in this scan, or -1. */
  #before = new Int32Array(256);
  /** The occurrences of watched literals in this scan by their starts, and these; the places of one expression. */
  #byStart = new Int32Array(256);
  #starts = new Int32Array(256);
  #places = new Int32Array(256);
  /** By expression: where the literals with which its matches begin stand in `#startLiterals`; none: anywhere. */
  readonly #startsFrom: Int32Array;
  readonly #startLiterals: Int32Array;
  readonly #startBits: Uint32Array;
  readonly #last: LastFound;
  /** By expression: the number of the scan that opened it. */
  readonly #openedIn: Int32Array;
  #scansBefore = 0;

  /**
   * @param bits one a role
   * @param last shared by all that look into the hits of the same set
   */
  constructor({ literals, uses, always, roles }: PatternUses, bits: number, last: LastFound) {
    const matters = (id: PatternId) => (roles[id]! & bits) !== 0;
    const own = uses.map(({ phrases, gates }) => ({
      phrases: phrases.filter(({ id }) => matters(id)),
      gates: gates.filter(({ expression }) => matters(expression.id)),
    }));
    const watched = watchedBy(own.flatMap(({ gates }) => gates));
    const used = own.flatMap(({ phrases, gates }, index) =>
      phrases.length + gates.length > 0 ? [index] : [],
    );
    const order = shortestFirst(new Set([...watched, ...used]), literals);
    const indexOf = new Map(order.map((literal, index) => [literal, index]));
    const there = (some: readonly LiteralIndex[]) => some.map((literal) => indexOf.get(literal)!);
    this.#automaton = new AhoCorasick(order.map((literal) => literals[literal]!));
    this.#always = always.filter(({ id }) => matters(id));
    this.#met = new Int32Array((order.length + 31) >>> 5);
    this.#last = last;

    const gates = order.flatMap((literal) => own[literal]!.gates);
    this.#expressions = [...new Set(gates.map(({ expression }) => expression))];
    this.#openedIn = new Int32Array(this.#expressions.length);
    const starts = this.#expressions.map((one) => ('starts' in one ? there(one.starts) : []));
    this.#startLiterals = Int32Array.from(starts.flat());
    this.#startsFrom = new Int32Array(starts.length + 1);
    this.#startBits = new Uint32Array(starts.length * START_WORDS);
    for (const [index, list] of starts.entries()) {
      this.#startsFrom[index + 1] = this.#startsFrom[index]! + list.length;
      for (const literal of list) this.#startBits[wordOf(index, literal)]! |= 1 << (literal & 31);
    }

    const expressionIndex = new Map(this.#expressions.map((expression, index) => [expression, index]));
    const others: number[] = [NO_OTHER];
    /** Where the other sets of a gate begin: gates of one alternative have them in common. */
    const othersFrom = new Map<Gate['others'], number>();
    const placeOfOthers = (sets: Gate['others']) => {
      if (sets.length === 0) return NO_OTHER;
      const known = othersFrom.get(sets);
      if (known !== undefined) return known;
      const place = others.push(sets.length) - 1;
      for (const set of sets) others.push(set.length, ...there(set));
      othersFrom.set(sets, place);
      return place;
    };
    const gateCells: number[] = [];
    const phraseCells: number[] = [];
    this.#rows = new Int32Array(order.length * ROW);
    for (const [index, literal] of order.entries()) {
      const row = this.#rows.subarray(index * ROW, (index + 1) * ROW);
      row[PHRASES] = phraseCells.length;
      for (const { id, wordStart, wordEnd } of own[literal]!.phrases) {
        phraseCells.push(id, (wordStart ? STARTS_WORD : 0) | (wordEnd ? ENDS_WORD : 0));
      }
      row[PHRASES + 1] = phraseCells.length;
      row[GATES] = gateCells.length;
      for (const gate of own[literal]!.gates) {
        gateCells.push(expressionIndex.get(gate.expression)!, placeOfOthers(gate.others));
      }
      row[GATES + 1] = gateCells.length;
      row[LENGTH] = literals[literal]!.length;
      row[IS_WATCHED] = watched.has(literal) ? 1 : 0;
    }
    this.#phrases = Int32Array.from(phraseCells);
    this.#gates = Int32Array.from(gateCells);
    this.#others = Int32Array.from(others);
  }

  /** @param text a view's */
  scan(text: string): PatternHits {
    const hits = new PatternHits(this.#last);
    const { scan } = this.#last;
    // Scans are numbered from 1 again when the numbers are used up.
    if (scan <= this.#scansBefore) this.#openedIn.fill(0);
    this.#scansBefore = scan;
    const automaton = this.#automaton;
    const count = automaton.search(text);
    const { literals, ends } = automaton;
    if (this.#before.length < literals.length) this.#makeRoom(literals.length);
    const met = this.#met;
    const rows = this.#rows;
    const phrases = this.#phrases;
    const gates = this.#gates;
    let sorted = 0;
    for (let place = 0; place < count; place++) {
      const literal = literals[place]!;
      const row = literal * ROW;
      const end = ends[place]!;
      const start = end - rows[row + LENGTH]!;
      if (rows[row + IS_WATCHED] === 1) {
        const bit = 1 << (literal & 31);
        const isMet = (met[literal >>> 5]! & bit) !== 0;
        this.#before[place] = isMet ? rows[row + LAST_PLACE]! : -1;
        rows[row + LAST_PLACE] = place;
        met[literal >>> 5]! |= bit;
        sorted = this.#insertByStart(place, start, sorted);
      }
      const to = rows[row + PHRASES + 1]!;
      for (let phrase = rows[row + PHRASES]!; phrase < to; phrase += PHRASE) {
        const edges = phrases[phrase + 1]!;
        if ((edges & STARTS_WORD) !== 0 && start > 0 && isWordUnit(text.charCodeAt(start - 1))) continue;
        if ((edges & ENDS_WORD) !== 0 && end < text.length && isWordUnit(text.charCodeAt(end))) continue;
        hits.add(phrases[phrase]!, start, end);
      }
    }
    for (const { run } of this.#always) run(text, hits);
    for (let place = 0; place < count; place++) {
      const row = literals[place]! * ROW;
      const to = rows[row + GATES + 1]!;
      for (let gate = rows[row + GATES]!; gate < to; gate += GATE) {
        const expression = gates[gate]!;
        if (this.#openedIn[expression] === scan || !this.#isOpen(gates[gate + 1]!)) continue;
        this.#openedIn[expression] = scan;
        this.#run(expression, text, sorted, hits);
      }
    }
    for (let place = 0; place < count; place++) met[literals[place]! >>> 5] = 0;
    return hits;
  }

  #run(expression: number, text: string, sorted: number, hits: PatternHits): void {
    const from = this.#startsFrom[expression]!;
    const to = this.#startsFrom[expression + 1]!;
    if (from < to) {
      const places =
        to - from < sorted ? this.#placesOfEach(from, to) : this.#placesAmong(expression, sorted);
      if (places === 0) return;
      const anchored = this.#expressions[expression] as AnchoredExpression;
      atPlaces(anchored, text, this.#places, places, hits);
      return;
    }
    (this.#expressions[expression] as Expression).run(text, hits);
  }

  /** Whether a literal of each set was met. */
  #isOpen(sets: number): boolean {
    const others = this.#others;
    const met = this.#met;
    let at = sets + 1;
    for (let set = others[sets]!; set > 0; set--) {
      const to = at + others[at]!;
      let isMet = false;
      while (at++ < to) {
        const literal = others[at]!;
        if ((met[literal >>> 5]! & (1 << (literal & 31))) === 0) continue;
        isMet = true;
        break;
      }
      if (!isMet) return false;
      at = to + 1;
    }
    return true;
  }

  /** Puts an occurrence among the first `sorted` of `#byStart`; they come by their ends, so it is near its place. */
  #insertByStart(occurrence: number, start: number, sorted: number): number {
    let at = sorted;
    while (at > 0 && this.#starts[at - 1]! > start) {
      this.#byStart[at] = this.#byStart[at - 1]!;
      this.#starts[at] = this.#starts[at - 1]!;
      at--;
    }
    this.#byStart[at] = occurrence;
    this.#starts[at] = start;
    return sorted + 1;
  }

  /** Fills `#places` with the places at which a match of the expression may begin, and returns their number. */
  #placesAmong(expression: number, sorted: number): number {
    const { literals } = this.#automaton;
    let count = 0;
    for (let i = 0; i < sorted; i++) {
      const literal = literals[this.#byStart[i]!]!;
      if ((this.#startBits[wordOf(expression, literal)]! & (1 << (literal & 31))) === 0) continue;
      const start = this.#starts[i]!;
      if (count === 0 || this.#places[count - 1] !== start) this.#places[count++] = start;
    }
    return count;
  }

  /** The same for an expression whose matches begin with few literals: those from `from` to `to` of `#startLiterals`. */
  #placesOfEach(from: number, to: number): number {
    const rows = this.#rows;
    const { ends } = this.#automaton;
    let count = 0;
    for (let i = from; i < to; i++) {
      const literal = this.#startLiterals[i]!;
      if ((this.#met[literal >>> 5]! & (1 << (literal & 31))) === 0) continue;
      const length = rows[literal * ROW + LENGTH]!;
      for (let place = rows[literal * ROW + LAST_PLACE]!; place >= 0; place = this.#before[place]!) {
        this.#places[count++] = ends[place]! - length;
      }
    }
    if (count > 1) sortFirst(this.#places, count);
    return count;
  }

  #makeRoom(occurrences: number): void {
    this.#before = new Int32Array(occurrences);
    this.#byStart = new Int32Array(occurrences);
    this.#starts = new Int32Array(occurrences);
    this.#places = new Int32Array(occurrences);
  }
}

/** The word of the start bits that holds an expression's bit for a literal. */
function wordOf(expression: number, literal: LiteralIndex): number {
  return expression * START_WORDS + ((literal % START_BITS) >>> 5);
}

/** Literals on whose having been met, or on whose places, an expression of the gates depends. */
function watchedBy(gates: readonly Gate[]): ReadonlySet<LiteralIndex> {
  // Many gates lead to the same expression, and those of one alternative have their other sets in common.
  const expressions = new Set(gates.map(({ expression }) => expression));
  const sets = [...new Set(gates.map(({ others }) => others))].flat();
  const starts = [...expressions].map((one) => ('starts' in one ? one.starts : []));
  return new Set([...sets, ...starts].flat());
}

/** The shorter a literal, the more often it is met: those met most stand together in memory. */
function shortestFirst(wanted: Iterable<LiteralIndex>, literals: readonly string[]): LiteralIndex[] {
  return [...wanted].sort((a, b) => literals[a]!.length - literals[b]!.length || a - b);
}

/** Tries the first `count` places, in ascending order; a match that begins inside another is none. */
function atPlaces(
  { id, expression }: AnchoredExpression,
  text: string,
  places: Int32Array,
  count: number,
  hits: PatternHits,
): void {
  let end = 0;
  for (let i = 0; i < count; i++) {
    const place = places[i]!;
    if (place < end) continue;
    expression.lastIndex = place;
    if (!expression.test(text)) continue;
    end = expression.lastIndex;
    if (end > place) hits.add(id, place, end);
  }
}

/** Up to so many are sorted by insertion. */
const FEW = 24;

function sortFirst(numbers: Int32Array, count: number): void {
  if (count > FEW) {
    numbers.subarray(0, count).sort();
    return;
  }
  for (let i = 1; i < count; i++) {
    const number = numbers[i]!;
    let at = i;
    while (at > 0 && numbers[at - 1]! > number) {
      numbers[at] = numbers[at - 1]!;
      at--;
    }
    numbers[at] = number;
  }
}

function isWordUnit(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}
