import type { PatternHits, PatternId, PatternRegistry, ViewSpan } from '../../../text/pattern-set.ts';
import type { Cue } from '../../cue-scorer.ts';

const LITERAL = /^[^\\^$.*+?()[\]{}|]+$/;
/** Further cues of a group say much the same as the strongest one. */
const SHARE_OF_FURTHER_CUES = 1 / 3;

interface Entry<Group> {
  readonly group: Group;
  readonly weight: number;
}

interface Sum {
  strongest: number;
  further: number;
  against: number;
  span: ViewSpan | null;
  readonly ids: PatternId[];
}

/**
 * Many cue lists read together: the cost follows the patterns found in a turn, not the size of the
 * lexicons, which hold some thousand cues.
 */
export class EvidenceBoard<Group extends string> {
  readonly #entries = new Map<PatternId, Entry<Group>[]>();

  constructor(patterns: PatternRegistry, lists: Readonly<Record<Group, readonly Cue[]>>) {
    for (const group of Object.keys(lists) as Group[]) {
      for (const { match, weight } of lists[group]) {
        const id = LITERAL.test(match) ? patterns.phrase(match) : patterns.regex(match);
        const known = this.#entries.get(id);
        if (known === undefined) this.#entries.set(id, [{ group, weight }]);
        else known.push({ group, weight });
      }
    }
  }

  read(hits: PatternHits): Evidence<Group> {
    const sums = new Map<Group, Sum>();
    for (const id of hits.ids()) {
      const entries = this.#entries.get(id);
      if (entries === undefined) continue;
      for (const { group, weight } of entries) add(sums, group, weight, id, hits);
    }
    return new Evidence(sums, hits);
  }
}

function add<Group>(sums: Map<Group, Sum>, group: Group, weight: number, id: PatternId, hits: PatternHits) {
  let sum = sums.get(group);
  if (sum === undefined) {
    sum = { strongest: 0, further: 0, against: 0, span: null, ids: [] };
    sums.set(group, sum);
  }
  sum.ids.push(id);
  if (weight < 0) {
    sum.against = Math.min(sum.against, weight);
    return;
  }
  const span = hits.of(id)[0] ?? null;
  const earlier =
    weight === sum.strongest && span !== null && sum.span !== null && span.start < sum.span.start;
  if (weight > sum.strongest || earlier) sum.span = span;
  if (weight > sum.strongest) {
    sum.further += sum.strongest;
    sum.strongest = weight;
  } else sum.further += weight;
}

/** What one turn holds of each group. */
export class Evidence<Group extends string> {
  readonly #sums: ReadonlyMap<Group, Sum>;
  readonly #hits: PatternHits;

  constructor(sums: ReadonlyMap<Group, Sum>, hits: PatternHits) {
    this.#sums = sums;
    this.#hits = hits;
  }

  has(group: Group): boolean {
    return this.#sums.has(group);
  }

  /** The strongest cue whole, the others in part, and the strongest counter-cue. 0 when nothing was found. */
  score(group: Group): number {
    const sum = this.#sums.get(group);
    if (sum === undefined) return 0;
    return sum.strongest + Math.min(2, sum.further * SHARE_OF_FURTHER_CUES) + sum.against;
  }

  /** The weight of the strongest supporting cue. */
  strongest(group: Group): number {
    return this.#sums.get(group)?.strongest ?? 0;
  }

  /** View span of the strongest supporting cue, the first one where several are as strong. */
  span(group: Group): ViewSpan | null {
    return this.#sums.get(group)?.span ?? null;
  }

  /** At how many places of the turn something of the group was found. */
  places(group: Group): number {
    const sum = this.#sums.get(group);
    if (sum === undefined) return 0;
    const starts = new Set<number>();
    for (const id of sum.ids) for (const { start } of this.#hits.of(id)) starts.add(start);
    return starts.size;
  }

  /** All view spans of a group, in no particular order. */
  spans(group: Group): readonly ViewSpan[] {
    return this.#sums.get(group)?.ids.flatMap((id) => [...this.#hits.of(id)]) ?? [];
  }
}
