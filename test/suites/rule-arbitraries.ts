import fc from 'fast-check';
import type { Conversation } from '#core/conversation/schema.ts';
import type { Anchor, Check, Condition, Distance, Rule, TurnTest } from '#core/rules/model.ts';

const WORDS = ['退款', '规定', '好的', '谢谢', '多久'];
const role = fc.constantFrom('customer', 'agent', 'bot', 'system' as const);
const word = fc.constantFrom(...WORDS);
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 3 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

/** Short conversations over five words; some with times, some without, some with times here and there. */
export const conversations: fc.Arbitrary<Conversation> = fc
  .record({
    turns: fc.array(
      fc.record({
        role,
        text: fc.array(word, { maxLength: 3 }).map((parts) => `${parts.join('')}。`),
        pause: fc.integer({ min: 0, max: 90 }),
        timed: fc.boolean(),
      }),
      { maxLength: 9 },
    ),
    channel: fc.constantFrom('chat', 'email', 'voice' as const),
    timing: fc.constantFrom('all', 'none', 'some'),
    queue: fc.constantFrom('billing', 'sales', undefined),
  })
  .map(({ turns, channel, timing, queue }) => {
    let clock = 0;
    return {
      id: 'c',
      channel,
      language: 'zh' as const,
      attributes: queue === undefined ? {} : { queue },
      turns: turns.map(({ role, text, pause, timed }) => {
        clock += pause * 1000;
        const hasTime = timing === 'all' || (timing === 'some' && timed);
        return { role, text, ...(hasTime ? { startMs: clock } : {}) };
      }),
    };
  });

const distance: fc.Arbitrary<Distance> = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((turns) => ({ turns })),
  fc.integer({ min: 1, max: 120 }).map((seconds) => ({ ms: seconds * 1000 })),
);

const check: fc.Arbitrary<Check> = fc.oneof(
  { weight: 4, arbitrary: words.map((any) => wordsCheck({ any })) },
  { weight: 1, arbitrary: words.map((none) => wordsCheck({ none })) },
  { weight: 1, arbitrary: words.map((list) => wordsCheck({ all: list.map((one) => [one]) })) },
  { weight: 1, arbitrary: words.map((of) => wordsCheck({ of, atLeast: Math.min(2, of.length) })) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0, max: 6 }).map((over) => ({ kind: 'length' as const, bounds: { over } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        over: fc.integer({ min: 0, max: 60 }),
        since: fc.option(fc.uniqueArray(role, { minLength: 1, maxLength: 2 })),
      })
      .map(({ over, since }) => ({ kind: 'waits' as const, bounds: { over: over * 1000 }, since })),
  },
);

function wordsCheck(parts: Partial<Extract<Check, { kind: 'words' }>>): Check {
  return { kind: 'words', any: [], all: [], none: [], of: [], atLeast: 0, total: 0, ...parts };
}

const position = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((to) => ({ from: 1, to })),
  fc.integer({ min: 1, max: 3 }).map((n) => ({ from: -n, to: -1 })),
  fc.constantFrom(1, 2, -1, -2).map((rank) => ({ from: rank, to: rank })),
  fc.constant({ from: 2, to: -2 }),
);

function turnTest(depth: number, every: boolean): fc.Arbitrary<TurnTest> {
  const anchors: fc.Arbitrary<Anchor[]> =
    depth === 0
      ? fc.constant([])
      : fc.array(
          fc
            .record({
              negated: fc.boolean(),
              where: fc.constantFrom('after', 'before', 'around' as const),
              test: turnTest(depth - 1, false),
              hit: fc.constantFrom<Anchor['hit'][]>('any', 'any', 1, 2, -1),
              within: maybe(distance),
            })
            .map(({ within, ...anchor }) => ({ ...anchor, ...(within === undefined ? {} : { within }) })),
          { maxLength: depth > 1 ? 2 : 1 },
        );
  return fc
    .record({
      by: maybe(fc.uniqueArray(role, { minLength: 1, maxLength: 2 })),
      position: fc.option(position, { nil: undefined, freq: 1 }),
      anchors,
      every: every ? fc.boolean() : fc.constant(false),
      checks: fc.array(check, { maxLength: 2 }),
    })
    .map(({ by, position: where, ...test }) => ({
      ...test,
      ...(by === undefined ? {} : { by }),
      ...(where === undefined ? {} : { position: where }),
    }));
}

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 5, arbitrary: turnTest(2, true).map((test) => ({ kind: 'turn' as const, test })) },
  {
    weight: 2,
    arbitrary: fc
      .record({
        test: turnTest(1, false),
        atLeast: fc.integer({ min: 0, max: 3 }),
        span: fc.constantFrom(0, 1, Infinity),
      })
      .map(({ test, atLeast, span }) => ({ kind: 'count' as const, test, atLeast, atMost: atLeast + span })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        steps: fc.array(turnTest(1, false), { minLength: 2, maxLength: 3 }),
        within: maybe(distance),
      })
      .map(({ steps, within }) => ({
        kind: 'sequence' as const,
        steps,
        ...(within === undefined ? {} : { within }),
      })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('billing', 'sales').map((queue) => ({
      kind: 'meta' as const,
      fields: [{ field: 'queue', comparison: { kind: 'is' as const, values: [queue], negated: false } }],
    })),
  },
);

export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leaf,
    tie('condition').map((of) => ({ kind: 'not' as const, of })),
    fc
      .record({
        kind: fc.constantFrom('all', 'any' as const),
        of: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
      })
      .map(({ kind, of }) => ({ kind, of })),
  ),
})).condition;

export const rules: fc.Arbitrary<Rule> = fc
  .record({ find: conditions, when: fc.option(conditions, { nil: undefined, freq: 3 }) })
  .map(({ find, when }) => ({
    id: 'r',
    title: { zh: '规则', en: 'rule' },
    severity: 'info',
    appliesTo: {},
    find,
    examples: [],
    line: 1,
    ...(when === undefined ? {} : { when }),
  }));
