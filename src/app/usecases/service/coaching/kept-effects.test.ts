import { describe, expect, test } from 'vitest';
import { defaultCompetencies } from '#core/coaching/default-competencies.ts';
import { type CoachingPlan, movePlan } from '#core/coaching/plan.ts';
import { samplePlan } from '../../../../../test/suites/sample-coaching.ts';
import { useServiceStack } from '../../../../../test/suites/service-stack.ts';
import { keptEffects } from './kept-effects.ts';

const HOUR_MS = 3_600_000;
const COMPETENCIES = defaultCompetencies();
const stack = useServiceStack();

/** The service's own stores, how often conversations were counted, and a gate that the counting waits at. */
function counted(gate: () => Promise<void> = async () => undefined) {
  const { workflow, facts } = stack();
  const seen = { cases: 0 };
  let at = stack().now();
  const ports = {
    workflow,
    facts: {
      ...facts,
      coaching: {
        ...facts.coaching,
        cases: async (...asked: Parameters<typeof facts.coaching.cases>) => {
          seen.cases += 1;
          await gate();
          return facts.coaching.cases(...asked);
        },
      },
    },
    now: () => at,
  };
  const advance = (ms: number) => {
    at += ms;
  };
  return { ports, seen, advance };
}

const acknowledged = (id: string): CoachingPlan =>
  movePlan(samplePlan({ id, agent: id }), 'acknowledged', {
    by: 'user:1',
    at: new Date(stack().now() - 48 * HOUR_MS).toISOString(),
    note: '',
  });

describe('effects of plans', { timeout: 60_000 }, () => {
  test('are measured once for hours, and anew where what they stand on has changed', async () => {
    const { id: organisation } = await stack().organisation();
    const { ports, seen, advance } = counted();
    const plans = [acknowledged('a'), acknowledged('b'), samplePlan({ id: 'c' })];
    const ask = () => keptEffects(ports, organisation, plans, COMPETENCIES);
    const first = await ask();
    expect([...first]).toEqual([
      ['a', expect.objectContaining({ verdict: 'too_few_before' })],
      ['b', expect.objectContaining({ verdict: 'too_few_before' })],
      ['c', null],
    ]);
    const once = seen.cases;
    expect(once).toBe(4);
    advance(5 * HOUR_MS);
    expect(await ask()).toEqual(first);
    expect(seen.cases).toBe(once);
    // Somebody else has a plan for it now: nobody to compare with any longer.
    await ports.workflow.plans.save(organisation, acknowledged('d'));
    await ask();
    expect(seen.cases).toBe(2 * once);
    advance(7 * HOUR_MS);
    await ask();
    expect(seen.cases).toBe(3 * once);
  });

  test('that take long are told to whoever asks later', async () => {
    const { id: organisation } = await stack().organisation();
    const gate = Promise.withResolvers<void>();
    const { ports, seen } = counted(() => gate.promise);
    const plans = [acknowledged('a'), acknowledged('b')];
    expect(await keptEffects(ports, organisation, plans, COMPETENCIES, 10)).toEqual(new Map());
    gate.resolve();
    const later = await keptEffects(ports, organisation, plans, COMPETENCIES);
    expect([...later.keys()].toSorted()).toEqual(['a', 'b']);
    expect(seen.cases).toBe(4);
  });

  test('that could not be measured are measured by whoever asks next', async () => {
    const { id: organisation } = await stack().organisation();
    let isAway = true;
    const { ports } = counted(async () => {
      if (isAway) throw new Error('the store is away');
    });
    const ask = () => keptEffects(ports, organisation, [acknowledged('a')], COMPETENCIES);
    await expect(ask()).rejects.toThrow('away');
    isAway = false;
    expect((await ask()).size).toBe(1);
  });
});
