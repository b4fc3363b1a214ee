import type { CriterionAnswer, Evaluation, Evidence, RuleResult } from '#core/analysis/analysis.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { ANSWER_MARKS, type AnswerGrade } from '#core/scoring/answer-grade.ts';
import { hardlyHeard } from '#core/speech/hardly-heard.ts';
import { type Labels, quotedEvidence, shownScore } from '../labels.ts';
import { quoteOf } from '../quote.ts';
import { ROLE_WORDS, WORDS } from '../words.ts';
import { clip, padEnd, padStart, width } from './layout.ts';
import type { Palette } from './palette.ts';
import type { Sheet } from './sheet.ts';

const POINTS_COLUMNS = 7;

/** The answers of a scorecard by section, each with what it rests on and, for a lost point, the way out. */
export function writeScorecard(
  sheet: Sheet,
  evaluation: Evaluation,
  conversation: Conversation,
  labels: Labels,
  rules: readonly RuleResult[],
): void {
  const { paint } = sheet;
  const { scorecard: id, version, answers, sections } = evaluation;
  sheet.line(`  ${paint.strong(labels.scorecardTitle(id))} ${paint.faint(`v${version}`)}`);
  const parts = labels.parts(evaluation);
  if (parts !== undefined) sheet.line(paint.faint(`  ${parts}`));
  const given = new Map(answers.map((answer) => [answer.criterion, answer]));
  for (const section of labels.scorecard(id)?.sections ?? []) {
    const score = sections.find((one) => one.section === section.id)?.score ?? null;
    const title = `  ${labels.say(section.title)}`;
    const shown = score === null ? '–' : shownScore(score);
    sheet.line(padEnd(title, sheet.columns - POINTS_COLUMNS) + paint.faint(padStart(shown, POINTS_COLUMNS)));
    for (const criterion of section.criteria) {
      const answer = given.get(criterion.id);
      if (answer !== undefined && answer.answer !== 'not_applicable') {
        writeAnswer(sheet, evaluation, answer, conversation, labels, rules);
      }
    }
    writeNotApplicable(
      sheet,
      id,
      section.criteria.flatMap((one) => given.get(one.id) ?? []),
      labels,
    );
  }
}

/** Criteria that do not concern the conversation, on one line for each reason. */
function writeNotApplicable(
  sheet: Sheet,
  scorecard: string,
  answers: readonly CriterionAnswer[],
  labels: Labels,
): void {
  const aside = answers.filter(({ answer }) => answer === 'not_applicable');
  const byReason = Map.groupBy(aside, ({ reason }) => (reason === undefined ? '' : labels.say(reason)));
  for (const [reason, group] of byReason) {
    const titles = group.map(({ criterion }) => labels.criterionTitle(scorecard, criterion));
    const why = reason === '' ? '' : ` (${reason})`;
    const text = `${labels.say(WORDS.notApplicable)}${labels.say(WORDS.colon)}${titles.join(labels.say(WORDS.comma))}${why}`;
    sheet.text(text, 4, sheet.paint.faint(`${ANSWER_MARKS.not_applicable} `), sheet.paint.faint);
  }
}

function writeAnswer(
  sheet: Sheet,
  evaluation: Evaluation,
  answer: CriterionAnswer,
  conversation: Conversation,
  labels: Labels,
  rules: readonly RuleResult[],
): void {
  const { paint } = sheet;
  const { scorecard } = evaluation;
  const grade = labels.grade(scorecard, answer);
  const shade = shadeOf(paint, grade);
  const title = labels.criterionTitle(scorecard, answer.criterion);
  const says = isPlain(grade) ? '' : ` · ${labels.answer(scorecard, answer.criterion, answer.answer)}`;
  const points = labels.points(evaluation, answer);
  const room = sheet.columns - 6 - POINTS_COLUMNS;
  const text = clip(title + says, room);
  sheet.line(
    `    ${shade(ANSWER_MARKS[grade])} ${padEnd(answer.score === null ? paint.faint(text) : text, room)}` +
      shade(padStart(points, POINTS_COLUMNS)),
  );
  if (answer.reason !== undefined) sheet.text(labels.say(answer.reason), 8, '', paint.faint);
  for (const evidence of quotedEvidence(grade, answer, rules)) {
    writeEvidence(sheet, evidence, conversation, labels, 8);
  }
  if (grade !== 'part' && grade !== 'zero') return;
  const lead = paint.accent(`→ ${labels.say(WORDS.wouldPass)}${labels.say(WORDS.colon)}`);
  for (const [index, advice] of labels.adviceFor(scorecard, answer, rules).entries()) {
    sheet.text(advice, 8, index === 0 ? lead : '');
  }
}

/** A passage under the role and the number (from 1) of its turn. */
export function writeEvidence(
  sheet: Sheet,
  evidence: Pick<Evidence, 'turn' | 'start' | 'end' | 'heard'>,
  conversation: Conversation,
  labels: Labels,
  indent: number,
  before = '',
): void {
  const role = conversation.turns[evidence.turn]?.role;
  const speaker = role === undefined ? '' : labels.say(ROLE_WORDS[role]);
  const percent = hardlyHeard(evidence.heard);
  const unclear = percent === undefined ? '' : `(${labels.say(WORDS.hardlyHeard)} ${percent}%) `;
  const lead = sheet.paint.faint(`${speaker} #${evidence.turn + 1} ${unclear}`);
  sheet.quote(quoteOf(conversation, evidence), indent, before + padEnd(lead, Math.max(width(lead), 9)));
}

function shadeOf(paint: Palette, grade: AnswerGrade): (text: string) => string {
  switch (grade) {
    case 'full':
      return paint.good;
    case 'part':
      return paint.middling;
    case 'zero':
      return paint.bad;
    default:
      return paint.faint;
  }
}

function isPlain(grade: AnswerGrade): boolean {
  return grade === 'full' || grade === 'zero' || grade === 'no_bonus';
}
