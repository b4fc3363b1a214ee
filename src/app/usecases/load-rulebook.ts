import type { Pack, SourceText } from '#contract/files/pack.ts';
import type { Problem } from '#core/problem.ts';
import type { Rule } from '#core/rules/model.ts';
import { parseRuleFile } from '#core/rules/parse-rule-file.ts';
import { unheardSignals } from '#core/rules/unheard-signals.ts';
import { checkScorecard } from '#core/scoring/check-scorecard.ts';
import { parseScorecard } from '#core/scoring/parse-scorecard.ts';
import type { Scorecard } from '#core/scoring/scorecard.ts';
import type { CustomSignal } from '#core/signals/custom/definition.ts';
import { isSignalText, parseSignalFile } from '#core/signals/custom/parse-signal-file.ts';
import { suggestion } from '#core/yaml/did-you-mean.ts';
import { lineOfScorecard } from './written-twice.ts';

export interface RulebookRequest {
  /** In the order in which their rules replace each other. */
  readonly packs: readonly Pack[];
  /** Files of rules and files of signals told by examples, in any order. */
  readonly ruleFiles: readonly SourceText[];
  /** With any of these two, the scorecards of the packs are left out. */
  readonly scorecardFiles: readonly SourceText[];
  readonly scorecardIds: readonly string[];
  /** All packs there are, to find a scorecard in by its id. */
  installedPacks(): Promise<readonly Pack[]>;
}

export interface Rulebook {
  readonly rules: readonly Rule[];
  /** The organisation's own, told by examples. */
  readonly signals: readonly CustomSignal[];
  readonly scorecards: readonly Scorecard[];
  /** Fit for use when none is an error. */
  readonly problems: readonly Problem[];
  /** The files by name, to show the lines that problems speak of. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Puts together the rules and scorecards of a run, and tells everything that is wrong with them at once. */
export async function loadRulebook(request: RulebookRequest): Promise<Rulebook> {
  const desk = new Desk();
  for (const pack of request.packs) desk.takeRules(pack.rules);
  const chosen: Scorecard[] = [];
  if (request.scorecardFiles.length + request.scorecardIds.length === 0) {
    chosen.push(...desk.scorecards(request.packs.flatMap(({ scorecards }) => scorecards)));
  } else {
    for (const id of request.scorecardIds) chosen.push(...(await desk.scorecardById(id, request)));
    chosen.push(...desk.scorecards(request.scorecardFiles));
  }
  desk.takeRules(request.ruleFiles);
  return desk.rulebook(chosen);
}

class Desk {
  readonly #rules = new Map<string, Rule>();
  readonly #signals = new Map<string, CustomSignal>();
  readonly #scorecards = new Map<string, Written>();
  readonly #problems: Problem[] = [];
  readonly #sources = new Map<string, string>();
  readonly #takenRuleFiles = new Set<string>();

  takeRules(files: readonly SourceText[]): void {
    for (const { file, source } of files) {
      if (this.#takenRuleFiles.has(file)) continue;
      this.#takenRuleFiles.add(file);
      this.#sources.set(file, source);
      if (isSignalText(source)) {
        this.#takeSignals(source, file);
        continue;
      }
      const { rules, problems } = parseRuleFile(source, file);
      this.#problems.push(...problems);
      for (const rule of rules) {
        const earlier = this.#rules.get(rule.id);
        if (earlier !== undefined) this.#problems.push(replaced('规则', 'rule', rule, earlier));
        this.#rules.set(rule.id, rule);
      }
    }
  }

  #takeSignals(source: string, file: string): void {
    const { signals, problems } = parseSignalFile(source, file);
    this.#problems.push(...problems);
    for (const signal of signals) {
      const earlier = this.#signals.get(signal.id);
      if (earlier !== undefined) this.#problems.push(replaced('信号', 'signal', signal, earlier));
      this.#signals.set(signal.id, signal);
    }
  }

  scorecards(files: readonly SourceText[]): Scorecard[] {
    return files.flatMap(({ file, source }) => {
      this.#sources.set(file, source);
      const { scorecard, problems } = parseScorecard(source, file);
      this.#problems.push(...problems);
      if (scorecard === null) return [];
      const written = { id: scorecard.id, file, line: lineOfScorecard(source) };
      const earlier = this.#scorecards.get(scorecard.id);
      if (earlier !== undefined && earlier.file !== file) {
        this.#problems.push(replaced('评分表', 'scorecard', written, earlier));
      }
      this.#scorecards.set(scorecard.id, written);
      return scorecard;
    });
  }

  /** The scorecards with this id, or those of the pack with it; their pack's rules come with them. */
  async scorecardById(id: string, request: RulebookRequest): Promise<Scorecard[]> {
    const known: string[] = [];
    const others = await request.installedPacks();
    for (const pack of new Map([...others, ...request.packs].map((one) => [one.folder, one])).values()) {
      const parsed = pack.scorecards.map((text) => ({ text, ...parseScorecard(text.source, text.file) }));
      const wanted = parsed.filter(({ scorecard }) => pack.id === id || scorecard?.id === id);
      known.push(pack.id, ...parsed.flatMap(({ scorecard }) => scorecard?.id ?? []));
      if (wanted.length === 0) continue;
      this.takeRules(pack.rules);
      return this.scorecards(wanted.map(({ text }) => text));
    }
    const hint = suggestion(id, new Set(known));
    this.#problems.push({
      code: 'unknown-scorecard',
      severity: 'error',
      message: { zh: `没有名为 ${id} 的评分表`, en: `There is no scorecard ${id}` },
      ...(hint === undefined ? {} : { hint }),
    });
    return [];
  }

  rulebook(chosen: readonly Scorecard[]): Rulebook {
    const scorecards = [...new Map(chosen.map((scorecard) => [scorecard.id, scorecard])).values()];
    const ids = [...this.#rules.keys()];
    // A rule that could not be read is told once, not again by every scorecard that names it.
    const isComplete = !this.#problems.some(({ severity }) => severity === 'error');
    const unknown = isComplete ? scorecards.flatMap((scorecard) => checkScorecard(scorecard, ids)) : [];
    const rules = [...this.#rules.values()];
    const signals = [...this.#signals.values()];
    return {
      rules,
      signals,
      scorecards,
      problems: [...this.#problems, ...unknown, ...unheardSignals(rules, signals)],
      sources: this.#sources,
    };
  }
}

type Written = { readonly id: string; readonly line: number; readonly file?: string };

/** Said so that it is true at both places: who wrote the earlier one wants to know as much as who wrote the later. */
function replaced(zh: string, en: string, written: Written, earlier: Written): Problem {
  const placeOf = ({ file, line }: Written) => `${file ?? ''}:${line}`;
  const [first, last] = [placeOf(earlier), placeOf(written)];
  return {
    code: `${en}-replaced`,
    severity: 'warning',
    message: {
      zh: `${zh} ${written.id} 写了两处：${first} 和 ${last}，只有后一处（${last}）算数`,
      en: `The ${en} ${written.id} is written twice, at ${first} and at ${last}: only the second (${last}) counts`,
    },
    hint: { zh: '想让两处都算数，就改其中一个的编号', en: 'For both to count, give one of them another id' },
    also: { line: earlier.line, ...(earlier.file === undefined ? {} : { file: earlier.file }) },
    ...(written.file === undefined ? {} : { file: written.file }),
    line: written.line,
    column: 1,
  };
}
