import type { CompiledAnchor, CompiledCondition, CompiledRule, CompiledTest } from './compiled.ts';

/** What may be known for good while more may still be said. */
interface Early {
  readonly true: boolean;
  readonly false: boolean;
}

const EITHER: Early = { true: true, false: true };

/** Some turn may settle the rule before the conversation ends; all others are looked at once, at the end. */
export function settlesEarly({ rule, when, find }: Pick<CompiledRule, 'rule' | 'when' | 'find'>): boolean {
  const { channels, languages } = rule.appliesTo;
  if (channels !== undefined || languages !== undefined) return true;
  const found = early(find);
  const isFound = found.true || found.false;
  if (when === null) return isFound;
  const guard = early(when);
  return guard.false || (guard.true && isFound);
}

/** Which turns a test counts is open until the end, however many there are. */
export function isLate({ atEnd, position, anchors }: Pick<CompiledTest, 'atEnd' | 'position' | 'anchors'>) {
  return atEnd || countsFromEnd(position) || anchors.some(isLateAnchor);
}

export function countsFromEnd(position: CompiledTest['position']): boolean {
  return position !== null && position.from < 0;
}

function isLateAnchor({ negated, hit, test }: CompiledAnchor): boolean {
  return !negated && ((hit !== 'any' && hit < 0) || isLate(test));
}

function early(condition: CompiledCondition): Early {
  switch (condition.kind) {
    case 'turn': {
      const { test } = condition;
      // A scope that ends early makes known what it did not bring, and what cannot be told of it.
      if (test.closable) return EITHER;
      return { true: !test.every && !isLate(test), false: test.every && !isLate(test) };
    }
    case 'count': {
      if (condition.test.closable || condition.atLeast === 0) return EITHER;
      const isBounded = condition.atMost !== Number.POSITIVE_INFINITY;
      return { true: !isBounded && !isLate(condition.test), false: isBounded && !isLate(condition.test) };
    }
    case 'sequence':
      return { true: !condition.steps.some(isLate), false: false };
    case 'meta':
      return EITHER;
    case 'not': {
      const opposite = early(condition.of);
      return { true: opposite.false, false: opposite.true };
    }
    case 'all':
    case 'any': {
      const parts = condition.of.map(early);
      const some = (truth: 'true' | 'false') => parts.some((part) => part[truth]);
      const every = (truth: 'true' | 'false') => parts.every((part) => part[truth]);
      return condition.kind === 'all'
        ? { true: every('true'), false: some('false') }
        : { true: some('true'), false: every('false') };
    }
  }
}
