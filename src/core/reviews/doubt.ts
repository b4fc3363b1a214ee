import type { Analysis } from '../analysis/analysis.ts';
import type { Bilingual } from '../bilingual.ts';

/** How much a person's look at a conversation would tell, and why. */
export interface Doubt {
  /** From 0: nothing to doubt. */
  readonly size: number;
  /** The weightiest reason; null where there is nothing to doubt. */
  readonly why: Bilingual | null;
}

interface Ground {
  readonly size: number;
  readonly why: Bilingual;
}

/** Of the whole scale; less is how people differ. */
const CONTRADICTION = 0.4;
const UNSURE_FROM = 0.35;
const UNSURE_TO = 0.65;

/**
 * The machine contradicts itself where the form is full of ticks and the customer left unhappy, or the other way round;
 * it is unsure where it could not judge criteria or heard a fault at about even odds.
 */
export function doubtOf({ evaluations, signals }: Analysis, scorecard: string): Doubt {
  const evaluation = evaluations.find((one) => one.scorecard === scorecard);
  const satisfaction = Number(signals.find(({ type }) => type === 'conversation.satisfaction')?.value);
  const grounds: Ground[] = [];
  const score = evaluation?.score ?? null;
  if (score !== null && !Number.isNaN(satisfaction)) {
    // Both on a scale from 0 to 1.
    const gap = score / 100 - (satisfaction - 1) / 4;
    if (Math.abs(gap) >= CONTRADICTION) grounds.push(contradiction(gap, score, satisfaction));
  }
  const open = evaluation?.answers.filter(
    ({ answer }) => answer === 'insufficient_evidence' || answer === 'failed',
  );
  if (open !== undefined && open.length > 0) {
    grounds.push({
      size: Math.min(0.6, 0.15 * open.length),
      why: {
        zh: `${open.length} 个评分项机器没能判断`,
        en: `The machine could not judge ${open.length} ${open.length === 1 ? 'criterion' : 'criteria'}`,
      },
    });
  }
  const unsure = signals.filter(
    ({ type, confidence }) =>
      (type.startsWith('agent.') || type === 'customer.implicit_dissatisfaction') &&
      confidence >= UNSURE_FROM &&
      confidence <= UNSURE_TO,
  );
  if (unsure.length > 0) {
    grounds.push({
      size: Math.min(0.5, 0.1 * unsure.length),
      why: {
        zh: `${unsure.length} 处信号把握只有五成左右`,
        en: `${unsure.length} ${unsure.length === 1 ? 'signal was' : 'signals were'} heard at about even odds`,
      },
    });
  }
  const weightiest = grounds.toSorted((a, b) => b.size - a.size)[0];
  return { size: grounds.reduce((sum, { size }) => sum + size, 0), why: weightiest?.why ?? null };
}

function contradiction(gap: number, score: number, satisfaction: number): Ground {
  const points = Math.round(score);
  const felt = Math.round(satisfaction * 10) / 10;
  return {
    size: Math.abs(gap),
    why:
      gap > 0
        ? {
            zh: `评分 ${points}，而客户的预计满意度只有 ${felt}`,
            en: `Scored ${points}, while the customer seems to have left with ${felt} of 5`,
          }
        : {
            zh: `评分只有 ${points}，而客户的预计满意度有 ${felt}`,
            en: `Scored only ${points}, while the customer seems to have left with ${felt} of 5`,
          },
  };
}
