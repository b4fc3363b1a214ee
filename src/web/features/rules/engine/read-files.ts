import type { Problem } from '#core/problem.ts';
import { explainRule } from '#core/rules/explain.ts';
import type { Rule } from '#core/rules/model.ts';
import { parseRuleFile } from '#core/rules/parse-rule-file.ts';
import { ownSignalsOf, unheardSignals } from '#core/rules/unheard-signals.ts';
import { checkScorecard } from '#core/scoring/check-scorecard.ts';
import { parseScorecard } from '#core/scoring/parse-scorecard.ts';
import type { Scorecard } from '#core/scoring/scorecard.ts';
import type { CustomSignal } from '#core/signals/custom/definition.ts';
import { isSignalText, parseSignalFile } from '#core/signals/custom/parse-signal-file.ts';
import { readYaml } from '#core/yaml/read-yaml.ts';
import { type FileKind, isScorecardPath, type RulebookFile } from './files.ts';
import type { FileOutline, Reading } from './protocol.ts';

export interface ReadFile {
  readonly path: string;
  readonly text: string;
  readonly kind: FileKind;
  readonly rules: readonly Rule[];
  readonly lists: readonly string[];
  readonly signals: readonly CustomSignal[];
  readonly scorecard: Scorecard | null;
  readonly problems: readonly Problem[];
}

/** Reads files with the engine's own parsers and remembers those that have not changed. */
export class FileReader {
  #kept = new Map<string, ReadFile>();

  read(files: readonly RulebookFile[]): readonly ReadFile[] {
    const read = files.map(({ path, text }) => {
      const known = this.#kept.get(path);
      return known?.text === text ? known : readFile(path, text);
    });
    this.#kept = new Map(read.map((file) => [file.path, file]));
    return read;
  }
}

function readFile(path: string, text: string): ReadFile {
  const nothing = { path, text, rules: [], lists: [], signals: [], scorecard: null };
  if (isScorecardPath(path)) return { ...nothing, kind: 'scorecard', ...parseScorecard(text, path) };
  if (isSignalText(text)) return { ...nothing, kind: 'signals', ...parseSignalFile(text, path) };
  return { ...nothing, kind: 'rules', ...parseRuleFile(text, path), lists: listsOf(text) };
}

function listsOf(text: string): string[] {
  const { root } = readYaml(text);
  const lists = root?.kind === 'map' ? root.get('lists')?.value : undefined;
  return lists?.kind === 'map' ? lists.entries.map(({ key }) => key) : [];
}

/**
 * What the files say and what is wrong with them, as the service will judge them beside the other active rulebooks.
 * @param otherRules ids of the rules of those
 */
export function outline(files: readonly ReadFile[], otherRules: readonly string[]): Reading {
  const problems = files.flatMap((file) => file.problems);
  const ownRules = files.flatMap(({ rules }) => rules.map(({ id }) => id));
  const hasErrors = problems.some(({ severity }) => severity === 'error');
  // A rule that could not be read is told once, not again by every scorecard that names it.
  const unknown = hasErrors
    ? []
    : files.flatMap(({ scorecard }) =>
        scorecard === null ? [] : checkScorecard(scorecard, [...ownRules, ...otherRules]),
      );
  const unheard = unheardSignals(
    files.flatMap(({ rules }) => rules),
    files.flatMap(({ signals }) => signals),
  );
  return { files: files.map(outlineOf), problems: [...problems, ...unknown, ...unheard] };
}

function outlineOf({ path, kind, rules, lists, signals, scorecard }: ReadFile): FileOutline {
  return {
    path,
    kind,
    lists,
    rules: rules.map((rule) => {
      const { id, title, severity, line, examples } = rule;
      return {
        id,
        title,
        severity,
        line,
        examples: examples.length,
        ownSignals: ownSignalsOf(rule),
        meaning: explainRule(rule),
        digest: digestOf(rule),
      };
    }),
    signals: signals.map(({ id, title, line }) => ({ id, title, line })),
    ...(scorecard === null
      ? {}
      : {
          scorecard: {
            id: scorecard.id,
            title: scorecard.title,
            options: optionIds(scorecard),
            sections: scorecard.sections.map(({ id, title, criteria }) => ({
              id,
              title,
              criteria: criteria.map((criterion) => ({ id: criterion.id, title: criterion.title })),
            })),
          },
        }),
  };
}

function optionIds({ sections }: Scorecard): string[] {
  const criteria = sections.flatMap((section) => section.criteria);
  return [...new Set(criteria.flatMap(({ options }) => options.map(({ id }) => id)))];
}

function digestOf({ when, find, appliesTo }: Rule): string {
  return JSON.stringify([when, find, appliesTo]);
}
