import type { AnalysedItem } from '#contract/files/analysed-item.ts';
import { shownSignals, toneOf } from '#contract/files/findings.ts';
import type { Analysis, RuleResult, Signal } from '#core/analysis/analysis.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { SignalTone, SignalType } from '#core/signals/catalogue.ts';
import { type Labels, rulesOfSource } from '../labels.ts';
import { SEVERITY_WORDS, WORDS } from '../words.ts';
import { padEnd, width } from './layout.ts';
import { writeEvidence } from './scorecard-section.ts';
import type { Sheet } from './sheet.ts';

const QUOTES_OF_A_TYPE = 2;
const NAME_COLUMNS = 22;

/** Told in the header or on a line of their own. */
function isToldElsewhere(type: SignalType): boolean {
  return type === 'customer.emotion' || type.startsWith('conversation.');
}

/** What the agent did well and badly, what the customer felt, and the rules that no answer speaks of. */
export function writeSignals(sheet: Sheet, { analysis, conversation }: AnalysedItem, labels: Labels): void {
  const { paint } = sheet;
  const shown = shownSignals(analysis).filter(({ type }) => !isToldElsewhere(type));
  const group = (title: string, tones: readonly SignalTone[], dot: string) => {
    const signals = shown.filter(({ type }) => tones.includes(toneOf(type)));
    if (signals.length === 0) return;
    sheet.line();
    sheet.line(`  ${paint.strong(title)}`);
    for (const [type, found] of byType(signals)) writeType(sheet, type, found, conversation, labels, dot);
  };
  group(labels.say(WORDS.strengths), ['good'], paint.good('●'));
  group(labels.say(WORDS.faults), ['fault'], paint.bad('●'));
  group(labels.say(WORDS.customer), ['unhappy', 'happy'], paint.middling('●'));
  writeEmotions(sheet, analysis, labels);
  writeOtherRules(sheet, analysis, conversation, labels);
  const facts = byType(shown.filter(({ type }) => toneOf(type) === 'fact'));
  if (facts.size > 0) {
    const counted = [...facts].map(([type, found]) => `${labels.signal(type)} ${found.length}`);
    sheet.text(
      counted.join(' · '),
      2,
      paint.faint(`${labels.say(WORDS.also)}${labels.say(WORDS.colon)}`),
      paint.faint,
    );
  }
}

function writeType(
  sheet: Sheet,
  type: SignalType,
  found: readonly Signal[],
  conversation: Conversation,
  labels: Labels,
  dot: string,
): void {
  const name = labels.signal(type) + (found.length > 1 ? ` (${found.length})` : '');
  const strongest = found.toSorted((a, b) => b.confidence - a.confidence).slice(0, QUOTES_OF_A_TYPE);
  const isLong = width(name) > NAME_COLUMNS;
  if (isLong) sheet.line(`    ${dot} ${name}`);
  strongest
    .toSorted((a, b) => a.turn - b.turn)
    .forEach((signal, index) => {
      const lead =
        index === 0 && !isLong ? `${dot} ${padEnd(name, NAME_COLUMNS)} ` : ' '.repeat(NAME_COLUMNS + 3);
      writeEvidence(sheet, signal, conversation, labels, 4, lead);
    });
}

/** The way of the customer's mood: only the turns at which it changes. */
function writeEmotions(sheet: Sheet, analysis: Analysis, labels: Labels): void {
  const way: string[] = [];
  let last: unknown;
  for (const { turn, value } of shownSignals(analysis).filter(({ type }) => type === 'customer.emotion')) {
    if (value === last) continue;
    last = value;
    way.push(`#${turn + 1} ${labels.emotion(value)}`);
  }
  if (way.length < 2) return;
  sheet.line();
  sheet.text(way.join(' → '), 2, `${sheet.paint.strong(labels.say(WORDS.emotions))}  `);
}

function writeOtherRules(sheet: Sheet, analysis: Analysis, conversation: Conversation, labels: Labels): void {
  const { paint } = sheet;
  const answered = new Set(
    analysis.evaluations.flatMap(({ answers }) => answers.flatMap(({ source }) => rulesOfSource(source))),
  );
  const others = analysis.rules.filter(({ rule, outcome }) => outcome === 'hit' && !answered.has(rule));
  if (others.length === 0) return;
  sheet.line();
  sheet.line(`  ${paint.strong(labels.say(WORDS.rules))}`);
  for (const result of others) writeRule(sheet, result, conversation, labels);
}

function writeRule(sheet: Sheet, result: RuleResult, conversation: Conversation, labels: Labels): void {
  const { paint } = sheet;
  const rule = labels.rule(result.rule);
  const severity = rule?.severity ?? 'info';
  const shade = severity === 'info' ? paint.faint : severity === 'minor' ? paint.middling : paint.bad;
  sheet.line(
    `    ${shade('●')} ${labels.ruleTitle(result.rule)} ${shade(labels.say(SEVERITY_WORDS[severity]))}`,
  );
  for (const evidence of result.evidence.slice(0, 1)) writeEvidence(sheet, evidence, conversation, labels, 8);
  if (rule?.advice !== undefined) {
    sheet.text(
      labels.say(rule.advice),
      8,
      paint.accent(`→ ${labels.say(WORDS.advice)}${labels.say(WORDS.colon)}`),
    );
  }
}

function byType(signals: readonly Signal[]): Map<SignalType, Signal[]> {
  return Map.groupBy(signals, ({ type }) => type);
}
