import { isPackHeader, openReadAlong, Sheet } from '#app/boot.ts';
import { isScorecardText } from '#app/usecases/check-rules.ts';
import { type FileTest, type RuleTest, testRules } from '#app/usecases/test-rules.ts';
import { rulesWrittenTwice } from '#app/usecases/written-twice.ts';
import type { Outcome } from '#core/analysis/analysis.ts';
import type { ExampleResult } from '#core/analysis/run-examples.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Problem } from '#core/problem.ts';
import { explainLikeness } from '#core/rules/likeness.ts';
import type { Rule } from '#core/rules/model.ts';
import { isSignalText, parseSignalFile } from '#core/signals/custom/parse-signal-file.ts';
import { counted } from '../counted.ts';
import { showProblem } from '../problem-view.ts';
import { onceEach, yamlBelow } from '../rulebook-options.ts';
import { modelSetting } from '../service-options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export const OUTCOME_WORDS: Readonly<Record<Outcome, Bilingual>> = {
  hit: { zh: '命中', en: 'hit' },
  miss: { zh: '未命中', en: 'miss' },
  not_applicable: { zh: '不适用', en: 'not applicable' },
  cannot_tell: { zh: '无法判断', en: 'cannot tell' },
};

/** `tingzhen rules test`; returns the exit code. */
export async function rulesTest(
  paths: readonly string[],
  options: { readonly model?: boolean },
  terminal: Terminal,
): Promise<number> {
  const texts = onceEach((await Promise.all(paths.map(yamlBelow))).flat());
  const [signalTexts, others] = parted(texts, ({ source }) => isSignalText(source));
  const ruleTexts = others.filter(({ file, source }) => !isPackHeader(file) && !isScorecardText(source));
  const signalFiles = signalTexts.map(({ file, source }) => parseSignalFile(source, file));
  const signals = signalFiles.flatMap((read) => read.signals);
  if (ruleTexts.length === 0) {
    throw new UsageError({
      zh: `${paths.join(' ')} 里没有规则文件`,
      en: `There is no rule file in ${paths.join(' ')}`,
    });
  }
  const reader = await openReadAlong(modelSetting(options), terminal);
  const counts = { rules: 0, passed: 0, failed: 0, without: 0, broken: 0 };
  const sources = new Map(texts.map(({ file, source }) => [file, source]));
  const tell = async (problems: readonly Problem[]) => {
    counts.broken += problems.filter(({ severity }) => severity === 'error').length;
    for (const problem of problems) {
      await terminal.out.write(`${showProblem(problem, terminal.language, terminal.paint, sources)}\n`);
    }
  };
  await tell(signalFiles.flatMap(({ problems }) => problems));
  const rules: Rule[] = [];
  for (const text of ruleTexts) {
    const tested = await testRules(text, reader, signals);
    await terminal.out.write(shownFile(tested, text.source, terminal));
    counts.broken += tested.problems.filter(({ severity }) => severity === 'error').length;
    rules.push(...tested.rules.map(({ rule }) => rule));
    for (const { results } of tested.rules) {
      counts.rules++;
      if (results.length === 0) counts.without++;
      for (const { passed } of results) counts[passed ? 'passed' : 'failed']++;
    }
  }
  await reader.close();
  await tell(rulesWrittenTwice(rules));
  const { paint, language, out } = terminal;
  const isGood = counts.failed === 0 && counts.broken === 0;
  const line =
    language === 'zh'
      ? `规则 ${counts.rules} 条，示例 ${counts.passed + counts.failed} 个：通过 ${counts.passed}，不符 ${counts.failed}；没有示例的规则 ${counts.without} 条`
      : `${counted(counts.rules, 'rule')}, ${counted(counts.passed + counts.failed, 'example')}: ${counts.passed} passed, ${counts.failed} failed; ${counted(counts.without, 'rule')} without examples`;
  await out.write(`${(isGood ? paint.good : paint.bad)(line)}\n`);
  await out.finish();
  return isGood ? 0 : 1;
}

function parted<T>(all: readonly T[], belongs: (one: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))];
}

function shownFile({ file, rules, problems }: FileTest, source: string, terminal: Terminal): string {
  const sheet = new Sheet(terminal.width, terminal.paint);
  sheet.heading(file);
  const sources = new Map([[file, source]]);
  for (const problem of problems) {
    sheet.line(showProblem(problem, terminal.language, terminal.paint, sources));
  }
  for (const test of rules) showRule(sheet, test, file, terminal);
  sheet.line();
  return sheet.toString();
}

function showRule(sheet: Sheet, { rule, results }: RuleTest, file: string, terminal: Terminal): void {
  const { paint, say } = terminal;
  const failed = results.filter(({ passed }) => !passed);
  const title = `${rule.id}  ${paint.faint(say(rule.title))}`;
  if (results.length === 0) {
    sheet.line(`  ${paint.faint('–')} ${title}  ${paint.faint(say({ zh: '没有示例', en: 'no examples' }))}`);
    return;
  }
  const mark = failed.length === 0 ? paint.good('✓') : paint.bad('✗');
  sheet.line(`  ${mark} ${title}  ${results.length - failed.length}/${results.length}`);
  for (const result of failed) showFailure(sheet, result, file, terminal);
}

function showFailure(sheet: Sheet, failure: ExampleResult, file: string, terminal: Terminal): void {
  const { paint, say, language } = terminal;
  const { example, result, firedAt, number, nearest } = failure;
  const name = example.name === '' ? `#${number}` : `#${number} ${example.name}`;
  sheet.text(`${name} (${file}:${example.line})`, 6);
  const at = (turn: number) => say({ zh: `（第 ${turn} 句）`, en: ` at turn ${turn}` });
  const expected = say(OUTCOME_WORDS[example.expect]) + (example.at === undefined ? '' : at(example.at));
  // Of an outcome that only the end told there is no turn to say; it matters where the outcome is the wanted one.
  const late = result.outcome === example.expect ? say({ zh: '（到对话结束时）', en: ' at the end' }) : '';
  const got = say(OUTCOME_WORDS[result.outcome]) + (firedAt === undefined ? late : at(firedAt));
  sheet.text(
    language === 'zh' ? `应为 ${expected}，实为 ${got}` : `expected ${expected}, got ${got}`,
    8,
    '',
    paint.bad,
  );
  if (result.reason !== undefined) sheet.text(say(result.reason), 8, '', paint.faint);
  for (const near of nearest) {
    const turn = (near.utterance.parts[0]?.turn ?? near.utterance.index) + 1;
    sheet.text(say(explainLikeness(near)), 8, paint.faint(`≈ #${turn} `), paint.faint);
  }
  for (const { text, turn } of result.evidence) sheet.text(`“${text}”`, 8, paint.faint(`#${turn + 1} `));
}
