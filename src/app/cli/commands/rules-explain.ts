import { stat } from 'node:fs/promises';
import { harmless, openReadAlong, readConversations, Sheet } from '#app/boot.ts';
import { explainRuleIn, type RuleStory, type StepStory } from '#app/usecases/explain-rule.ts';
import type { Rulebook } from '#app/usecases/load-rulebook.ts';
import type { ReadOptions } from '#contract/files/reading.ts';
import type { Outcome } from '#core/analysis/analysis.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { CHANNEL_TITLES, LANGUAGE_TITLES } from '#core/conversation/titles.ts';
import { explainRule } from '#core/rules/explain.ts';
import { explainLikeness } from '#core/rules/likeness.ts';
import type { Rule } from '#core/rules/model.ts';
import type { CustomSignal } from '#core/signals/custom/definition.ts';
import { suggestion } from '#core/yaml/did-you-mean.ts';
import { findInputs, type InputFile } from '../inputs.ts';
import { READABLE_ENDINGS, type ReadingFlags, readingOptions } from '../reading-options.ts';
import { RejectDesk } from '../rejects.ts';
import { installedRules, openRulebook, type RulebookOptions, YAML } from '../rulebook-options.ts';
import { modelSetting } from '../service-options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { OUTCOME_WORDS } from './rules-test.ts';

export interface ExplainOptions extends RulebookOptions, ReadingFlags {
  readonly id?: string;
  readonly limit: number;
  /** False with `--no-model`. */
  readonly model?: boolean;
}

const ROLE_NAMES = {
  customer: { zh: '客户', en: 'customer' },
  agent: { zh: '客服', en: 'agent' },
  bot: { zh: '机器人', en: 'bot' },
  system: { zh: '系统', en: 'system' },
} as const;
const MARKS: Readonly<Record<Outcome, string>> = {
  hit: '✓',
  miss: '✗',
  not_applicable: '–',
  cannot_tell: '?',
};

/** `tingzhen rules explain`; returns the exit code. */
export async function rulesExplain(
  name: string,
  file: string | undefined,
  options: ExplainOptions,
  terminal: Terminal,
): Promise<number> {
  const { rules, signals } = await wantedRules(name, options, terminal);
  for (const rule of rules) await terminal.out.write(shownRule(rule, terminal));
  let rejected = 0;
  if (file !== undefined) rejected = await explainInFile(rules, signals, file, options, terminal);
  await terminal.out.finish();
  return rejected > 0 ? 2 : 0;
}

/** The rule with this id, or all rules of a file, and the signals beside it. */
async function wantedRules(
  name: string,
  options: ExplainOptions,
  terminal: Terminal,
): Promise<Pick<Rulebook, 'rules' | 'signals'>> {
  const isFile = YAML.test(name) && (await stat(name).catch(() => null)) !== null;
  if (isFile) {
    const own = { ...options, defaultPack: false, pack: [], rules: [name] };
    return openRulebook(own, terminal);
  }
  const { rules, signals } = await openRulebook(options, terminal);
  const rule = rules.find(({ id }) => id === name) ?? (await installedRules()).find(({ id }) => id === name);
  if (rule !== undefined) return { rules: [rule], signals };
  throw new UsageError(
    { zh: `没有名为 ${name} 的规则`, en: `There is no rule ${name}` },
    suggestion(
      name,
      [...rules, ...(await installedRules())].map(({ id }) => id),
    ) ?? {
      zh: '编号写在规则文件里；ndjson 和 csv 结果里也有命中规则的编号',
      en: 'Ids are in the rule files, and in ndjson and csv results those of the rules that hit',
    },
  );
}

function shownRule(rule: Rule, { paint, say, width }: Terminal): string {
  const sheet = new Sheet(width, paint);
  sheet.line(`${paint.title(rule.id)}  ${paint.strong(say(rule.title))}`);
  if (rule.description !== undefined) sheet.text(say(rule.description), 2, '', paint.faint);
  sheet.text(say(explainRule(rule)), 2, paint.accent(say({ zh: '看什么：', en: 'Looks for: ' })));
  const { channels, languages } = rule.appliesTo;
  const only = [
    ...(channels ?? []).map((one) => say(CHANNEL_TITLES[one])),
    ...(languages ?? []).map((one) => say(LANGUAGE_TITLES[one])),
  ].join(' / ');
  if (only !== '') sheet.text(only, 2, paint.accent(say({ zh: '只用于：', en: 'Only for: ' })));
  if (rule.advice !== undefined) {
    sheet.text(say(rule.advice), 2, paint.accent(say({ zh: '建议：', en: 'Advice: ' })));
  }
  if (rule.file !== undefined) sheet.line(`  ${paint.faint(`${rule.file}:${rule.line}`)}`);
  sheet.line();
  return sheet.toString();
}

async function* conversationsOf(files: readonly InputFile[], options: ReadOptions) {
  for (const { path } of files) yield* readConversations(path, options);
}

