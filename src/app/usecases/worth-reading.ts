import type { Worth } from '#contract/files/analysed-item.ts';
import { resolutionOf, satisfactionOf, shownSignals, toneOf } from '#contract/files/findings.ts';
import type { Analysis, Evaluation } from '#core/analysis/analysis.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Condition, Rule, Severity } from '#core/rules/model.ts';
import { bestScore, type Criterion, type Scorecard } from '#core/scoring/scorecard.ts';
import { isKnownSignal, SIGNALS, type SignalType } from '#core/signals/catalogue.ts';

/** A checklist is content from here on. */
const GOOD_SCORE = 80;
const LOW_SCORE = 60;
/** A predicted satisfaction up to this is a bad one, from the other on a good one. */
const UNHAPPY = 2;
const HAPPY = 4;
/** So many different strengths, without a fault, are worth showing to others. */
const STRENGTHS_TO_LEARN_FROM = 4;
/** Greeting and closing are form; no one learns from them how to help. */
const FORMALITIES: ReadonlySet<SignalType> = new Set(['agent.greeting', 'agent.closing']);
const HARD_TIMES: ReadonlySet<SignalType> = new Set([
  'customer.implicit_dissatisfaction',
  'customer.explicit_complaint',
  'customer.escalation_threat',
  'customer.churn_intent',
  'customer.urgency',
  'customer.confusion',
]);

/** What each thing adds; the sums only order conversations. */
const POINTS = {
  disagreement: 8,
  autoFail: 7,
  fault: 2.5,
  escalation: 4,
  churn: 3,
  hidden: 2.5,
  abuse: 2,
  unresolved: 1.5,
  lowScore: 2,
} as const;
const RULE_POINTS: Readonly<Record<Severity, number>> = { info: 0, minor: 0, major: 3, critical: 6 };

interface Reason {
  readonly points: number;
  readonly text: Bilingual;
}

/** Says of each conversation whether a person should read it, and why. */
export class WorthJudge {
  readonly #rules: ReadonlyMap<string, Rule>;
  readonly #criteria: ReadonlyMap<string, Bilingual>;
  readonly #scorecards: ReadonlyMap<string, Scorecard>;
  /** Rules that a scorecard asks for: a hit is to the agent's credit, however grave a miss would be. */
  readonly #merits: ReadonlySet<string>;

  constructor(rules: readonly Rule[], scorecards: readonly Scorecard[]) {
    this.#rules = new Map(rules.map((rule) => [rule.id, rule]));
    this.#scorecards = new Map(scorecards.map((scorecard) => [scorecard.id, scorecard]));
    this.#criteria = new Map(
      scorecards.flatMap(({ id, sections }) =>
        sections.flatMap(({ criteria }) => criteria.map((one) => [`${id}/${one.id}`, one.title] as const)),
      ),
    );
    this.#merits = new Set(
      scorecards.flatMap(({ sections }) => sections.flatMap(({ criteria }) => criteria.flatMap(meritsOf))),
    );
  }

  judge(analysis: Analysis): Worth {
    const hits = this.#rulesHit(analysis);
    const reasons = [
      ...this.#disagreement(analysis),
      ...analysis.evaluations.flatMap((evaluation) => this.#failures(evaluation)),
      ...hits.map(({ reason }) => reason),
      ...signalReasons(analysis, new Set(hits.flatMap(({ signals }) => signals))),
      ...unresolved(analysis),
    ].toSorted((a, b) => b.points - a.points);
    const learn = lessons(analysis);
    return {
      points: sum(reasons),
      reasons: different(reasons),
      learnPoints: sum(learn),
      learnReasons: learn.map(({ text }) => text),
    };
  }

  /** The checklist is content, the customer is not: what a checklist alone never finds. */
  #disagreement(analysis: Analysis): Reason[] {
    const satisfaction = satisfactionOf(analysis);
    const best = analysis.evaluations.reduce((most, { score }) => Math.max(most, score ?? -1), -1);
    if (satisfaction === null || satisfaction.value > UNHAPPY || best < GOOD_SCORE) return [];
    return [
      {
        points: POINTS.disagreement,
        text: {
          zh: `评分 ${Math.round(best)}，客户却很可能不满意（预测 ${satisfaction.value}/5）`,
          en: `scored ${Math.round(best)}, yet the customer was probably unhappy (predicted ${satisfaction.value}/5)`,
        },
      },
    ];
  }

  #failures({ scorecard, score, autoFailed }: Evaluation): Reason[] {
    const title = this.#scorecards.get(scorecard)?.title ?? { zh: scorecard, en: scorecard };
    if (autoFailed.length > 0) {
      const names = autoFailed.map((id) => this.#criteria.get(`${scorecard}/${id}`) ?? { zh: id, en: id });
      return [
        {
          points: POINTS.autoFail,
          text: {
            zh: `触发一票否决：${names.map(({ zh }) => zh).join('、')}`,
            en: `automatic fail: ${names.map(({ en }) => en).join(', ')}`,
          },
        },
      ];
    }
    if (score === null || score >= LOW_SCORE) return [];
    const shown = Math.round(score * 10) / 10;
    const points = POINTS.lowScore + (LOW_SCORE - score) / 20;
    return [
      {
        points,
        text: { zh: `「${title.zh}」只有 ${shown} 分`, en: `only ${shown} points in “${title.en}”` },
      },
    ];
  }

  /** Grave rules that were hit, each with the signals by which it finds its fault. */
  #rulesHit(analysis: Analysis): { readonly reason: Reason; readonly signals: readonly SignalType[] }[] {
    return analysis.rules.flatMap(({ rule: id, outcome }) => {
      const rule = this.#rules.get(id);
      const points = rule === undefined || outcome !== 'hit' ? 0 : RULE_POINTS[rule.severity];
      if (this.#merits.has(id)) return [];
      if (rule === undefined || points === 0) return [];
      return [{ reason: { points, text: lowered(rule.title) }, signals: signalsOf(rule.find) }];
    });
  }
}

