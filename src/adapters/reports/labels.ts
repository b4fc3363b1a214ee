import type { ResultFrame } from '#contract/files/writing.ts';
import type { CriterionAnswer, Evaluation, Evidence, RuleResult } from '#core/analysis/analysis.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Language } from '#core/conversation/schema.ts';
import type { Rule } from '#core/rules/model.ts';
import { type AnswerGrade, gradeOfAnswer, quotedPassages } from '#core/scoring/answer-grade.ts';
import { type EarnedBonuses, earnedBonuses } from '#core/scoring/earned-bonuses.ts';
import { bestScore, type Criterion, type Scorecard } from '#core/scoring/scorecard.ts';
import { EMOTIONS, isKnownSignal, isSignalType, SIGNALS, type SignalType } from '#core/signals/catalogue.ts';
import { EMOTION_NAMES } from '#core/signals/value-names.ts';
import { BECAUSE_WORDS, MODEL_WORDS, NON_JUDGEMENT_WORDS, WORDS } from './words.ts';

const NOTHING: Bilingual = { zh: '', en: '' };

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

  grade(scorecard: string, { criterion, answer, score }: CriterionAnswer): AnswerGrade {
    const isBonus = this.criterion(scorecard, criterion)?.bonus !== undefined;
    return gradeOfAnswer(answer, score, this.best(scorecard, criterion), isBonus);
  }

  /** `8/10`; of a bonus what it added to the form, if anything. Empty where nothing was judged. */
  points(evaluation: Evaluation, { criterion, score }: CriterionAnswer): string {
    const { scorecard, bonus: added } = evaluation;
    if (score === null) return '';
    const best = this.best(scorecard, criterion);
    const bonus = this.criterion(scorecard, criterion)?.bonus;
    if (bonus === undefined) return `${score}/${best}`;
    const isAdded = added !== undefined && best !== null && score >= best;
    if (!isAdded) return this.say({ zh: '未加分', en: '+0' });
    const shown = shownScore(this.#bonuses(evaluation).added(bonus));
    return this.say({ zh: `+${shown} 分`, en: `+${shown}` });
  }

  /** What the score is made of where a bonus is in it: `31.3 + 8`. */
  parts(evaluation: Evaluation): string | undefined {
    const { score, bonus } = evaluation;
    if (bonus === undefined || score === null) return undefined;
    const [earned, added] = [shownScore(score - bonus), shownScore(bonus)];
    const { cutFrom } = this.#bonuses(evaluation);
    const worth = cutFrom === null ? null : shownScore(cutFrom);
    const cut =
      worth === null
        ? NOTHING
        : {
            zh: `（应加 ${worth} 分，总分最高 100）`,
            en: ` (${worth} earned; a score ends at 100)`,
          };
    return this.say({
      zh: `各部分 ${earned} + 加分 ${added}${cut.zh}`,
      en: `sections ${earned} + bonus ${added}${cut.en}`,
    });
  }

  #bonuses(evaluation: Evaluation): EarnedBonuses {
    const { scorecard } = evaluation;
    return earnedBonuses(evaluation, (id) => ({
      bonus: this.criterion(scorecard, id)?.bonus,
      best: this.best(scorecard, id),
    }));
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

  /**
   * What would have passed: the criterion's own advice; without one, what its source asks for and the advice of the
   * rules that found a fault.
   */
  adviceFor(scorecard: string, answer: CriterionAnswer, results: readonly RuleResult[]): string[] {
    const own = this.criterion(scorecard, answer.criterion)?.advice;
    if (own !== undefined) return [this.say(own)];
    const ofRules = rulesOfSource(answer.source).flatMap((id) => {
      const advice = this.#rules.get(id)?.advice;
      return isHit(id, results) && advice !== undefined ? [this.say(advice)] : [];
    });
    return [
      ...new Set([...(answer.wouldPass === undefined ? [] : [this.say(answer.wouldPass)]), ...ofRules]),
    ];
  }

  /** What zeroed the form, or only a section of it; undefined when nothing did. */
  failure({ scorecard, autoFailed }: Evaluation): string | undefined {
    if (autoFailed.length === 0) return undefined;
    const isWhole = autoFailed.some((id) => this.criterion(scorecard, id)?.autoFail?.scope !== 'section');
    return this.say(isWhole ? WORDS.autoFailed : WORDS.sectionFailed);
  }

  signal(type: SignalType): string {
    return isKnownSignal(type) ? this.say(SIGNALS[type].title) : type.replace(/^custom\./, '');
  }

  /** A part of a predicted figure: a signal, or what the detector calls it; whatever else is named is a model. */
  because(label: string): string {
    const words = BECAUSE_WORDS[label];
    if (words !== undefined) return this.say(words);
    return isSignalType(label) ? this.signal(label) : this.say(MODEL_WORDS);
  }

  emotion(value: unknown): string {
    const known = EMOTIONS.find((emotion) => emotion === value);
    return known === undefined ? String(value) : this.say(EMOTION_NAMES[known]);
  }
}

/**
 * The passages worth quoting: for full marks because no fault was found there is nothing to quote, though the rule
 * remembers where it looked.
 */
export function quotedEvidence(
  grade: AnswerGrade,
  { evidence, source }: CriterionAnswer,
  results: readonly RuleResult[],
): readonly Evidence[] {
  const rules = rulesOfSource(source);
  const isFaultless = grade === 'full' && rules.length > 0 && !rules.some((id) => isHit(id, results));
  return isFaultless ? [] : quotedPassages(grade, evidence);
}

function isHit(id: string, results: readonly RuleResult[]): boolean {
  return results.some(({ rule, outcome }) => rule === id && outcome === 'hit');
}

/** Rules that an answer rests on, by its `source`. */
export function rulesOfSource(source: string): string[] {
  return source.startsWith('rule:') ? source.slice('rule:'.length).split(',') : [];
}

/** A score as people read it: one decimal is enough. */
export function shownScore(score: number): string {
  return String(Math.round(score * 10) / 10);
}