async function explainInFile(
  rules: readonly Rule[],
  signals: readonly CustomSignal[],
  file: string,
  options: ExplainOptions,
  terminal: Terminal,
): Promise<number> {
  const { files } = await findInputs([file], READABLE_ENDINGS);
  const rejects = new RejectDesk(undefined, terminal.language);
  const reader = await openReadAlong(modelSetting(options), terminal);
  const { setup } = await reader.prepare({ rules, signals });
  let shown = 0;
  let rejected = 0;
  for await (const outcome of conversationsOf(files, await readingOptions(options))) {
    if (!outcome.ok) {
      rejected++;
      await rejects.take(outcome);
      continue;
    }
    const { conversation } = outcome;
    if (options.id !== undefined && conversation.id !== options.id) continue;
    const [reading] = await reader.readings([conversation]);
    const story = (rule: Rule) => explainRuleIn(rule, conversation, setup, reading);
    for (const rule of rules) {
      await terminal.out.write(shownStory(rule, conversation, story(rule), terminal));
    }
    shown++;
    if (shown >= options.limit) break;
  }
  await reader.close();
  terminal.note(rejects.tell(terminal.errPaint));
  if (shown === 0 && options.id !== undefined) {
    throw new UsageError({
      zh: `${file} 里没有编号为 ${options.id} 的对话`,
      en: `There is no conversation ${options.id} in ${file}`,
    });
  }
  return rejected;
}

function shownStory(rule: Rule, conversation: Conversation, story: RuleStory, terminal: Terminal): string {
  const { paint, say, width, language } = terminal;
  const sheet = new Sheet(width, paint);
  sheet.rule();
  const { outcome, decidedAt, reason } = story.result;
  const when =
    decidedAt === undefined
      ? ''
      : language === 'zh'
        ? `（第 ${decidedAt + 1} 句时定下来）`
        : ` (settled at turn ${decidedAt + 1})`;
  sheet.line(
    `${paint.title(harmless(conversation.id))}  ${rule.id}: ${shadeOf(paint, outcome)(say(OUTCOME_WORDS[outcome]))}${paint.faint(when)}`,
  );
  if (reason !== undefined) sheet.text(say(reason), 2, '', paint.faint);
  showSteps(sheet, story, terminal);
  showTurns(sheet, story, terminal);
  return sheet.toString();
}

function showSteps(sheet: Sheet, { steps }: RuleStory, { paint, say, language }: Terminal): void {
  let part: StepStory['part'] | undefined;
  for (const step of steps) {
    if (step.part !== part) {
      part = step.part;
      const title = part === 'when' ? { zh: '前提', en: 'Where' } : { zh: '条件', en: 'Condition' };
      sheet.line(`  ${paint.strong(say(title))}`);
    }
    const { outcome, evidence, reason } = step.result;
    const turns = [...new Set(evidence.map(({ turn }) => `#${turn + 1}`))].join(' ');
    const number = step.test === undefined ? '' : `${paint.accent(`[${step.test}]`)} `;
    const lead = `${shadeOf(paint, outcome)(MARKS[outcome])} ${number}`;
    const found = turns === '' || outcome !== 'hit' ? '' : `  ${turns}`;
    const why = reason === undefined ? '' : language === 'zh' ? `（${reason.zh}）` : ` (${reason.en})`;
    sheet.text(groupName(step)?.[language] ?? say(step.text) + found + why, 4 + 2 * step.depth, lead);
  }
}

/** A group says only how its parts go together; they follow. */
function groupName({ kind, text }: StepStory): { zh: string; en: string } | undefined {
  switch (kind) {
    case 'all':
      return { zh: '全部成立', en: 'all of these' };
    case 'any':
      return { zh: '至少一条成立', en: 'any of these' };
    case 'not':
      return { zh: '不能成立', en: 'not this' };
    case 'sequence':
      return { zh: text.zh.split(/[:：]/)[0]!, en: text.en.split(':')[0]! };
    default:
      return undefined;
  }
}

function showTurns(sheet: Sheet, { turns }: RuleStory, { paint, say }: Terminal): void {
  sheet.line(`  ${paint.strong(say({ zh: '逐句', en: 'Turn by turn' }))}`);
  for (const { utterance, tests } of turns) {
    const number = (utterance.parts[0]?.turn ?? utterance.index) + 1;
    sheet.text(utterance.text, 4, paint.faint(`#${number} ${say(ROLE_NAMES[utterance.role])} `));
    for (const { test, outcome, missing } of tests) {
      if (outcome === 'hit') continue;
      const lead = `${shadeOf(paint, outcome)(MARKS[outcome])} ${paint.accent(`[${test}]`)} `;
      const parts = missing.map((part) => `${part.outcome === 'miss' ? '✗' : '?'} ${say(part.text)}`);
      sheet.text(parts.join('  '), 8, lead, paint.faint);
    }
    for (const { test, likenesses } of tests) {
      for (const likeness of likenesses)
        sheet.text(say(explainLikeness(likeness)), 8, `≈ ${paint.accent(`[${test}]`)} `, paint.faint);
    }
    const passed = tests.flatMap(({ test, outcome }) => (outcome === 'hit' ? [`[${test}]`] : []));
    if (passed.length > 0) sheet.line(`        ${paint.good('✓')} ${paint.accent(passed.join(' '))}`);
  }
  sheet.line();
}

function shadeOf(paint: Terminal['paint'], outcome: Outcome): (text: string) => string {
  if (outcome === 'hit') return paint.good;
  return outcome === 'miss' ? paint.bad : paint.faint;
}
