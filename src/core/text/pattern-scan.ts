import { EVERY_ROLE, roleBit } from '../conversation/role-bits.ts';
import type { Role } from '../conversation/schema.ts';
import { LastFound, type PatternHits } from './pattern-hits.ts';
import type { PatternUses } from './pattern-uses.ts';
import { RoleScan } from './role-scan.ts';
import type { TextView } from './text-view.ts';

/** All patterns of an analyser, searched together. */
export class PatternSet {
  readonly #patterns: PatternUses;
  /** By role bits, made at the first turn of the role: what others say alone is not looked for in it. */
  readonly #scans = new Map<number, RoleScan>();
  readonly #last: LastFound;

  constructor(patterns: PatternUses) {
    this.#patterns = patterns;
    this.#last = new LastFound(patterns.roles.length);
  }

  /** The number of distinct patterns. */
  get size(): number {
    return this.#patterns.roles.length;
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
