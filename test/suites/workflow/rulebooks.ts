import { describe, expect, test } from 'vitest';
import { DraftChanged, StoreConflict } from '#core/ports/store-errors.ts';
import { freshName, type Opened } from './samples.ts';

const FILES = [{ path: 'rules.yaml', text: 'rules: []\n# 规则 \0 \uD800' }];

export function rulebookTests(opened: Opened): void {
  const store = () => opened().store.rulebooks;
  const draft = (org: string, rulebook = 'general', note = 'first') =>
    store().saveDraft(org, { rulebook, files: FILES, note, createdBy: 'user:1' });

  describe('rulebooks', () => {
    test('drafts are numbered by rulebook and keep their files to the letter', async () => {
      const org = freshName('org');
      expect(await draft(org)).toMatchObject({ version: 1, state: 'draft', activatedAt: null });
      expect(await draft(org)).toMatchObject({ version: 2 });
      expect(await draft(org, 'finance')).toMatchObject({ version: 1 });
      expect(await store().version(org, 'general', 2)).toMatchObject({ files: FILES, createdBy: 'user:1' });
      expect(await store().version(org, 'general', 3)).toBeNull();
    });

    test('the list shows the newest version of each, and the active one where that is older', async () => {
      const org = freshName('org');
      await draft(org);
      await store().activate(org, 'general', 1);
      await draft(org);
      await draft(org);
      await draft(org, 'finance');
      await draft(freshName('org'), 'other');
      const found = await store().list(org);
      expect(found.map(({ rulebook, version, state }) => `${rulebook}@${version} ${state}`)).toEqual([
        'finance@1 draft',
        'general@3 draft',
        'general@1 active',
      ]);
      expect(found[0]).not.toHaveProperty('files');
    });

    test('a draft can be changed', async () => {
      const org = freshName('org');
      const saved = await draft(org);
      const changed = { rulebook: 'general', version: 1, files: [], note: 'emptied', createdBy: 'user:2' };
      const answer = await store().saveDraft(org, changed);
      expect(answer).toEqual({ ...saved, ...changed, revision: 2, changedAt: expect.any(String) });
      expect(await store().version(org, 'general', 1)).toEqual(answer);
    });

    test('of two changes to the same revision the second is refused, and nothing of the first is lost', async () => {
      const org = freshName('org');
      const { revision } = await draft(org);
      const change = (note: string) => ({
        rulebook: 'general',
        version: 1,
        files: FILES,
        note,
        createdBy: 'user:1',
        basedOn: revision,
      });
      const answers = await Promise.allSettled(
        ['one', 'two', 'three'].map((note) => store().saveDraft(org, change(note))),
      );
      const kept = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
      expect(kept).toMatchObject([{ revision: 2 }]);
      expect(await store().version(org, 'general', 1)).toEqual(kept[0]);
      await expect(store().saveDraft(org, change('four'))).rejects.toThrow(DraftChanged);
      expect(await store().saveDraft(org, { ...change('five'), basedOn: 2 })).toMatchObject({ revision: 3 });
    });

    test('activation retires the version before, and what was active is never changed', async () => {
      const org = freshName('org');
      await draft(org);
      await draft(org);
      expect(await store().activate(org, 'general', 1)).toMatchObject({ state: 'active', files: FILES });
      expect(await store().activate(org, 'general', 2)).toMatchObject({ version: 2, state: 'active' });
      expect(await store().versions(org, 'general')).toMatchObject([
        { version: 2, state: 'active', activatedAt: expect.any(String) },
        { version: 1, state: 'retired' },
      ]);
      expect(await store().active(org)).toMatchObject([{ rulebook: 'general', version: 2, files: FILES }]);
      for (const version of [1, 2, 9]) {
        const change = { rulebook: 'general', version, files: [], note: '', createdBy: 'user:2' };
        await expect(store().saveDraft(org, change)).rejects.toThrow(StoreConflict);
        await expect(store().activate(org, 'general', version)).rejects.toThrow(StoreConflict);
      }
      await expect(store().activate(org, 'general', 1)).rejects.toThrow(/general@1 is retired.*new draft/);
    });

    test('a retired rulebook judges no more, stays as it was, and judges again from a new draft', async () => {
      const org = freshName('org');
      await draft(org);
      await expect(store().retire(org, 'general', 1)).rejects.toThrow(StoreConflict);
      const active = await store().activate(org, 'general', 1);
      expect(await store().retire(org, 'general', 1)).toEqual({ ...active, state: 'retired' });
      expect(await store().active(org)).toEqual([]);
      expect(await store().list(org)).toMatchObject([{ version: 1, state: 'retired' }]);
      await expect(store().retire(org, 'general', 1)).rejects.toThrow(StoreConflict);
      await draft(org);
      await store().activate(org, 'general', 2);
      expect(await store().active(org)).toMatchObject([{ version: 2 }]);
    });

    test('activations at once leave exactly one active version', async () => {
      const org = freshName('org');
      const drafts = await Promise.all(Array.from({ length: 8 }, () => draft(org)));
      expect(drafts.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      await Promise.all(drafts.map(({ version }) => store().activate(org, 'general', version)));
      const versions = await store().versions(org, 'general');
      expect(versions.filter(({ state }) => state === 'active')).toHaveLength(1);
      expect(versions.filter(({ state }) => state === 'retired')).toHaveLength(7);
    });

    test('one draft is activated once, however many ask at once', async () => {
      const org = freshName('org');
      await draft(org);
      const asked = await Promise.allSettled(
        Array.from({ length: 4 }, () => store().activate(org, 'general', 1)),
      );
      expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    test('a text is rewritten in every version that has the mark, and a draft counts it as a save', async () => {
      const [org, other] = [freshName('org'), freshName('org')];
      const files = [...FILES, { path: 'more.yaml', text: '申诉成立："secret"' }];
      const rulebook = { rulebook: 'general', files, note: '', createdBy: 'user:1' };
      for (const version of [1, 2, 3]) {
        await store().saveDraft(org, rulebook);
        if (version < 3) await store().activate(org, 'general', version);
      }
      await store().saveDraft(other, rulebook);
      const [unmarked, before] = [await draft(org, 'finance'), await store().version(org, 'general', 2)];
      await store().rewrite(org, ['nowhere', '申诉成立：'], (text) => text.replace('"secret"', ''));
      const after = await Promise.all([1, 2, 3].map((version) => store().version(org, 'general', version)));
      const rewritten = [...FILES, { path: 'more.yaml', text: '申诉成立：' }];
      expect(after).toMatchObject([
        { state: 'retired', revision: 1, files: rewritten },
        { ...before, files: rewritten },
        { state: 'draft', revision: 2, files: rewritten, createdBy: 'user:1' },
      ]);
      expect(await store().version(org, 'finance', 1)).toEqual(unmarked);
      expect(await store().version(other, 'general', 1)).toMatchObject({ revision: 1, files });
    });

    test('rulebooks of another organisation stay apart', async () => {
      const [own, other] = [freshName('org'), freshName('org')];
      await draft(own);
      expect(await store().versions(other, 'general')).toEqual([]);
      await expect(store().activate(other, 'general', 1)).rejects.toThrow(StoreConflict);
    });
  });
}
