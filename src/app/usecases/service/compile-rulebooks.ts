import type { SourceText } from '#contract/files/pack.ts';
import { loadRulebook, type Rulebook } from '../load-rulebook.ts';
import type { RulebookSet } from './ports.ts';

/** Reads a set's files: those whose name begins with `scorecard` are scorecards, the others are rules. */
export async function readRulebooks({ files }: Pick<RulebookSet, 'files'>): Promise<Rulebook> {
  const texts = files.map(({ path, text }): SourceText => ({ file: path, source: text }));
  return loadRulebook({
    packs: [],
    ruleFiles: texts.filter(({ file }) => !isScorecard(file)),
    scorecardFiles: texts.filter(({ file }) => isScorecard(file)),
    scorecardIds: [],
    installedPacks: async () => [],
  });
}

/** The same, fit for use; throws with the first places of what is wrong. */
export async function compileRulebooks(set: RulebookSet): Promise<Rulebook> {
  const rulebook = await readRulebooks(set);
  const errors = rulebook.problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return rulebook;
  const told = errors
    .slice(0, 3)
    .map(({ file, line, column, message }) => `${file ?? ''}:${line ?? 1}:${column ?? 1} ${message.en}`);
  throw new Error(`the rulebooks ${set.key} cannot be used: ${told.join('; ')}`);
}

function isScorecard(path: string): boolean {
  return path.slice(path.lastIndexOf('/') + 1).startsWith('scorecard');
}
