import type { Emotion } from '../../catalogue.ts';
import type { Course, CustomerStep, Finding } from './course.ts';

/** How a feeling stands on the scale of −5 to 5. */
const SENTIMENT: Readonly<Record<Emotion, number>> = {
  anger: -5,
  frustration: -3.5,
  disappointment: -3,
  anxiety: -2,
  confusion: -1,
  neutral: 0,
  satisfaction: 3.5,
  gratitude: 4,
};
/** Turns at either end that are averaged: a short "ok" at the end tells little alone. */
const MOST_TURNS_AN_END = 3;

function sentimentOf(step: CustomerStep): number {
  const felt = SENTIMENT[step.emotion];
  return step.unhappiness > 0 ? Math.min(felt, -2 * step.unhappiness) : felt;
}

/**
 * Customer sentiment at the end less that at the start, −5 to 5, anchored at the turn that turned.
 * With a single customer turn there is no course to tell of.
 */
export function sentimentShift(course: Course): Finding | undefined {
  const { customer } = course;
  if (customer.length < 2) return undefined;
  const felt = customer.map(sentimentOf);
  const count = Math.min(MOST_TURNS_AN_END, Math.max(1, Math.floor(customer.length / 3)));
  const start = mean(felt.slice(0, count));
  const end = mean(felt.slice(-count));
  const shift = Math.round(Math.min(5, Math.max(-5, end - start)) * 10) / 10;

  let anchor = customer.at(-1)!.index;
  let steepest = 0;
  for (let i = 1; i < felt.length; i++) {
    const step = (felt[i]! - felt[i - 1]!) * Math.sign(shift);
    if (step > steepest) {
      steepest = step;
      anchor = customer[i]!.index;
    }
  }
  return {
    value: shift === 0 ? 0 : shift,
    anchor,
    confidence: Math.min(0.9, 0.4 + 0.1 * customer.length),
    because: [
      { label: 'start', weight: Math.round(start * 10) / 10 },
      { label: 'end', weight: Math.round(end * 10) / 10 },
    ],
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
