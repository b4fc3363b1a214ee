import { keepPreviousData, QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, onTestFinished, test } from 'vitest';
import { exactPreview, stepTo } from './retention-step.ts';

/** What is counted as an administrator types: the answer for 30 days fails or comes when the test lets it. */
function counting() {
  const answer = Promise.withResolvers<{ readonly conversations: number }>();
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const optionsFor = (days: number) => ({
    queryKey: [days],
    queryFn: () => (days === 180 ? { conversations: 0 } : answer.promise),
    placeholderData: keepPreviousData,
  });
  const observer = new QueryObserver<{ readonly conversations: number }>(queries, optionsFor(180));
  onTestFinished(observer.subscribe(() => {}));
  const step = (counted: number, days: number) =>
    stepTo(days, 365, exactPreview(observer.getCurrentResult(), counted, days));
  return { answer, observer, step, typed: (days: number) => observer.setOptions(optionsFor(days)) };
}

test('a limit by which nothing goes is saved at once, one by which something goes only after it was confirmed', async () => {
  const { answer, observer, step, typed } = counting();
  await observer.refetch();
  expect(step(180, 180)).toBe('save');
  typed(30);
  answer.resolve({ conversations: 12 });
  await observer.refetch();
  expect(step(30, 30)).toBe('confirm');
});

test('what was counted for another number is no ground to save on, neither meanwhile nor after a failure', async () => {
  const { answer, observer, step, typed } = counting();
  await observer.refetch();
  expect(step(180, 30)).toBe('unknown');
  typed(30);
  expect(observer.getCurrentResult().data).toEqual({ conversations: 0 });
  expect(step(30, 30)).toBe('unknown');
  answer.reject(new Error('away'));
  await observer.refetch();
  expect(step(30, 30)).toBe('unknown');
});

test('to keep everything takes no counting, and what is kept so already is not saved again', () => {
  expect(stepTo(null, 30, undefined)).toBe('save');
  expect(stepTo(null, null, undefined)).toBe('same');
  expect(stepTo(30, 30, { conversations: 5 })).toBe('same');
});
