import type { Bilingual } from '../bilingual.ts';
import type { Estimate } from '../reviews/intervals.ts';
import { type PlanEffect, type TargetOutcome, targetOutcome } from './plan-effect.ts';

/** What can be said of a plan's effect, or how much more is needed before anything can; then of the level agreed on. */
export function sayPlanEffect(effect: PlanEffect, target: number | null): Bilingual {
  const change = sayChange(effect);
  const outcome = targetOutcome(effect, target);
  if (outcome === null) return change;
  const level = sayTarget(outcome, String(target), estimated(effect.since!, plain));
  return { zh: `${change.zh}；${level.zh}`, en: `${change.en}; ${level.en}` };
}

function sayTarget(outcome: TargetOutcome, target: string, since: string): Bilingual {
  switch (outcome) {
    case 'reached':
      return {
        zh: `目标 ${target} 分已达到（确认以来 ${since}）`,
        en: `the ${target} agreed on is reached (${since} since)`,
      };
    case 'not_reached':
      return {
        zh: `目标 ${target} 分尚未达到（确认以来 ${since}）`,
        en: `the ${target} agreed on is not reached (${since} since)`,
      };
    case 'cannot_tell':
      return {
        zh: `目标 ${target} 分是否达到还说不准（确认以来 ${since}）`,
        en: `whether the ${target} agreed on is reached cannot be told (${since} since)`,
      };
  }
}

function sayChange(effect: PlanEffect): Bilingual {
  const { conversationsBefore, conversationsSince, needed, change, beyondColleagues, colleagues } = effect;
  switch (effect.verdict) {
    case 'too_few':
      return {
        zh: `确认以来有 ${conversationsSince} 通对话用得上这一项，再有 ${needed} 通才看得出变化`,
        en: `Since it was acknowledged, ${conversationsSince} conversations called for it; ${needed} more are needed to tell`,
      };
    case 'too_few_before':
      return {
        zh: `确认之前只有 ${conversationsBefore} 通对话用得上这一项，太少，无法比较前后`,
        en: `Only ${conversationsBefore} conversations called for it before it was acknowledged: too few to compare with`,
      };
    case 'no_colleagues':
      return {
        zh: `确认以来变化 ${signed(change!)} 分；没有可比的同事，无法排除大家都在变`,
        en: `${signed(change!)} points since it was acknowledged; with no comparable colleagues, it may be what everybody did`,
      };
    case 'better':
      return {
        zh: `确认以来比 ${colleagues} 位可比同事多提高 ${signed(beyondColleagues!)} 分`,
        en: `Since it was acknowledged, ${signed(beyondColleagues!)} points more than ${colleagues} comparable colleagues`,
      };
    case 'worse':
      return {
        zh: `确认以来相对 ${colleagues} 位可比同事变化 ${signed(beyondColleagues!)} 分，值得一起看看原因`,
        en: `Since it was acknowledged, ${signed(beyondColleagues!)} points against ${colleagues} comparable colleagues: worth a look together`,
      };
    case 'as_colleagues':
      return {
        zh: `确认以来与 ${colleagues} 位可比同事的变化相当（${signed(beyondColleagues!)} 分）`,
        en: `Since it was acknowledged, much as ${colleagues} comparable colleagues (${signed(beyondColleagues!)} points)`,
      };
  }
}

function signed(estimate: Estimate): string {
  return estimated(estimate, (figure) => `${figure >= 0 ? '+' : '−'}${Math.abs(figure).toFixed(1)}`);
}

function plain(figure: number): string {
  return figure.toFixed(1);
}

function estimated({ value, low, high }: Estimate, written: (figure: number) => string): string {
  return `${written(value)} [${written(low)}, ${written(high)}]`;
}
