import type { Utterance } from '../conversation/utterance.ts';
import type { CompiledAnchor, CompiledTest } from './compiled.ts';
import type { TestMemory } from './memory.ts';
import type { Distance, Position } from './model.ts';
import type { Reason, Truth } from './truth.ts';

/** What the scope of a test has to know of the conversation so far. */
export interface Timeline {
  /** Number of utterances so far. */
  readonly length: number;
  readonly ended: boolean;
  utterance(index: number): Utterance;
  /** Rank from 1 of an utterance among those of the roles. */
  rank(roles: number, index: number): number;
  /** How many utterances of the roles there are so far. */
  count(roles: number): number;
  memory(test: CompiledTest): TestMemory;
}

export interface Scoped {
  readonly truth: Truth;
  readonly reason?: Reason;
  /** The anchor's own turn, which belongs to the evidence. */
  readonly anchor?: number;
}

const IN_SCOPE: Scoped = { truth: 'true' };
const OUT_OF_SCOPE: Scoped = { truth: 'false' };
const OPEN: Scoped = { truth: 'pending' };

/** Whether the utterance stands where the test looks, as far as can be told by now. */
export function scopeOf(test: CompiledTest, index: number, timeline: Timeline): Scoped {
  let result: Scoped = IN_SCOPE;
  if (test.position !== null) {
    const rank = timeline.rank(test.roles, index);
    result = standsAt(test.position, rank, timeline.count(test.roles), timeline.ended);
    if (result.truth === 'false') return result;
  }
  for (let i = 0; i < test.anchors.length; i++) {
    const anchor = test.anchors[i]!;
    const found = anchoredAt(anchor, index, timeline);
    const anchored = anchor.negated ? withoutAnchor(found) : found;
    if (anchored.truth === 'false') return anchored;
    if (result.truth === 'true' || (anchored.truth === 'pending' && result.truth === 'unknown'))
      result = anchored;
  }
  return result;
}

function standsAt({ from, to }: Position, rank: number, count: number, ended: boolean): Scoped {
  // Ranks from the end grow with every further turn: too early stays too early only at the lower bound.
  const lower = from > 0 ? rank >= from : rank >= count + from + 1;
  if (!lower) return OUT_OF_SCOPE;
  const upper = to > 0 ? rank <= to : rank <= count + to + 1;
  if (!upper && (to > 0 || ended)) return OUT_OF_SCOPE;
  const lowerIsFinal = from > 0 || ended;
  const upperIsFinal = to > 0 || ended || upper;
  return lowerIsFinal && upperIsFinal && upper ? IN_SCOPE : OPEN;
}

/** No utterance still to come can be in the test's scope. */
export function isClosed(test: CompiledTest, timeline: Timeline): boolean {
  if (timeline.ended) return true;
  const { position } = test;
  if (position !== null && position.to > 0 && timeline.count(test.roles) >= position.to) return true;
  return test.anchors.some(({ negated, where, within, hit, test: inner }) => {
    if (negated || where !== 'after' || within === null || !('turns' in within) || hit === 'any' || hit < 0)
      return false;
    const nth = nthHit(inner, hit, timeline);
    return typeof nth === 'number' && timeline.length - 1 - nth >= within.turns;
  });
}

function withoutAnchor(scoped: Scoped): Scoped {
  if (scoped.truth === 'true') return OUT_OF_SCOPE;
  return scoped.truth === 'false' ? IN_SCOPE : scoped;
}

