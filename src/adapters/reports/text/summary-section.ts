import type { ScorecardSummary, SignalCount, Summary } from '#contract/files/summary.ts';
import { CHANNEL_TITLES, LANGUAGE_TITLES } from '#core/conversation/titles.ts';
import type { Labels } from '../labels.ts';
import { RESOLUTION_WORDS, WORDS } from '../words.ts';
import { joined, scorePaint } from './conversation-section.ts';
import { clip, harmless, padEnd, padStart, width } from './layout.ts';
import type { Sheet } from './sheet.ts';

const MOST_ROWS = 5;
const NAME_COLUMNS = 34;
const BAR_COLUMNS = 30;

/** What all conversations came to. */
export function writeSummary(sheet: Sheet, summary: Summary, labels: Labels): void {
  const { paint } = sheet;
  const say = labels.say.bind(labels);
  sheet.rule('━');
  sheet.line(paint.title(say(WORDS.overview)));
  writeCounts(sheet, summary, labels);
  if (summary.counts.analysed === 0) return;
  for (const scorecard of summary.scorecards) writeScores(sheet, scorecard, labels);
  writeSatisfaction(sheet, summary, labels);
  const total = summary.counts.analysed;
  const signals = (title: string, counts: readonly SignalCount[], shade: (text: string) => string) =>
    writeBars(
      sheet,
      title,
      counts.map(({ type, conversations }) => ({ name: labels.signal(type), count: conversations, total })),
      shade,
    );
  signals(say(WORDS.frequentStrengths), summary.strengths, paint.good);
  signals(say(WORDS.frequentFaults), summary.faults, paint.bad);
  signals(say(WORDS.frequentUnhappy), summary.unhappy, paint.middling);
  for (const { scorecard, lost } of summary.scorecards) {
    const title = `${say(WORDS.lostCriteria)} · ${labels.scorecardTitle(scorecard)}`;
    const rows = lost.map(({ criterion, lost: count, judged }) => ({
      name: labels.criterionTitle(scorecard, criterion),
      count,
      total: judged,
    }));
    writeBars(sheet, title, rows, paint.bad);
  }
  writeWorth(sheet, summary, labels);
}

function writeCounts(
  sheet: Sheet,
  { counts, rejectCodes, rejectsFile, ...rest }: Summary,
  labels: Labels,
): void {
  const { paint } = sheet;
  const say = labels.say.bind(labels);
  const rejected = `${say(WORDS.rejected)} ${counts.rejected}`;
  const sum = `${say(WORDS.read)} ${counts.read} = ${say(WORDS.analysed)} ${counts.analysed} + `;
  sheet.line(`  ${paint.strong(sum)}${counts.rejected > 0 ? paint.bad(rejected) : paint.strong(rejected)}`);
  if (counts.rejected > 0) {
    const codes = rejectCodes.slice(0, 6).map(({ code, count }) => `${code} ${count}`);
    const where = rejectsFile === undefined ? [] : [`${say(WORDS.rejectsIn)} ${rejectsFile}`];
    sheet.text(
      [codes.join(' · '), ...where].join(' — '),
      2,
      `${say(WORDS.rejectReasons)}${say(WORDS.colon)}`,
      paint.faint,
    );
  }
  const list = (entries: [string, number][]) =>
    entries.map(([name, count]) => `${name} ${count}`).join(' · ');
  const channels = Object.entries(rest.channels).map(([channel, count]): [string, number] => [
    say(CHANNEL_TITLES[channel as keyof typeof CHANNEL_TITLES]),
    count,
  ]);
  const languages = Object.entries(rest.languages).map(([language, count]): [string, number] => [
    say(LANGUAGE_TITLES[language as keyof typeof LANGUAGE_TITLES]),
    count,
  ]);
  const facts = [
    `${say(WORDS.files)} ${counts.files}`,
    list(channels),
    list(languages),
    `${say(WORDS.turns)} ${rest.turns}`,
  ];
  sheet.text(facts.filter((fact) => fact !== '').join(say(WORDS.semicolon)), 2, '', paint.faint);
}

