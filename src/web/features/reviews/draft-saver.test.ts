import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refused, Unreachable } from '../../client/problem.ts';
import type { ReviewContent } from '../../client/review-content.ts';
import { DraftSaver, type Saving } from './draft-saver.ts';

const EMPTY: ReviewContent = { answers: {}, comment: '', revision: 0 };

describe('what stands in the form of a review', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const form = (...failures: Error[]) => opened('clean', failures);

  /** A form that opens in a state, whose service answers as `failures` says, then saves. */
  function opened(saving: Saving, failures: Error[] = []) {
    const sent: string[] = [];
    const told: Saving[] = [];
    let reason: string | undefined;
    let kept: ReviewContent | null = null;
    const saver = new DraftSaver({
      content: EMPTY,
      saving,
      async send({ comment, revision }) {
        sent.push(comment);
        const failure = failures.shift();
        if (failure !== undefined) throw failure;
        return { revision: revision + 1 };
      },
      keep: (content) => {
        kept = content;
      },
      tell: (saving, _, refusal) => {
        reason = refusal?.message;
        if (told.at(-1) !== saving) told.push(saving);
      },
    });
    return { saver, sent, told, kept: () => kept, reason: () => reason };
  }
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const refused = (status: number) => new Refused(status, { title: 'no', errors: [] });

  test('is saved once when typing pauses, and kept by the browser until then', async () => {
    const { saver, sent, told, kept } = form();
    for (const comment of ['礼', '礼貌', '礼貌，但']) {
      saver.change({ comment });
      await pass(300);
    }
    expect([sent, kept()]).toEqual([[], { ...EMPTY, comment: '礼貌，但' }]);
    await pass(1_000);
    expect([sent, told, kept()]).toEqual([['礼貌，但'], ['waiting', 'saving', 'saved'], null]);
  });

  test('is saved again by itself while the service is away, the newest of it, and says so', async () => {
    const { saver, sent, told, kept } = form(new Unreachable(), refused(503), new Unreachable());
    saver.change({ comment: '先' });
    await pass(1_000);
    expect([told.at(-1), kept()?.comment]).toEqual(['failed', '先']);
    await pass(2_000);
    expect(sent).toEqual(['先', '先']);
    saver.change({ comment: '先再' });
    await pass(1_000);
    expect([told.at(-1), saver.isUnsaved]).toEqual(['failed', true]);
    await pass(15_000);
    expect(sent).toEqual(['先', '先', '先再', '先再']);
    expect([told.at(-1), saver.isUnsaved, kept()]).toEqual(['saved', false, null]);
  });

  test('waits for a choice where somebody else has saved, and is not lost by more typing', async () => {
    const { saver, sent, told } = form(refused(409));
    saver.change({ comment: '我的' });
    await pass(1_000);
    saver.change({ comment: '我的话' });
    await pass(60_000);
    expect([sent, told.at(-1)]).toEqual([['我的'], 'conflict']);
    saver.rebase(7);
    await pass(0);
    expect([sent.at(-1), told.at(-1), await saver.content()]).toEqual([
      '我的话',
      'saved',
      { answers: {}, comment: '我的话', revision: 8 },
    ]);
  });

  test('waits for the same choice where submitting met what somebody else had saved; otherwise it is saved', async () => {
    const { saver, sent, told, kept } = form();
    saver.change({ comment: '提交的' });
    await saver.content();
    saver.notSubmitted(true);
    await pass(60_000);
    expect([sent, told.at(-1), saver.isUnsaved, kept()?.comment]).toEqual([[], 'conflict', true, '提交的']);
    saver.rebase(4);
    await pass(0);
    expect([told.at(-1), saver.isUnsaved]).toEqual(['saved', false]);
    saver.change({ comment: '少一项' });
    await saver.content();
    saver.notSubmitted(false);
    await pass(0);
    expect([sent.at(-1), told.at(-1)]).toEqual(['少一项', 'saved']);
  });

  test('is tried again by itself where submitting meets the same service that is away', async () => {
    const { saver, sent, told } = form(new Unreachable(), new Unreachable());
    saver.change({ comment: '断了' });
    await pass(1_000);
    await saver.content();
    saver.notSubmitted(false);
    await pass(60_000);
    expect([sent, told.at(-1)]).toEqual([['断了', '断了', '断了'], 'saved']);
  });

  test('opens with the choice where it was kept and changed elsewhere since, and more typing loses neither', async () => {
    const { saver, sent, kept } = opened('conflict');
    expect(saver.isUnsaved).toBe(true);
    saver.change({ comment: '接着写' });
    await pass(60_000);
    expect([sent, kept()?.comment]).toEqual([[], '接着写']);
  });

  test('is not sent again and again where the service says no, stays unsaved, and says why', async () => {
    const { saver, sent, told, kept, reason } = form(refused(404));
    saver.change({ comment: '晚了' });
    await pass(600_000);
    expect([sent, told.at(-1), saver.isUnsaved, kept()?.comment]).toEqual([
      ['晚了'],
      'refused',
      true,
      '晚了',
    ]);
    expect(reason()).toBe('no');
    await saver.save();
    expect([told.at(-1), reason()]).toEqual(['saved', undefined]);
  });

  test('is saved at once when somebody leaves, who is told where that did not succeed', async () => {
    const { saver, sent } = form(new Unreachable(), new Unreachable());
    saver.change({ comment: '要走' });
    expect(await saver.settle()).toBe(false);
    saver.retry();
    await pass(0);
    expect(await saver.settle()).toBe(true);
    expect([sent, await saver.settle()]).toEqual([['要走', '要走', '要走'], true]);
  });

  test('is tried no more once the form is left', async () => {
    const { saver, sent } = form(new Unreachable());
    saver.change({ comment: '走了' });
    await pass(1_000);
    saver.close();
    await pass(600_000);
    expect(sent).toHaveLength(1);
  });
});
