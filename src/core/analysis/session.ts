import type { Bilingual } from '../bilingual.ts';
import type { Role } from '../conversation/schema.ts';
import { isWordless, locate, type Span, type Utterance } from '../conversation/utterance.ts';
import type { ConversationReading, UtteranceReading } from '../ports/language-model.ts';
import type { TextSimilarity } from '../ports/similarity.ts';
import type { CompiledRules } from '../rules/compiled.ts';
import { RuleRun, type Verdict } from '../rules/run.ts';
import { evaluate } from '../scoring/evaluate.ts';
import type { EvaluationInputs } from '../scoring/inputs.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import { isKnownSignal, SIGNALS, type SignalType, signalScope } from '../signals/catalogue.ts';
import type { Detection, Detector, DetectorRun, UtteranceContext } from '../signals/detector.ts';
import { fuse, fusedDetector, isFused } from '../signals/fusion.ts';
import type { FusionWeights } from '../signals/fusion-weights.ts';
import type { PatternSet } from '../text/pattern-scan.ts';
import { TextView } from '../text/text-view.ts';
import type { Analysis, Evidence, RuleResult, Signal } from './analysis.ts';
import { type ConversationFacts, metadataField, type Progress } from './facts.ts';
import { measure } from './measure.ts';

/** What one utterance brought: to be shown at once in a live conversation. */
export interface Heard {
  readonly signals: readonly Signal[];
  /** Rules whose outcome this utterance settled. */
  readonly settled: readonly RuleResult[];
}

/** The parts of an analyser that a session works with. */
export interface SessionEngine {
  readonly patterns: PatternSet;
  readonly detectors: readonly Detector[];
  readonly rules: CompiledRules;
  readonly similarity: TextSimilarity;
  readonly scorecards: readonly Scorecard[];
  readonly fusion: FusionWeights;
  explainRule(id: string): Bilingual | undefined;
}

/** Listens to one conversation, utterance by utterance; the end gives the whole analysis. */
export class AnalysisSession {
  readonly #engine: SessionEngine;
  readonly #facts: ConversationFacts;
  readonly #contexts: (UtteranceContext & { detections: Detection[] })[] = [];
  readonly #runs: readonly { readonly detector: Detector; readonly run: DetectorRun }[];
  readonly #rules: RuleRun;
  readonly #signals: Signal[] = [];
  /** Of the texts of utterances, as they were said and as they are searched. */
  readonly #vectors = new Map<string, Float32Array>();
  #progress: Progress = { turns: 0, durationMs: undefined };

