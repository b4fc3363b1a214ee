import {
  type CountSeries,
  hourOf,
  ofHours,
  ofWeekdays,
  type Shares,
  seenByWeek,
  type Usual,
  type UsualTraffic,
  usualBy,
  weekdayOf,
} from './usual-traffic.ts';

/** A day strays by 17 % without a reason (variance 0.03 of the square); of weekdays only four were seen. */
const DAY_STRAYS = 0.03;
/** How far topics' hours or weekdays differ from those of all, where that is not known yet: by a third. */
const DIFFER = 0.1;
/** That counts as much as so many hours of the day or weekdays of a topic that are well known. */
const DIFFER_SEEN = 2;
const LEAST_DIFFER = 0.001;

/**
 * What is usual of each topic, in the order of the series: the season of all, times what is the topic's own about hours of
 * the day and weekdays (some matters come in the mornings, some after the weekend). How much is believed of a topic's own
 * is told by all topics together: where they do not differ beyond chance, they have the season of all.
 */
export function ownSeasons(series: readonly CountSeries[], usual: UsualTraffic): readonly Usual[] {
  const { all, heardHours, days } = usual;
  const topics = series.map(({ counts }) => {
    const seen = seenByWeek(usual, counts);
    const part = seen.reduce((sum, n) => sum + n, 0) / Math.max(1, all.seen);
    const expected = all.byWeek.map((value, week) => part * value * heardHours[week]!);
    return {
      seen,
      byHour: { seen: ofHours(seen), expected: ofHours(expected) },
      byDay: { seen: ofWeekdays(seen), expected: ofWeekdays(expected) },
    };
  });
  const hoursLike = alikeBy(
    topics.map(({ byHour }) => byHour),
    DAY_STRAYS / days,
  );
  const daysLike = alikeBy(
    topics.map(({ byDay }) => byDay),
    (7 * DAY_STRAYS) / days,
  );
  const factor = ({ seen, expected }: Shares, part: number, alike: number) =>
    (seen[part]! + alike) / (expected[part]! + alike);
  return topics.map(({ seen, byHour, byDay }) =>
    usualBy(
      usual,
      seen,
      all.byWeek.map(
        (value, week) =>
          value * factor(byHour, hourOf(week), hoursLike) * factor(byDay, weekdayOf(week), daysLike),
      ),
      {
        hour: byHour.expected.map((n) => n + hoursLike),
        weekday: byDay.expected.map((n) => n + daysLike),
      },
    ),
  );
}

/**
 * From so many conversations a topic's factors would be known as well as from what all topics have. By moments: topics
 * differ by (seen − expected)² beyond that of a Poisson count and of the days' straying, over the square of what is expected;
 * what is known better weighs more.
 */
function alikeBy(topics: readonly Shares[], strays: number): number {
  let weights = DIFFER_SEEN / DIFFER ** 2;
  let sum = weights * DIFFER;
  for (const { seen, expected } of topics) {
    for (let part = 0; part < seen.length; part++) {
      const mean = expected[part]!;
      if (mean === 0) continue;
      const weight = (mean / (1 + DIFFER * mean)) ** 2;
      sum += weight * (((seen[part]! - mean) ** 2 - mean) / mean ** 2 - strays);
      weights += weight;
    }
  }
  return 1 / Math.max(LEAST_DIFFER, sum / weights);
}
