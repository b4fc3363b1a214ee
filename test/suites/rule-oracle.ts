import type { Channel, Conversation, Role } from '#core/conversation/schema.ts';
import type { Utterance } from '#core/conversation/utterance.ts';
import { toUtterances } from '#core/conversation/utterances.ts';
import type { Anchor, Check, Condition, Distance, TurnTest } from '#core/rules/model.ts';

type Truth = boolean | 'unknown';

/**
 * The meaning of conditions over a finished conversation, written for reading and not for speed: every
 * question is asked anew of the whole conversation. The engine, which hears one utterance at a time and
 * never looks back further than it must, has to agree with it.
 */
export class RuleOracle {
  readonly #utterances: readonly Utterance[];
  readonly #channel: Channel;
  readonly #attributes: Readonly<Record<string, unknown>>;

  constructor(conversation: Conversation) {
    this.#utterances = toUtterances(conversation);
    this.#channel = conversation.channel;
    this.#attributes = conversation.attributes ?? {};
  }

  condition(condition: Condition): Truth {
    switch (condition.kind) {
      case 'turn':
        return condition.test.every ? this.#every(condition.test) : or(this.#passes(condition.test));
      case 'all':
        return and(condition.of.map((part) => this.condition(part)));
      case 'any':
        return or(condition.of.map((part) => this.condition(part)));
      case 'not':
        return not(this.condition(condition.of));
      case 'count': {
        const passes = this.#passes(condition.test);
        const sure = passes.filter((truth) => truth === true).length;
        const possible = passes.filter((truth) => truth !== false).length;
        const fits = [];
        for (let n = sure; n <= possible; n++) fits.push(n >= condition.atLeast && n <= condition.atMost);
        return fits.every(Boolean) ? true : fits.some(Boolean) ? 'unknown' : false;
      }
      case 'sequence':
        return this.#sequence(condition.steps, condition.within, -1);
      case 'meta':
        return and(
          condition.fields.map(({ field, comparison }) => {
            const value = this.#attributes[field];
            if (comparison.kind === 'exists') return (value !== undefined) === comparison.exists;
            if (value === undefined) return 'unknown';
            if (comparison.kind !== 'is') throw new Error('the oracle compares by "is" only');
            return comparison.values.includes(value) !== comparison.negated;
          }),
        );
    }
  }

