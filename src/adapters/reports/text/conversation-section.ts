import type { AnalysedItem } from '#contract/files/analysed-item.ts';
import { resolutionOf, satisfactionOf } from '#contract/files/findings.ts';
import type { Analysis, Evaluation, Signal } from '#core/analysis/analysis.ts';
import { CHANNEL_TITLES } from '#core/conversation/titles.ts';
import { type Labels, shownScore } from '../labels.ts';
import { RESOLUTION_WORDS, WORDS } from '../words.ts';
import { clip, harmless, padEnd, width } from './layout.ts';
import { writeScorecard } from './scorecard-section.ts';
import type { Sheet } from './sheet.ts';
import { writeSignals } from './signal-section.ts';

const BAR_COLUMNS = 20;
/** Parts of the predicted satisfaction that are told. */
const MOST_PARTS = 4;

/** One conversation: who and how good, the answers with their evidence, what was done well and what was not. */
export function writeConversation(sheet: Sheet, item: AnalysedItem, labels: Labels): void {
  const { analysis, warnings } = item;
  sheet.rule();
  writeHeader(sheet, item, labels);
  const { say } = bound(labels);
  if (item.worth.reasons.length > 0) {
    const lead = sheet.paint.middling(`${say(WORDS.whyRead)}${say(WORDS.colon)}`);
    sheet.text(joined(item.worth.reasons.slice(0, 4).map(say), labels), 2, lead);
  }
  for (const evaluation of analysis.evaluations) {
    sheet.line();
    writeScorecard(sheet, evaluation, item.conversation, labels, analysis.rules);
  }
  writeSignals(sheet, item, labels);
  if (warnings.length > 0) {
    sheet.line();
    const lead = sheet.paint.faint(`  ${say(WORDS.repaired)}  `);
    sheet.text(
      joined(
        warnings.map(({ message }) => say(message)),
        labels,
      ),
      0,
      lead,
      sheet.paint.faint,
    );
  }
  sheet.line();
}

export function joined(texts: readonly string[], labels: Labels): string {
  return texts.join(labels.say(WORDS.semicolon));
}

function bound(labels: Labels) {
  return { say: labels.say.bind(labels) };
}

function writeHeader(sheet: Sheet, { conversation, analysis, source }: AnalysedItem, labels: Labels): void {
  const { paint } = sheet;
  const { say } = bound(labels);
  const { agent, channel } = conversation;
  const who =
    agent === undefined
      ? []
      : [
          [
            say(WORDS.agent),
            agent.id,
            agent.name === agent.id ? '' : agent.name,
            agent.team && `(${agent.team})`,
          ]
            .filter((part) => part !== undefined && part !== '')
            .join(' '),
        ];
  const turns = `${analysis.metrics.turns} ${labels.language === 'zh' ? '句' : 'turns'}`;
  const about = [say(CHANNEL_TITLES[channel]), ...who, turns].map(harmless).join(' · ');
  const place = source.line === undefined ? source.file : `${source.file}:${source.line}`;
  const left = `${clip(harmless(conversation.id), 40)}  `;
  const room = sheet.columns - width(left) - width(about) - 2;
  const right = room < 12 ? '' : shortPath(harmless(place), room);
  sheet.line(
    paint.title(left) +
      padEnd(clip(about, sheet.columns - width(left)), sheet.columns - width(left) - width(right)) +
      paint.faint(right),
  );
  for (const evaluation of analysis.evaluations) sheet.line(`  ${scoreLine(sheet, evaluation, labels)}`);
  const satisfaction = satisfactionOf(analysis);
  const resolution = resolutionOf(analysis);
  const facts = [
    ...(satisfaction === null
      ? []
      : [
          `${say(WORDS.satisfaction)} ${satisfactionPaint(sheet, satisfaction.value)(`${satisfaction.value}/5`)}`,
        ]),
    resolution === 'unresolved'
      ? paint.bad(say(RESOLUTION_WORDS[resolution]))
      : resolution === 'resolved'
        ? paint.good(say(RESOLUTION_WORDS[resolution]))
        : say(RESOLUTION_WORDS[resolution]),
  ];
  facts.push(...courseOf(analysis, labels));
  sheet.line(`  ${facts.join(' · ')}`);
  if (satisfaction !== null) writeBecause(sheet, satisfaction.signal, labels);
}

/** The end of a path tells most. */
function shortPath(path: string, columns: number): string {
  if (width(path) <= columns) return path;
  let short = path;
  while (short.length > 0 && width(short) > columns - 1) short = short.slice(1);
  return `…${short}`;
}

/** Which way the customer's mood went, and how much work the contact was, where there is something to say. */
function courseOf(analysis: Analysis, labels: Labels): string[] {
  return analysis.signals.flatMap(({ type, value }) => {
    if (typeof value !== 'number') return [];
    if (type === 'conversation.effort' && value > 1) return [`${labels.signal(type)} ${value}`];
    if (type !== 'conversation.sentiment_shift' || value === 0) return [];
    return [`${labels.signal(type)} ${value > 0 ? `+${value}` : `−${-value}`}`];
  });
}

/** The weightiest of what the prediction was made of. */
function writeBecause(sheet: Sheet, { because = [] }: Signal, labels: Labels): void {
  const parts = because
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, MOST_PARTS)
    .map(({ label, weight }) => `${labels.because(label)} ${weight > 0 ? '+' : '−'}${Math.abs(weight)}`);
  if (parts.length > 0) sheet.text(parts.join(labels.say(WORDS.comma)), 4, '', sheet.paint.faint);
}

function satisfactionPaint(sheet: Sheet, value: number): (text: string) => string {
  return value <= 2 ? sheet.paint.bad : value >= 4 ? sheet.paint.good : sheet.paint.middling;
}

export function scorePaint(sheet: Sheet, score: number | null): (text: string) => string {
  if (score === null) return sheet.paint.faint;
  return score >= 80 ? sheet.paint.good : score >= 60 ? sheet.paint.middling : sheet.paint.bad;
}

function scoreLine(sheet: Sheet, evaluation: Evaluation, labels: Labels): string {
  const { paint } = sheet;
  const { score, rating, coverage, scorecard } = evaluation;
  const failure = labels.failure(evaluation);
  const title = clip(labels.scorecardTitle(scorecard), 30);
  const shade = scorePaint(sheet, score);
  const parts = [
    bar(sheet, score),
    shade(
      score === null
        ? `${labels.say(WORDS.noScore)} (${labels.say(WORDS.nothingJudged)})`
        : shownScore(score),
    ),
    ...(rating === undefined ? [] : [shade(labels.rating(scorecard, rating))]),
    ...(failure === undefined ? [] : [paint.bad(failure)]),
    ...(coverage === undefined
      ? []
      : [paint.faint(`${labels.say(WORDS.coverage)} ${Math.round(coverage * 100)}%`)]),
  ];
  return `${paint.strong(title)}  ${parts.join('  ')}`;
}

function bar(sheet: Sheet, score: number | null): string {
  const filled = Math.round(((score ?? 0) * BAR_COLUMNS) / 100);
  return scorePaint(sheet, score)('█'.repeat(filled)) + sheet.paint.faint('░'.repeat(BAR_COLUMNS - filled));
}
