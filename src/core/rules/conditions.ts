import type { CompiledCondition, CompiledTest } from './compiled.ts';
import type { Entry } from './memory.ts';
import type { MetadataReader } from './metadata.ts';
import type { Distance } from './model.ts';
import { isClosed, type Timeline, withinReach } from './scope.ts';
import type { Reason, Truth } from './truth.ts';

export interface Reading {
  readonly truth: Truth;
  readonly reason?: Reason;
}

const TRUE: Reading = { truth: 'true' };
const FALSE: Reading = { truth: 'false' };
const PENDING: Reading = { truth: 'pending' };
const UNKNOWN: Reading = { truth: 'unknown' };

/** What a condition is by now. Once true or false it stays so, whatever follows. */
export function read(condition: CompiledCondition, timeline: Timeline, metadata: MetadataReader): Reading {
  switch (condition.kind) {
    case 'turn':
      return condition.test.every ? readEvery(condition.test, timeline) : readSome(condition.test, timeline);
    case 'count':
      return readCount(condition.test, condition.atLeast, condition.atMost, timeline);
    case 'sequence':
      return readSequence(condition.steps, condition.within, timeline);
    case 'meta':
      return metadata.read(condition.fields, timeline.ended);
    case 'not':
      return opposite(read(condition.of, timeline, metadata));
    case 'all':
      return readParts(condition.of, 'false', FALSE, TRUE, timeline, metadata);
    case 'any':
      return readParts(condition.of, 'true', TRUE, FALSE, timeline, metadata);
  }
}

function opposite(reading: Reading): Reading {
  if (reading.truth === 'true') return FALSE;
  return reading.truth === 'false' ? TRUE : reading;
}

/** One decisive part decides; otherwise an open part keeps it open, and the first unknown one gives the reason. */
function readParts(
  parts: readonly CompiledCondition[],
  decisive: Truth,
  decided: Reading,
  otherwise: Reading,
  timeline: Timeline,
  metadata: MetadataReader,
): Reading {
  let isOpen = false;
  let unknown: Reading | null = null;
  for (let i = 0; i < parts.length; i++) {
    const reading = read(parts[i]!, timeline, metadata);
    if (reading.truth === decisive) return decided;
    if (reading.truth === 'pending') isOpen = true;
    else if (reading.truth === 'unknown') unknown ??= reading;
  }
  return isOpen ? PENDING : (unknown ?? otherwise);
}

/** Something may still come into the test's scope. */
function isOpen(test: CompiledTest, timeline: Timeline): boolean {
  return !timeline.ended && (timeline.memory(test).pending > 0 || !isClosed(test, timeline));
}

function unknownOf(entries: readonly Entry[]): Reading {
  const reason = entries.find(({ state, checked }) => state === 'unknown' || checked === 'unknown')?.reason;
  return reason === undefined ? UNKNOWN : { truth: 'unknown', reason };
}

function readSome(test: CompiledTest, timeline: Timeline): Reading {
  const { sure, unknown, entries } = timeline.memory(test);
  if (sure > 0) return TRUE;
  if (isOpen(test, timeline)) return PENDING;
  return unknown > 0 ? unknownOf(entries) : FALSE;
}

function readEvery(test: CompiledTest, timeline: Timeline): Reading {
  const { failing, entries } = timeline.memory(test);
  if (failing > 0) return FALSE;
  if (isOpen(test, timeline)) return PENDING;
  const inScope = entries.filter(({ state }) => state !== 'false');
  if (inScope.some(({ state, checked }) => state === 'unknown' || checked === 'unknown'))
    return unknownOf(entries);
  return inScope.length > 0 ? TRUE : FALSE;
}

function readCount(test: CompiledTest, atLeast: number, atMost: number, timeline: Timeline): Reading {
  const { sure, unknown, entries } = timeline.memory(test);
  if (sure > atMost) return FALSE;
  if (sure >= atLeast && atMost === Number.POSITIVE_INFINITY) return TRUE;
  if (isOpen(test, timeline)) return PENDING;
  const most = sure + unknown;
  if (most < atLeast) return FALSE;
  return sure >= atLeast && most <= atMost ? TRUE : unknownOf(entries);
}

function readSequence(steps: readonly CompiledTest[], within: Distance | null, timeline: Timeline): Reading {
  if (sureChain(steps, within, timeline) !== null) return TRUE;
  if (!timeline.ended) return PENDING;
  if (chain(steps, within, timeline, isPossible, 'unknown') === null) return FALSE;
  const reason = steps
    .flatMap((step) => timeline.memory(step).entries)
    .find(({ state }) => state === 'unknown')?.reason;
  return { truth: 'unknown', reason: reason ?? 'times' };
}

/** The turns of a sequence that holds; null while there is none. */
export function sureChain(
  steps: readonly CompiledTest[],
  within: Distance | null,
  timeline: Timeline,
): readonly Entry[] | null {
  // Most sequences fail at a step that no turn has passed.
  for (let i = 0; i < steps.length; i++) if (timeline.memory(steps[i]!).sure === 0) return null;
  return chain(steps, within, timeline, isSure, 'true');
}

function isSure(state: Truth): boolean {
  return state === 'true';
}

function isPossible(state: Truth): boolean {
  return state === 'true' || state === 'unknown';
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
