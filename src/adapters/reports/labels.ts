import type { ResultFrame } from '#contract/files/writing.ts';
import type { CriterionAnswer, RuleResult } from '#core/analysis/analysis.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Language } from '#core/conversation/schema.ts';
import type { Rule } from '#core/rules/model.ts';
import { bestScore, type Criterion, type Scorecard } from '#core/scoring/scorecard.ts';
import { EMOTIONS, isKnownSignal, SIGNALS, type SignalType } from '#core/signals/catalogue.ts';
import { EMOTION_WORDS, NON_JUDGEMENT_WORDS } from './words.ts';

/** Finds the names that people read for the ids that an analysis is made of, in the language of the result. */
export class Labels {
  readonly language: Language;
  readonly #scorecards: ReadonlyMap<string, Scorecard>;
  readonly #criteria = new Map<string, Criterion>();
  readonly #rules: ReadonlyMap<string, Rule>;

  constructor(frame: ResultFrame) {
    this.language = frame.language;
    this.#scorecards = new Map(frame.scorecards.map((scorecard) => [scorecard.id, scorecard]));
    this.#rules = new Map(frame.rules.map((rule) => [rule.id, rule]));
    for (const { id, sections } of frame.scorecards) {
      for (const { criteria } of sections) {
        for (const criterion of criteria) this.#criteria.set(`${id}/${criterion.id}`, criterion);
      }
    }
  }

  say(text: Bilingual): string {
    return text[this.language];
  }

  scorecard(id: string): Scorecard | undefined {
    return this.#scorecards.get(id);
  }

  scorecardTitle(id: string): string {
    const scorecard = this.#scorecards.get(id);
    return scorecard === undefined ? id : this.say(scorecard.title);
  }

  criterion(scorecard: string, id: string): Criterion | undefined {
    return this.#criteria.get(`${scorecard}/${id}`);
  }

  criterionTitle(scorecard: string, id: string): string {
    const criterion = this.criterion(scorecard, id);
    return criterion === undefined ? id : this.say(criterion.title);
  }

  /** The option's title, or what the non-judgement is called. */
  answer(scorecard: string, criterion: string, answer: string): string {
    const option = this.criterion(scorecard, criterion)?.options.find(({ id }) => id === answer);
    const words = option?.title ?? NON_JUDGEMENT_WORDS[answer];
    return words === undefined ? answer : this.say(words);
  }

  best(scorecard: string, criterion: string): number | null {
    const known = this.criterion(scorecard, criterion);
    return known === undefined ? null : bestScore(known);
  }

  rating(scorecard: string, rating: string): string {
    const known = this.#scorecards.get(scorecard)?.ratings.find(({ id }) => id === rating);
    return known === undefined ? rating : this.say(known.title);
  }

  rule(id: string): Rule | undefined {
    return this.#rules.get(id);
  }

  ruleTitle(id: string): string {
    const rule = this.#rules.get(id);
    return rule === undefined ? id : this.say(rule.title);
  }

  /** What would have passed: the criterion's own words, and the advice of the rules that found a fault. */
  adviceFor({ wouldPass, source }: CriterionAnswer, results: readonly RuleResult[]): string[] {
    const ofRules = rulesOfSource(source).flatMap((id) => {
      const isHit = results.some(({ rule, outcome }) => rule === id && outcome === 'hit');
      const advice = this.#rules.get(id)?.advice;
      return isHit && advice !== undefined ? [this.say(advice)] : [];
    });
    return [...new Set([...(wouldPass === undefined ? [] : [this.say(wouldPass)]), ...ofRules])];
  }

  signal(type: SignalType): string {
    return isKnownSignal(type) ? this.say(SIGNALS[type].title) : type.replace(/^custom\./, '');
  }

  emotion(value: unknown): string {
    const known = EMOTIONS.find((emotion) => emotion === value);
    return known === undefined ? String(value) : this.say(EMOTION_WORDS[known]);
  }
}

/** Rules that an answer rests on, by its `source`. */
export function rulesOfSource(source: string): string[] {
  return source.startsWith('rule:') ? source.slice('rule:'.length).split(',') : [];
}

/** How an answer came out: `none` is no judgement at all. */
export type AnswerGrade = 'full' | 'part' | 'zero' | 'not_applicable' | 'none';

export function gradeOf(answer: string, score: number | null, best: number | null): AnswerGrade {
  if (score === null) return answer === 'not_applicable' ? 'not_applicable' : 'none';
  if (best === null || score >= best) return 'full';
  return score > 0 ? 'part' : 'zero';
}
