import type { Outcome } from '../analysis/analysis.ts';
import type { Bilingual } from '../bilingual.ts';
import { roleBit } from '../conversation/role-bits.ts';
import type { Channel, Language } from '../conversation/schema.ts';
import type { Utterance } from '../conversation/utterance.ts';
import type { UtteranceContext } from '../signals/detector.ts';
import type { CompiledRule, CompiledRules, CompiledTest } from './compiled.ts';
import { evidenceOf, type RulePassage, read } from './conditions.ts';
import { type Entry, NO_MEMORY, type TestMemory } from './memory.ts';
import type { Metadata } from './metadata.ts';
import { type Scoped, scopeOf, type Timeline } from './scope.ts';
import { explainReason, type Reason, type Truth } from './truth.ts';

/** What a run knows of the conversation from the start. */
export interface RunFacts {
  readonly channel: Channel;
  readonly language: Language;
  readonly metadata: Metadata;
}

/** The outcome of one rule; it never changes once it is reported. */
export interface Verdict {
  readonly rule: CompiledRule;
  readonly outcome: Outcome;
  /** Index of the utterance that settled it; absent when the end of the conversation did. */
  readonly decidedAt?: number;
  readonly passages: readonly RulePassage[];
  readonly reason?: Bilingual;
}

const MOST_PASSAGES = 5;
const NO_PASSAGES: readonly RulePassage[] = [];
const GUARD_FAILED: Bilingual = {
  zh: '这次对话没有出现该规则针对的情形',
  en: 'the situation that the rule is about did not occur',
};

/**
 * All rules at work on one conversation. Each utterance is looked at once, when it comes; an outcome
 * is reported at the first utterance after which nothing that may follow can change it. A finished
 * conversation is fed in the same way, so that live and afterwards give the same result.
 */
export class RuleRun {
  readonly #compiled: CompiledRules;
  readonly #facts: RunFacts;
  readonly #timeline: RunTimeline;
  readonly #verdicts: (Verdict | undefined)[];
  readonly #pendingTests = new Set<CompiledTest>();
  #openClosable: readonly CompiledRule[];
  /** By test: 1 while the tests of an utterance are gathered and it is among them. */
  readonly #isFound: Uint8Array;

  constructor(compiled: CompiledRules, facts: RunFacts) {
    this.#compiled = compiled;
    this.#facts = facts;
    this.#timeline = new RunTimeline(compiled.tests.length);
    this.#verdicts = new Array(compiled.rules.length);
    this.#openClosable = compiled.closable;
    this.#isFound = new Uint8Array(compiled.tests.length);
  }

  /** Feeds the next utterance with its detections; returns the outcomes that it settles. */
  utterance(context: UtteranceContext): Verdict[] {
    this.#timeline.add(context.utterance);
    const { tests, rulesOfTest } = this.#compiled;
    const touched = new Set<number>();
    for (const index of this.#testsToLookAt(context)) {
      const test = tests[index]!;
      const changed = this.#settlePending(test);
      const found = !test.atEnd && this.#look(test, context);
      if (changed || found) for (const rule of rulesOfTest[index]!) touched.add(rule);
    }
    return this.#decide(touched);
  }

