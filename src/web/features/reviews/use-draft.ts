import { useEffect, useMemo, useState } from 'react';
import type { Refused } from '../../client/problem.ts';
import type { GivenAnswers } from '../../client/review-content.ts';
import { type ReviewDetail, saveReview } from '../../client/reviews.ts';
import { DraftSaver, type Saving } from './draft-saver.ts';
import { keepReview, newPlace, recallReview, startOf } from './kept-review.ts';

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
 * when the session ends meanwhile, saving waits until the person is back. What this browser had kept is saved first, or
 * waits for a choice where the review was changed elsewhere since.
 */
export function useDraft({ id, revision, answers, comment }: ReviewDetail): Draft {
  const [start] = useState(() => {
    const kept = recallReview(localStorage, id);
    const place = kept?.place ?? newPlace(id, Date.now());
    return { place, ...startOf(kept?.content ?? null, { answers, comment, revision }) };
  });
  const [shown, setShown] = useState(start.content);
  const [saving, setSaving] = useState<Saving>(start.saving);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const saver = useMemo(
    () =>
      new DraftSaver({
        content: start.content,
        saving: start.saving,
        send: (newest) => saveReview(id, newest),
        keep: (newest) => {
          if (newest === null) localStorage.removeItem(start.place);
          else keepReview(localStorage, start.place, newest, Date.now());
        },
        tell: (told, newest, why) => {
          setSaving(told);
          setRefusal(why);
          setShown(newest);
        },
      }),
    [id, start],
  );
  useEffect(() => {
    if (start.saving === 'waiting') void saver.save();
    // What was kept may have arrived after all.
    if (start.saving === 'clean') localStorage.removeItem(start.place);
    const again = () => saver.retry();
    addEventListener('online', again);
    return () => {
      removeEventListener('online', again);
      saver.close();
    };
  }, [saver, start]);

  return { answers: shown.answers, comment: shown.comment, saving, refusal, saver };
}