  constructor(engine: SessionEngine, facts: ConversationFacts) {
    this.#engine = engine;
    this.#facts = facts;
    this.#runs = engine.detectors.map((detector) => ({ detector, run: detector.start(facts) }));
    this.#rules = new RuleRun(engine.rules, {
      channel: facts.channel,
      language: facts.language,
      metadata: (field) => metadataField(facts, this.#progress, field),
    });
  }

  /**
   * Feeds the next utterance; its index is the number of utterances before it.
   * @param reading what a language model heard in it, where one reads along
   */
  hear(utterance: Utterance, reading?: UtteranceReading): Heard {
    const view = new TextView(utterance.text);
    // What was skipped has a vector of another kind: good to look at, not to be compared with.
    if (reading?.isFull === true) {
      this.#vectors.set(utterance.text, reading.vector).set(view.text, reading.vector);
    }
    this.#engine.similarity.within?.(this.#facts.language, this.#vectors);
    const detections: Detection[] = [];
    const context = {
      utterance,
      role: utterance.role,
      index: this.#contexts.length,
      channel: this.#facts.channel,
      language: this.#facts.language,
      view,
      hits: this.#engine.patterns.scan(view, utterance.role),
      // The list goes on to grow; while this utterance is heard it holds just what came before.
      history: this.#contexts,
      detections,
      ...(reading === undefined ? {} : { reading }),
    };
    const signals: Signal[] = [];
    const isMute = isWordless(utterance);
    for (let i = 0; i < this.#runs.length; i++) {
      const { detector, run } = this.#runs[i]!;
      if (isMute && !detector.types.some(isHeard)) continue;
      const found = run.utterance(context);
      for (let k = 0; k < found.length; k++) {
        detections.push(found[k]!);
        if (reading === undefined || !isFused(found[k]!.type, reading))
          this.#publish(found[k]!, detector.id, utterance, signals);
      }
    }
    if (reading !== undefined && !isMute) this.#fuse(context, reading, signals);
    const verdicts = this.#rules.utterance(context);
    this.#contexts.push(context);
    for (let i = 0; i < signals.length; i++) this.#signals.push(signals[i]!);
    return { signals, settled: verdicts.map((verdict) => this.#result(verdict)) };
  }

  /**
   * Ends the conversation. Nothing may be fed afterwards.
   * @param reading of the whole conversation, whose utterances were fed with it
   */
  end(reading?: ConversationReading): Analysis {
    const utterances = this.#contexts.map(({ utterance }) => utterance);
    this.#engine.similarity.within?.(this.#facts.language, this.#vectors);
    const isWordlessCall = utterances.length > 0 && utterances.every(isWordless);
    for (const { detector, run } of isWordlessCall ? [] : this.#runs) {
      for (const detection of run.end?.(this.#contexts, reading) ?? []) {
        const context = this.#contexts[detection.utterance]!;
        context.detections.push(detection);
        this.#publish(detection, detector.id, context.utterance, this.#signals);
      }
    }
    const metrics = measure(utterances, this.#facts.channel);
    this.#progress = { turns: metrics.turns, durationMs: metrics.durationMs };
    const rules = this.#rules.end(this.#contexts).map((verdict) => this.#result(verdict));
    const { id, language } = this.#facts;
    const evaluations = this.#evaluate(rules);
    return { id, language, signals: this.#signals, rules, evaluations, metrics };
  }

  /** What the lexicons found alone gives way to what holds by both, for all that comes after. */
  #fuse(
    context: UtteranceContext & { detections: Detection[] },
    reading: UtteranceReading,
    signals: Signal[],
  ): void {
    const { detections, utterance } = context;
    const fused = fuse(context, reading, this.#engine.fusion);
    const others = detections.filter(({ type }) => !isFused(type, reading));
    detections.splice(0, detections.length, ...others, ...fused);
    const detector = fusedDetector(reading);
    for (const detection of fused) this.#publish(detection, detector, utterance, signals);
  }

  #evaluate(rules: readonly RuleResult[]) {
    const { scorecards } = this.#engine;
    if (scorecards.length === 0) return [];
    const results = new Map(rules.map((result) => [result.rule, result]));
    const unjudgeable = this.#whyUnjudgeable();
    const recording = this.#recording();
    return scorecards.map((scorecard) =>
      evaluate(scorecard, {
        ruleResult: (id) => results.get(id),
        signals: this.#signals,
        ...(unjudgeable === undefined ? {} : { unjudgeable }),
        ...(recording === undefined ? {} : { recording }),
        metadata: (field) => metadataField(this.#facts, this.#progress, field),
        text: (span) => this.#textOf(span),
        explainRule: (id) => this.#engine.explainRule(id),
      }),
    );
  }

  #whyUnjudgeable(): Bilingual | undefined {
    const speaks = (...roles: readonly Role[]) =>
      this.#contexts.some(
        ({ role, utterance }) =>
          roles.includes(role) && (utterance.text.trim() !== '' || isWordless(utterance)),
      );
    if (speaks('agent', 'bot')) return undefined;
    return speaks('customer')
      ? { zh: '客户没有得到任何应答', en: 'Nobody answered the customer' }
      : { zh: '对话里没有人说过话', en: 'Nothing was said in the conversation' };
  }

  #recording(): EvaluationInputs['recording'] {
    const utterances = this.#contexts.map(({ utterance }) => utterance);
    if (!utterances.some(({ parts }) => parts[0]?.recorded !== undefined)) return undefined;
    const heard = heardIn(utterances);
    return { hasWords: !utterances.every(isWordless), ...(heard === undefined ? {} : { heard }) };
  }

  #publish(detection: Detection, detector: string, utterance: Utterance, signals: Signal[]): void {
    const { start, end } = detection;
    const isWhole = start === 0 && end === utterance.text.length;
    if (isWhole && utterance.parts.length > 1 && signalScope(detection.type) === 'turn') {
      // What holds for the whole of a split turn holds for each of its pieces; what holds for the conversation, once.
      for (const { turn, length } of utterance.parts)
        signals.push(signalOf(detection, detector, { turn, start: 0, end: length }, utterance));
    } else signals.push(signalOf(detection, detector, locate(utterance, start, end), utterance));
  }

  #result({ rule, outcome, decidedAt, passages, reason }: Verdict): RuleResult {
    const { id } = rule.rule;
    const evidence = passages.map(({ utterance, start, end }): Evidence => {
      const context = this.#contexts[utterance]!;
      const span = locate(context.utterance, start, end);
      const text = pieceOf(context.utterance, span);
      return { turn: span.turn, start: span.start, end: span.end, text, ...placeIn(context.utterance, span) };
    });
    const result: Changeable<RuleResult> =
      decidedAt === undefined
        ? { rule: id, outcome, evidence }
        : {
            rule: id,
            outcome,
            decidedAt: lastTurnOf(this.#contexts[decidedAt]!.utterance),
            evidence,
          };
    if (reason !== undefined) result.reason = reason;
    return result;
  }

  #textOf(span: Span): string {
    const context = this.#contexts.find(({ utterance }) =>
      utterance.parts.some(({ turn }) => turn === span.turn),
    );
    return context === undefined ? '' : pieceOf(context.utterance, span);
  }
}

