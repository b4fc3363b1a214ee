import type { Bilingual } from '../bilingual.ts';
import type { Conversation } from '../conversation/schema.ts';
import { toUtterances } from '../conversation/utterances.ts';
import type { ConversationReading } from '../ports/language-model.ts';
import type { TextSimilarity } from '../ports/similarity.ts';
import { compileRules } from '../rules/compile-rules.ts';
import type { CompiledRules } from '../rules/compiled.ts';
import { explainRule } from '../rules/explain.ts';
import type { Rule } from '../rules/model.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import type { Detector, DetectorFactory } from '../signals/detector.ts';
import { TEXT_DETECTORS } from '../signals/detectors/index.ts';
import type { FusionWeights } from '../signals/fusion-weights.ts';
import { ngramSimilarity } from '../text/ngram-similarity.ts';
import type { PatternSet } from '../text/pattern-scan.ts';
import { PatternSetBuilder } from '../text/pattern-set.ts';
import type { Analysis } from './analysis.ts';
import { type ConversationFacts, factsOf } from './facts.ts';
import { AnalysisSession } from './session.ts';

export interface AnalyserSetup {
  /** Default: the text detectors that Tingzhen brings. */
  readonly detectors?: readonly DetectorFactory[];
  readonly rules?: readonly Rule[];
  readonly scorecards?: readonly Scorecard[];
  readonly similarity?: TextSimilarity;
  /** How readings of a language model are put together with what detectors find; default: evenly. */
  readonly fusion?: FusionWeights;
}

/**
 * Detectors, rules and scorecards made ready: all their words and expressions are searched together.
 * Building one takes a moment; it then serves any number of conversations, one after the other or at once.
 */
export class Analyser {
  readonly patterns: PatternSet;
  readonly detectors: readonly Detector[];
  readonly rules: CompiledRules;
  readonly similarity: TextSimilarity;
  readonly scorecards: readonly Scorecard[];
  readonly fusion: FusionWeights;
  readonly #explanations = new Map<string, Bilingual>();
  readonly #rulesById: ReadonlyMap<string, Rule>;

  constructor(setup: AnalyserSetup = {}) {
    const builder = new PatternSetBuilder();
    this.fusion = setup.fusion ?? {};
    this.similarity = setup.similarity ?? ngramSimilarity();
    const ports = { similarity: this.similarity, fusion: this.fusion };
    this.detectors = (setup.detectors ?? TEXT_DETECTORS).map((factory) => factory(builder, ports));
    this.rules = compileRules(setup.rules ?? [], builder, ports);
    this.patterns = builder.build();
    this.scorecards = setup.scorecards ?? [];
    this.#rulesById = new Map((setup.rules ?? []).map((rule) => [rule.id, rule]));
  }

  /** Listens to a conversation as it goes on. */
  session(facts: ConversationFacts): AnalysisSession {
    return new AnalysisSession(this, facts);
  }

  /**
   * Analyses a finished conversation.
   * @param reading of the same utterances by a language model, see `spokenConversation`
   */
  analyse(conversation: Conversation, reading?: ConversationReading): Analysis {
    const session = this.session(factsOf(conversation));
    for (const utterance of toUtterances(conversation)) {
      session.hear(utterance, reading?.utterances[utterance.index]);
    }
    return session.end(reading);
  }

  /** What a rule looks for, in words; undefined when it is not among the rules. */
  explainRule(id: string): Bilingual | undefined {
    const rule = this.#rulesById.get(id);
    if (rule === undefined) return undefined;
    let explanation = this.#explanations.get(id);
    if (explanation === undefined) {
      explanation = explainRule(rule);
      this.#explanations.set(id, explanation);
    }
    return explanation;
  }
}
