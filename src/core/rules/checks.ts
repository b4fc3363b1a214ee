import type { Role } from '../conversation/schema.ts';
import { waitBegan } from '../conversation/waiting.ts';
import { isKnownSignal, SIGNALS, type SignalType, signalScope } from '../signals/catalogue.ts';
import type { Detection, DetectorPorts, UtteranceContext } from '../signals/detector.ts';
import type { PatternHits, PatternId, ViewSpan } from '../text/pattern-hits.ts';
import type { PatternRegistry } from '../text/pattern-set.ts';
import type { Bounds, Check, NearCheck, RepeatsCheck, SignalCheck, WordsCheck } from './model.ts';
import type { Reason } from './truth.ts';
import { countCharacters, countUnits } from './units.ts';

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
  /** Rests on what was said; a recording alone cannot answer it. */
  readonly needsWords: boolean;
  /** Needs signals that are only known when the conversation has ended. */
  readonly atEnd: boolean;
  /** Compares with the utterances before, so that it has to look when the utterance comes. */
  readonly looksBack: boolean;
  /** Turns that this is no question for: `every` passes over them. */
  skips?(context: UtteranceContext): boolean;
  test(context: UtteranceContext, spans: Spans): CheckResult;
}

type Compiling = Omit<CompiledCheck, 'needsWords' | 'looksBack'>;

export function compileCheck(check: Check, patterns: PatternRegistry, ports: DetectorPorts): CompiledCheck {
  return { ...compile(check, patterns, ports), needsWords: needsWords(check), looksBack: looksBack(check) };
}

function needsWords(check: Check): boolean {
  switch (check.kind) {
    case 'waits':
    case 'lasts':
    case 'interrupts':
    case 'loudness':
      return false;
    case 'signal':
      return check.types.every((type) => !isKnownSignal(type) || SIGNALS[type].medium === 'text');
    default:
      return true;
  }
}

function looksBack({ kind }: Check): boolean {
  return kind === 'repeats' || kind === 'waits' || kind === 'interrupts' || kind === 'loudness';
}

function compile(check: Check, patterns: PatternRegistry, ports: DetectorPorts): Compiling {
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
      return rate(check.bounds, check.minLength);
    case 'interrupts':
      return always((context) => interrupts(context, check.overMs, check.afterMs));
    case 'loudness':
      return always((context) => loudness(context, check.bounds, check.change));
    case 'length':
      return always((context) => inside(countCharacters(context.utterance.text), check.bounds));
  }
}

function always(test: (context: UtteranceContext, spans: Spans) => CheckResult): Compiling {
  return { triggers: null, atEnd: false, test };
}

function inside(value: number, { over, under }: Bounds): boolean {
  return (over === undefined || value > over) && (under === undefined || value < under);
}

function whole(context: UtteranceContext): { start: number; end: number } {
  return { start: 0, end: context.utterance.text.length };
}

function firstHits(context: UtteranceContext, ids: readonly PatternId[], spans: Spans): boolean {
  for (let i = 0; i < ids.length; i++) {
    const found = context.hits.first(ids[i]!);
    if (found !== null) {
      spans.push(context.view.origin(found.start, found.end));
      return true;
    }
  }
  return false;
}

function hasAny(hits: PatternHits, ids: readonly PatternId[]): boolean {
  for (let i = 0; i < ids.length; i++) if (hits.has(ids[i]!)) return true;
  return false;
}

function words(check: WordsCheck, patterns: PatternRegistry): Compiling {
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
      if (hasAny(context.hits, none)) return false;
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
  const spans = spansOf(hits, ids).toSorted((a, b) => a.start - b.start || b.end - a.end);
  let count = 0;
  let covered = -1;
  for (const span of spans) {
    if (span.start < covered) continue;
    count++;
    covered = span.end;
  }
  return count;
}

