import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversations, rules } from '../../../test/suites/rule-arbitraries.ts';
import { RuleOracle } from '../../../test/suites/rule-oracle.ts';
import { Analyser } from '../analysis/analyser.ts';
import type { Outcome, RuleResult } from '../analysis/analysis.ts';
import { factsOf } from '../analysis/facts.ts';
import type { Conversation } from '../conversation/schema.ts';
import { toUtterances } from '../conversation/utterances.ts';
import type { Rule } from './model.ts';
import { parseRuleFile } from './parse-rule-file.ts';

const RUNS = { numRuns: 1000 };

function analyserOf(rule: Rule): Analyser {
  return new Analyser({ detectors: [], rules: [rule] });
}

function wholeOutcome(rule: Rule, conversation: Conversation): Outcome {
  const oracle = new RuleOracle(conversation);
  if (rule.when !== undefined) {
    const guard = oracle.condition(rule.when);
    if (guard === false) return 'not_applicable';
    if (guard === 'unknown') return 'cannot_tell';
  }
  const found = oracle.condition(rule.find);
  return found === 'unknown' ? 'cannot_tell' : found ? 'hit' : 'miss';
}

/** Feeds the conversation utterance by utterance; returns what was settled on the way and the end result. */
function listen(rule: Rule, conversation: Conversation): { settled: RuleResult[]; final: RuleResult } {
  const session = analyserOf(rule).session(factsOf(conversation));
  const settled = toUtterances(conversation).flatMap((utterance) => [...session.hear(utterance).settled]);
  return { settled, final: session.end().rules[0]! };
}

describe('a run of rules over a conversation', () => {
  it('gives, turn by turn, what the definition gives of the whole conversation', () => {
    fc.assert(
      fc.property(rules, conversations, (rule, conversation) => {
        expect(listen(rule, conversation).final.outcome).toBe(wholeOutcome(rule, conversation));
      }),
      RUNS,
    );
  });

  it('says in words that a rule is not for a channel or a language', () => {
    const conversation: Conversation = {
      id: 'c',
      channel: 'chat',
      language: 'zh',
      turns: [{ role: 'agent', text: '您好' }],
    };
    const reasonOf = (appliesTo: string) => {
      const text = `rules: [{ id: r, title: R, applies_to: ${appliesTo}, find: { says: 您好 } }]`;
      return listen(parseRuleFile(text).rules[0]!, conversation).final.reason;
    };
    expect(reasonOf('{ channel: voice }')?.zh).toBe('该规则不用于在线渠道');
    expect(reasonOf('{ language: en }')?.zh).toBe('该规则不用于中文对话');
  });

  it('never takes back an outcome that it has reported', () => {
    fc.assert(
      fc.property(rules, conversations, (rule, conversation) => {
        const { settled, final } = listen(rule, conversation);
        expect(settled.length).toBeLessThanOrEqual(1);
        for (const early of settled) expect(early).toEqual(final);
      }),
      RUNS,
    );
  });

  it('reports an outcome early only when no continuation could change it', () => {
    fc.assert(
      fc.property(rules, conversations, conversations, (rule, conversation, other) => {
        const session = analyserOf(rule).session(factsOf(conversation));
        const turns: Conversation['turns'] = [];
        for (const turn of conversation.turns) {
          turns.push(turn);
          const [utterance] = toUtterances({ ...conversation, turns }).slice(-1);
          const [settled] = session.hear(utterance!).settled;
          if (settled === undefined) continue;
          const later = (turns.at(-1)!.startMs ?? 0) + 1;
          const continued = other.turns.map((next) =>
            next.startMs === undefined ? next : { ...next, startMs: next.startMs + later },
          );
          const whole = { ...conversation, turns: [...turns, ...continued] };
          expect(settled.outcome).toBe(wholeOutcome(rule, whole));
          return;
        }
      }),
      RUNS,
    );
  });

  it('cites only passages that stand in the conversation', () => {
    fc.assert(
      fc.property(rules, conversations, (rule, conversation) => {
        for (const { turn, start, end, text } of listen(rule, conversation).final.evidence) {
          expect(conversation.turns[turn]!.text.slice(start, end)).toBe(text);
        }
      }),
      { numRuns: 500 },
    );
  });
});
