import { EVERY_ROLE, roleBit } from '../conversation/role-bits.ts';
import type { Role } from '../conversation/schema.ts';
import { LastFound, type PatternHits } from './pattern-hits.ts';
import type { PatternUses } from './pattern-uses.ts';
import { RecurringTexts } from './recurring-texts.ts';
import { RoleScan } from './role-scan.ts';
import { TextView } from './text-view.ts';

/** A text as it is searched, and what was found in it. */
export interface SearchedText {
  readonly view: TextView;
  readonly hits: PatternHits;
}

/** All patterns of an analyser, searched together. */
export class PatternSet {
  readonly #patterns: PatternUses;
  /** By role bits, made at the first turn of the role: what others say alone is not looked for in it. */
  readonly #scans = new Map<number, RoleScan>();
  readonly #recurring = new Map<Role, RecurringTexts<SearchedText>>();
  readonly #last: LastFound;

  constructor(patterns: PatternUses) {
    this.#patterns = patterns;
    this.#last = new LastFound(patterns.roles.length);
  }

  /** The number of distinct patterns. */
  get size(): number {
    return this.#patterns.roles.length;
  }

  /** Finds the patterns that matter in a turn of the role; what comes again is not searched again. */
  search(text: string, role: Role): SearchedText {
    let recurring = this.#recurring.get(role);
    if (recurring === undefined) {
      recurring = new RecurringTexts();
      this.#recurring.set(role, recurring);
    }
    const known = recurring.get(text);
    if (known !== undefined) {
      known.hits.lookUpAgain();
      return known;
    }
    if (!recurring.comesAgain(text)) return this.#searched(text, role);
    // A copy, since a piece of a longer string would keep all of that.
    const copy = JSON.parse(JSON.stringify(text)) as string;
    const searched = this.#searched(copy, role);
    searched.hits.keepWhatIsMade();
    recurring.keep(copy, searched);
    return searched;
  }

  #searched(text: string, role: Role): SearchedText {
    const view = new TextView(text);
    return { view, hits: this.scan(view, role) };
  }

  /** Finds the patterns that matter in a turn of the role; without a role, all. */
  scan(view: TextView, role?: Role): PatternHits {
    const bits = role === undefined ? EVERY_ROLE : roleBit(role);
    let scan = this.#scans.get(bits);
    if (scan === undefined) {
      scan = new RoleScan(this.#patterns, bits, this.#last);
      this.#scans.set(bits, scan);
    }
    return scan.scan(view.text);
  }
}
