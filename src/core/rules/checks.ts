import type { Role } from '../conversation/schema.ts';
import { type SignalType, signalScope } from '../signals/catalogue.ts';
import type { DetectorPorts, UtteranceContext } from '../signals/detector.ts';
import type { PatternHits, PatternId, ViewSpan } from '../text/pattern-hits.ts';
import type { PatternRegistry } from '../text/pattern-set.ts';
import type { Bounds, Check, NearCheck, RepeatsCheck, SignalCheck, WordsCheck } from './model.ts';
import type { Reason } from './truth.ts';
import { countUnits } from './units.ts';

/** Collects passages of the utterance, in the utterance's own offsets. */
export type Spans = { start: number; end: number }[];

/** True or false, or the reason why neither can be told. */
export type CheckResult = boolean | Reason;

export interface CompiledCheck {
  /** The check can only be true where one of these is found; null when it has to look at every turn. */
  readonly triggers: {
    readonly patterns: readonly PatternId[];
    readonly signals: readonly SignalType[];
  } | null;
  /** Needs signals that are only known when the conversation has ended. */
  readonly atEnd: boolean;
  test(context: UtteranceContext, spans: Spans): CheckResult;
}

export function compileCheck(check: Check, patterns: PatternRegistry, ports: DetectorPorts): CompiledCheck {
  switch (check.kind) {
    case 'words':
      return words(check, patterns);
    case 'near':
      return near(check, patterns);
    case 'matches':
      return matches(patterns.userRegex(check.source), check.negated);
    case 'like':
      return always((context, spans) => {
        const { text } = context.utterance;
        const { similarity } = ports;
        if (!check.examples.some((example) => similarity.compare(text, example) >= check.above)) return false;
        spans.push(whole(context));
        return true;
      });
    case 'signal':
      return signal(check);
    case 'repeats':
      return repeats(check, ports);
    case 'waits':
      return always((context) => waits(context, check.bounds, check.since));
    case 'lasts':
      return always((context) => {
        const duration = durationOf(context);
        return duration === undefined ? 'end-times' : inside(duration, check.bounds);
      });
    case 'rate':
      return always((context) => {
        const units = countUnits(context.view.text);
        if (units < check.minLength) return false;
        const duration = durationOf(context);
        if (duration === undefined || duration === 0) return 'end-times';
        return inside(units / (duration / 60_000), check.bounds);
      });
    case 'interrupts':
      return always((context) => interrupts(context, check.overMs, check.afterMs));
    case 'loudness':
      return always((context) => loudness(context, check.bounds, check.change));
    case 'length':
      return always((context) => inside([...context.utterance.text].length, check.bounds));
  }
}

function always(test: (context: UtteranceContext, spans: Spans) => CheckResult): CompiledCheck {
  return { triggers: null, atEnd: false, test };
}

function inside(value: number, { over, under }: Bounds): boolean {
  return (over === undefined || value > over) && (under === undefined || value < under);
}

function whole(context: UtteranceContext): { start: number; end: number } {
  return { start: 0, end: context.utterance.text.length };
}

function firstHits(context: UtteranceContext, ids: readonly PatternId[], spans: Spans): boolean {
  for (const id of ids) {
    const found = context.hits.of(id)[0];
    if (found !== undefined) {
      spans.push(context.view.origin(found.start, found.end));
      return true;
    }
  }
  return false;
}

function words(check: WordsCheck, patterns: PatternRegistry): CompiledCheck {
  const ids = (list: readonly string[]) => list.map((word) => patterns.phrase(word));
  const any = ids(check.any);
  const all = check.all.map(ids);
  const none = ids(check.none);
  const of = ids(check.of);
  const required = any.length > 0 ? any : (all[0] ?? (of.length > 0 && check.atLeast > 0 ? of : null));
  const counted = [...any, ...all.flat(), ...of];
  return {
    triggers: required === null ? null : { patterns: required, signals: [] },
    atEnd: false,
    test(context, spans) {
      if (none.some((id) => context.hits.has(id))) return false;
      if (any.length > 0 && !firstHits(context, any, spans)) return false;
      for (const synonyms of all) if (!firstHits(context, synonyms, spans)) return false;
      if (of.length > 0) {
        let present = 0;
        for (const id of of) if (firstHits(context, [id], spans)) present++;
        if (present < check.atLeast) return false;
      }
      return check.total === 0 || occurrences(context.hits, counted) >= check.total;
    },
  };
}

function occurrences(hits: PatternHits, ids: readonly PatternId[]): number {
  const spans = ids.flatMap((id) => hits.of(id)).sort((a, b) => a.start - b.start || b.end - a.end);
  let count = 0;
  let covered = -1;
  for (const span of spans) {
    if (span.start < covered) continue;
    count++;
    covered = span.end;
  }
  return count;
}