function near(check: NearCheck, patterns: PatternRegistry): Compiling {
  const left = check.left.map((word) => patterns.phrase(word));
  const right = check.right.map((word) => patterns.phrase(word));
  return {
    triggers: { patterns: left, signals: [] },
    atEnd: false,
    test(context, spans) {
      const { hits, view } = context;
      let lonely: ViewSpan | undefined;
      const candidates = spansOf(hits, right);
      for (const a of spansOf(hits, left)) {
        const b = candidates.find((candidate) => isNear(view.text, a, candidate, check));
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

function spansOf(hits: PatternHits, ids: readonly PatternId[]): readonly ViewSpan[] {
  const spans: ViewSpan[] = [];
  for (let i = 0; i < ids.length; i++) if (hits.has(ids[i]!)) spans.push(...hits.of(ids[i]!));
  return spans;
}

function isNear(text: string, a: ViewSpan, b: ViewSpan, check: NearCheck): boolean {
  if (a.start < b.end && b.start < a.end) return false;
  if (check.ordered && b.start < a.end) return false;
  const between = a.end <= b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start);
  return countUnits(between) <= check.within;
}

function matches(id: PatternId, negated: boolean): Compiling {
  if (negated) return always((context) => !context.hits.has(id));
  return {
    triggers: { patterns: [id], signals: [] },
    atEnd: false,
    test: (context, spans) => firstHits(context, [id], spans),
  };
}

function signal(check: SignalCheck): Compiling {
  if (check.negated) return always(({ detections }) => !detections.some((one) => isAsked(one, check)));
  return {
    triggers: { patterns: [], signals: check.types },
    atEnd: check.types.some((type) => signalScope(type) === 'conversation'),
    test(context, spans) {
      let found = false;
      for (const detection of context.detections) {
        if (!isAsked(detection, check)) continue;
        spans.push({ start: detection.start, end: detection.end });
        found = true;
      }
      return found;
    },
  };
}

function isAsked({ type, confidence, value }: Detection, check: SignalCheck): boolean {
  if (!check.types.includes(type) || confidence < check.confidence) return false;
  if (check.values !== null && (value === undefined || !check.values.includes(value))) return false;
  const { over, under } = check.bounds;
  const isBounded = over !== undefined || under !== undefined;
  return !isBounded || (typeof value === 'number' && inside(value, check.bounds));
}

function repeats(check: RepeatsCheck, { similarity }: DetectorPorts): Compiling {
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

/** The turn of these roles with which the wait began; none where the speaker has spoken since, who is then not waited for any more. */
function waitedSince(
  { history, role: own, channel }: UtteranceContext,
  since: readonly Role[],
): UtteranceContext | undefined {
  const last = history.findLastIndex(({ role }) => role === own || since.includes(role));
  if (last < 0 || !since.includes(history[last]!.role)) return undefined;
  return history[history[last]!.role === own ? last : waitBegan(history, last, channel)];
}

function waits(context: UtteranceContext, bounds: Bounds, since: readonly Role[] | null): CheckResult {
  const before = since === null ? previous(context) : waitedSince(context, since);
  if (before === undefined) return false;
  const from = before.utterance.endMs ?? before.utterance.startMs;
  const to = context.utterance.startMs;
  if (from === undefined || to === undefined) return 'times';
  return inside(Math.max(0, to - from), bounds);
}

function rate(bounds: Bounds, minLength: number): Compiling {
  const isTooShort = (context: UtteranceContext) => countUnits(context.view.text) < minLength;
  return {
    ...always((context) => {
      if (isTooShort(context)) return false;
      const duration = speechOf(context) ?? durationOf(context);
      if (duration === undefined || duration === 0) return 'end-times';
      return inside(countUnits(context.view.text) / (duration / 60_000), bounds);
    }),
    skips: isTooShort,
  };
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

/** Of a recording: speech without its pauses, in milliseconds. */
function speechOf({ utterance }: UtteranceContext): number | undefined {
  if (utterance.parts[0]?.recorded === undefined) return undefined;
  return utterance.parts.reduce((sum, { recorded }) => sum + (recorded?.sound.speechMs ?? 0), 0);
}

/** Decibels above the speaker's usual level in this call; without sound there is no such figure. */
function loudness(context: UtteranceContext, bounds: Bounds, change: number | undefined): CheckResult {
  const level = levelOf(context);
  if (level === undefined) return 'loudness';
  if (!inside(level, bounds)) return false;
  if (change === undefined) return true;
  const before = context.history.findLast(({ role }) => role === context.role);
  return before !== undefined && Math.abs(level - (levelOf(before) ?? 0)) >= change;
}

function levelOf(context: UtteranceContext): number | undefined {
  const levels = context.utterance.parts.flatMap(({ recorded }) => recorded?.sound.than?.loudness ?? []);
  if (levels.length > 0)
    return levels.reduce((most, level) => (Math.abs(level) > Math.abs(most) ? level : most));
  const found = context.detections.find(({ type }) => type === 'speech.loudness');
  return typeof found?.value === 'number' ? found.value : undefined;
}
