import { roleBit } from '../conversation/role-bits.ts';
import type { CompiledCondition, CompiledTest } from './compiled.ts';
import type { Entry } from './memory.ts';
import { compareMetadata, type Metadata } from './metadata.ts';
import type { Distance } from './model.ts';
import { isClosed, scopeOf, type Timeline, withinReach } from './scope.ts';
import { allOf, anyOf, negate, type Reason, type Truth } from './truth.ts';

export interface Reading {
  readonly truth: Truth;
  readonly reason?: Reason;
}

/** A passage of an utterance that an outcome rests on. */
export interface RulePassage {
  readonly utterance: number;
  readonly start: number;
  readonly end: number;
}

/** What a condition is by now. Once true or false it stays so, whatever follows. */
export function read(condition: CompiledCondition, timeline: Timeline, metadata: Metadata): Reading {
  switch (condition.kind) {
    case 'turn':
      return condition.test.every ? readEvery(condition.test, timeline) : readSome(condition.test, timeline);
    case 'count':
      return readCount(condition.test, condition.atLeast, condition.atMost, timeline);
    case 'sequence':
      return readSequence(condition.steps, condition.within, timeline);
    case 'meta':
      return compareMetadata(condition.fields, metadata, timeline.ended);
    case 'not': {
      const inner = read(condition.of, timeline, metadata);
      return { ...inner, truth: negate(inner.truth) };
    }
    case 'all':
    case 'any': {
      const parts = condition.of.map((part) => read(part, timeline, metadata));
      const truths = parts.map(({ truth }) => truth);
      const truth = condition.kind === 'all' ? allOf(truths) : anyOf(truths);
      return withReason(truth, parts.find((part) => part.truth === 'unknown')?.reason);
    }
  }
}

function withReason(truth: Truth, reason: Reason | undefined): Reading {
  return truth === 'unknown' && reason !== undefined ? { truth, reason } : { truth };
}

/** What is known when nothing more can come into the test's scope, else open. */
function whenClosed(
  test: CompiledTest,
  timeline: Timeline,
  entries: readonly Entry[],
  last: () => Truth,
): Reading {
  if (!timeline.ended && (timeline.memory(test).pending > 0 || !isClosed(test, timeline)))
    return { truth: 'pending' };
  return withReason(
    last(),
    entries.find(({ state, checked }) => state === 'unknown' || checked === 'unknown')?.reason,
  );
}

function readSome(test: CompiledTest, timeline: Timeline): Reading {
  const { entries } = timeline.memory(test);
  if (entries.some(({ state }) => state === 'true')) return { truth: 'true' };
  return whenClosed(test, timeline, entries, () =>
    entries.some(({ state }) => state === 'unknown') ? 'unknown' : 'false',
  );
}

function readEvery(test: CompiledTest, timeline: Timeline): Reading {
  const { entries } = timeline.memory(test);
  if (entries.some(({ state, checked }) => state === 'true' && checked === 'false'))
    return { truth: 'false' };
  return whenClosed(test, timeline, entries, () => {
    const inScope = entries.filter(({ state }) => state !== 'false');
    if (inScope.some(({ state, checked }) => state === 'unknown' || checked === 'unknown')) return 'unknown';
    return inScope.length > 0 ? 'true' : 'false';
  });
}

function readCount(test: CompiledTest, atLeast: number, atMost: number, timeline: Timeline): Reading {
  const { entries } = timeline.memory(test);
  const sure = entries.filter(({ state }) => state === 'true').length;
  if (sure > atMost) return { truth: 'false' };
  if (sure >= atLeast && atMost === Number.POSITIVE_INFINITY) return { truth: 'true' };
  return whenClosed(test, timeline, entries, () => {
    const most = sure + entries.filter(({ state }) => state === 'unknown').length;
    if (most < atLeast) return 'false';
    return sure >= atLeast && most <= atMost ? 'true' : 'unknown';
  });
}

