import { roleBit } from '../conversation/role-bits.ts';
import type { CompiledCondition, CompiledTest } from './compiled.ts';
import { read, sureChain } from './conditions.ts';
import type { Entry } from './memory.ts';
import type { MetadataReader } from './metadata.ts';
import { scopeOf, type Timeline } from './scope.ts';

/** A passage of an utterance that an outcome rests on. */
export interface RulePassage {
  readonly utterance: number;
  readonly start: number;
  readonly end: number;
}

/** The first passages on which a settled condition rests, at most `most`; for an absence, where it was looked for. */
export function evidenceOf(
  condition: CompiledCondition,
  truth: boolean,
  timeline: Timeline,
  metadata: MetadataReader,
  most: number,
): readonly RulePassage[] {
  const passages = new Passages(timeline, most, isCompound(condition));
  gather(condition, truth, timeline, metadata, passages);
  return passages.list;
}

/** Its parts may rest on the same passage. */
function isCompound(condition: CompiledCondition): boolean {
  if (condition.kind === 'not') return isCompound(condition.of);
  return condition.kind === 'all' || condition.kind === 'any';
}

/** Takes passages until it has enough. */
class Passages {
  readonly list: RulePassage[] = [];
  readonly #timeline: Timeline;
  readonly #most: number;
  readonly #each: boolean;

  constructor(timeline: Timeline, most: number, onlyOnceEach: boolean) {
    this.#timeline = timeline;
    this.#most = most;
    this.#each = onlyOnceEach;
  }

  get isFull(): boolean {
    return this.list.length >= this.#most;
  }

  add(utterance: number, start: number, end: number): void {
    if (this.isFull || (this.#each && this.#has(utterance, start, end))) return;
    this.list.push({ utterance, start, end });
  }

  addWhole(utterance: number): void {
    this.add(utterance, 0, this.#timeline.utterance(utterance).text.length);
  }

  addEntry({ index, spans, anchor }: Entry): void {
    if (anchor !== undefined) this.addWhole(anchor);
    for (const { start, end } of spans) this.add(index, start, end);
    if (spans.length === 0) this.addWhole(index);
  }

  #has(utterance: number, start: number, end: number): boolean {
    return this.list.some(
      (known) => known.utterance === utterance && known.start === start && known.end === end,
    );
  }
}

function gather(
  condition: CompiledCondition,
  truth: boolean,
  timeline: Timeline,
  metadata: MetadataReader,
  passages: Passages,
): void {
  switch (condition.kind) {
    case 'turn':
    case 'count': {
      const { test } = condition;
      const faulty = condition.kind === 'turn' && test.every && !truth;
      const { entries, sure, failing } = timeline.memory(test);
      if ((faulty ? failing : sure) === 0 || !(truth || faulty || condition.kind === 'count')) {
        addPlacesLookedAt(test, timeline, passages);
        return;
      }
      for (let i = 0; i < entries.length && !passages.isFull; i++) {
        const { state, checked } = entries[i]!;
        if (state === 'true' && (!faulty || checked === 'false')) passages.addEntry(entries[i]!);
      }
      return;
    }
    case 'sequence':
      if (!truth) return;
      for (const entry of sureChain(condition.steps, condition.within, timeline) ?? [])
        passages.addEntry(entry);
      return;
    case 'meta':
      return;
    case 'not':
      gather(condition.of, !truth, timeline, metadata, passages);
      return;
    case 'all':
    case 'any': {
      const wanted = truth ? 'true' : 'false';
      for (const part of condition.of) {
        if (passages.isFull) return;
        if (read(part, timeline, metadata).truth === wanted)
          gather(part, truth, timeline, metadata, passages);
      }
    }
  }
}

const MOST_PLACES = 2;

/** Only a test that looks at certain places can show where the thing is missing. */
function addPlacesLookedAt(test: CompiledTest, timeline: Timeline, passages: Passages): void {
  if (test.position === null && test.anchors.length === 0) return;
  let places = 0;
  for (let index = 0; index < timeline.length && places < MOST_PLACES; index++) {
    if ((roleBit(timeline.utterance(index).role) & test.roles) === 0) continue;
    if (scopeOf(test, index, timeline).truth !== 'true') continue;
    places++;
    passages.addWhole(index);
  }
}
