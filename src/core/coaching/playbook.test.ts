import { describe, expect, test } from 'vitest';
import { samplePlan, samplePlaybook } from '../../../test/suites/sample-coaching.ts';
import { movePlan, PlanMoveError } from './plan.ts';
import { approvePlaybook, editPlaybook, PlaybookMoveError, retirePlaybook } from './playbook.ts';

const by = (minutes: number) => ({
  actor: 'user:2',
  at: new Date(Date.UTC(2026, 1, 1, 9, minutes)).toISOString(),
});

describe('playbooks', () => {
  const draft = samplePlaybook({ id: 'p' });

  test('a draft is edited in place; what stays of a phrase keeps how widely it was shared', () => {
    const [shared] = draft.phrases;
    const phrases = [{ text: shared!.text }, { text: '我来看看' }];
    const edited = editPlaybook(draft, { ...draft, phrases }, by(1));
    expect(edited).toMatchObject({ version: 1, state: 'draft', changedBy: 'user:2', createdBy: 'user:1' });
    expect(edited.phrases).toEqual([shared, { text: '我来看看' }]);
  });

  test('a person cannot claim that what they wrote is widely said', () => {
    const phrases = [{ text: '我来看看', conversations: 99, agents: 9 }];
    expect(editPlaybook(draft, { ...draft, phrases }, by(1)).phrases).toEqual([{ text: '我来看看' }]);
  });

  test('an approved version is never changed: an edit is the next draft, followed since the first approval', () => {
    const first = approvePlaybook(draft, by(1));
    expect(first).toMatchObject({ state: 'approved', approvedBy: 'user:2', followedSince: by(1).at });
    const second = editPlaybook(first, { ...first, title: '改过' }, by(2));
    expect(second).toMatchObject({ version: 2, state: 'draft', approvedAt: null, createdBy: 'user:2' });
    expect(approvePlaybook(second, by(3))).toMatchObject({ approvedAt: by(3).at, followedSince: by(1).at });
    expect(first.title).toBe(draft.title);
  });

  test('what is approved or retired cannot become so again', () => {
    expect(() => approvePlaybook(approvePlaybook(draft, by(1)), by(2))).toThrow(PlaybookMoveError);
    const retired = retirePlaybook(draft, by(1));
    expect(() => retirePlaybook(retired, by(2))).toThrow(PlaybookMoveError);
    expect(() => approvePlaybook(retired, by(2))).toThrow(PlaybookMoveError);
    expect(editPlaybook(retired, retired, by(2))).toMatchObject({ version: 2, state: 'draft' });
  });
});

describe('plans', () => {
  const plan = samplePlan({ id: '1' });
  const said = { by: 'user:3', at: by(1).at, note: '好' };

  test('go from planned to acknowledged to done, each with who and when', () => {
    const acknowledged = movePlan(plan, 'acknowledged', said);
    expect(acknowledged).toMatchObject({ acknowledgement: { by: 'user:3', comment: '好' }, closing: null });
    expect(movePlan(acknowledged, 'done', said)).toMatchObject({ state: 'done', closing: { note: '好' } });
  });

  test('are not done before they were acknowledged, nor brought back', () => {
    expect(() => movePlan(plan, 'done', said)).toThrow(PlanMoveError);
    const withdrawn = movePlan(plan, 'withdrawn', said);
    for (const to of ['acknowledged', 'done', 'withdrawn'] as const)
      expect(() => movePlan(withdrawn, to, said)).toThrow(PlanMoveError);
  });
});
