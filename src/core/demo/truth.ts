import type { Situation } from '../coaching/situations.ts';
import type { Language } from '../conversation/schema.ts';
import type { Resolution } from '../signals/catalogue.ts';

/** How the customer comes; the four upset ones want more than an answer. */
export const TEMPERS = ['calm', 'hurried', 'grateful', 'puzzled', 'ironic', 'resigned', 'angry'] as const;
export type Temper = (typeof TEMPERS)[number];

export function isUpset(temper: Temper): boolean {
  return temper === 'ironic' || temper === 'resigned' || temper === 'angry';
}

/** What was put into a conversation on purpose, for the analysis to find. */
export type Planted =
  /** The billing rule that nobody understands since day 38. */
  | 'proration'
  /** An upset customer in the hands of the star agent: need restated, feeling taken up, step offered. */
  | 'star_handling'
  /** The same template against a question asked again, in a refund matter. */
  | 'template_wall'
  /** The evening in which one queue lets people wait for the first answer. */
  | 'slow_evening'
  | 'veiled_threat'
  | 'off_channel'
  | 'personal_data';

export interface DemoTruth {
  readonly id: string;
  /** 0 is the first of the 60 days. */
  readonly day: number;
  readonly scene: string;
  readonly language: Language;
  readonly agent: string;
  readonly temper: Temper;
  readonly upset: boolean;
  readonly outcome: Resolution;
  /** The customer came back about the matter of an earlier conversation. */
  readonly returning: boolean;
  readonly planted: readonly Planted[];
  /** What each of the conversation's turns was written to call for, by its index; mostly nothing. */
  readonly situations: readonly (readonly Situation[])[];
}