  /** For each utterance: does it pass the test? */
  #passes(test: TurnTest): Truth[] {
    return this.#utterances.map((_, index) => and([this.#inScope(test, index), this.#checked(test, index)]));
  }

  #every(test: TurnTest): Truth {
    const scope = this.#utterances.map((_, index) => this.#inScope(test, index));
    const parts = scope.map((inScope, index): Truth => {
      if (inScope === false) return true;
      const checked = this.#checked(test, index);
      if (inScope === true) return checked;
      return 'unknown';
    });
    const result = and(parts);
    if (result === false) return false;
    return and([or(scope), result]);
  }

  #sequence(steps: readonly TurnTest[], within: Distance | undefined, last: number): Truth {
    const [step, ...rest] = steps;
    if (step === undefined) return true;
    const passes = this.#passes(step);
    return or(
      passes.map((pass, index): Truth => {
        if (index <= last || pass === false) return false;
        const reach = last < 0 || within === undefined ? true : this.#near(last, index, within);
        if (reach === false) return false;
        return and([pass, reach, this.#sequence(rest, within, index)]);
      }),
    );
  }

  #inScope(test: TurnTest, index: number): Truth {
    if (!fits(test.by, this.#utterances[index]!.role)) return false;
    const parts: Truth[] = [];
    if (test.position !== undefined) {
      const ranked = this.#utterances.flatMap(({ role }, i) => (fits(test.by, role) ? [i] : []));
      const rank = ranked.indexOf(index) + 1;
      const real = (n: number) => (n > 0 ? n : ranked.length + n + 1);
      parts.push(rank >= real(test.position.from) && rank <= real(test.position.to));
    }
    for (const anchor of test.anchors) {
      const anchored = this.#anchored(anchor, index);
      parts.push(anchor.negated ? not(anchored) : anchored);
    }
    return and(parts);
  }

  #anchored(anchor: Anchor, index: number): Truth {
    const passes = this.#passes(anchor.test);
    if (anchor.hit === 'any') {
      return or(passes.map((pass, target) => and([pass, this.#placed(anchor, index, target)])));
    }
    // Whichever turn it is: with too few candidates before this turn, this turn is not after it.
    const before = passes.slice(0, index).filter((pass) => pass !== false).length;
    if (anchor.where === 'after' && before < Math.max(1, anchor.hit)) return false;
    const order = passes.map((_, i) => i);
    if (anchor.hit < 0) order.reverse();
    let remaining = Math.abs(anchor.hit);
    for (const target of order) {
      const pass = passes[target]!;
      if (pass === false) continue;
      if (pass === 'unknown') return 'unknown';
      if (--remaining === 0) return this.#placed(anchor, index, target);
    }
    return false;
  }

  #placed({ where, within }: Anchor, index: number, target: number): Truth {
    const side = where === 'after' ? target < index : where === 'before' ? target > index : target !== index;
    if (!side) return false;
    return within === undefined ? true : this.#near(Math.min(index, target), Math.max(index, target), within);
  }

  #near(earlier: number, later: number, within: Distance): Truth {
    if ('turns' in within) return later - earlier <= within.turns;
    const { startMs, endMs } = this.#utterances[earlier]!;
    const from = endMs ?? startMs;
    if (from === undefined) return 'unknown';
    const isLate = (index: number) => (this.#utterances[index]!.startMs ?? from) - from > within.ms;
    for (let index = earlier + 1; index <= later; index++) if (isLate(index)) return false;
    return this.#utterances[later]!.startMs === undefined ? 'unknown' : true;
  }

  #checked(test: TurnTest, index: number): Truth {
    return and(test.checks.map((check) => this.#check(check, index)));
  }

  #check(check: Check, index: number): Truth {
    const { text, startMs } = this.#utterances[index]!;
    switch (check.kind) {
      case 'words':
        return (
          (check.any.length === 0 || check.any.some((word) => text.includes(word))) &&
          check.all.every((synonyms) => synonyms.some((word) => text.includes(word))) &&
          !check.none.some((word) => text.includes(word)) &&
          check.of.filter((word) => text.includes(word)).length >= check.atLeast
        );
      case 'length':
        return text.length > (check.bounds.over ?? -1) && text.length < (check.bounds.under ?? Infinity);
      case 'waits': {
        const before = this.#utterances[this.#waitedSince(check.since, index)];
        if (before === undefined) return false;
        if (before.startMs === undefined || startMs === undefined) return 'unknown';
        const waited = startMs - (before.endMs ?? before.startMs);
        return waited > (check.bounds.over ?? -1) && waited < (check.bounds.under ?? Infinity);
      }
      default:
        throw new Error(`the oracle does not know ${check.kind}`);
    }
  }

  /** Index of the turn since which the one at `index` was waited for; -1 where there is none. */
  #waitedSince(since: readonly Role[] | null, index: number): number {
    const earlier = this.#utterances.slice(0, index);
    if (since === null) return earlier.findLastIndex(({ role }) => role !== 'system');
    const { role: own } = this.#utterances[index]!;
    const asked = earlier.findLastIndex(({ role }) => since.includes(role));
    const answered = earlier.findLastIndex(({ role }) => role === own);
    if (answered > asked) return -1;
    const { role } = this.#utterances[asked] ?? { role: 'system' };
    if (this.#channel === 'voice' || role === own || (role !== 'customer' && role !== 'agent')) return asked;
    // Written: the first of the messages sent in a row, notices of the platform aside.
    const others = earlier
      .slice(0, asked)
      .findLastIndex((turn) => turn.role !== role && turn.role !== 'system');
    return earlier.findIndex((turn, i) => i > others && turn.role === role);
  }
}

function fits(by: readonly Role[] | undefined, role: Role): boolean {
  return by === undefined || by.includes(role);
}

function and(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes('unknown') ? 'unknown' : true;
}

function or(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes('unknown') ? 'unknown' : false;
}

function not(truth: Truth): Truth {
  return truth === 'unknown' ? 'unknown' : !truth;
}
