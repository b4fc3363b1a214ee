import {
  keepPreviousData,
  type UseMutationResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  calibration,
  calibrationDetail,
  calibrationRequest,
  calibrations,
  drawnSample,
  drawRequest,
  planRequest,
  reviewPlan,
  reviewPlans,
} from '#contract/api/review-plans.ts';
import type {
  appeal,
  appealRequest,
  appeals,
  decisionRequest,
  reviewDetail,
  reviewers,
  reviewPage,
  reviewQuality,
  reviewSettings,
  reviewSummary,
} from '#contract/api/reviews.ts';
import type { Search } from './address.ts';
import { ask, tell as change } from './ask.ts';
import { useMay } from './me.ts';
import type { ReviewContent } from './review-content.ts';
import { takeFirst } from './take-first.ts';

export type ReviewSummary = z.output<typeof reviewSummary>;
export type ReviewDetail = z.output<typeof reviewDetail>;
export type ReviewPage = z.output<typeof reviewPage>;
export type ShownAppeal = z.output<typeof appeal>;
export type ReviewSettings = z.output<typeof reviewSettings>;
export type Reviewer = z.output<typeof reviewers>['reviewers'][number];
export type ReviewQuality = z.output<typeof reviewQuality>;
export type DrawnSample = z.output<typeof drawnSample>;
export type DrawRequest = z.input<typeof drawRequest>;
export type ReviewPlan = z.output<typeof reviewPlan>;
export type Calibration = z.output<typeof calibration>;
export type CalibrationDetail = z.output<typeof calibrationDetail>;
export type Agreement = CalibrationDetail['criteria'][number]['people'];
export type Estimate = NonNullable<Agreement['percent']>;

/** Everything of reviews is looked up anew when one of them changes. */
const REVIEWS = 'reviews';

