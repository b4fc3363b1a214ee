import { describe, expect, it } from 'vitest';
import { expectErased, expectNoOrder, history } from '../../../../test/suites/erasure-history.ts';
import { useServiceStack } from '../../../../test/suites/service-stack.ts';
import { eraseCustomer } from './erase-customer.ts';
import { resumeErasures } from './resume-erasures.ts';
import { sweepOverdue } from './sweep-overdue.ts';

const stack = useServiceStack();

describe('an erasure', () => {
  it('is taken up again where its order was kept and no run was made', async () => {
    const ports = stack();
    const organisation = await history(ports);
    const { runs } = ports.workflow;
    const createOnce: typeof runs.createOnce = async () => {
      throw new Error('killed');
    };
    const killed = { ...ports, workflow: { ...ports.workflow, runs: { ...runs, createOnce } } };
    await expect(eraseCustomer(killed, organisation, 'u-leaver', 'user:1')).rejects.toThrow('killed');
    expect(await ports.facts.count(organisation, {})).toBe(4);
    expect(await sweepOverdue(ports)).toMatchObject({ runs: 0 });
    ports.advance(181_000);
    expect(await sweepOverdue(ports)).toMatchObject({ runs: 1 });
    await ports.drain();
    await expectErased(ports, organisation);
    await expectNoOrder(ports, organisation);
    expect(await sweepOverdue(ports)).toMatchObject({ runs: 0 });
    expect(
      await ports.workflow.audit.list(organisation, { action: 'customer.erase', limit: 5 }),
    ).toMatchObject([
      { actor: 'system', details: { conversations: 2, resumed: true } },
      { actor: 'user:1', details: { conversations: 2 } },
    ]);
  });

  it('is taken up again by one of several processes, past an order that cannot be', async () => {
    const ports = stack();
    const [broken, organisation] = [await history(ports), await history(ports)];
    const { runs, receipts } = ports.workflow;
    const killed = {
      ...ports,
      workflow: {
        ...ports.workflow,
        runs: {
          ...runs,
          createOnce: async () => {
            throw new Error('killed');
          },
        },
      },
    };
    for (const one of [broken, organisation])
      await expect(eraseCustomer(killed, one, 'u-leaver', 'user:1')).rejects.toThrow('killed');
    ports.advance(181_000);
    const failing = {
      ...ports,
      workflow: {
        ...ports.workflow,
        receipts: {
          ...receipts,
          find: async (of: string, ids: readonly string[]) => {
            if (of === broken) throw new Error('broken');
            return receipts.find(of, ids);
          },
        },
      },
    };
    const before = ports.now() - 120_000;
    const taken = await Promise.all([resumeErasures(failing, before), resumeErasures(failing, before)]);
    expect(taken.sort()).toEqual([0, 1]);
    const query = { action: 'customer.erase', limit: 5 };
    expect(await ports.workflow.audit.list(organisation, query)).toHaveLength(2);
    expect(await resumeErasures(ports, before)).toBe(1);
    await ports.drain();
    for (const one of [broken, organisation]) await expectErased(ports, one);
  });

  it('is taken up again an hour after its run failed', async () => {
    const ports = stack();
    const organisation = await history(ports);
    const { run } = await eraseCustomer(ports, organisation, 'u-leaver', 'user:1');
    await ports.drain({
      run: async () => {
        await ports.workflow.runs.update(organisation, run, {
          state: 'failed',
          error: { zh: '坏了', en: 'broken' },
        });
      },
    });
    ports.advance(1_800_000);
    expect(await sweepOverdue(ports)).toMatchObject({ runs: 0 });
    ports.advance(1_900_000);
    expect(await sweepOverdue(ports)).toMatchObject({ runs: 1 });
    await ports.drain();
    expect(await ports.workflow.runs.find(organisation, run)).toMatchObject({ state: 'done', error: null });
    await expectErased(ports, organisation);
    await expectNoOrder(ports, organisation);
  });

  it('is on record as taken up again once, however often its run fails', async () => {
    const ports = stack();
    const organisation = await history(ports);
    const { run } = await eraseCustomer(ports, organisation, 'u-leaver', 'user:1');
    const error = { zh: '坏了', en: 'broken' };
    for (let time = 0; time < 3; time++) {
      await ports.workflow.runs.update(organisation, run, { state: 'failed', error });
      ports.advance(3_700_000);
      expect(await resumeErasures(ports, ports.now() - 120_000)).toBe(1);
    }
    expect(
      await ports.workflow.audit.list(organisation, { action: 'customer.erase', limit: 9 }),
    ).toMatchObject([{ details: { conversations: 2, resumed: true } }, { details: { conversations: 2 } }]);
    await ports.drain();
    await expectErased(ports, organisation);
  });
});
