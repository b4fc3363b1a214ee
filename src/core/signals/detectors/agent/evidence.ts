import type { PatternHits, PatternId, ViewSpan } from '../../../text/pattern-hits.ts';
import type { PatternRegistry } from '../../../text/pattern-set.ts';
import { byPattern, registerCue } from '../../cue-patterns.ts';
import type { Cue } from '../../cue-scorer.ts';

/** Further cues of a group say much the same as the strongest one. */
const SHARE_OF_FURTHER_CUES = 1 / 3;
const MOST_OF_FURTHER_CUES = 2;

interface Entry {
  readonly cue: number;
  readonly group: number;
  readonly weight: number;
}

interface Sum {
  strongest: number;
  further: number;
  against: number;
  /** Place among the hits of the strongest supporting cue; -1 where there is none. */
  place: number;
}

type Entries = readonly (readonly Entry[] | undefined)[];

/**
 * Many cue lists read together: the cost follows the patterns found in a turn, not the size of the
 * lexicons, which hold some thousand cues.
 */
export class EvidenceBoard<Group extends string> {
  readonly #groups: ReadonlyMap<Group, number>;
  /** By pattern; patterns beyond the last one belong to others. */
  readonly #entries: Entries;
  /** By cue: the last turn in which it was found. */
  readonly #foundIn: Uint32Array;
  #turn = 0;

  constructor(patterns: PatternRegistry, lists: Readonly<Record<Group, readonly Cue[]>>) {
    const names = Object.keys(lists) as Group[];
    const entries = new Map<PatternId, Entry[]>();
    this.#groups = new Map(names.map((name, index) => [name, index]));
    let cue = 0;
    for (const [group, name] of names.entries()) {
      for (const { match, weight } of lists[name]) {
        const entry = { cue: cue++, group, weight };
        for (const id of registerCue(patterns, match, false)) {
          const known = entries.get(id);
          if (known === undefined) entries.set(id, [entry]);
          else known.push(entry);
        }
      }
    }
    this.#entries = byPattern(entries);
    this.#foundIn = new Uint32Array(cue);
  }

  /** For `Evidence.hasAny`. */
  indexesOf(groups: readonly Group[]): readonly number[] {
    return groups.map((group) => this.#groups.get(group)!);
  }

  read(hits: PatternHits): Evidence<Group> {
    const turn = ++this.#turn;
    const sums: (Sum | undefined)[] = new Array(this.#groups.size);
    const { ids } = hits;
    for (let place = 0; place < ids.length; place++) {
      const id = ids[place]!;
      const entries = id < this.#entries.length ? this.#entries[id] : undefined;
      if (entries === undefined) continue;
      for (let i = 0; i < entries.length; i++) {
        const { cue, group, weight } = entries[i]!;
        let sum = sums[group];
        if (sum === undefined) {
          sum = { strongest: 0, further: 0, against: 0, place: -1 };
          sums[group] = sum;
        }
        // The alternatives of a cue are patterns of their own and count once together.
        if (this.#foundIn[cue] === turn) continue;
        this.#foundIn[cue] = turn;
        add(sum, weight, hits, place);
      }
    }
    return new Evidence(this.#groups, this.#entries, sums, hits);
  }
}

function add(sum: Sum, weight: number, hits: PatternHits, place: number): void {
  if (weight < 0) {
    sum.against = Math.min(sum.against, weight);
    return;
  }
  if (weight > sum.strongest) {
    sum.further += sum.strongest;
    sum.strongest = weight;
    sum.place = place;
    return;
  }
  sum.further += weight;
  if (weight === sum.strongest && sum.place >= 0 && hits.startAt(place) < hits.startAt(sum.place)) {
    sum.place = place;
  }
}

/** What one turn holds of each group. */
export class Evidence<Group extends string> {
  readonly #groups: ReadonlyMap<Group, number>;
  readonly #entries: Entries;
  readonly #sums: readonly (Sum | undefined)[];
  readonly #hits: PatternHits;

  constructor(
    groups: ReadonlyMap<Group, number>,
    entries: Entries,
    sums: readonly (Sum | undefined)[],
    hits: PatternHits,
  ) {
    this.#groups = groups;
    this.#entries = entries;
    this.#sums = sums;
    this.#hits = hits;
  }

  has(group: Group): boolean {
    return this.#sum(group) !== undefined;
  }

  /** Whether something was found of one of the groups, which the board has numbered. */
  hasAny(indexes: readonly number[]): boolean {
    for (let i = 0; i < indexes.length; i++) if (this.#sums[indexes[i]!] !== undefined) return true;
    return false;
  }

  /** The strongest cue whole, the others in part, and the strongest counter-cue. 0 when nothing was found. */
  score(group: Group): number {
    const sum = this.#sum(group);
    if (sum === undefined) return 0;
    return sum.strongest + Math.min(MOST_OF_FURTHER_CUES, sum.further * SHARE_OF_FURTHER_CUES) + sum.against;
  }

  /** The weight of the strongest supporting cue. */
  strongest(group: Group): number {
    return this.#sum(group)?.strongest ?? 0;
  }

  /** View span of the strongest supporting cue, the first one where several are as strong. */
  span(group: Group): ViewSpan | null {
    const place = this.#sum(group)?.place ?? -1;
    return place < 0 ? null : this.#hits.firstAt(place);
  }

  /** All view spans of a group, in no particular order. */
  spans(group: Group): readonly ViewSpan[] {
    if (!this.has(group)) return [];
    const index = this.#groups.get(group);
    const isOfGroup = (entry: Entry) => entry.group === index;
    return this.#hits.ids
      .filter((id) => this.#entries[id]?.some(isOfGroup))
      .flatMap((id) => [...this.#hits.of(id)]);
  }

  #sum(group: Group): Sum | undefined {
    return this.#sums[this.#groups.get(group)!];
  }
}
