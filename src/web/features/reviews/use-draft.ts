import { useEffect, useMemo, useRef, useState } from 'react';
import type { Refused } from '../../client/problem.ts';
import type { GivenAnswers, ReviewContent } from '../../client/review-content.ts';
import { type ReviewDetail, saveReview } from '../../client/reviews.ts';
import { DraftSaver, type Saving } from './draft-saver.ts';

export interface Draft {
  readonly answers: GivenAnswers;
  readonly comment: string;
  readonly saving: Saving;
  /** Why it cannot be saved, where the service refused it. */
  readonly refusal: Refused | null;
  readonly saver: DraftSaver;
}

/**
 * A review that is being filled in. Each change is kept in this browser at once and with the service a moment later;
 * when the session ends meanwhile, saving waits until the person is back. What this browser had kept is saved first.
 */
export function useDraft({ id, revision, answers, comment }: ReviewDetail): Draft {
  const start = useRef<{ readonly content: ReviewContent; readonly isRecalled: boolean }>(undefined);
  if (start.current === undefined) {
    const recalled = recall(id, revision);
    start.current = { content: recalled ?? { answers, comment, revision }, isRecalled: recalled !== null };
  }
  const { content, isRecalled } = start.current;
  const [shown, setShown] = useState(content);
  const [saving, setSaving] = useState<Saving>('clean');
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const saver = useMemo(
    () =>
      new DraftSaver({
        content,
        send: (newest) => saveReview(id, newest),
        keep: (newest) => (newest === null ? forget(id) : remember(id, newest)),
        tell: (told, newest, why) => {
          setSaving(told);
          setRefusal(why);
          setShown(newest);
        },
      }),
    [id, content],
  );
  useEffect(() => {
    if (isRecalled) void saver.save();
    const again = () => saver.retry();
    addEventListener('online', again);
    return () => {
      removeEventListener('online', again);
      saver.close();
    };
  }, [saver, isRecalled]);

  return { answers: shown.answers, comment: shown.comment, saving, refusal, saver };
}

const keyOf = (id: string): string => `tingzhen-review-${id}`;

function remember(id: string, content: ReviewContent): void {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify(content));
  } catch {
    // A browser that keeps nothing still has the form itself, and the service.
  }
}

function forget(id: string): void {
  localStorage.removeItem(keyOf(id));
}

/** What this browser kept and the service has not got yet; not what was changed elsewhere since. */
function recall(id: string, revision: number): ReviewContent | null {
  const text = localStorage.getItem(keyOf(id));
  if (text === null) return null;
  const content = JSON.parse(text) as ReviewContent;
  return content.revision === revision ? content : null;
}