function near(check: NearCheck, patterns: PatternRegistry): CompiledCheck {
  const left = check.left.map((word) => patterns.phrase(word));
  const right = check.right.map((word) => patterns.phrase(word));
  return {
    triggers: { patterns: left, signals: [] },
    atEnd: false,
    test(context, spans) {
      const { hits, view } = context;
      let lonely: ViewSpan | undefined;
      for (const a of left.flatMap((id) => hits.of(id))) {
        const b = right
          .flatMap((id) => hits.of(id))
          .find((candidate) => isNear(view.text, a, candidate, check));
        if (b === undefined) lonely ??= a;
        else if (!check.negated) {
          spans.push(view.origin(Math.min(a.start, b.start), Math.max(a.end, b.end)));
          return true;
        }
      }
      if (!check.negated || lonely === undefined) return false;
      spans.push(view.origin(lonely.start, lonely.end));
      return true;
    },
  };
}

function isNear(text: string, a: ViewSpan, b: ViewSpan, check: NearCheck): boolean {
  if (a.start < b.end && b.start < a.end) return false;
  if (check.ordered && b.start < a.end) return false;
  const between = a.end <= b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start);
  return countUnits(between) <= check.within;
}

function matches(id: PatternId, negated: boolean): CompiledCheck {
  if (negated) return always((context) => !context.hits.has(id));
  return {
    triggers: { patterns: [id], signals: [] },
    atEnd: false,
    test: (context, spans) => firstHits(context, [id], spans),
  };
}

function signal(check: SignalCheck): CompiledCheck {
  return {
    triggers: { patterns: [], signals: check.types },
    atEnd: check.types.some((type) => signalScope(type) === 'conversation'),
    test(context, spans) {
      let found = false;
      for (const detection of context.detections) {
        if (!check.types.includes(detection.type) || detection.confidence < check.confidence) continue;
        const { value } = detection;
        if (check.values !== null && (value === undefined || !check.values.includes(value))) continue;
        const { over, under } = check.bounds;
        const isBounded = over !== undefined || under !== undefined;
        if (isBounded && (typeof value !== 'number' || !inside(value, check.bounds))) continue;
        spans.push({ start: detection.start, end: detection.end });
        found = true;
      }
      return found;
    },
  };
}

function repeats(check: RepeatsCheck, { similarity }: DetectorPorts): CompiledCheck {
  return always((context, spans) => {
    const { text } = context.utterance;
    if (countUnits(context.view.text) < check.minLength) return false;
    if (check.except.some((example) => similarity.compare(text, example) >= check.similar)) return false;
    let looked = 0;
    let alike = 0;
    for (let i = context.history.length - 1; i >= 0 && looked < check.within; i--) {
      const earlier = context.history[i]!;
      if ((earlier.role === context.role) !== (check.of === 'self')) continue;
      looked++;
      if (similarity.compare(text, earlier.utterance.text) >= check.similar && ++alike >= check.times) {
        spans.push(whole(context));
        return true;
      }
    }
    return false;
  });
}

/** The turn before, notices of the platform not counted. */
function previous(context: UtteranceContext): UtteranceContext | undefined {
  return context.history.findLast(({ role }) => role !== 'system');
}

function waits(context: UtteranceContext, bounds: Bounds, since: readonly Role[] | null): CheckResult {
  const before = previous(context);
  if (before === undefined || (since !== null && !since.includes(before.role))) return false;
  const from = before.utterance.endMs ?? before.utterance.startMs;
  const to = context.utterance.startMs;
  if (from === undefined || to === undefined) return 'times';
  return inside(Math.max(0, to - from), bounds);
}

function durationOf({ utterance }: UtteranceContext): number | undefined {
  const { startMs, endMs } = utterance;
  return startMs === undefined || endMs === undefined ? undefined : endMs - startMs;
}

function interrupts(context: UtteranceContext, overMs: number, afterMs: number): CheckResult {
  const before = previous(context);
  if (before === undefined || before.role === context.role) return false;
  const { startMs } = context.utterance;
  const { startMs: otherStart, endMs: otherEnd } = before.utterance;
  if (startMs === undefined || otherStart === undefined || otherEnd === undefined) return 'end-times';
  return otherEnd - startMs >= overMs && startMs - otherStart >= afterMs;
}

/**
 * A turn tells its level in decibels as `speech.loudness` on every turn that departs from its
 * speaker's baseline; without sound there is no such figure.
 */
function loudness(context: UtteranceContext, bounds: Bounds, change: number | undefined): CheckResult {
  const level = levelOf(context);
  if (level === undefined) return 'loudness';
  if (!inside(level, bounds)) return false;
  if (change === undefined) return true;
  const before = context.history.findLast(({ role }) => role === context.role);
  return before !== undefined && Math.abs(level - (levelOf(before) ?? 0)) >= change;
}

function levelOf(context: UtteranceContext): number | undefined {
  const found = context.detections.find(({ type }) => type === 'speech.loudness');
  return typeof found?.value === 'number' ? found.value : undefined;
}
