import type { SourceText } from '#contract/files/pack.ts';
import type { Bilingual } from '#core/bilingual.ts';
import { isCompetencyFile, parseCompetencies } from '#core/coaching/parse-competencies.ts';
import type { Problem } from '#core/problem.ts';
import { loadRulebook, type Rulebook } from '../load-rulebook.ts';
import type { RulebookSet } from './ports.ts';

/**
 * Reads a set's files: those whose name begins with `scorecard` are scorecards, with `competencies` what coaching looks
 * at, the others are rules.
 */
export async function readRulebooks({ files }: Pick<RulebookSet, 'files'>): Promise<Rulebook> {
  const texts = files.map(({ path, text }): SourceText => ({ file: path, source: text }));
  const competencies = texts.filter(({ file }) => isCompetencyFile(file));
  const rulebook = await loadRulebook({
    packs: [],
    ruleFiles: texts.filter(({ file }) => !isScorecardFile(file) && !isCompetencyFile(file)),
    scorecardFiles: texts.filter(({ file }) => isScorecardFile(file)),
    scorecardIds: [],
    installedPacks: async () => [],
  });
  const misread = competencies.flatMap(({ source, file }) => parseCompetencies(source, file).problems);
  return { ...rulebook, problems: [...rulebook.problems, ...misread] };
}

/** The same, fit for use; throws with the first places of what is wrong. */
export async function compileRulebooks(set: RulebookSet): Promise<Rulebook> {
  const rulebook = await readRulebooks(set);
  const why = whyUnusable(set, rulebook.problems);
  if (why !== null) throw new Error(why.en);
  return rulebook;
}

/** The first places of what is wrong; null when nothing is. */
export function whyUnusable(
  { key }: Pick<RulebookSet, 'key'>,
  problems: readonly Problem[],
): Bilingual | null {
  const errors = problems.filter(({ severity }) => severity === 'error').slice(0, 3);
  if (errors.length === 0) return null;
  const told = (language: keyof Bilingual) =>
    errors.map(
      ({ file, line, column, message }) => `${file ?? ''}:${line ?? 1}:${column ?? 1} ${message[language]}`,
    );
  return {
    zh: `规则集 ${key} 不能使用：${told('zh').join('；')}`,
    en: `The rulebooks ${key} cannot be used: ${told('en').join('; ')}`,
  };
}

/** Told by its name, as in every rulebook. */
export function isScorecardFile(path: string): boolean {
  return path.slice(path.lastIndexOf('/') + 1).startsWith('scorecard');
}