/** The rules whose hit gives the criterion's best answer. */
function meritsOf(criterion: Criterion): string[] {
  const { answer, options } = criterion;
  const isBest = (id: string) => options.find((option) => option.id === id)?.score === bestScore(criterion);
  if (answer.kind === 'rule') return isBest(answer.hit) ? [answer.rule] : [];
  if (answer.kind === 'rules') return isBest(answer.anyHit) ? [...answer.rules] : [];
  return [];
}

/** What a rule has said by its title is not said again. */
function signalReasons(analysis: Analysis, told: ReadonlySet<SignalType>): Reason[] {
  const strongest = new Map<SignalType, number>();
  for (const { type, confidence } of shownSignals(analysis)) {
    strongest.set(type, Math.max(strongest.get(type) ?? 0, confidence));
  }
  return [...strongest].flatMap(([type, confidence]) => {
    const points = pointsOf(type) * confidence;
    if (points === 0 || told.has(type) || !isKnownSignal(type)) return [];
    return [{ points, text: lowered(SIGNALS[type].title) }];
  });
}

function signalsOf(condition: Condition): SignalType[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(signalsOf);
    case 'turn':
    case 'count':
      return condition.test.checks.flatMap((check) => (check.kind === 'signal' ? check.types : []));
    default:
      return [];
  }
}

function pointsOf(type: SignalType): number {
  switch (type) {
    case 'customer.escalation_threat':
      return POINTS.escalation;
    case 'customer.churn_intent':
      return POINTS.churn;
    case 'customer.implicit_dissatisfaction':
      return POINTS.hidden;
    case 'customer.abuse':
      return POINTS.abuse;
    default:
      return toneOf(type) === 'fault' ? POINTS.fault : 0;
  }
}

function unresolved(analysis: Analysis): Reason[] {
  return resolutionOf(analysis) === 'unresolved'
    ? [{ points: POINTS.unresolved, text: { zh: '问题没有解决', en: 'not resolved' } }]
    : [];
}

/** A hard conversation that went well, with what the agent did. */
function lessons(analysis: Analysis): Reason[] {
  const shown = shownSignals(analysis);
  const types = new Set(shown.map(({ type }) => type));
  if (shown.some(({ type }) => toneOf(type) === 'fault')) return [];
  const strengths = [...types].filter((type) => toneOf(type) === 'good' && !FORMALITIES.has(type));
  const satisfaction = satisfactionOf(analysis)?.value ?? 0;
  if (strengths.length < STRENGTHS_TO_LEARN_FROM || satisfaction < HAPPY) return [];
  const wasHard = [...types].some((type) => HARD_TIMES.has(type));
  const names = strengths.flatMap((type) => (isKnownSignal(type) ? [SIGNALS[type].title] : []));
  const list = {
    zh: names.map(({ zh }) => zh).join('、'),
    en: names.map(({ en }) => en.toLowerCase()).join(', '),
  };
  return [
    {
      points: strengths.length + satisfaction + (wasHard ? 5 : 0),
      text: wasHard
        ? { zh: `不好办的一通，办好了：${list.zh}`, en: `a hard one that ended well: ${list.en}` }
        : { zh: `办得周到：${list.zh}`, en: `done with care: ${list.en}` },
    },
  ];
}

/** A rule and a signal may say the same. */
function different(reasons: readonly Reason[]): Bilingual[] {
  const texts = new Map(reasons.map(({ text }) => [text.zh, text]));
  return [...texts.values()];
}

function lowered({ zh, en }: Bilingual): Bilingual {
  return { zh, en: /^[A-Z][a-z ]/.test(en) ? en.charAt(0).toLowerCase() + en.slice(1) : en };
}

function sum(reasons: readonly Reason[]): number {
  return reasons.reduce((total, { points }) => total + points, 0);
}