type Changeable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The detection as it is published, at its place in the turns. */
function signalOf(
  detection: Detection,
  detector: string,
  { turn, start, end }: Span,
  utterance: Utterance,
): Signal {
  const { type, value, confidence, because } = detection;
  const rounded = Math.round(confidence * 1000) / 1000;
  const signal: Changeable<Signal> =
    value === undefined
      ? { type, turn, start, end, confidence: rounded, detector }
      : { type, turn, start, end, value, confidence: rounded, detector };
  if (because !== undefined && signalScope(type) !== 'turn') signal.because = because;
  const place = placeIn(utterance, { turn, start, end });
  if (place !== undefined) {
    signal.startMs = detection.startMs ?? place.startMs;
    signal.endMs = detection.endMs ?? place.endMs;
    if (place.heard !== undefined && !isHeard(type)) signal.heard = place.heard;
  }
  return signal;
}

/** How sure the recogniser was of all the words, by their length; undefined where it told of none. */
function heardIn(utterances: readonly Utterance[]): number | undefined {
  let [sum, length] = [0, 0];
  for (const part of utterances.flatMap(({ parts }) => parts)) {
    const confidence = part.recorded?.sound.confidence;
    if (confidence === undefined) continue;
    sum += confidence * part.length;
    length += part.length;
  }
  return length === 0 ? undefined : sum / length;
}

/** Signals that a recording gives by itself, without its words. */
function isHeard(type: SignalType): boolean {
  return isKnownSignal(type) && SIGNALS[type].medium !== 'text';
}

/** Of a recording: the seconds of a passage, its share of the turn's length, and how sure its words are. */
function placeIn({ parts }: Utterance, { turn, start, end }: Span) {
  const part = parts.find((one) => one.turn === turn);
  if (part?.recorded === undefined) return undefined;
  const { startMs, endMs, sound } = part.recorded;
  const at = (offset: number) =>
    Math.round(startMs + ((endMs - startMs) * offset) / Math.max(1, part.length));
  return {
    startMs: at(start),
    endMs: part.length === 0 ? endMs : at(end),
    ...(sound.confidence === undefined ? {} : { heard: sound.confidence }),
  };
}

function lastTurnOf({ parts }: Utterance): number {
  return parts.at(-1)!.turn;
}

function pieceOf({ parts, text }: Utterance, { turn, start, end }: Span): string {
  const offset = parts.find((part) => part.turn === turn)!.offset;
  return text.slice(offset + start, offset + end);
}