  /**
   * Ends the conversation; the contexts carry its conversation-scope detections by now. Returns the
   * outcomes of all rules, in their order, the ones settled before included.
   */
  end(contexts: readonly UtteranceContext[]): Verdict[] {
    this.#timeline.ended = true;
    for (const test of this.#compiled.tests) {
      if (test.atEnd) for (const context of contexts) this.#look(test, context);
      this.#settlePending(test);
    }
    return this.#compiled.rules.map((rule) => {
      const settled = this.#verdicts[rule.index];
      if (settled !== undefined) return settled;
      if (rule.missesWhenUntouched && !this.#isTouched(rule)) {
        return { rule, outcome: 'miss', passages: NO_PASSAGES };
      }
      return this.#verdict(rule)!;
    });
  }

  #testsToLookAt(context: UtteranceContext): readonly number[] {
    const { testsOfPattern, testsOfSignal, untriggeredFor } = this.#compiled;
    const always = untriggeredFor.get(context.role)!;
    const found = [...always];
    const isFound = this.#isFound;
    for (const test of always) isFound[test] = 1;
    const add = (tests: readonly number[] | undefined) => {
      for (const test of tests ?? []) {
        if (isFound[test] === 1) continue;
        isFound[test] = 1;
        found.push(test);
      }
    };
    for (const pattern of context.hits.ids) add(testsOfPattern.get(pattern));
    for (const { type } of context.detections) add(testsOfSignal.get(type));
    for (const { index } of this.#pendingTests) add([index]);
    for (const test of found) isFound[test] = 0;
    // Inner tests of anchors have lower indices; the outer ones ask them.
    return found.length > always.length ? found.sort((a, b) => a - b) : found;
  }

  /** Tries a test on an utterance; true when something was remembered. */
  #look(test: CompiledTest, context: UtteranceContext): boolean {
    if ((test.roles & roleBit(context.role)) === 0) return false;
    const spans: { start: number; end: number }[] = [];
    let checked: Truth = 'true';
    let reason: Reason | undefined;
    for (const check of test.checks) {
      const result = check.test(context, spans);
      if (result === true) continue;
      if (result === false) {
        checked = 'false';
        break;
      }
      checked = 'unknown';
      reason ??= result;
    }
    if (checked === 'false' && !test.every) return false;
    const scope = scopeOf(test, context.index, this.#timeline);
    if (scope.truth === 'false') return false;
    const entry: Entry = {
      index: context.index,
      checked,
      state: 'pending',
      reason: checked === 'unknown' ? reason : undefined,
      anchor: undefined,
      spans,
    };
    settle(entry, test, scope);
    const memory = this.#timeline.remember(test, entry);
    if (entry.state === 'pending') {
      memory.pending++;
      this.#pendingTests.add(test);
    }
    return true;
  }

  /** Looks again at utterances whose scope was open; true when one of them is settled now. */
  #settlePending(test: CompiledTest): boolean {
    const memory = this.#timeline.memory(test);
    if (memory.pending === 0) return false;
    const before = memory.pending;
    for (const entry of memory.entries) {
      if (entry.state !== 'pending') continue;
      const scope = scopeOf(test, entry.index, this.#timeline);
      if (scope.truth === 'pending') continue;
      settle(entry, test, scope);
      memory.pending--;
    }
    if (memory.pending === 0) this.#pendingTests.delete(test);
    return memory.pending < before;
  }

  #decide(touched: ReadonlySet<number>): Verdict[] {
    const settled: Verdict[] = [];
    const look = (rule: CompiledRule) => {
      if (this.#verdicts[rule.index] !== undefined) return;
      const verdict = this.#verdict(rule);
      if (verdict === undefined) return;
      this.#verdicts[rule.index] = verdict;
      settled.push(verdict);
    };
    for (const index of touched) look(this.#compiled.rules[index]!);
    for (const rule of this.#openClosable) look(rule);
    if (settled.length > 0) {
      this.#openClosable = this.#openClosable.filter(({ index }) => this.#verdicts[index] === undefined);
    }
    return settled;
  }

  /** The rule's outcome, or undefined while it is open. */
  #verdict(rule: CompiledRule): Verdict | undefined {
    const aside = this.#aside(rule);
    if (aside !== undefined) return this.#report(rule, 'not_applicable', NO_PASSAGES, aside);
    const { metadata } = this.#facts;
    const timeline = this.#timeline;
    if (rule.when !== null) {
      const guard = read(rule.when, timeline, metadata);
      if (guard.truth === 'pending') return undefined;
      if (guard.truth === 'false') return this.#report(rule, 'not_applicable', NO_PASSAGES, GUARD_FAILED);
      if (guard.truth === 'unknown') return this.#cannotTell(rule, guard.reason);
    }
    const { truth, reason } = read(rule.find, timeline, metadata);
    if (truth === 'pending') return undefined;
    if (truth === 'unknown') return this.#cannotTell(rule, reason);
    let passages = evidenceOf(rule.find, truth === 'true', timeline, metadata);
    if (passages.length === 0 && truth === 'true' && rule.when !== null) {
      passages = evidenceOf(rule.when, true, timeline, metadata);
    }
    return this.#report(rule, truth === 'true' ? 'hit' : 'miss', passages.slice(0, MOST_PASSAGES));
  }

  #cannotTell(rule: CompiledRule, reason: Reason = 'times'): Verdict {
    return this.#report(rule, 'cannot_tell', NO_PASSAGES, explainReason(reason));
  }

  #report(
    rule: CompiledRule,
    outcome: Outcome,
    passages: readonly RulePassage[],
    reason?: Bilingual,
  ): Verdict {
    return {
      rule,
      outcome,
      ...(this.#timeline.ended ? {} : { decidedAt: this.#timeline.length - 1 }),
      passages,
      ...(reason === undefined ? {} : { reason }),
    };
  }

  #aside({ rule }: CompiledRule): Bilingual | undefined {
    const { channels, languages } = rule.appliesTo;
    const { channel, language } = this.#facts;
    if (channels !== undefined && !channels.includes(channel)) {
      return { zh: `该规则不用于 ${channel} 渠道`, en: `the rule is not for the channel ${channel}` };
    }
    if (languages !== undefined && !languages.includes(language)) {
      return { zh: `该规则不用于 ${language} 对话`, en: `the rule is not for conversations in ${language}` };
    }
    return undefined;
  }

  #isTouched(rule: CompiledRule): boolean {
    return rule.finds.some((test) => this.#timeline.memory(test).entries.length > 0);
  }
}

