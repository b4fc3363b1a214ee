import type { SourceText } from '#contract/files/pack.ts';
import type { Problem } from '#core/problem.ts';
import type { Rule } from '#core/rules/model.ts';
import { parseScorecard } from '#core/scoring/parse-scorecard.ts';
import { readYaml } from '#core/yaml/read-yaml.ts';

interface Written {
  readonly id: string;
  readonly file: string;
  readonly line: number;
}

/** Scorecards with the id of an earlier one: an evaluation could not tell which of them it is by. */
export function scorecardsWrittenTwice(texts: readonly SourceText[]): Problem[] {
  const written = texts.flatMap(({ file, source }): Written[] => {
    const { scorecard } = parseScorecard(source, file);
    if (scorecard === null) return [];
    return [{ id: scorecard.id, file, line: lineOfScorecard(source) }];
  });
  return repeated(written).map(([again, first]) => ({
    ...placeOf(again, 'duplicate-scorecard', 'error'),
    message: {
      zh: `评分表 ${again.id} 在 ${first.file}:${first.line} 已经写过`,
      en: `The scorecard ${again.id} was already written at ${first.file}:${first.line}`,
    },
    hint: { zh: '给其中一份换个编号', en: 'Give one of them another id' },
  }));
}

/** Where a scorecard says its id. */
export function lineOfScorecard(source: string): number {
  const { root } = readYaml(source);
  return (root?.kind === 'map' ? root.get('scorecard')?.keyPlace.line : undefined) ?? 1;
}

/** Rules with the id of one in an earlier file, which may well be meant: a rulebook can put its own in a pack's place. */
export function rulesWrittenTwice(rules: readonly Rule[]): Problem[] {
  const written = rules.map(({ id, line, file = '' }): Written => ({ id, file, line }));
  return repeated(written).map(([again, first]) => ({
    ...placeOf(again, 'duplicate-rule', 'warning'),
    message: {
      zh: `规则 ${again.id} 在 ${first.file}:${first.line} 已经写过；一起使用时，后读到的取代先读到的`,
      en: `The rule ${again.id} was already written at ${first.file}:${first.line}; used together, the one read last replaces the other`,
    },
  }));
}

function placeOf({ file, line }: Written, code: string, severity: Problem['severity']) {
  return { code, severity, file, line, column: 1 };
}

/** Each that has the id of an earlier one, with the first of that id. */
function repeated(all: readonly Written[]): [again: Written, first: Written][] {
  const firsts = new Map<string, Written>();
  return all.flatMap((one) => {
    const first = firsts.get(one.id);
    if (first === undefined) firsts.set(one.id, one);
    return first === undefined ? [] : [[one, first] as [Written, Written]];
  });
}
