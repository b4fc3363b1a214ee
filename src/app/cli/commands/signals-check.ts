import { readFile } from 'node:fs/promises';
import { openLanguageModel, Sheet } from '#app/boot.ts';
import { correctedSentences, withCorrections } from '#core/annotations/corrected-sentences.ts';
import type { LabelledExample } from '#core/annotations/labelled-example.ts';
import { readExamples } from '#core/annotations/read-examples.ts';
import type { Language } from '#core/conversation/schema.ts';
import type { Problem } from '#core/problem.ts';
import { type FitReport, type JudgedSentence, ONE_IN } from '#core/signals/custom/fit-report.ts';
import { fitSignal } from '#core/signals/custom/fit-signal.ts';
import { isSignalText, parseSignalFile } from '#core/signals/custom/parse-signal-file.ts';
import { misjudged } from '#core/signals/custom/short-report.ts';
import { counted } from '../counted.ts';
import { showProblem } from '../problem-view.ts';
import { yamlBelow } from '../rulebook-options.ts';
import { modelSetting } from '../service-options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const LANGUAGE_NAMES: Readonly<Record<Language, { readonly zh: string; readonly en: string }>> = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
};

/** `tingzhen signals check`; returns the exit code. */
export async function signalsCheck(
  paths: readonly string[],
  options: { readonly corrections?: string },
  terminal: Terminal,
): Promise<number> {
  const texts = (await Promise.all(paths.map(yamlBelow))).flat().filter(({ source }) => isSignalText(source));
  if (texts.length === 0) {
    throw new UsageError({
      zh: `${paths.join(' ')} 里没有信号文件（以 signals: 开头的 YAML）`,
      en: `There is no signal file in ${paths.join(' ')} (YAML that begins with signals:)`,
    });
  }
  const corrected = options.corrections === undefined ? [] : await readCorrections(options.corrections);
  const model = await openLanguageModel(modelSetting({}), terminal);
  if (model === undefined) {
    throw new UsageError({
      zh: '检查例句要用语言模型；请把 TINGZHEN_LANGUAGE_MODEL 设为 on',
      en: 'Examples are checked with the language model: set TINGZHEN_LANGUAGE_MODEL to on',
    });
  }
  const sources = new Map(texts.map(({ file, source }) => [file, source]));
  let isBroken = false;
  const tell = async (problems: readonly Problem[]) => {
    for (const problem of problems) {
      isBroken ||= problem.severity === 'error';
      await terminal.out.write(`${showProblem(problem, terminal.language, terminal.paint, sources)}\n`);
    }
  };
  for (const { source, file } of texts) {
    const { signals, problems } = parseSignalFile(source, file);
    await tell(problems);
    for (const written of signals) {
      const signal = withCorrections(written, correctedSentences(written.id, corrected));
      const fitted = await fitSignal(signal, model);
      const sheet = new Sheet(terminal.width, terminal.paint);
      sheet.line(`${terminal.paint.title(signal.id)}  ${terminal.paint.strong(terminal.say(signal.title))}`);
      for (const report of fitted.reports) showReport(sheet, report, terminal);
      sheet.line();
      await terminal.out.write(sheet.toString());
      await tell(fitted.problems);
    }
  }
  await model.close();
  await terminal.out.finish();
  return isBroken ? 1 : 0;
}

async function readCorrections(file: string): Promise<readonly LabelledExample[]> {
  const read = readExamples(await readFile(file, 'utf8'));
  if ('examples' in read) return read.examples;
  throw new UsageError({
    zh: `${file} 第 ${read.wrongLine} 行不是标注对话；用 GET /api/v1/corrections 导出`,
    en: `Line ${read.wrongLine} of ${file} is no labelled conversation; GET /api/v1/corrections writes such a file`,
  });
}

function showReport(sheet: Sheet, report: FitReport, { say, paint }: Terminal): void {
  const { language, examples, counterExamples, ordinary } = report;
  sheet.text(
    say({
      zh: `${LANGUAGE_NAMES[language].zh}：例句 ${examples}，反例 ${counterExamples}，日常语句 ${ordinary}`,
      en: `${LANGUAGE_NAMES[language].en}: ${examples} examples, ${counterExamples} counter-examples, ${ordinary} everyday sentences`,
    }),
    2,
  );
  if (report.distinctExamples === 1) {
    const untold = {
      zh: '例句其实是同一句话，无从验证',
      en: 'the examples are one sentence: nothing to check them by',
    };
    sheet.text(say(untold), 4, paint.accent(say({ zh: '留一验证：', en: 'left out: ' })), paint.middling);
  } else showFigures(sheet, report, { say, paint });
  for (const sentence of misjudged(report)) {
    const lead = sentence.kind === 'example' ? paint.middling('– ') : paint.bad('✗ ');
    sheet.text(`${say(WHAT[sentence.kind])} “${sentence.text}” ${sentence.confidence.toFixed(2)}`, 4, lead);
  }
}

function showFigures(sheet: Sheet, report: FitReport, { say, paint }: Pick<Terminal, 'say' | 'paint'>): void {
  const { ordinaryTaken, precisionInUse } = report;
  const f1 = percent(report.f1);
  sheet.text(
    say({
      zh: `精确率 ${percent(report.precision)}  召回率 ${percent(report.recall)}  F1 ${f1}`,
      en: `precision ${percent(report.precision)}  recall ${percent(report.recall)}  F1 ${f1}`,
    }),
    4,
    paint.accent(say({ zh: '留一验证：', en: 'left out: ' })),
    report.f1 >= 0.8 ? paint.good : report.f1 >= 0.6 ? paint.middling : paint.bad,
  );
  sheet.text(
    say({
      zh: `${ONE_IN} 句里有 1 句时，精确率约 ${percent(precisionInUse)}（日常语句误认 ${ordinaryTaken} 句）`,
      en: `precision about ${percent(precisionInUse)} where 1 sentence in ${ONE_IN} carries it (${counted(ordinaryTaken, 'everyday sentence')} taken)`,
    }),
    4,
    paint.accent(say({ zh: '实际使用：', en: 'in use: ' })),
  );
}

const WHAT: Readonly<Record<JudgedSentence['kind'], { readonly zh: string; readonly en: string }>> = {
  example: { zh: '没认出例句', en: 'missed the example' },
  counter_example: { zh: '误认了反例', en: 'took the counter-example' },
  ordinary: { zh: '误认了日常语句', en: 'took the everyday sentence' },
};

function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(100 * share)}%`;
}