function readSequence(steps: readonly CompiledTest[], within: Distance | null, timeline: Timeline): Reading {
  const known = (state: Truth) => state === 'true';
  if (chain(steps, within, timeline, known, 'true') !== null) return { truth: 'true' };
  if (!timeline.ended) return { truth: 'pending' };
  const possible = (state: Truth) => state === 'true' || state === 'unknown';
  if (chain(steps, within, timeline, possible, 'unknown') === null) return { truth: 'false' };
  const reason = steps
    .flatMap((step) => timeline.memory(step).entries)
    .find(({ state }) => state === 'unknown')?.reason;
  return { truth: 'unknown', reason: reason ?? 'times' };
}

/**
 * The earliest-ending chain of different turns that pass the steps in order, each within reach of the
 * one before; null when there is none. Keeps all ends of each step, since the nearest is not always the
 * one that the next step can follow.
 */
function chain(
  steps: readonly CompiledTest[],
  within: Distance | null,
  timeline: Timeline,
  counts: (state: Truth) => boolean,
  needed: 'true' | 'unknown',
): Entry[] | null {
  let chains: Entry[][] = [[]];
  for (const step of steps) {
    const longer: Entry[][] = [];
    for (const entry of timeline.memory(step).entries) {
      if (!counts(entry.state)) continue;
      const before = chains.find((candidate) => {
        const last = candidate.at(-1);
        if (last === undefined) return true;
        if (last.index >= entry.index) return false;
        const reach = withinReach(within, last.index, entry.index, timeline);
        return reach === 'true' || (needed === 'unknown' && reach === 'unknown');
      });
      if (before !== undefined) longer.push([...before, entry]);
    }
    if (longer.length === 0) return null;
    chains = longer;
  }
  return chains[0] ?? null;
}

/** The passages on which a settled condition rests; for an absence, where it was looked for. */
export function evidenceOf(
  condition: CompiledCondition,
  truth: boolean,
  timeline: Timeline,
  metadata: Metadata,
): RulePassage[] {
  switch (condition.kind) {
    case 'turn':
    case 'count': {
      const { test } = condition;
      const faulty = condition.kind === 'turn' && test.every && !truth;
      const told = timeline
        .memory(test)
        .entries.filter(({ state, checked }) => state === 'true' && (!faulty || checked === 'false'));
      if (told.length > 0 && (truth || faulty || condition.kind === 'count'))
        return told.flatMap((entry) => passages(entry, timeline));
      return placesLookedAt(test, timeline);
    }
    case 'sequence':
      if (!truth) return [];
      return (
        chain(condition.steps, condition.within, timeline, (state) => state === 'true', 'true') ?? []
      ).flatMap((entry) => passages(entry, timeline));
    case 'meta':
      return [];
    case 'not':
      return evidenceOf(condition.of, !truth, timeline, metadata);
    case 'all':
    case 'any': {
      const decisive = condition.of.filter(
        (part) => read(part, timeline, metadata).truth === (truth ? 'true' : 'false'),
      );
      const found = decisive.flatMap((part) => evidenceOf(part, truth, timeline, metadata));
      return unique(found);
    }
  }
}

function passages({ index, spans, anchor }: Entry, timeline: Timeline): RulePassage[] {
  const own =
    spans.length > 0
      ? spans.map(({ start, end }) => ({ utterance: index, start, end }))
      : [whole(index, timeline)];
  return anchor === undefined ? own : [whole(anchor, timeline), ...own];
}

function whole(index: number, timeline: Timeline): RulePassage {
  return { utterance: index, start: 0, end: timeline.utterance(index).text.length };
}

const MOST_PLACES = 2;

/** Only a test that looks at certain places can show where the thing is missing. */
function placesLookedAt(test: CompiledTest, timeline: Timeline): RulePassage[] {
  if (test.position === null && test.anchors.length === 0) return [];
  const places: RulePassage[] = [];
  for (let index = 0; index < timeline.length && places.length < MOST_PLACES; index++) {
    if ((roleBit(timeline.utterance(index).role) & test.roles) === 0) continue;
    if (scopeOf(test, index, timeline).truth === 'true') places.push(whole(index, timeline));
  }
  return places;
}

function unique(passages: readonly RulePassage[]): RulePassage[] {
  const seen = new Set<string>();
  return passages.filter(({ utterance, start, end }) => {
    const key = `${utterance}:${start}:${end}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
