import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { packShelf, readPack } from '#app/boot.ts';
import { loadRulebook, type Rulebook } from '#app/usecases/load-rulebook.ts';
import { scorecardsWrittenTwice } from '#app/usecases/written-twice.ts';
import type { Pack, SourceText } from '#contract/files/pack.ts';
import type { Rule } from '#core/rules/model.ts';
import { parseRuleFile } from '#core/rules/parse-rule-file.ts';
import { suggestion } from '#core/yaml/did-you-mean.ts';
import { showProblem } from './problem-view.ts';
import type { Terminal } from './terminal.ts';
import { ConfigurationError, UsageError } from './usage-error.ts';
import { writtenText } from './written-text.ts';

const DEFAULT_PACK = 'general';
export const YAML = /\.ya?ml$/i;

export interface RulebookOptions {
  readonly pack: readonly string[];
  readonly defaultPack: boolean;
  readonly rules: readonly string[];
  readonly scorecard?: readonly string[];
}

/** The rules and scorecards that the options name. Warnings are told; errors end the command. */
export async function openRulebook(options: RulebookOptions, terminal: Terminal): Promise<Rulebook> {
  const names = [...(options.defaultPack ? [DEFAULT_PACK] : []), ...options.pack];
  const packs: Pack[] = [];
  for (const name of new Set(names)) packs.push(await openPack(name));
  const wanted = options.scorecard ?? [];
  const isFile = await Promise.all(wanted.map(async (name) => YAML.test(name) || (await exists(name))));
  const scorecardFiles = onceEach(
    await Promise.all(wanted.filter((_, index) => isFile[index]).map(readSource)),
  );
  const repeated = scorecardsWrittenTwice(scorecardFiles);
  if (repeated.length > 0)
    throw new ConfigurationError(repeated, new Map(scorecardFiles.map(({ file, source }) => [file, source])));
  const rulebook = await loadRulebook({
    packs,
    ruleFiles: (await Promise.all(options.rules.map(yamlBelow))).flat(),
    scorecardFiles,
    scorecardIds: wanted.filter((_, index) => !isFile[index]),
    installedPacks: async () => Promise.all((await packShelf.ids()).map(openPack)),
  });
  const errors = rulebook.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new ConfigurationError(rulebook.problems, rulebook.sources);
  for (const problem of rulebook.problems) {
    terminal.note(showProblem(problem, terminal.language, terminal.errPaint));
  }
  return rulebook;
}

/** An installed pack by its id, or a pack's folder. */
async function openPack(name: string): Promise<Pack> {
  const ids = await packShelf.ids();
  const isFolder = !ids.includes(name) && (await exists(name));
  if (!isFolder && !ids.includes(name)) {
    throw new UsageError(
      { zh: `没有名为 ${name} 的规则包`, en: `There is no pack ${name}` },
      suggestion(name, ids),
    );
  }
  const { pack, problems } = isFolder ? await readPack(name) : await packShelf.installed(name);
  if (pack === null) throw new ConfigurationError(problems);
  return pack;
}

/** All rules of all packs that come with the program. */
export async function installedRules(): Promise<Rule[]> {
  const packs = await Promise.all((await packShelf.ids()).map(openPack));
  return packs.flatMap(({ rules }) => rules.flatMap(({ source, file }) => parseRuleFile(source, file).rules));
}

/** A file that is named more than once is read once. */
export function onceEach(texts: readonly SourceText[]): SourceText[] {
  return [...new Map(texts.map((text) => [resolve(text.file), text])).values()];
}

/** A YAML file, or all of them below a folder. */
export async function yamlBelow(path: string): Promise<SourceText[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw missing(path);
  if (!found.isDirectory()) return [await readSource(path)];
  const names = (await readdir(path, { recursive: true })).filter((name) => YAML.test(name)).toSorted();
  if (names.length === 0) {
    throw new UsageError({ zh: `${path} 里没有 YAML 文件`, en: `There is no YAML file in ${path}` });
  }
  return Promise.all(names.map((name) => readSource(join(path, name))));
}

async function readSource(file: string): Promise<SourceText> {
  return { file, source: await writtenText(file, missing(file)) };
}

function missing(path: string): UsageError {
  return new UsageError({ zh: `找不到或打不开：${path}`, en: `Not found, or cannot be opened: ${path}` });
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
