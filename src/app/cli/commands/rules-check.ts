import { isPackHeader, packHeaderProblems } from '#app/boot.ts';
import { checkRules } from '#app/usecases/check-rules.ts';
import { counted } from '../counted.ts';
import { showProblem } from '../problem-view.ts';
import { installedRules, onceEach, yamlBelow } from '../rulebook-options.ts';
import type { Terminal } from '../terminal.ts';

/** `tingzhen rules check`; returns the exit code. */
export async function rulesCheck(paths: readonly string[], terminal: Terminal): Promise<number> {
  const texts = onceEach((await Promise.all(paths.map(yamlBelow))).flat());
  const report = await checkRules(texts, {
    isPackHeader,
    packHeaderProblems: ({ source, file }) => packHeaderProblems(source, file),
    // A scorecard of one's own may name rules of the packs.
    knownRules: async () => (await installedRules()).map(({ id }) => id),
  });
  const sources = new Map(texts.map(({ file, source }) => [file, source]));
  const { paint, language, out } = terminal;
  for (const problem of report.problems) {
    await out.write(`${showProblem(problem, language, paint, sources)}\n`);
  }
  const errors = report.problems.filter(({ severity }) => severity === 'error').length;
  const warnings = report.problems.length - errors;
  const examples = report.rules.reduce((sum, rule) => sum + rule.examples.length, 0);
  const found =
    language === 'zh'
      ? `${report.files} 个文件：规则 ${report.rules.length} 条，示例 ${examples} 个，评分表 ${report.scorecards.length} 份`
      : `${counted(report.files, 'file')}: ${counted(report.rules.length, 'rule')}, ${counted(examples, 'example')}, ${counted(report.scorecards.length, 'scorecard')}`;
  const verdict =
    report.problems.length === 0
      ? paint.good(language === 'zh' ? '没有问题' : 'no problem')
      : (errors > 0 ? paint.bad : paint.middling)(
          language === 'zh'
            ? `错误 ${errors} 处，提醒 ${warnings} 处`
            : `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
        );
  await out.write(`${found} — ${verdict}\n`);
  await out.finish();
  return errors > 0 ? 1 : 0;
}