export function useReviews(query: Search) {
  return useQuery({
    queryKey: [REVIEWS, 'list', query],
    queryFn: ({ signal }) => ask<ReviewPage>('/api/v1/reviews', { query, signal }),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
}

/** A review with its conversation. Each look is recorded, so it is not looked up anew by itself. */
export function useReview(id: string | undefined, reason?: string) {
  return useQuery({
    queryKey: [REVIEWS, 'one', id, reason ?? null],
    queryFn: ({ signal }) =>
      ask<ReviewDetail>(`/api/v1/reviews/${encodeURIComponent(id!)}`, {
        query: reason === undefined ? {} : { reveal: 'true', reason },
        signal,
      }),
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    placeholderData: (before) => (before?.id === id ? before : undefined),
  });
}

export function useAppeals() {
  return useQuery({
    queryKey: [REVIEWS, 'appeals'],
    queryFn: ({ signal }) =>
      ask<z.output<typeof appeals>>('/api/v1/appeals', { query: { limit: '300' }, signal }),
    staleTime: 5_000,
  });
}

export function useReviewSettings() {
  return useQuery({
    queryKey: [REVIEWS, 'settings'],
    queryFn: ({ signal }) => ask<ReviewSettings>('/api/v1/review-settings', { signal }),
  });
}

/** Who may review; only for those who hand reviews out. */
export function useReviewers() {
  return useQuery({
    queryKey: [REVIEWS, 'reviewers'],
    queryFn: ({ signal }) => ask<z.output<typeof reviewers>>('/api/v1/reviewers', { signal }),
    enabled: useMay('reviews.manage'),
  });
}

export function usePlans() {
  return useQuery({
    queryKey: [REVIEWS, 'plans'],
    queryFn: ({ signal }) => ask<z.output<typeof reviewPlans>>('/api/v1/review-plans', { signal }),
  });
}

export function useQuality(query: Search) {
  return useQuery({
    queryKey: [REVIEWS, 'quality', query],
    queryFn: ({ signal }) => ask<ReviewQuality>('/api/v1/review-quality', { query, signal }),
    placeholderData: keepPreviousData,
  });
}

export function useCalibrations() {
  return useQuery({
    queryKey: [REVIEWS, 'calibrations'],
    queryFn: ({ signal }) => ask<z.output<typeof calibrations>>('/api/v1/calibrations', { signal }),
    staleTime: 5_000,
  });
}

export function useCalibration(id: string | undefined) {
  return useQuery({
    queryKey: [REVIEWS, 'calibration', id],
    queryFn: ({ signal }) =>
      ask<CalibrationDetail>(`/api/v1/calibrations/${encodeURIComponent(id!)}`, { signal }),
    enabled: id !== undefined,
    staleTime: 5_000,
  });
}

/** Tells the service something of reviews; what is on the page of them is then looked up anew. */
function useTold<Given, Answer>(
  tell: (given: Given) => Promise<Answer>,
  ...alsoOld: readonly (readonly unknown[])[]
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: tell,
    onSuccess: () =>
      Promise.all([[REVIEWS], ...alsoOld].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}

export const useDraw = () =>
  useMutation({
    mutationFn: (body: DrawRequest) => ask<DrawnSample>('/api/v1/review-plans:draw', { body }),
  });

export const usePlan = () =>
  useTold((body: z.input<typeof planRequest>) => ask<ReviewPlan>('/api/v1/review-plans', { body }));

export const useStartCalibration = () =>
  useTold((body: z.input<typeof calibrationRequest>) =>
    ask<CalibrationDetail>('/api/v1/calibrations', { body }),
  );

export const useCloseCalibration = () =>
  useTold((id: string) =>
    ask<CalibrationDetail>(`/api/v1/calibrations/${encodeURIComponent(id)}/close`, { method: 'POST' }),
  );

export const useSetReviewSettings = () =>
  useTold((body: ReviewSettings) => ask<ReviewSettings>('/api/v1/review-settings', { method: 'PUT', body }));

type AppealBody = z.input<typeof appealRequest>;
export type Appealing = UseMutationResult<ShownAppeal, Error, AppealBody>;

/** Objects to an answer of a review. */
export const useAppeal = (review: string): Appealing =>
  useTold((body: AppealBody) =>
    ask<ShownAppeal>(`/api/v1/reviews/${encodeURIComponent(review)}/appeals`, { body }),
  );

/** Objects to an answer of the machine that nobody has reviewed. */
export const useAppealMachine = (conversation: string, scorecard: string): Appealing =>
  useTold(
    (body: AppealBody) =>
      ask<ShownAppeal>(`/api/v1/conversations/${encodeURIComponent(conversation)}/appeals`, {
        body: { ...body, scorecard },
      }),
    ['conversation', conversation],
  );

export const useDecide = () =>
  useTold(({ id, ...body }: z.input<typeof decisionRequest> & { readonly id: string }) =>
    ask<ShownAppeal>(`/api/v1/appeals/${encodeURIComponent(id)}/decide`, { body }),
  );

interface Assignment {
  readonly id: string;
  /** A user id, `me`, or null for whoever is free. */
  readonly reviewer: string | null;
}

const assign = ({ id, reviewer }: Assignment) =>
  ask<object>(`/api/v1/reviews/${encodeURIComponent(id)}/assign`, { body: { reviewer } });

export const useAssign = () => useTold(assign);

/** Takes the first of free reviews that nobody else was quicker to take; null where all of them are gone. */
export const useTakeFirst = () =>
  useTold((ids: readonly string[]) => takeFirst(ids, (id) => assign({ id, reviewer: 'me' })));

/** Takes a free review. It is looked up where that failed too: somebody else may have it, or only the answer is lost. */
export function useClaim() {
  const queries = useQueryClient();
  const lookUp = () => queries.invalidateQueries({ queryKey: [REVIEWS] });
  return useMutation({
    mutationFn: (id: string) => assign({ id, reviewer: 'me' }),
    onSuccess: lookUp,
    onError: () => void lookUp(),
  });
}

/** The review itself is not looked up anew: whoever did this leaves it. */
function useLeft(tell: (id: string) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: tell,
    onSuccess: () =>
      queries.invalidateQueries({
        queryKey: [REVIEWS],
        predicate: ({ queryKey: [, part] }) => part !== 'one',
      }),
  });
}

export const useGiveBack = () => useLeft((id) => assign({ id, reviewer: null }));

export const useWithdraw = () =>
  useLeft((id) => change(`/api/v1/reviews/${encodeURIComponent(id)}`, { method: 'DELETE' }));

export function saveReview(id: string, content: ReviewContent): Promise<{ readonly revision: number }> {
  return ask(`/api/v1/reviews/${encodeURIComponent(id)}`, { method: 'PUT', body: content });
}

export const useSubmit = (id: string) =>
  useTold((content: ReviewContent) =>
    ask<ReviewDetail>(`/api/v1/reviews/${encodeURIComponent(id)}/submit`, { body: content }),
  );
