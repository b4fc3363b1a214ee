import type { Evidence, RuleResult, Signal } from '../analysis/analysis.ts';
import type { Bilingual } from '../bilingual.ts';
import type { Span } from '../conversation/utterance.ts';
import type { SignalType } from '../signals/catalogue.ts';

/** What is known of the one conversation to which a scorecard is applied. */
export interface EvaluationInputs {
  /** Undefined when no such rule was run. */
  ruleResult(id: string): RuleResult | undefined;
  readonly signals: readonly Signal[];
  /** A field as rules name it (`agent.team`, `duration`, an attribute); undefined when it is missing. */
  metadata(field: string): unknown;
  /** The characters of a passage, as they were written. */
  text(span: Span): string;
  /** Why there is no service that rules and signals could judge, whatever they would answer; absent where there is. */
  readonly unjudgeable?: Bilingual;
  /**
   * Of a recording; without words nothing that rests on them can be asked. `heard`: how sure the recogniser was of all
   * the words, 0–1; absent where it does not tell.
   */
  readonly recording?: { readonly hasWords: boolean; readonly heard?: number };
  /** Answers of a person or a model by criterion id; they stand before those of rules and signals. */
  readonly answers?: Readonly<Record<string, SuppliedAnswer>>;
  /** What a rule asks for, in words. */
  explainRule?(id: string): Bilingual | undefined;
  /** Why signals of this type could not be looked for at all; without it, text signals always could. */
  unavailable?(type: SignalType): Bilingual | undefined;
}

export interface SuppliedAnswer {
  /** An option id of the criterion, or one of the four non-judgements. */
  readonly answer: string;
  readonly source: 'person' | 'llm';
  readonly evidence?: readonly Evidence[];
  readonly reason?: Bilingual;
}
