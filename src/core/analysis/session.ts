import type { Bilingual } from '../bilingual.ts';
import type { Role } from '../conversation/schema.ts';
import { locate, type Span, type Utterance } from '../conversation/utterance.ts';
import type { CompiledRules } from '../rules/compiled.ts';
import { RuleRun, type Verdict } from '../rules/run.ts';
import { evaluate } from '../scoring/evaluate.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import { signalScope } from '../signals/catalogue.ts';
import type { Detection, Detector, DetectorRun, UtteranceContext } from '../signals/detector.ts';
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
  readonly scorecards: readonly Scorecard[];
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

  /** Feeds the next utterance; its index is the number of utterances before it. */
  hear(utterance: Utterance): Heard {
    const view = new TextView(utterance.text);
    const detections: Detection[] = [];
    const context = {
      utterance,
      role: utterance.role,
      index: this.#contexts.length,
      language: this.#facts.language,
      view,
      hits: this.#engine.patterns.scan(view, utterance.role),
      // The list goes on to grow; while this utterance is heard it holds just what came before.
      history: this.#contexts,
      detections,
    };
    const signals: Signal[] = [];
    for (const { detector, run } of this.#runs) {
      for (const detection of run.utterance(context)) {
        detections.push(detection);
        this.#publish(detection, detector.id, utterance, signals);
      }
    }
    const verdicts = this.#rules.utterance(context);
    this.#contexts.push(context);
    this.#signals.push(...signals);
    return { signals, settled: verdicts.map((verdict) => this.#result(verdict)) };
  }

  /** Ends the conversation. Nothing may be fed afterwards. */
  end(): Analysis {
    const utterances = this.#contexts.map(({ utterance }) => utterance);
    for (const { detector, run } of this.#runs) {
      for (const detection of run.end?.(this.#contexts) ?? []) {
        const context = this.#contexts[detection.utterance]!;
        context.detections.push(detection);
        this.#publish(detection, detector.id, context.utterance, this.#signals);
      }
    }
    const metrics = measure(utterances);
    this.#progress = { turns: metrics.turns, durationMs: metrics.durationMs };
    const rules = this.#rules.end(this.#contexts).map((verdict) => this.#result(verdict));
    const { id, language } = this.#facts;
    const evaluations = this.#evaluate(rules);
    return { id, language, signals: this.#signals, rules, evaluations, metrics };
  }

  #evaluate(rules: readonly RuleResult[]) {
    const { scorecards } = this.#engine;
    if (scorecards.length === 0) return [];
    const results = new Map(rules.map((result) => [result.rule, result]));
    const unjudgeable = this.#whyUnjudgeable();
    return scorecards.map((scorecard) =>
      evaluate(scorecard, {
        ruleResult: (id) => results.get(id),
        signals: this.#signals,
        ...(unjudgeable === undefined ? {} : { unjudgeable }),
        metadata: (field) => metadataField(this.#facts, this.#progress, field),
        text: (span) => this.#textOf(span),
        explainRule: (id) => this.#engine.explainRule(id),
      }),
    );
  }

  #whyUnjudgeable(): Bilingual | undefined {
    const speaks = (...roles: readonly Role[]) =>
      this.#contexts.some(({ role, utterance }) => roles.includes(role) && utterance.text.trim() !== '');
    if (speaks('agent', 'bot')) return undefined;
    return speaks('customer')
      ? { zh: '客户没有得到任何应答', en: 'Nobody answered the customer' }
      : { zh: '对话里没有人说过话', en: 'Nothing was said in the conversation' };
  }

  #publish(detection: Detection, detector: string, utterance: Utterance, signals: Signal[]): void {
    const { type, start, end, value, confidence, because } = detection;
    const rest = {
      ...(value === undefined ? {} : { value }),
      confidence: Math.round(confidence * 1000) / 1000,
      detector,
      ...(because === undefined || signalScope(type) === 'turn' ? {} : { because }),
    };
    const isWhole = start === 0 && end === utterance.text.length;
    if (isWhole && utterance.parts.length > 1) {
      // What holds for the whole of a split turn holds for each of its pieces.
      for (const { turn, length } of utterance.parts)
        signals.push({ type, turn, start: 0, end: length, ...rest });
    } else signals.push({ type, ...locate(utterance, start, end), ...rest });
  }

  #result({ rule, outcome, decidedAt, passages, reason }: Verdict): RuleResult {
    return {
      rule: rule.rule.id,
      outcome,
      ...(decidedAt === undefined ? {} : { decidedAt: lastTurnOf(this.#contexts[decidedAt]!.utterance) }),
      evidence: passages.map(({ utterance, start, end }): Evidence => {
        const context = this.#contexts[utterance]!;
        const span = locate(context.utterance, start, end);
        return { ...span, text: pieceOf(context.utterance, span) };
      }),
      ...(reason === undefined ? {} : { reason }),
    };
  }

  #textOf(span: Span): string {
    const context = this.#contexts.find(({ utterance }) =>
      utterance.parts.some(({ turn }) => turn === span.turn),
    );
    return context === undefined ? '' : pieceOf(context.utterance, span);
  }
}

function lastTurnOf({ parts }: Utterance): number {
  return parts.at(-1)!.turn;
}

function pieceOf({ parts, text }: Utterance, { turn, start, end }: Span): string {
  const offset = parts.find((part) => part.turn === turn)!.offset;
  return text.slice(offset + start, offset + end);
}
