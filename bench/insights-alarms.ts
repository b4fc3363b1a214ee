import { BUDGET_SHARES } from '#core/insights/alert.ts';
import { findNewWords } from '#core/insights/new-words.ts';
import { type CountSeries, sumOf } from '#core/insights/usual-traffic.ts';
import { watchCounts } from '#core/insights/watch-counts.ts';
import { watchMoods } from '#core/insights/watch-moods.ts';
import { type PlantedTraffic, plantTraffic } from '../test/insights/planted-organisation.ts';
import { plantTexts, plantUpset } from '../test/insights/planted-talk.ts';
import { printTable } from './timing.ts';

const DAY = 24;
const MONTH = 30 * DAY;
const DAYS_OF_MOODS = 28;
const TOPICS = 20;
/** Hours from one look at the words to the next: they are a day's, and counting them takes longest. */
const WORDS_EVERY = 6;
const TEXTS_OF_LATE = 1_000;
const TEXTS_OF_BEFORE = 4_000;

/** A topic's conversations in an average hour. */
const perHour = (topic: number) => 0.3 + (topic % 5) * 1.2;

/** What is said to have come up in the hour that just ended, by name. */
type Look = (hour: number) => readonly string[];

/** Alarms of a month of looks, each name at most once a day, as the service tells them. The service looks each hour. */
function alarmsOf(look: Look, from: number, every = 1): number {
  const quiet = new Map<string, number>();
  let alarms = 0;
  for (let hour = from; hour <= from + MONTH; hour += every) {
    for (const name of look(hour)) {
      if ((quiet.get(name) ?? 0) > hour) continue;
      quiet.set(name, hour + DAY);
      alarms++;
    }
  }
  return alarms;
}

function surgesIn(series: readonly CountSeries[]): Look {
  const whole = series.map(({ topic, counts }) => ({ topic, counts: Float64Array.from(counts) }));
  return (hour) => {
    const seen = whole.map(({ topic, counts }) => ({ topic, counts: counts.subarray(0, hour) }));
    const options = {
      falseAlarms: BUDGET_SHARES.surge,
      hourOfWeek: (at: number) => at % 168,
      daysOfMonth: 30,
    };
    return watchCounts(seen, options).map(({ topic }) => topic);
  };
}

function moodsIn(seed: number, series: readonly CountSeries[]): Look {
  const upset = plantUpset(seed, series);
  return (hour) => {
    const counts = series.map(({ topic, counts: all }, place) => {
      const dayBefore = (days: number) => {
        const [begin, end] = [hour - (days + 1) * DAY, hour - days * DAY];
        return { conversations: sumOf(all, begin, end), upset: sumOf(upset[place]!, begin, end) };
      };
      const before = Array.from({ length: DAYS_OF_MOODS - 1 }, (_, day) => dayBefore(day + 1));
      return { topic, recent: dayBefore(0), before };
    });
    return watchMoods(counts, BUDGET_SHARES.mood).map(({ topic }) => topic);
  };
}

function wordsIn(seed: number, series: readonly CountSeries[]): Look {
  const texts = plantTexts(seed, series);
  const saidIn = (from: number, to: number, most: number) => texts.slice(from, to).flat().slice(-most);
  return (hour) => {
    const recent = saidIn(hour - DAY, hour, TEXTS_OF_LATE);
    const before = saidIn(hour - 14 * DAY, hour - DAY, TEXTS_OF_BEFORE);
    const cut = (text: string) => text.split(' ');
    return findNewWords(recent, before, 'en', cut, BUDGET_SHARES.words).map(({ word }) => word);
  };
}

/** Alarms of organisations in which nothing happened, with the budget of one in 30 days that all kinds share. */
export function falseAlarms(first: number, seeds: number): void {
  const grown = 35 * DAY;
  const planted = (from: number, more: Partial<PlantedTraffic> = {}) => {
    return (seed: number) => plantTraffic(seed, { topics: TOPICS, hours: from + MONTH, perHour, ...more });
  };
  const mean = (alarms: (seed: number) => number) => {
    let sum = 0;
    for (let seed = first; seed < first + seeds; seed++) sum += alarms(seed);
    return sum / seeds;
  };
  const usual = planted(grown);
  const surges = mean((seed) => alarmsOf(surgesIn(usual(seed)), grown));
  const moods = mean((seed) => alarmsOf(moodsIn(seed, usual(seed)), grown));
  const words = mean((seed) => alarmsOf(wordsIn(seed, usual(seed)), grown, WORDS_EVERY));
  const early = 4 * DAY;
  const own = planted(grown, { ownSeasons: true });
  printTable(
    `False alarms in 30 days, ${seeds} organisations of ${TOPICS} topics, a budget of 1`,
    ['what', 'alarms each'],
    [
      ['surges', surges.toFixed(2)],
      ['moods', moods.toFixed(2)],
      ['new words', words.toFixed(2)],
      ['all of these', (surges + moods + words).toFixed(2)],
      [
        'surges in the first 30 days',
        mean((seed) => alarmsOf(surgesIn(planted(early)(seed)), early)).toFixed(2),
      ],
      [
        'surges where each topic has a season of its own',
        mean((seed) => alarmsOf(surgesIn(own(seed)), grown)).toFixed(2),
      ],
    ],
  );
}

/** How soon a topic that is three times as frequent from 9 in the morning on is told. */
export function surgesTold(first: number, seeds: number): void {
  const start = 40 * DAY + 9;
  const rows = [0.5, 1, 2, 4, 8].map((rate) => {
    const hours: number[] = [];
    for (let seed = first; seed < first + seeds; seed++) {
      const look = surgesIn(
        plantTraffic(seed, {
          topics: TOPICS,
          hours: start + DAY,
          perHour: (topic) => (topic === 0 ? rate : perHour(topic)),
          times: (topic, hour) => (topic === 0 && hour >= start ? 3 : 1),
        }),
      );
      let after = 1;
      while (after <= DAY && !look(start + after).includes('t-0')) after++;
      hours.push(after);
    }
    const sorted = hours.toSorted((a, b) => a - b);
    const within = hours.filter((one) => one <= 6).length;
    return [String(rate), String(sorted[Math.floor(sorted.length / 2)]), `${within} of ${seeds}`];
  });
  printTable(
    'A topic three times as frequent from 9 in the morning',
    ['conversations an hour before', 'hours until told (median)', 'within 6 h'],
    rows,
  );
}
