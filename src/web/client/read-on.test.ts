import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { expect, onTestFinished, test } from 'vitest';
import { mayReadOn } from './read-on.ts';

/** A list whose second page fails so many times before it comes; it is read on as long as it may be. */
async function readOn(failures: number) {
  const asked: number[] = [];
  const observer = new InfiniteQueryObserver(new QueryClient(), {
    queryKey: ['list'],
    queryFn: ({ pageParam }) => {
      asked.push(pageParam);
      if (pageParam === 1 && asked.filter((page) => page === 1).length <= failures) throw new Error('away');
      return pageParam;
    },
    initialPageParam: 0,
    getNextPageParam: (page) => (page < 3 ? page + 1 : undefined),
    retry: false,
  });
  onTestFinished(observer.subscribe(() => {}));
  await observer.refetch();
  const toTheEnd = async () => {
    for (let times = 0; times < 20 && mayReadOn(observer.getCurrentResult()); times += 1) {
      await observer.fetchNextPage();
    }
  };
  await toTheEnd();
  return { asked, observer, toTheEnd };
}

test('a list is read on to its end', async () => {
  const { asked } = await readOn(0);
  expect(asked).toEqual([0, 1, 2, 3]);
});

test('a page that failed is not asked for again by itself, and what was read stays', async () => {
  const { asked, observer } = await readOn(Number.POSITIVE_INFINITY);
  expect(asked).toEqual([0, 1]);
  expect(observer.getCurrentResult().data?.pages).toEqual([0]);
});

test('once a person has asked for it again and it came, the list is read on', async () => {
  const { asked, observer, toTheEnd } = await readOn(1);
  await observer.fetchNextPage();
  await toTheEnd();
  expect(asked).toEqual([0, 1, 1, 2, 3]);
});
