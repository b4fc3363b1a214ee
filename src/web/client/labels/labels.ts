import type { Bilingual } from '#core/bilingual.ts';
import type {
  CriterionLabel,
  LabelBook,
  OwnSignalLabel,
  RuleLabel,
  ScorecardLabel,
} from '#core/labels/label-book.ts';
import { isKnownSignal, SIGNAL_TYPES, SIGNALS, type SignalTone } from '#core/signals/catalogue.ts';

/** Finds the names that people read for ids; an id without a name is its own. */
export class Labels {
  readonly scorecards: readonly ScorecardLabel[];
  readonly ownSignals: readonly OwnSignalLabel[];
  readonly #criteria = new Map<string, CriterionLabel>();
  readonly #rules: ReadonlyMap<string, RuleLabel>;

  constructor({ scorecards, rules, signals }: LabelBook) {
    this.scorecards = scorecards;
    this.ownSignals = signals;
    this.#rules = new Map(rules.map((rule) => [rule.id, rule]));
    for (const { id, sections } of scorecards) {
      for (const { criteria } of sections) {
        for (const criterion of criteria) this.#criteria.set(`${id}/${criterion.id}`, criterion);
      }
    }
  }

  get rules(): readonly RuleLabel[] {
    return [...this.#rules.values()];
  }

  scorecard(id: string): ScorecardLabel | undefined {
    return this.scorecards.find((scorecard) => scorecard.id === id);
  }

  criterion(scorecard: string, id: string): CriterionLabel | undefined {
    return this.#criteria.get(`${scorecard}/${id}`);
  }

  rule(id: string): RuleLabel | undefined {
    return this.#rules.get(id);
  }

  ownSignal(type: string): OwnSignalLabel | undefined {
    return this.ownSignals.find(({ id }) => id === type);
  }

  /** Every signal that may be looked for, the organisation's own last. */
  get signalTypes(): readonly string[] {
    return [...SIGNAL_TYPES, ...this.ownSignals.map(({ id }) => id)];
  }

  signalTitle(type: string): Bilingual {
    return this.ownSignal(type)?.title ?? signalTitle(type);
  }

  scorecardTitle(id: string): Bilingual {
    return this.scorecard(id)?.title ?? itself(id);
  }

  criterionTitle(scorecard: string, id: string): Bilingual {
    return this.criterion(scorecard, id)?.title ?? itself(id);
  }

  ruleTitle(id: string): Bilingual {
    return this.rule(id)?.title ?? itself(id);
  }
}

export function signalTitle(type: string): Bilingual {
  return isKnownSignal(type) ? SIGNALS[type].title : itself(type.replace(/^custom\./, ''));
}

/** An organisation's own signals are plain facts until it says otherwise. */
export function signalTone(type: string): SignalTone {
  return isKnownSignal(type) ? SIGNALS[type].tone : 'fact';
}

function itself(id: string): Bilingual {
  return { zh: id, en: id };
}