function writeScores(sheet: Sheet, summary: ScorecardSummary, labels: Labels): void {
  const { paint } = sheet;
  const say = labels.say.bind(labels);
  sheet.line();
  sheet.line(`  ${paint.strong(`${say(WORDS.score)} · ${labels.scorecardTitle(summary.scorecard)}`)}`);
  if (summary.scored > 0) {
    const figure = (name: string, value: number | null) =>
      `${name} ${scorePaint(sheet, value)(value === null ? '–' : String(Math.round(value * 10) / 10))}`;
    const ratings = (labels.scorecard(summary.scorecard)?.ratings ?? []).flatMap(({ id, title }) => {
      const count = summary.ratings[id];
      return count === undefined ? [] : [`${say(title)} ${count}`];
    });
    sheet.line(
      `    ${[
        figure(say(WORDS.mean), summary.mean),
        figure(say(WORDS.median), summary.median),
        figure(say(WORDS.lowest), summary.lowest),
        figure(say(WORDS.highest), summary.highest),
      ].join('   ')}`,
    );
    if (ratings.length > 0) sheet.text(ratings.join(' · '), 4);
    writeHistogram(sheet, summary.histogram);
  }
  const { judged, notApplicable, unjudged } = summary.answers;
  const coverage = [
    `${say(WORDS.judged)} ${judged}`,
    `${say(WORDS.notApplicable)} ${notApplicable}`,
    `${say(WORDS.unjudged)} ${unjudged}`,
    ...(summary.autoFailed === 0 ? [] : [`${say(WORDS.autoFailed)} ${summary.autoFailed}`]),
    ...(summary.unscored === 0 ? [] : [`${say(WORDS.noScore)} ${summary.unscored}`]),
  ];
  sheet.text(coverage.join(' · '), 4, paint.faint(`${say(WORDS.answers)}${say(WORDS.colon)}`), paint.faint);
}

/** Bars of the scores by tens, without the empty ones below the lowest. */
function writeHistogram(sheet: Sheet, histogram: readonly number[]): void {
  const most = Math.max(...histogram);
  const first = histogram.findIndex((count) => count > 0);
  histogram.forEach((count, index) => {
    if (index < first) return;
    const range = index === 9 ? ' 90–100' : `${padStart(String(index * 10), 3)}–${index * 10 + 9} `;
    const shade = scorePaint(sheet, index * 10 + 5);
    const bar = '█'.repeat(Math.max(count > 0 ? 1 : 0, Math.round((count * BAR_COLUMNS) / most)));
    sheet.line(`    ${sheet.paint.faint(padEnd(range, 8))} ${shade(bar)} ${count > 0 ? count : ''}`);
  });
}

function writeSatisfaction(sheet: Sheet, { satisfaction, resolution }: Summary, labels: Labels): void {
  const { paint } = sheet;
  const say = labels.say.bind(labels);
  sheet.line();
  if (satisfaction.mean !== null) {
    const stars = satisfaction.counts
      .map((count, index) => ({ stars: index + 1, count }))
      .toReversed()
      .map(({ stars, count }) => `${stars}★ ${count}`);
    const mean = `${say(WORDS.mean)} ${satisfaction.mean}`;
    sheet.line(`  ${paint.strong(say(WORDS.satisfaction))}  ${mean}   ${paint.faint(stars.join(' · '))}`);
  }
  const outcomes = (['resolved', 'partly', 'unresolved', 'unknown'] as const)
    .filter((outcome) => resolution[outcome] > 0)
    .map((outcome) => `${say(RESOLUTION_WORDS[outcome])} ${resolution[outcome]}`);
  sheet.line(`  ${paint.strong(say(WORDS.resolution))}  ${outcomes.join(' · ')}`);
}

interface Row {
  readonly name: string;
  readonly count: number;
  readonly total: number;
}

function writeBars(sheet: Sheet, title: string, rows: readonly Row[], shade: (text: string) => string): void {
  if (rows.length === 0) return;
  sheet.line();
  sheet.line(`  ${sheet.paint.strong(title)}`);
  for (const { name, count, total } of rows.slice(0, MOST_ROWS)) {
    const filled = Math.max(1, Math.round((count * BAR_COLUMNS) / total));
    const share = `${count}/${total}`;
    sheet.line(
      `    ${padEnd(clip(name, NAME_COLUMNS), NAME_COLUMNS)} ${shade('█'.repeat(filled))} ${sheet.paint.faint(share)}`,
    );
  }
}

function writeWorth(sheet: Sheet, { worthReading, worthLearning }: Summary, labels: Labels): void {
  const { paint } = sheet;
  const list = (title: string, rows: readonly { id: string; place: string; why: string }[], dot: string) => {
    if (rows.length === 0) return;
    sheet.line();
    sheet.line(`  ${paint.strong(title)}`);
    for (const { id, place, why } of rows) {
      const name = clip(harmless(id), 40);
      const where = clip(harmless(place), Math.max(10, sheet.columns - width(name) - 8));
      sheet.line(`    ${dot} ${paint.accent(name)}  ${paint.faint(where)}`);
      sheet.text(why, 8);
    }
  };
  const row = (item: Summary['worthReading'][number], reasons: readonly string[]) => ({
    id: item.conversation.id,
    place: item.source.line === undefined ? item.source.file : `${item.source.file}:${item.source.line}`,
    why: joined(reasons.slice(0, 4), labels),
  });
  list(
    labels.say(WORDS.worthReading),
    worthReading.map((item) =>
      row(
        item,
        item.worth.reasons.map((reason) => labels.say(reason)),
      ),
    ),
    paint.bad('●'),
  );
  list(
    labels.say(WORDS.worthLearning),
    worthLearning.map((item) =>
      row(
        item,
        item.worth.learnReasons.map((reason) => labels.say(reason)),
      ),
    ),
    paint.good('●'),
  );
}
