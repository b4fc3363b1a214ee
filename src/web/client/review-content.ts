import type { z } from 'zod';
import type { reviewDetail } from '#contract/api/reviews.ts';

export type GivenAnswers = z.output<typeof reviewDetail>['answers'];

/** What a reviewer has written, and upon which saving. */
export interface ReviewContent {
  readonly answers: GivenAnswers;
  readonly comment: string;
  readonly revision: number;
}