function anchoredAt(anchor: CompiledAnchor, index: number, timeline: Timeline): Scoped {
  if (anchor.hit === 'any') return anchoredAtAny(anchor, index, timeline);
  if (anchor.where === 'after') {
    // Whichever turn it is: with too few candidates before this turn, this turn is not after it.
    const { entries } = timeline.memory(anchor.test);
    let before = 0;
    for (const entry of entries) if (entry.index < index && entry.state !== 'false') before++;
    if (before < Math.max(1, anchor.hit)) return OUT_OF_SCOPE;
  }
  const target = nthHit(anchor.test, anchor.hit, timeline);
  if (typeof target === 'number') return placed(anchor, index, target, timeline);
  if (target === 'none') return timeline.ended ? OUT_OF_SCOPE : OPEN;
  return target === 'pending' ? OPEN : { truth: 'unknown', reason: target };
}

/** Index of the N-th turn that passes, 'none' so far, 'pending', or the reason why it cannot be told. */
function nthHit(test: CompiledTest, hit: number, timeline: Timeline): number | 'none' | 'pending' | Reason {
  const { entries } = timeline.memory(test);
  if (hit < 0) {
    if (!timeline.ended) return entries.some(({ state }) => state !== 'false') ? 'pending' : 'none';
    let remaining = -hit;
    for (let i = entries.length - 1; i >= 0; i--) {
      const { state, index, reason } = entries[i]!;
      if (state === 'unknown') return reason ?? 'times';
      if (state === 'true' && --remaining === 0) return index;
    }
    return 'none';
  }
  let remaining = hit;
  for (const { state, index, reason } of entries) {
    if (state === 'pending') return 'pending';
    if (state === 'unknown') return reason ?? 'times';
    if (state === 'true' && --remaining === 0) return index;
  }
  return 'none';
}

function anchoredAtAny(anchor: CompiledAnchor, index: number, timeline: Timeline): Scoped {
  let open = false;
  let unknown: Reason | undefined;
  for (const entry of timeline.memory(anchor.test).entries) {
    if (entry.state === 'false') continue;
    const there = placed(anchor, index, entry.index, timeline);
    if (there.truth === 'false') continue;
    if (there.truth === 'true' && entry.state === 'true') return there;
    if (entry.state === 'pending') open = true;
    else unknown = entry.reason ?? there.reason ?? 'times';
  }
  if (open || (anchor.where !== 'after' && stillInReach(anchor.within, index, timeline))) return OPEN;
  return unknown === undefined ? OUT_OF_SCOPE : { truth: 'unknown', reason: unknown };
}

function placed(anchor: CompiledAnchor, index: number, target: number, timeline: Timeline): Scoped {
  const sideFits =
    anchor.where === 'after' ? target < index : anchor.where === 'before' ? target > index : target !== index;
  if (!sideFits) return OUT_OF_SCOPE;
  const near = withinReach(anchor.within, Math.min(index, target), Math.max(index, target), timeline);
  if (near === 'unknown') return { truth: 'unknown', reason: 'times' };
  return near === 'true' ? { truth: 'true', anchor: target } : OUT_OF_SCOPE;
}

/**
 * Whether the later utterance comes soon enough after the earlier one. One without a time comes after
 * those before it, so it is too late when they are.
 */
export function withinReach(
  within: Distance | null,
  earlier: number,
  later: number,
  timeline: Timeline,
): 'true' | 'false' | 'unknown' {
  if (within === null) return 'true';
  if ('turns' in within) return later - earlier <= within.turns ? 'true' : 'false';
  const { startMs, endMs } = timeline.utterance(earlier);
  const from = endMs ?? startMs;
  if (from === undefined) return 'unknown';
  for (let index = later; index > earlier; index--) {
    const to = timeline.utterance(index).startMs;
    if (to === undefined) continue;
    if (to - from > within.ms) return 'false';
    return index === later ? 'true' : 'unknown';
  }
  return 'unknown';
}

function stillInReach(within: Distance | null, index: number, timeline: Timeline): boolean {
  if (timeline.ended) return false;
  // The next utterance is the nearest that may come; times never run backwards.
  if (within !== null && 'turns' in within) return timeline.length - index <= within.turns;
  return within === null || withinReach(within, index, timeline.length - 1, timeline) !== 'false';
}
