import { describe, expect, test } from 'vitest';
import { movePlan } from '#core/coaching/plan.ts';
import { approvePlaybook, editPlaybook } from '#core/coaching/playbook.ts';
import { samplePlan, samplePlaybook } from '../sample-coaching.ts';
import { freshName, type Opened } from './samples.ts';

export function coachingTests(opened: Opened): void {
  const playbooks = () => opened().store.playbooks;
  const plans = () => opened().store.plans;
  const later = (minutes: number) => new Date(Date.UTC(2026, 0, 6, 9, minutes)).toISOString();

  describe('playbooks', () => {
    test('an approved version stays in use until the next one takes its place', async () => {
      const org = freshName('org');
      const draft = samplePlaybook({ id: 'p' });
      expect(await playbooks().save(org, draft)).toBe(true);
      const first = approvePlaybook(draft, { actor: 'user:1', at: later(1) });
      expect(await playbooks().save(org, first, draft.changedAt)).toBe(true);
      const content = { ...first, title: '改过' };
      const second = editPlaybook(first, content, { actor: 'user:2', at: later(2) });
      expect(await playbooks().save(org, second)).toBe(true);
      const states = async () =>
        (await playbooks().versions(org, 'p')).map(({ version, state }) => [version, state]);
      expect(await states()).toEqual([
        [2, 'draft'],
        [1, 'approved'],
      ]);
      const approved = approvePlaybook(second, { actor: 'user:2', at: later(3) });
      expect(await playbooks().save(org, approved, second.changedAt)).toBe(true);
      expect(await states()).toEqual([
        [2, 'approved'],
        [1, 'retired'],
      ]);
      const [newest] = await playbooks().list(org);
      expect(newest).toEqual(approved);
      expect(newest?.followedSince).toBe(first.approvedAt);
    });

    test('whoever saves over what somebody else changed saves nothing', async () => {
      const org = freshName('org');
      const draft = samplePlaybook({ id: 'p' });
      await playbooks().save(org, draft);
      expect(await playbooks().save(org, draft)).toBe(false);
      const changed = editPlaybook(draft, { ...draft, title: '甲' }, { actor: 'user:1', at: later(1) });
      const beside = editPlaybook(draft, { ...draft, title: '乙' }, { actor: 'user:2', at: later(2) });
      const [one, other] = await Promise.all([
        playbooks().save(org, changed, draft.changedAt),
        playbooks().save(org, beside, draft.changedAt),
      ]);
      expect([one, other].sort()).toEqual([false, true]);
      const stale = approvePlaybook(draft, { actor: 'user:1', at: later(3) });
      expect(await playbooks().save(org, stale, draft.changedAt)).toBe(false);
      expect((await playbooks().versions(org, 'p')).map(({ state }) => state)).toEqual(['draft']);
      expect(await playbooks().list(freshName('org'))).toEqual([]);
    });
  });

  test('of two drafts of one situation, behaviour and language at once, one is kept', async () => {
    const org = freshName('org');
    const drafts = ['a', 'b'].map((id) => samplePlaybook({ id }));
    const kept = await Promise.all(drafts.map((one) => playbooks().draft(org, one)));
    expect(kept.toSorted()).toEqual([false, true]);
    expect(await playbooks().list(org)).toHaveLength(1);
    const inEnglish = samplePlaybook({ id: 'c', language: 'en' });
    expect(await playbooks().draft(org, inEnglish)).toBe(true);
    expect(await playbooks().draft(freshName('org'), drafts[0]!)).toBe(true);
  });

  describe('plans', () => {
    test('are found by agent and state, the newest first, in their organisation only', async () => {
      const org = freshName('org');
      const old = samplePlan({ id: '1', agent: 'A01' });
      const acknowledged = { by: 'user:2', at: later(5), note: '好' };
      const other = movePlan(
        samplePlan({ id: '2', agent: 'A02', createdAt: later(1) }),
        'acknowledged',
        acknowledged,
      );
      await plans().save(org, old);
      await plans().save(org, other);
      expect((await plans().list(org)).map(({ id }) => id)).toEqual(['2', '1']);
      expect(await plans().list(org, { agents: ['A01'] })).toEqual([old]);
      expect(await plans().list(org, { agents: [] })).toEqual([]);
      expect(await plans().list(org, { states: ['acknowledged'] })).toEqual([other]);
      expect(await plans().find(org, '2')).toEqual(other);
      expect(await plans().find(freshName('org'), '2')).toBeNull();
    });

    test('two answers at once: one counts', async () => {
      const org = freshName('org');
      const plan = samplePlan({ id: '1' });
      await plans().save(org, plan);
      expect(await plans().save(org, plan)).toBe(false);
      const answers = ['甲', '乙'].map((note, index) =>
        movePlan(plan, 'acknowledged', { by: 'user:2', at: later(index), note }),
      );
      const saved = await Promise.all(answers.map((one) => plans().save(org, one, plan.changedAt)));
      expect(saved.sort()).toEqual([false, true]);
    });
  });
}
