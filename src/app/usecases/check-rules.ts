import type { SourceText } from '#contract/files/pack.ts';
import type { Problem } from '#core/problem.ts';
import type { Rule } from '#core/rules/model.ts';
import { parseRuleFile } from '#core/rules/parse-rule-file.ts';
import { unheardSignals } from '#core/rules/unheard-signals.ts';
import { checkScorecard } from '#core/scoring/check-scorecard.ts';
import { parseScorecard } from '#core/scoring/parse-scorecard.ts';
import type { Scorecard } from '#core/scoring/scorecard.ts';
import type { CustomSignal } from '#core/signals/custom/definition.ts';
import { isSignalText, parseSignalFile } from '#core/signals/custom/parse-signal-file.ts';
import { readYaml } from '#core/yaml/read-yaml.ts';
import { rulesWrittenTwice, scorecardsWrittenTwice } from './written-twice.ts';

export interface CheckPorts {
  /** Reads the header of a pack (`pack.yaml`) and tells what is wrong with it. */
  packHeaderProblems(text: SourceText): readonly Problem[];
  isPackHeader(file: string): boolean;
  /** Ids of rules that scorecards may name beside those checked. */
  knownRules(): Promise<readonly string[]>;
}

export interface CheckReport {
  readonly files: number;
  readonly rules: readonly Rule[];
  readonly signals: readonly CustomSignal[];
  readonly scorecards: readonly Scorecard[];
  /** By file, in the order of each. */
  readonly problems: readonly Problem[];
}

/** Reads rule files, signals, scorecards and pack headers, told apart by what stands in them, and collects what is wrong. */
export async function checkRules(texts: readonly SourceText[], ports: CheckPorts): Promise<CheckReport> {
  const rules: Rule[] = [];
  const signals: CustomSignal[] = [];
  const scorecards: Scorecard[] = [];
  const cards: SourceText[] = [];
  const problems: Problem[] = [];
  for (const text of texts) {
    const { file, source } = text;
    if (ports.isPackHeader(file)) problems.push(...ports.packHeaderProblems(text));
    else if (isScorecardText(source)) {
      cards.push(text);
      const read = parseScorecard(source, file);
      problems.push(...read.problems);
      if (read.scorecard !== null) scorecards.push(read.scorecard);
    } else if (isSignalText(source)) {
      const read = parseSignalFile(source, file);
      problems.push(...read.problems);
      signals.push(...read.signals);
    } else {
      const read = parseRuleFile(source, file);
      problems.push(...read.problems);
      rules.push(...read.rules);
    }
  }
  problems.push(...rulesWrittenTwice(rules), ...scorecardsWrittenTwice(cards));
  problems.push(...unheardSignals(rules, signals));
  if (scorecards.length > 0) {
    const known = [...rules.map(({ id }) => id), ...(await ports.knownRules())];
    for (const scorecard of scorecards) problems.push(...checkScorecard(scorecard, known));
  }
  return { files: texts.length, rules, signals, scorecards, problems };
}

/** Told by what stands in the file, not by its name. */
export function isScorecardText(source: string): boolean {
  const { root } = readYaml(source);
  return root?.kind === 'map' && (root.get('scorecard') ?? root.get('sections')) !== undefined;
}
