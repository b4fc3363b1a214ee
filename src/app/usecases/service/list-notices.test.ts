import { describe, expect, it } from 'vitest';
import type { Caller } from '#core/access/caller.ts';
import { type Insight, moveInsight } from '#core/insights/insight.ts';
import type { UserRole } from '#core/ports/workflow.ts';
import { newInsight } from '../../../../test/suites/sample-insight.ts';
import { useServiceStack } from '../../../../test/suites/service-stack.ts';
import { listNotices } from './list-notices.ts';

const DAY_MS = 86_400_000;
const stack = useServiceStack();

/** An organisation in which insights are found, moved and looked at. */
async function scene() {
  const { workflow, now, newId, organisation: found } = stack();
  const { id: organisation } = await found();
  const userId = newId();
  const today = now();
  const ago = (days: number) => new Date(today - days * DAY_MS).toISOString();
  const told = (role: UserRole = 'qa_manager') => {
    const caller: Caller = { organisation, actor: `user:${userId}`, role, agentIds: [], teams: [] };
    return listNotices(stack(), caller);
  };
  return {
    ago,
    told,
    async find(name: string, days: number, avoidable: number): Promise<Insight> {
      const made = newInsight(newId());
      const { claim } = made;
      const insight = {
        ...made,
        name,
        createdAt: ago(days),
        changedAt: ago(days),
        claim: { ...claim, impact: { ...claim.impact, avoidable } },
      };
      await workflow.insights.saveInsight(organisation, insight);
      return insight;
    },
    async move(insight: Insight, to: Insight['state'], actor: string, days: number): Promise<Insight> {
      const moved = moveInsight(insight, { to, actor, at: ago(days), note: '' });
      await workflow.insights.saveInsight(organisation, moved, insight.changedAt);
      return moved;
    },
    async look() {
      const [newest] = await told();
      await workflow.notices.see(organisation, userId, newest!.at);
    },
  };
}

describe('notices of insights', () => {
  it('tell those who manage them how many are new since they last looked, and of the costliest', async () => {
    const { ago, told, find, move, look } = await scene();
    await find('两笔月租', 3, 17);
    const dear = await find('退款迟迟不到', 2, 40);
    expect(await told()).toMatchObject([
      {
        kind: 'insights_found',
        at: ago(2),
        insights: { count: 2, costliest: '退款迟迟不到' },
        by: null,
        unread: true,
      },
    ]);
    await look();
    await find('验证码收不到', 1, 5);
    const shown = async () =>
      (await told()).map(({ insights, unread }) => [insights!.count, insights!.costliest, unread]);
    expect(await shown()).toEqual([
      [1, '验证码收不到', true],
      [2, '退款迟迟不到', false],
    ]);
    // Taken up, it is found no more.
    await move(dear, 'accepted', 'user:1', 1);
    expect(await shown()).toEqual([
      [1, '验证码收不到', true],
      [1, '两笔月租', false],
    ]);
    expect(await told('reviewer')).toEqual([]);
    expect(await told('supervisor')).toEqual([]);
  });

  it('tell of those that are open again because a repair did not hold, and of no others in repair', async () => {
    const { ago, told, find, move } = await scene();
    await move(await find('换货要填三次地址', 40, 9), 'in_repair', 'user:1', 39);
    const repaired = await move(await find('两笔月租', 40, 17), 'repaired', 'user:1', 30);
    expect(await told()).toEqual([]);
    const again = await move(repaired, 'in_repair', 'system', 2);
    expect(await told()).toMatchObject([
      { kind: 'insights_reopened', at: ago(2), insights: { count: 1, costliest: '两笔月租' }, unread: true },
    ]);
    // Opened again twice, it is told of once.
    const twice = await move(await move(again, 'repaired', 'user:1', 1.5), 'in_repair', 'system', 1);
    expect(await told()).toMatchObject([{ at: ago(1), insights: { count: 1 } }]);
    await move(twice, 'dismissed', 'user:1', 0.5);
    expect(await told()).toEqual([]);
  });

  it('leave out what was found so long ago that it is looked for where it stands', async () => {
    const { told, find } = await scene();
    await find('很久以前', 61, 90);
    await find('两笔月租', 59, 17);
    expect(await told()).toMatchObject([{ insights: { count: 1, costliest: '两笔月租' } }]);
  });
});
