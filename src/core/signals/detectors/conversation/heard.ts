import type { ConversationReading } from '../../../ports/language-model.ts';
import { RESOLUTIONS, type Resolution } from '../../catalogue.ts';
import type { ResolutionFusion, SatisfactionFusion } from '../../fusion-weights.ts';
import { softmax } from '../../odds.ts';
import type { Account } from './course.ts';

/** What a language model says of the outcome, and how much that counts beside what happened. */
export interface Heard {
  readonly reading: ConversationReading;
  readonly resolution: ResolutionFusion;
  readonly satisfaction: SatisfactionFusion;
}

/** Keeps certainty finite. */
const LEAST = 1e-6;

/**
 * The class that events and words speak for together.
 * @param speaking how far the balance of the ending speaks for each class
 */
export function heardResolution(
  { reading, resolution: { model, structure, bias } }: Heard,
  speaking: Readonly<Record<Resolution, number>>,
  account: Account,
): { readonly value: Resolution; readonly confidence: number } {
  const words = (value: Resolution) =>
    model * Math.log(Math.max(LEAST, reading.resolution.get(value) ?? 0)) + (bias[value] ?? 0);
  account.add(reading.model, words('resolved') - words('unresolved'));
  const chances = softmax(RESOLUTIONS.map((value) => words(value) + structure * speaking[value]));
  const confidence = Math.max(...chances);
  return { value: RESOLUTIONS[chances.indexOf(confidence)]!, confidence };
}

/** Makes the words' opinion one more contribution, in points from the middle of what events say by themselves. */
export function heardSatisfaction(
  { reading, satisfaction: { model, structure, bias } }: Heard,
  account: Account,
  middle: number,
): void {
  account.weigh(structure, middle);
  account.add(reading.model, model * (reading.satisfaction - middle) + bias);
}