function settle(entry: Entry, test: CompiledTest, scope: Scoped): void {
  entry.anchor = scope.anchor;
  if (scope.truth === 'true') {
    entry.state = test.every ? 'true' : entry.checked;
    return;
  }
  entry.state = scope.truth;
  if (scope.truth === 'unknown') entry.reason ??= scope.reason;
}

/** The conversation so far, with what each test remembers of it. */
class RunTimeline implements Timeline {
  ended = false;
  readonly #utterances: Utterance[] = [];
  readonly #memories: (TestMemory | undefined)[];
  readonly #ranks = new Map<number, number[]>();

  constructor(tests: number) {
    this.#memories = new Array(tests);
  }

  add(utterance: Utterance): void {
    this.#utterances.push(utterance);
  }

  remember(test: CompiledTest, entry: Entry): TestMemory {
    let memory = this.#memories[test.index];
    if (memory === undefined) {
      memory = { entries: [], pending: 0 };
      this.#memories[test.index] = memory;
    }
    memory.entries.push(entry);
    return memory;
  }

  get length(): number {
    return this.#utterances.length;
  }

  utterance(index: number): Utterance {
    return this.#utterances[index]!;
  }

  rank(roles: number, index: number): number {
    return this.#ranksOf(roles)[index]!;
  }

  count(roles: number): number {
    return this.#ranksOf(roles).at(-1) ?? 0;
  }

  memory(test: CompiledTest): TestMemory {
    return this.#memories[test.index] ?? NO_MEMORY;
  }

  /** How many utterances of the roles there are up to each one. */
  #ranksOf(roles: number): readonly number[] {
    let ranks = this.#ranks.get(roles);
    if (ranks === undefined) {
      ranks = [];
      this.#ranks.set(roles, ranks);
    }
    for (let i = ranks.length; i < this.#utterances.length; i++) {
      const isOfRoles = (roles & roleBit(this.#utterances[i]!.role)) !== 0;
      ranks.push((ranks.at(-1) ?? 0) + (isOfRoles ? 1 : 0));
    }
    return ranks;
  }
}
