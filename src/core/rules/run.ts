import type { Outcome } from '../analysis/analysis.ts';
import type { Bilingual } from '../bilingual.ts';
import { roleBit } from '../conversation/role-bits.ts';
import type { Channel, Language } from '../conversation/schema.ts';
import { CHANNEL_TITLES, LANGUAGE_TITLES } from '../conversation/titles.ts';
import { isWordless } from '../conversation/utterance.ts';
import type { UtteranceContext } from '../signals/detector.ts';
import type { Spans } from './checks.ts';
import type { CompiledRule, CompiledRules, CompiledTest } from './compiled.ts';
import { read } from './conditions.ts';
import { evidenceOf, type RulePassage } from './evidence.ts';
import { count, type Entry } from './memory.ts';
import { type Metadata, MetadataReader } from './metadata.ts';
import { NumberSet } from './number-set.ts';
import { isClosed, type Scoped, scopeOf } from './scope.ts';
import { RunTimeline } from './timeline.ts';
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
  readonly decidedAt?: number | undefined;
  readonly passages: readonly RulePassage[];
  readonly reason?: Bilingual | undefined;
}

const MOST_PASSAGES = 5;
const NO_PASSAGES: readonly RulePassage[] = [];
const NO_SPANS: Spans = [];
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
  readonly #metadata: MetadataReader;
  readonly #timeline: RunTimeline;
  readonly #verdicts: (Verdict | undefined)[];
  /** Tests on which no rule rests any more that is not settled need no further look. */
  readonly #liveTests: NumberSet;
  /** By test: how many rules rest on it that are not settled. */
  readonly #openRules: Uint32Array;
  /** Tests that remember utterances whose scope is still open. */
  readonly #pendingTests: NumberSet;
  /** Tests into whose scope something may still come. */
  #openTests: readonly CompiledTest[];
  /** The tests and the rules that an utterance makes look at. */
  readonly #due: NumberSet;
  readonly #closing: NumberSet;
  /** Rules that an utterance touches, in the order in which it does. */
  readonly #isTouched: NumberSet;
  readonly #touched: number[] = [];

  constructor(compiled: CompiledRules, facts: RunFacts) {
    const { tests, rules } = compiled;
    this.#compiled = compiled;
    this.#facts = facts;
    this.#metadata = new MetadataReader(facts.metadata);
    this.#timeline = new RunTimeline(tests.length);
    this.#verdicts = new Array(rules.length);
    this.#liveTests = NumberSet.upTo(tests.length);
    this.#openRules = compiled.rulesPerTest.slice();
    this.#pendingTests = new NumberSet(tests.length);
    this.#openTests = compiled.closableTests;
    this.#due = new NumberSet(tests.length);
    this.#closing = new NumberSet(rules.length);
    this.#isTouched = new NumberSet(rules.length);
  }

  /** Feeds the next utterance with its detections; returns the outcomes that it settles. */
  utterance(context: UtteranceContext): readonly Verdict[] {
    this.#timeline.add(context.utterance);
    const { tests, earlyRulesOfTest } = this.#compiled;
    const due = this.#due;
    this.#gatherDue(context);
    due.keepOnly(this.#liveTests);
    // Inner tests of anchors have lower indices; the outer ones ask them.
    for (let index = due.takeLowest(); index >= 0; index = due.takeLowest()) {
      const test = tests[index]!;
      const changed = this.#settlePending(test);
      const found = !test.atEnd && this.#look(test, context);
      if (changed || found) this.#touch(earlyRulesOfTest[index]!);
    }
    return this.#decide();
  }

  /**
   * Ends the conversation; the contexts carry its conversation-scope detections by now. Returns the
   * outcomes of all rules, in their order, the ones settled before included.
   */
  end(contexts: readonly UtteranceContext[]): Verdict[] {
    this.#timeline.ended = true;
    for (const test of this.#compiled.tests) {
      if (!this.#liveTests.has(test.index)) continue;
      if (test.atEnd) for (const context of contexts) this.#look(test, context);
      this.#settlePending(test);
    }
    return this.#compiled.rules.map((rule) => {
      const settled = this.#verdicts[rule.index];
      if (settled !== undefined) return settled;
      if (rule.missesWhenUntouched && !this.#hasFound(rule)) {
        return { rule, outcome: 'miss', passages: NO_PASSAGES };
      }
      return this.#verdict(rule)!;
    });
  }

  /** Tests without a trigger, those that something found triggers, and those that wait for what follows. */
  #gatherDue({ role, hits, detections, utterance }: UtteranceContext): void {
    const { untriggeredFor, triggers } = this.#compiled;
    const due = this.#due;
    due.addAll(untriggeredFor.get(role)!);
    due.addAll(this.#pendingTests);
    // Words that nobody knows trigger nothing, and yet their tests have to say that they cannot tell.
    if (isWordless(utterance))
      for (const { index, needsWords } of this.#compiled.tests) if (needsWords) due.add(index);
    const { ids } = hits;
    for (let i = 0; i < ids.length; i++) {
      const tests = triggers.ofPattern(ids[i]!);
      if (tests !== undefined) for (let k = 0; k < tests.length; k++) due.add(tests[k]!);
    }
    for (let i = 0; i < detections.length; i++) {
      const tests = triggers.ofSignal(detections[i]!.type);
      if (tests !== undefined) for (let k = 0; k < tests.length; k++) due.add(tests[k]!);
    }
  }

  #touch(rules: readonly number[]): void {
    for (let i = 0; i < rules.length; i++) {
      const rule = rules[i]!;
      if (this.#isTouched.has(rule)) continue;
      this.#isTouched.add(rule);
      this.#touched.push(rule);
    }
  }

  /** Tries a test on an utterance; true when something was remembered. */
  #look(test: CompiledTest, context: UtteranceContext): boolean {
    if ((test.roles & roleBit(context.role)) === 0) return false;
    if (test.every && isPassedOver(test, context)) return false;
    const spans: Spans = test.checks.length === 0 ? NO_SPANS : [];
    let checked: Truth = 'true';
    let reason: Reason | undefined;
    for (let i = 0; i < test.checks.length; i++) {
      const check = test.checks[i]!;
      const result = check.needsWords && isWordless(context.utterance) ? 'words' : check.test(context, spans);
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
    this.#timeline.remember(test, entry);
    if (entry.state === 'pending') this.#pendingTests.add(test.index);
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
      count(memory, entry);
      memory.pending--;
    }
    if (memory.pending === 0) this.#pendingTests.delete(test.index);
    return memory.pending < before;
  }

  /** Looks at the rules whose outcome this utterance may have settled. */
  #decide(): readonly Verdict[] {
    const touched = this.#touched;
    this.#gatherClosing();
    const settled: Verdict[] = [];
    for (let i = 0; i < touched.length; i++) {
      this.#isTouched.delete(touched[i]!);
      const verdict = this.#settleRule(touched[i]!);
      if (verdict !== undefined) settled.push(verdict);
    }
    touched.length = 0;
    const closing = this.#closing;
    for (let index = closing.takeLowest(); index >= 0; index = closing.takeLowest()) {
      const verdict = this.#settleRule(index);
      if (verdict !== undefined) settled.push(verdict);
    }
    return settled;
  }

  /**
   * Rules that may be settled though none of their tests was touched: where a scope has just closed, and at
   * the first utterance whatever metadata alone decides.
   */
  #gatherClosing(): void {
    const timeline = this.#timeline;
    if (timeline.length === 1) for (const { index } of this.#compiled.closable) this.#closing.add(index);
    let closed = 0;
    for (const test of this.#openTests) {
      if (!isClosed(test, timeline)) continue;
      closed++;
      for (const rule of this.#compiled.rulesOfTest[test.index]!) this.#closing.add(rule);
    }
    if (closed > 0) this.#openTests = this.#openTests.filter((test) => !isClosed(test, timeline));
  }

  /** The rule's verdict where it is settled now and was not before. */
  #settleRule(index: number): Verdict | undefined {
    if (this.#verdicts[index] !== undefined) return undefined;
    const rule = this.#compiled.rules[index]!;
    const verdict = this.#verdict(rule);
    if (verdict === undefined) return undefined;
    this.#verdicts[index] = verdict;
    for (const test of rule.tests) {
      if (--this.#openRules[test]! === 0) this.#liveTests.delete(test);
    }
    return verdict;
  }

  /** The rule's outcome, or undefined while it is open. */
  #verdict(rule: CompiledRule): Verdict | undefined {
    const aside = this.#aside(rule);
    if (aside !== undefined) return this.#report(rule, 'not_applicable', NO_PASSAGES, aside);
    const metadata = this.#metadata;
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
    let passages = evidenceOf(rule.find, truth === 'true', timeline, metadata, MOST_PASSAGES);
    if (passages.length === 0 && truth === 'true' && rule.when !== null) {
      passages = evidenceOf(rule.when, true, timeline, metadata, MOST_PASSAGES);
    }
    return this.#report(rule, truth === 'true' ? 'hit' : 'miss', passages);
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
    const decidedAt = this.#timeline.ended ? undefined : this.#timeline.length - 1;
    return { rule, outcome, decidedAt, passages, reason };
  }

  #aside({ rule }: CompiledRule): Bilingual | undefined {
    const { channels, languages } = rule.appliesTo;
    const { channel, language } = this.#facts;
    if (channels !== undefined && !channels.includes(channel)) {
      const { zh, en } = CHANNEL_TITLES[channel];
      return { zh: `该规则不用于${zh}渠道`, en: `the rule is not for the channel ${en}` };
    }
    if (languages !== undefined && !languages.includes(language)) {
      const { zh, en } = LANGUAGE_TITLES[language];
      return { zh: `该规则不用于${zh}对话`, en: `the rule is not for conversations in ${en}` };
    }
    return undefined;
  }

  #hasFound(rule: CompiledRule): boolean {
    return rule.finds.some((test) => this.#timeline.memory(test).entries.length > 0);
  }
}

/** Where nobody knows the words, nobody knows whether there were enough of them. */
function isPassedOver({ checks }: CompiledTest, context: UtteranceContext): boolean {
  return !isWordless(context.utterance) && checks.some((check) => check.skips?.(context) === true);
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
