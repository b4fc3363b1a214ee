import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PatternSetBuilder } from './pattern-set.ts';
import { RecurringTexts } from './recurring-texts.ts';
import { TextView } from './text-view.ts';

describe('texts that come again', () => {
  it('are worth keeping from the second time on', () => {
    const recurring = new RecurringTexts<number>();
    expect(recurring.comesAgain('您好')).toBe(false);
    expect(recurring.comesAgain('您好')).toBe(true);
    recurring.keep('您好', 1);
    expect(recurring.get('您好')).toBe(1);
    expect(recurring.get('再见')).toBeUndefined();
  });

  it('make way for others when they have not been met for long', () => {
    const recurring = new RecurringTexts<number>();
    recurring.keep('常来', 1);
    recurring.keep('不来', 2);
    for (let i = 0; i < 10_000; i++) {
      recurring.keep(`第${i}句`, i);
      expect(recurring.get('常来')).toBe(1);
    }
    expect(recurring.get('不来')).toBeUndefined();
  });

  it('are not kept when they are long: these are hardly ever said twice', () => {
    const recurring = new RecurringTexts<number>();
    const long = '好'.repeat(1000);
    expect(recurring.comesAgain(long) || recurring.comesAgain(long)).toBe(false);
  });

  it('hold the same patterns as texts that are searched for the first time, in whichever order they come', () => {
    const builder = new PatternSetBuilder();
    const both = [builder.phrase('退款'), builder.regex('退.{0,2}款'), builder.userRegex('款+')];
    const ofAgents = builder.forRoles(['agent']).phrase('规定');
    const set = builder.build();
    const texts = ['退款', '退了款,退款', '這是規定', '款款', '好'];
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom(...texts), fc.constantFrom('agent' as const, 'customer' as const)),
          {
            minLength: 1,
          },
        ),
        (said) => {
          // All are heard before the first is looked at again, as the history of a conversation is.
          const heard = said.map(([text, role]) => set.search(text, role));
          for (const [index, [text, role]] of said.entries()) {
            const { view, hits } = heard[index]!;
            expect(view.original).toBe(text);
            for (const id of [...both, ofAgents]) {
              const again = builder.build().scan(new TextView(text), role);
              expect(hits.of(id)).toEqual(again.of(id));
            }
          }
        },
      ),
    );
  });
});
